"""The lines of an arriving note, and what did not fit its own field among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fairdesk.domain.clean import TEXT_LIMIT, clean_line

ANY_LENGTH: Final = 1 << 30
"""A limit that no text reaches."""

_BETWEEN: Final = ": "


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line of the note; one that holds what did not fit its own field has that `value`.

    One of which only the beginning fits the note is `cut`.
    """

    text: str
    value: str = ""
    cut: bool = False


def labelled(label: str, text: str) -> NoteLine:
    """Return the line that says what did not fit the field of this name."""
    value = clean_line(text, "", ANY_LENGTH)
    return NoteLine(f"{label}{_BETWEEN}{value}", value)


def value_in(line: str) -> str:
    """Return what a line says behind the name of a field, empty where none stands in front."""
    return line.partition(_BETWEEN)[2]


def cut(lines: Sequence[NoteLine]) -> tuple[tuple[NoteLine, ...], int]:
    """Return the lines that fit a note, the last one cut, and how many characters all of them have."""
    kept: list[NoteLine] = []
    length = -1
    for line in lines:
        room = TEXT_LIMIT - length - 1
        length += len(line.text) + 1
        if len(line.text) <= room:
            kept.append(line)
        elif room > 0:
            text = line.text[:room].rstrip()
            kept.append(NoteLine(text, value_in(text) if line.value else "", cut=True))
    return tuple(kept), max(length, 0)
