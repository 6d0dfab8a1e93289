"""A field's text as it is drawn: clusters in visual order, and where the cursor stands among them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len

from fairdesk.language.bidi.layout import Glyph, clusters, layout, reordered


@dataclass(frozen=True, slots=True)
class FieldLine:
    """The clusters of a text with the column of each, and how wide all are.

    In a line of base level 1 the column after the text, where the cursor waits, is the first one. A line of
    a broken paragraph begins at `start` and ends at `length` of its text.
    """

    glyphs: tuple[Glyph, ...]
    columns: tuple[int, ...]
    width: int
    base: int
    length: int
    start: int = 0

    def seen(self, position: int) -> int:
        """Return the place itself, or the next one where something is drawn for the cursor to stand on."""
        unseen = {glyph.start: glyph.end for glyph in self.glyphs if not glyph.shown}
        while position in unseen:
            position = unseen[position]
        return position

    def column_of(self, position: int) -> int:
        """Return the column of the cursor at a place in the text."""
        position = self.seen(position)
        for glyph, column in zip(self.glyphs, self.columns, strict=True):
            if glyph.start <= position < glyph.end:
                return column
        return 0 if self.base else self.width

    def position_at(self, column: int) -> int:
        """Return the place in the text that a column shows; beyond the text it is the nearest end."""
        for glyph, start in zip(self.glyphs, self.columns, strict=True):
            if start <= column < start + cell_len(glyph.shown):
                return glyph.start
        before = column < (self.columns[0] if self.columns else 0)
        return self.length if before == bool(self.base) else self.start


@lru_cache(maxsize=512)
def field_line(text: str, base: int) -> FieldLine:
    """Return a text laid out as one line."""
    return _laid(layout(text, base), base, len(text))


@lru_cache(maxsize=512)
def broken_line(text: str, start: int, end: int, base: int) -> FieldLine:
    """Return the line of a paragraph from `start` to `end`, ordered as in the whole (UAX #9, L1, L2)."""
    logical = sorted(layout(text, base), key=lambda glyph: glyph.start)
    own = [glyph for glyph in logical if start <= glyph.start < end]
    words = len(text[start:end].rstrip()) + start
    levels = [glyph.level if glyph.start < words else base for glyph in own]
    last = end if end == len(text) or not own else own[-1].start
    return _laid(tuple(own[at] for at in reordered(levels)), base, last, start)


@lru_cache(maxsize=512)
def joined_lines(text: str, end: str, base: int) -> FieldLine:
    """Return a text of several lines laid out in one row, each line by itself, with `end` where one ends."""
    glyphs: list[Glyph] = []
    start = 0
    for line in text.split("\n"):
        own = [Glyph(end, start - 1, start, base)] if start else []
        laid = [
            Glyph(glyph.shown, glyph.start + start, glyph.end + start, glyph.level)
            for glyph in layout(line, base)
        ]
        glyphs = [*laid, *own, *glyphs] if base else [*glyphs, *own, *laid]
        start += len(line) + 1
    return _laid(tuple(glyphs), base, len(text))


def _laid(glyphs: tuple[Glyph, ...], base: int, length: int, start: int = 0) -> FieldLine:
    columns, column = [], 1 if base else 0
    for glyph in glyphs:
        columns.append(column)
        column += cell_len(glyph.shown)
    return FieldLine(glyphs, tuple(columns), column, base, length, start)


def stop_before(text: str, position: int) -> int:
    """Return where the cluster before a place begins."""
    return max((start for start, _end in clusters(text) if start < position), default=0)


def stop_after(text: str, position: int) -> int:
    """Return where the cluster at a place ends."""
    return min((end for _start, end in clusters(text) if end > position), default=len(text))


def stop_at(text: str, position: int) -> int:
    """Return the place itself, or the end of the cluster that it is inside of."""
    return next((end for start, end in clusters(text) if start < position < end), position)
