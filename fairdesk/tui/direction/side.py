"""The side that a part of the screen is written from: the interface's, or that of who reads this part."""

from __future__ import annotations

from textual.dom import DOMNode

from fairdesk.language.messages import is_right

FROM_RIGHT = "-from-right"
FROM_LEFT = "-from-left"


def side_class(direction: str) -> str:
    """Return the class for a part of the screen that is read in `direction`, `rtl` or `ltr`."""
    return FROM_RIGHT if direction == "rtl" else FROM_LEFT


def is_from_right(part: DOMNode) -> bool:
    """Whether a widget is written from the right: as the nearest part with a side, else as the interface."""
    for one in part.ancestors_with_self:
        if one.has_class(FROM_RIGHT):
            return True
        if one.has_class(FROM_LEFT):
            return False
    return is_right()


def pointing(part: DOMNode, by: int) -> int:
    """Return the step in the order of a row for an arrow, by +1 to the right: the row may run to the left."""
    return -by if is_from_right(part) else by
