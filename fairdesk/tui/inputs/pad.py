"""A pad of several lines that holds text as it was typed, and draws it as it is read, from either side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Location, Selection

from fairdesk.language.bidi.classes import first_strong
from fairdesk.language.bidi.layout import Glyph
from fairdesk.language.messages import is_right
from fairdesk.tui.direction.filter import without_bidi
from fairdesk.tui.direction.mode import is_logical
from fairdesk.tui.inputs.line import FieldLine, broken_line, stop_after, stop_at, stop_before
from fairdesk.tui.inputs.note_in import noted
from fairdesk.tui.keys import JOINERS


class Pad(TextArea):
    """Textual's editor, with its undo and its breaking of lines; `text` is logical.

    A paragraph begins at the side of its first letter; one without letters follows the interface. Arrows
    go where they point, Home and End to the ends of a line; the cursor stands between clusters. Tab leaves
    the pad.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f6,f7", "nothing", show=False)]
    TYPED_IN: ClassVar[bool] = True

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(
            text, id=id, soft_wrap=True, compact=True, highlight_cursor_line=False, tab_behavior="focus"
        )
        self.match_cursor_bracket = False

    # -- where things stand ------------------------------------------------------------------------

    def _base_of(self, row: int) -> int:
        strong = first_strong(self.document[row])
        return int(strong == "R" if strong else is_right())

    def _line_at(self, row: int, column: int) -> FieldLine:
        """Return the line on the screen on which a place of the text stands."""
        breaks = [0, *self.wrapped_document.get_offsets(row), len(self.document[row])]
        start = max((at for at in breaks[:-1] if at <= column), default=0)
        end = next((at for at in breaks[1:] if at > start), start)
        return broken_line(self.document[row], start, end, self._base_of(row))

    def _room_beside(self, line: FieldLine) -> int:
        """Return the blank columns before a line that begins at the right edge."""
        return max(0, self.scrollable_content_region.width - line.width) if line.base else 0

    def _recompute_cursor_offset(self) -> None:
        row, column = self.cursor_location
        line = self._line_at(row, column)
        _x, y = self.wrapped_document.location_to_offset(self.cursor_location)
        self._cursor_offset = Offset(self._room_beside(line) + line.column_of(column), y)

    def get_target_document_location(self, event: events.MouseEvent) -> Location:
        """Return the place in the text that the mouse points at."""
        y = min(event.y + round(self.scroll_y) - self.gutter.top, self.wrapped_document.height - 1)
        row, column = self.wrapped_document.offset_to_location(Offset(0, max(0, y)))
        line = self._line_at(row, column)
        return row, line.position_at(event.x - self.gutter.left - self._room_beside(line))

    def validate_selection(self, selection: Selection) -> Selection:
        """Keep both ends between clusters."""
        (first, start), (last, end) = selection
        return Selection(
            (first, stop_at(self.document[first], start)), (last, stop_at(self.document[last], end))
        )

    # -- drawing -----------------------------------------------------------------------------------

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters but that of the direction: it is drawn in visual order already."""
        return without_bidi(super().get_line_filters())

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        if is_logical():
            return super().render_line(y)
        width, ground = self.scrollable_content_region.width, self.rich_style
        at = y + round(self.scroll_y)
        if at >= self.wrapped_document.height:
            return Strip.blank(width, ground)
        row, column = self.wrapped_document.offset_to_location(Offset(0, at))
        line = self._line_at(row, column)
        after = Glyph(" ", len(self.document[row]), len(self.document[row]) + 1, 0)
        here_row, here = self.cursor_location
        cursor = line.seen(here) if self.has_focus and self._draw_cursor and row == here_row else -1
        segments = [self._segment(row, glyph, cursor) for glyph in line.glyphs if glyph.shown]
        is_last = line.length == len(self.document[row])
        end = self._segment(row, after, cursor) if is_last else Segment(" ")
        blank = Segment(" " * self._room_beside(line))
        strip = Strip([blank, end, *segments] if line.base else [*segments, end])
        over = max(0, strip.cell_length - width)  # of what is too wide its end goes
        strip = strip.crop(over) if line.base else strip.crop(0, width)
        return strip.extend_cell_length(width).apply_style(ground)

    def _segment(self, row: int, glyph: Glyph, cursor: int) -> Segment:
        first, last = sorted(self.selection)
        if glyph.start <= cursor < glyph.end:
            return Segment(glyph.shown, self.get_component_rich_style("text-area--cursor"))
        if first <= (row, glyph.start) < last:
            return Segment(glyph.shown, self.get_component_rich_style("text-area--selection"))
        return Segment(glyph.shown)

    # -- keys --------------------------------------------------------------------------------------

    def action_nothing(self) -> None:
        """Do nothing: at the Desk F7 finds a ring, and not all lines are to be marked for it."""

    def _step(self, forward: bool) -> Location:
        row, column = self.cursor_location
        text = self.document[row]
        if forward:
            if column < len(text):
                return row, stop_after(text, column)
            return (row + 1, 0) if row + 1 < self.document.line_count else (row, column)
        if column:
            return row, stop_before(text, column)
        return (row - 1, len(self.document[row - 1])) if row else (0, 0)

    def get_cursor_left_location(self) -> Location:
        """Return the place one cluster to the left."""
        return self._step(bool(self._base_of(self.cursor_location[0])))

    def get_cursor_right_location(self) -> Location:
        """Return the place one cluster to the right."""
        return self._step(not self._base_of(self.cursor_location[0]))

    def action_cursor_left(self, select: bool = False) -> None:
        """Go to the left; from a selection to its left end."""
        self._go(self.get_cursor_left_location(), bool(self._base_of(self.cursor_location[0])), select)

    def action_cursor_right(self, select: bool = False) -> None:
        """Go to the right; from a selection to its right end."""
        self._go(self.get_cursor_right_location(), not self._base_of(self.cursor_location[0]), select)

    def _go(self, target: Location, forward: bool, select: bool) -> None:
        if not (select or self.selection.is_empty):
            target = max(self.selection) if forward else min(self.selection)
        self.move_cursor(target, select=select)

    def get_cursor_word_left_location(self) -> Location:
        """Return the beginning of a word to the left."""
        return self._jump(bool(self._base_of(self.cursor_location[0])))

    def get_cursor_word_right_location(self) -> Location:
        """Return the beginning of a word to the right."""
        return self._jump(not self._base_of(self.cursor_location[0]))

    def _jump(self, forward: bool) -> Location:
        if forward:
            return super().get_cursor_word_right_location()
        return super().get_cursor_word_left_location()

    def action_delete_right(self) -> None:
        """Delete what is selected, or the cluster after the cursor."""
        start, end = self.selection
        self._delete_via_keyboard(start, self._step(True) if self.selection.is_empty else end)

    def action_delete_left(self) -> None:
        """Delete what is selected, or what was typed last before the cursor, as in a field."""
        start, end = self.selection
        if self.selection.is_empty:
            row, column = end
            start = self._step(False)
            if column and self.document[row][start[1]].isalpha():
                start = (row, column - 1)
        self._delete_via_keyboard(start, end)

    def action_delete_word_left(self) -> None:
        """Delete what is selected, or the word before the cursor, whichever side that is."""
        start, end = self.selection
        self._delete_via_keyboard(self._jump(False) if self.selection.is_empty else start, end)

    def action_delete_word_right(self) -> None:
        """Delete what is selected, or the word after the cursor, whichever side that is."""
        start, end = self.selection
        self._delete_via_keyboard(start, self._jump(True) if self.selection.is_empty else end)

    async def _on_key(self, event: events.Key) -> None:
        """Type a zero-width (non-)joiner (Shift+Space on a Persian keyboard), which Textual would drop."""
        if event.character in JOINERS:
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard(event.character or "", *self.selection)

    async def _on_paste(self, event: events.Paste) -> None:
        """Paste lines as they are; letters in the forms of print become the letters themselves."""
        text = noted(event.text)
        if text and (done := self._replace_via_keyboard(text, *self.selection)):
            self.move_cursor(done.end_location)
        event.stop()
        event.prevent_default()
