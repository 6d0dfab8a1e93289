"""What the terminal does with text from the right by itself, and how that is switched off and on again.

Sequences: DECRQM and BDSM (ECMA-48, mode 8), XTVERSION, DA1, and Konsole's OSC 50.
"""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Final, NamedTuple

from fairdesk.language.messages import N_, _

ASK: Final = "\x1b[8$p\x1b[>q\x1b[c"
"""Asks for mode 8, for the terminal's name, and for what every terminal answers."""

PATIENCE: Final = 0.3
"""Seconds to wait for the answer; terminals take 1 to 12 ms."""

_DONE: Final = re.compile(rb"\x1b\[\?[\d;]*c")
_MODE: Final = re.compile(rb"\x1b\[8;([0-4])\$y")
_NAME: Final = re.compile(rb"\x1bP>\|([^\x1b]*)\x1b\\")
_ANSWERS: Final = re.compile(rb"\x1b\[\?[\d;]*c|\x1b\[8;\d\$y|\x1bP>\|[^\x1b]*\x1b\\")

_MODE_8: Final = ("\x1b[8l", "\x1b[8h")
_OSC_50: Final = ("\x1b]50;BidiRenderingEnabled=false\x07", "\x1b]50;BidiRenderingEnabled=true\x07")
_NOTHING: Final = ("", "")


class Terminal(NamedTuple):
    """The terminal's name as far as it is known, and the sequences that switch its own bidi off and on.

    Where `whole`, they are for all that stands on the screen, what was printed before as well. `warning` says
    what a person has to do themselves: `kitty`, `mlterm`, `apple`, or nothing. `typed` is what was typed
    while it was asked.
    """

    name: str
    off: str
    on: str
    warning: str = ""
    typed: bytes = b""
    whole: bool = False


def of_answer(answer: bytes, env: Mapping[str, str]) -> Terminal:
    """Return the terminal that gave `answer` to `ASK`; what it leaves open, the environment tells.

    The answer comes first: a variable such as VTE_VERSION leaks into tmux and ssh.
    """
    typed = _ANSWERS.sub(b"", answer)
    named = _NAME.search(answer)
    name = named[1].decode("utf-8", "replace") if named else ""
    mode = _MODE.search(answer)
    if mode and mode[1] in (b"1", b"2"):
        return Terminal(name or "VTE", *_MODE_8, typed=typed)
    if "Konsole" in name:
        return Terminal(name, *_OSC_50, typed=typed, whole=True)
    return of_environment(env, name)._replace(typed=typed)


def of_environment(env: Mapping[str, str], name: str = "") -> Terminal:
    """Return the terminal that the environment names; where nothing does, mode 8 is switched off blindly."""
    program = env.get("TERM_PROGRAM", "")
    if env.get("TMUX"):
        off, on = (f"\x1bPtmux;{code.replace(chr(27), chr(27) * 2)}\x1b\\" for code in _MODE_8)
        return Terminal("tmux", off, on)
    if sys.platform == "win32":
        return Terminal(name or ("Windows Terminal" if env.get("WT_SESSION") else "Windows"), *_NOTHING)
    if "kitty" in name or env.get("KITTY_WINDOW_ID"):
        return Terminal(name or "kitty", *_NOTHING, warning="kitty")
    if env.get("MLTERM"):
        return Terminal("mlterm", *_NOTHING, warning="mlterm")
    if program == "Apple_Terminal":
        return Terminal("Apple Terminal", *_NOTHING, warning="apple")
    if env.get("KONSOLE_VERSION"):
        return Terminal(name or "Konsole", *_OSC_50, whole=True)
    return Terminal(name or program or env.get("TERM", ""), *_MODE_8)


def asked(env: Mapping[str, str] = os.environ, patience: float = PATIENCE) -> Terminal:
    """Ask the terminal at standard input and error what it is; without one only the environment tells."""
    source, out = sys.__stdin__, sys.__stderr__
    if sys.platform == "win32" or source is None or out is None or not (source.isatty() and out.isatty()):
        return of_environment(env)
    return of_answer(_ask(source.fileno(), out.fileno(), patience), env)


def _ask(source: int, out: int, patience: float) -> bytes:
    """Return what the terminal answers, and what was typed meanwhile."""
    import termios  # noqa: PLC0415  not on Windows
    import tty  # noqa: PLC0415

    answer = b""
    before = termios.tcgetattr(source)
    try:
        tty.setcbreak(source)
        os.write(out, ASK.encode())
        end = time.monotonic() + patience
        while (left := end - time.monotonic()) > 0 and not _DONE.search(answer):
            if select.select([source], [], [], left)[0]:
                answer += os.read(source, 1024)
    finally:
        termios.tcsetattr(source, termios.TCSANOW, before)
    return answer


def advice(terminal: Terminal) -> str:
    """Return what a person has to do themselves for Persian to be drawn right; empty when nothing."""
    words = {
        "kitty": N_("kitty turns words round by itself: write “force_ltr yes” into kitty.conf."),
        "mlterm": N_("Switch bidi off in mlterm's settings."),
        "apple": N_("Apple Terminal turns words round and cannot be told not to: use iTerm2."),
    }
    return _(words[terminal.warning]) if terminal.warning else ""


@contextmanager
def own_direction(terminal: Terminal, write: Callable[[str], object]) -> Iterator[None]:
    """Switch the terminal's own bidi off, and on again at the end, after a fault and after SIGTERM too."""
    if not terminal.off:
        yield
        return
    before = None
    with suppress(ValueError):  # not in the main thread
        before = signal.signal(signal.SIGTERM, _leave)
    write(terminal.off)
    try:
        yield
    finally:
        write(terminal.on)
        if before is not None:
            signal.signal(signal.SIGTERM, before)


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + signal.SIGTERM)
