"""Answers as a terminal is to print them: lines in visual order, which few give them by themselves."""

from __future__ import annotations

import os
import re
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
    columns = shutil.get_terminal_size().columns
    lines = [part for line in text.split("\n") for part in _parts(line.expandtabs(), columns)]
    room = min(max(map(width, lines)), columns)
    drawn = [_drawn(line, max(0, room - width(line)) if is_right() and line.strip() else 0) for line in lines]
    return terminal.off + "\n".join(drawn) + terminal.on


def _parts(line: str, room: int) -> list[str]:
    """Return a row that is wider than the terminal in parts, each of whole columns or words."""
    from fairdesk.cli.said.table import width

    made = [""]
    for start, end in fields(line, borders=False):
        for word in re.split("(?<= )(?=[^ ])", line[start:end]):
            if made[-1].strip() and width(made[-1]) + width(word.rstrip()) > room:
                made.append("    ")
            made[-1] += word
    return [part.rstrip() for part in made] if len(made) > 1 else [line]


def _drawn(line: str, blanks: int) -> str:
    right = is_right()
    parts = [line[start:end] for start, end in fields(line, borders=False)]
    shown = [visual(part, base_of(part, right)) for part in parts]
    return " " * blanks + "".join(reversed(shown)) if right else "".join(shown)
