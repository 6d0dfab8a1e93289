"""Answers as a terminal is to print them: lines in visual order, which few give them by themselves."""

from __future__ import annotations

import os
import shutil

from fairdesk.language.bidi.classes import is_rtl
from fairdesk.language.bidi.fields import fields
from fairdesk.language.bidi.isolate import base_of
from fairdesk.language.bidi.layout import visual
from fairdesk.language.messages import is_right


def printed(text: str) -> str:
    """Return a text of lines for a terminal; one that orders letters and cannot be told not to gets it as is.

    In a right-to-left interface the columns stand from the right, within the width of the longest line.
    """
    from fairdesk.cli.said.table import width
    from fairdesk.tui.direction.mode import is_logical
    from fairdesk.tui.direction.terminal import of_environment

    terminal = of_environment(os.environ)
    if not is_rtl(text) or is_logical() or terminal.warning or terminal.whole:
        return text
    lines = [line.expandtabs() for line in text.split("\n")]
    room = min(max(map(width, lines)), shutil.get_terminal_size().columns)
    drawn = [_drawn(line, max(0, room - width(line)) if is_right() and line.strip() else 0) for line in lines]
    return terminal.off + "\n".join(drawn) + terminal.on


def _drawn(line: str, blanks: int) -> str:
    right = is_right()
    parts = [line[start:end] for start, end in fields(line, borders=False)]
    shown = [visual(part, base_of(part, right)) for part in parts]
    return " " * blanks + "".join(reversed(shown)) if right else "".join(shown)
