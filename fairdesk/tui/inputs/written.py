"""A field that holds text as it was typed, and draws it as it is read, from either side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.filter import LineFilter
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from fairdesk.language.bidi.classes import first_strong, is_rtl
from fairdesk.language.bidi.isolate import base_of
from fairdesk.language.bidi.layout import Glyph
from fairdesk.language.messages import is_right
from fairdesk.tui.direction.filter import without_bidi
from fairdesk.tui.direction.mode import is_logical
from fairdesk.tui.inputs.line import FieldLine, field_line, stop_after, stop_at, stop_before


class Written(Input):
    """The value is logical text: messages, checks and copies have nothing of how it is drawn.

    A text whose first letter is from the right begins at the right edge; one without letters follows the
    interface.
    Arrows go where they point; Home and End to the beginning and the end of the text. The cursor stands
    between clusters: a letter with its marks and joiners is one step, and Delete takes it whole.
    """

    FROM_LEFT: ClassVar[bool] = False
    """Whether the text runs from the left whatever it holds, as an address does."""

    _WORD_START = re.compile(r"(?<=[^\w\u200c\u200d])\w")

    @property
    def _base(self) -> int:
        if self.FROM_LEFT or self.password:
            return 0
        strong = first_strong(self.value)
        return int(strong == "R" if strong else is_right())

    @property
    def _is_plain(self) -> bool:
        """Whether Textual draws it right by itself."""
        if is_logical() or (self.password and self.value):
            return True
        return not (self._base or is_rtl(self.value) or (is_right() and not self.value))

    @property
    def _line(self) -> FieldLine:
        return field_line(self.value, self._base)

    @property
    def _room(self) -> int:
        """Blank columns before a text that begins at the right edge."""
        line = self._line
        return max(0, self.scrollable_content_region.width - line.width) if line.base else 0

    @property
    def content_width(self) -> int:
        """Return how wide the text is as it is drawn, with the place of the cursor after it."""
        return int(super().content_width) if self._is_plain else self._line.width + 1

    # -- columns -----------------------------------------------------------------------------------

    def _position_to_cell(self, position: int) -> int:
        if self._is_plain:
            return super()._position_to_cell(position)
        return self._room + self._line.column_of(position)

    @property
    def _cursor_offset(self) -> int:
        if self._is_plain:
            return super()._cursor_offset
        return self._position_to_cell(self.cursor_position)

    def _cell_offset_to_index(self, offset: int) -> int:
        if self._is_plain:
            return super()._cell_offset_to_index(offset)
        return self._line.position_at(offset + self.scroll_offset.x - self._room)

    def validate_selection(self, selection: Selection) -> Selection:
        """Keep both ends between clusters."""
        start, end = super().validate_selection(selection)
        return Selection(stop_at(self.value, start), stop_at(self.value, end))

    # -- drawing -----------------------------------------------------------------------------------

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters but that of the direction: it is drawn in visual order already."""
        return without_bidi(super().get_line_filters())

    def render_line(self, y: int) -> Strip:
        """Draw the field's row."""
        if y or self._is_plain:
            return super().render_line(y)
        width = self.scrollable_content_region.width
        if not self.value:
            words = Strip(self._placeholder(width))
            hidden = max(0, words.cell_length - width)  # of what is too long its end goes
            return words.crop(hidden).apply_style(self.rich_style)
        strip = Strip(self._drawn())
        scrolled = self.scroll_offset.x
        return strip.crop(scrolled, scrolled + width).extend_cell_length(width).apply_style(self.rich_style)

    def _placeholder(self, width: int) -> list[Segment]:
        """Return what an empty field says, from the right edge."""
        words = field_line(self.placeholder, base_of(self.placeholder, True))
        style = self.get_component_rich_style("input--placeholder")
        cursor = self.get_component_rich_style("input--cursor")
        segments = [Segment(" " * max(0, width - sum(cell_len(glyph.shown) for glyph in words.glyphs)))]
        for glyph in words.glyphs:
            is_here = self.has_focus and self._cursor_visible and glyph.start == 0
            segments.append(Segment(glyph.shown, style + cursor if is_here else style))
        if not words.glyphs:
            here = cursor if self.has_focus and self._cursor_visible else None
            segments = [Segment(" " * max(0, width - 1)), Segment(" ", here)]
        return segments

    def _drawn(self) -> list[Segment]:
        """Return the text with selection and cursor."""
        line = self._line
        cursor = line.seen(self.cursor_position) if self._cursor_visible else -1
        after = [self._segment(Glyph(" ", line.length, line.length + 1, 0), cursor)]
        text = [self._segment(glyph, cursor) for glyph in line.glyphs if glyph.shown]
        return [Segment(" " * self._room), *after, *text] if line.base else [*text, *after]

    def _segment(self, glyph: Glyph, cursor: int) -> Segment:
        if not self.has_focus:
            return Segment(glyph.shown)
        first, last = sorted(self.selection)
        if glyph.start <= cursor < glyph.end:
            return Segment(glyph.shown, self.get_component_rich_style("input--cursor"))
        if first <= glyph.start < last:
            return Segment(glyph.shown, self.get_component_rich_style("input--selection"))
        return Segment(glyph.shown)

    # -- keys --------------------------------------------------------------------------------------

    def action_cursor_left(self, select: bool = False) -> None:
        """Go one cluster to the left."""
        self._step(bool(self._base), select)

    def action_cursor_right(self, select: bool = False) -> None:
        """Go one cluster to the right."""
        self._step(not self._base, select)

    def _step(self, forward: bool, select: bool) -> None:
        start, end = self.selection
        if not select and start != end:
            self.cursor_position = max(start, end) if forward else min(start, end)
            return
        target = stop_after(self.value, end) if forward else stop_before(self.value, end)
        self.selection = Selection(start if select else target, target)

    def action_cursor_left_word(self, select: bool = False) -> None:
        """Go to the beginning of a word, to the left."""
        self._jump(bool(self._base), select)

    def action_cursor_right_word(self, select: bool = False) -> None:
        """Go to the beginning of a word, to the right."""
        self._jump(not self._base, select)

    def _jump(self, forward: bool, select: bool) -> None:
        if forward:
            super().action_cursor_right_word(select)
        else:
            super().action_cursor_left_word(select)

    def action_delete_right(self) -> None:
        """Delete what is selected, or the cluster after the cursor."""
        if self.selection.is_empty:
            at = self.cursor_position
            self.delete(at, stop_after(self.value, at))
        else:
            self.delete_selection()

    def action_delete_left(self) -> None:
        """Delete what is selected, or what was typed last before the cursor.

        Of a letter with marks or a joiner that is the mark, as typing goes; of an emoji it is the whole.
        """
        at = self.cursor_position
        if not self.selection.is_empty:
            self.delete_selection()
        elif at:
            start = stop_before(self.value, at)
            self.delete(at - 1 if self.value[start].isalpha() else start, at)
