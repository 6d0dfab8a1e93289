"""Which terminal it is, by what it answers and what the environment says; switched off, and on again."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import threading
import time

import pytest

from fairdesk.tui.direction.terminal import ASK, advice, of_answer, of_environment, own_direction

DA1 = b"\x1b[?65;1;9c"
MODE_8 = ("\x1b[8l", "\x1b[8h")


@pytest.mark.parametrize(
    ("answer", "env", "name", "off"),
    [
        (b"\x1b[8;1$y" + DA1, {}, "VTE", "\x1b[8l"),
        (b"\x1b[8;2$y\x1bP>|VTE(7006)\x1b\\" + DA1, {"TMUX": ""}, "VTE(7006)", "\x1b[8l"),
        (b"\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\" + DA1, {}, "XTerm(379)", "\x1b[8l"),
        (b"\x1bP>|Konsole 22.12\x1b\\" + DA1, {}, "Konsole 22.12", "\x1b]50;BidiRenderingEnabled=false\x07"),
        (DA1, {"TMUX": "/tmp/x", "VTE_VERSION": "7006"}, "tmux", "\x1bPtmux;\x1b\x1b[8l\x1b\\"),
        (b"\x1bP>|kitty(0.26.5)\x1b\\" + DA1, {}, "kitty(0.26.5)", ""),
        (b"\x1b[8;0$y" + DA1, {"MLTERM": "3.9.0"}, "mlterm", ""),
        (b"", {"TERM_PROGRAM": "Apple_Terminal"}, "Apple Terminal", ""),
        (b"", {"KONSOLE_VERSION": "221203"}, "Konsole", "\x1b]50;BidiRenderingEnabled=false\x07"),
        (b"", {"TERM": "linux"}, "linux", "\x1b[8l"),
    ],
)  # fmt: skip
def test_terminals_by_their_answers(answer: bytes, env: dict[str, str], name: str, off: str) -> None:
    found = of_answer(answer, env)
    assert (found.name, found.off, found.typed) == (name, off, b"")
    assert bool(advice(found)) == (not off)


def test_what_was_typed_meanwhile_is_kept() -> None:
    found = of_answer(b"An\x1b[8;1$yna" + DA1 + "م".encode(), {})
    assert found.typed.decode() == "Annaم"


def test_it_is_switched_on_again_after_a_fault_and_nothing_is_sent_where_nothing_helps() -> None:
    sent: list[str] = []
    with pytest.raises(RuntimeError), own_direction(of_answer(b"\x1b[8;1$y" + DA1, {}), sent.append):
        raise RuntimeError
    assert sent == list(MODE_8)
    with own_direction(of_environment({"KITTY_WINDOW_ID": "1"}), sent.append):
        pass
    assert sent == list(MODE_8)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
@pytest.mark.parametrize("answer", [b"\x1b[8;1$y\x1bP>|VTE(7006)\x1b\\" + DA1, b""])
def test_a_real_tty_is_asked_once_and_a_silent_one_is_left(answer: bytes) -> None:
    main, side = pty.openpty()
    code = (
        "from fairdesk.tui.direction.terminal import asked; import json, sys;"
        "t = asked({'TERM': 'quiet'}); print(json.dumps([t.name, t.typed.decode()]))"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stdin=side, stderr=side, stdout=subprocess.PIPE)
    os.close(side)
    seen = b""

    def terminal() -> None:
        nonlocal seen
        while ASK.encode() not in seen:
            seen += os.read(main, 100)
        os.write(main, b"x" + answer)

    threading.Thread(target=terminal, daemon=True).start()
    out, _err = child.communicate(timeout=20)
    assert seen.count(ASK.encode()) == 1
    assert out.decode().strip() == ('["VTE(7006)", "x"]' if answer else '["quiet", "x"]')
    os.close(main)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_sigterm_switches_it_on_again() -> None:
    code = (
        "import sys, time; from fairdesk.tui.direction.terminal import of_environment, own_direction;"
        "write = lambda text: (sys.stdout.write(text), sys.stdout.flush());\n"
        "with own_direction(of_environment({}), write): time.sleep(30)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.read(4) == b"\x1b[8l"
        time.sleep(0.1)
        child.send_signal(signal.SIGTERM)
        assert child.stdout.read() == b"\x1b[8h"
        assert child.wait(timeout=10) == 128 + signal.SIGTERM
