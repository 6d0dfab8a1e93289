"""The standard streams: UTF-8 whatever the locale says, and quiet when a reader has gone."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TextIO


class ReaderGone(Exception):
    """Who read our answer has gone, as `head` does: there is nobody to answer, and nothing is wrong."""


def write(data: str | bytes) -> None:
    """Write an answer to standard output. Raises `ReaderGone`, or `OSError` when it cannot be written."""
    if sys.stdout is None:
        raise ReaderGone
    try:
        if isinstance(data, str):
            sys.stdout.write(data)
        elif binary := getattr(sys.stdout, "buffer", None):
            sys.stdout.flush()
            binary.write(data)
        else:
            sys.stdout.write(data.decode("utf-8"))
        sys.stdout.flush()
    except BrokenPipeError:
        raise ReaderGone from None


def speak_utf8() -> None:
    """Make standard output and errors write UTF-8; what it cannot hold is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def finish() -> None:
    """Write out what is still held back. Raises `OSError` when it cannot be written."""
    if sys.stdout is not None:
        sys.stdout.flush()


def give_up() -> None:
    """Send the rest of standard output nowhere, so that leaving does not fail again."""
    if sys.stdout is None:
        return
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def give_up_if_broken() -> None:
    """Give standard output up when it takes nothing any more, as a full disk or a reader that has gone."""
    try:
        finish()
    except (OSError, ValueError):
        give_up()


def is_terminal(stream: TextIO | None) -> bool:
    """Say whether a person sees this stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def as_seen(text: str, stream: TextIO | None) -> str:
    """Return `text` for who reads `stream`: in visual order for a person at a terminal, else as it is."""
    if text.isascii() or not is_terminal(stream) or os.environ.get("TERM") == "dumb":
        return text
    from fairdesk.cli.printed import printed

    return printed(text)


def has_colours(stream: TextIO | None) -> bool:
    """Say whether colours may be written: to a terminal that has them, unless NO_COLOR is set."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def say_error(*sentences: str) -> None:
    """Write sentences to standard error, one a line; empty ones are left out."""
    with contextlib.suppress(OSError, ValueError):
        for sentence in filter(None, sentences):
            print(as_seen(sentence, sys.stderr), file=sys.stderr)
        sys.stderr.flush()


def say_same_line(text: str) -> None:
    """Write over the last line of standard error."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write("\r" + as_seen(text, sys.stderr))
        sys.stderr.flush()
