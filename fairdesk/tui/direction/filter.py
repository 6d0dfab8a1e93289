"""Draws the lines of Textual's own widgets in visual order; ours draw themselves so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from fairdesk.language.bidi.classes import is_rtl
from fairdesk.language.bidi.fields import fields
from fairdesk.language.bidi.isolate import base_of
from fairdesk.language.bidi.layout import layout
from fairdesk.language.messages import is_right
from fairdesk.tui.direction.mode import is_logical


def without_bidi(filters: Sequence[LineFilter]) -> Sequence[LineFilter]:
    """Return filters for a widget that draws its lines in visual order itself: nothing is turned twice."""
    return [one for one in filters if not isinstance(one, BidiFilter)]


class BidiFilter(LineFilter):
    """Puts each field of a widget's line into visual order, after it was wrapped and cut.

    Fields end at borders and at two blanks or more; styles stay with their letters. `right` says the side
    that the lines are written from; None is as the interface.
    """

    def __init__(self, right: bool | None = None) -> None:
        super().__init__()
        self._right = right

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the line as it is to be printed."""
        text = "".join(segment.text for segment in segments if not segment.control)
        if text.isascii() or is_logical() or not is_rtl(text) or _is_drawn(text):
            return segments
        right = is_right() if self._right is None else self._right
        styles = [segment.style for segment in segments if not segment.control for _sign in segment.text]
        drawn: list[tuple[str, Style | None]] = []
        for start, end in fields(text):
            field = text[start:end]
            if is_rtl(field):
                for glyph in layout(field, base_of(field, right)):
                    drawn.append((glyph.shown, styles[start + glyph.start]))
            else:
                drawn += zip(field, styles[start:end], strict=True)
        return [
            Segment("".join(sign for sign, _style in run), style)
            for style, run in groupby(drawn, key=lambda pair: pair[1])
        ]


def _is_drawn(text: str) -> bool:
    """Whether a line is in visual order already, as what shows through a dialog: its letters are joined."""
    return any("\ufb50" <= sign <= "\ufefc" and not "\ufdf0" <= sign <= "\ufdff" for sign in text)
