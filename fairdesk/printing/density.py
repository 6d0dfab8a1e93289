"""How large a printed code is: modules that cameras can tell apart, and printers draw all alike."""

from __future__ import annotations

from typing import Final

from fairdesk.codes.matrix import QUIET, Level, matrix
from fairdesk.codes.svg import svg
from fairdesk.domain.clean import short
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_

SMALLEST_MODULE: Final = 0.25
"""Millimetres of a module's side below which nothing is printed: three dots of a 300 dpi printer."""

DOT: Final = 25.4 / 300
"""Millimetres of a dot of 300 dpi; printers of 600 and 1200 dpi draw it as whole dots, too."""

_SMALL: Final = 4 * DOT
_TIGHT: Final = 2
"""Modules of quiet zone on the smallest labels, whose neighbours' edges are white as well."""


def module_mm(box: float, modules: int, quiet: float = QUIET) -> float:
    """Return the side of a module in whole dots, when a code fills a box (mm) with its quiet zone.

    Where the full quiet zone would leave less than four dots to a module, half of it is taken: what a small
    code needs most is large modules. The side is 0 when there is no room for a dot.
    """
    side = _in_dots(box / (modules + 2 * quiet))
    if side < _SMALL and quiet > _TIGHT:
        return max(side, module_mm(box, modules, _TIGHT))
    return side


def square(text: str, side: float, level: Level = "M") -> str:
    """Return the SVG of a code that is printed `side` mm wide with white around it, without a quiet zone.

    Raises `Refusal` when its modules would be smaller than `SMALLEST_MODULE`.
    """
    made = matrix(text, level)
    if side / made.size >= SMALLEST_MODULE:
        return svg(made, quiet=0)
    raise Refusal(
        N_("The code of {text} is too dense for this page: it needs {needed} mm, there are {room}."),
        hint=N_("Shorten the fair's address for codes, or what the code is to hold."),
        text=short(text, 60),
        needed=f"{SMALLEST_MODULE * made.size:.0f}",
        room=f"{side:g}",
    )


def smallest_box(modules: int) -> float:
    """Return the smallest box in mm in which such a code can be printed, quiet zone and all."""
    return _in_dots(SMALLEST_MODULE + DOT * 0.999) * (modules + 2 * _TIGHT)


def snapped(mm: float) -> float:
    """Return the next place that is a whole number of dots from the paper's edge, for dots of 150 dpi too."""
    return round(mm / (2 * DOT)) * 2 * DOT


def _in_dots(mm: float) -> float:
    return int(mm / DOT + 1e-9) * DOT
