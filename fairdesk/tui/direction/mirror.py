"""A right-to-left interface is the left-to-right one in a mirror: rows are laid from the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.layouts.factory import LAYOUT_MAP
from textual.layouts.horizontal import HorizontalLayout

from fairdesk.tui.direction.side import is_from_right

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.layout import WidgetPlacement
    from textual.widget import Widget

ROW: Final = "horizontal"


class MirroredRow(HorizontalLayout):
    """Lays a row as ever, then turns it round where the interface is written from the right.

    The order of the widgets stays, and with it the order of the focus.
    """

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> list[WidgetPlacement]:
        """Return where each widget of the row stands."""
        placed = super().arrange(parent, children, size, greedy)
        if not is_from_right(parent):
            return placed
        end = max((one.region.right + one.margin.right for one in placed if not one.absolute), default=0)
        styles = parent.styles
        if styles.align_horizontal == "left" and not styles.is_auto_width:
            end = max(end, size.width)
        return [one if one.absolute else _turned(one, end) for one in placed]


def _turned(one: WidgetPlacement, end: int) -> WidgetPlacement:
    """Return a place as far from the row's end as it was from its beginning."""
    return one._replace(region=one.region.at_offset((end - one.region.right, one.region.y)))


def mirror_rows() -> None:
    """Let `layout: horizontal` of every style sheet be such a row; Textual knows no direction of its own."""
    LAYOUT_MAP[ROW] = MirroredRow
