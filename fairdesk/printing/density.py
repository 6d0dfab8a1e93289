"""How large a printed code must be: modules that a phone's camera and a printer's dots can tell apart."""

from __future__ import annotations

from typing import Final

from fairdesk.codes.matrix import QUIET

SMALLEST_MODULE: Final = 0.25
"""Millimetres of a module's side below which nothing is printed: three dots of a 300 dpi printer."""


def module_mm(box: float, modules: int) -> float:
    """Return the side of a module when a code of `modules` fills a box (mm) with its quiet zone."""
    return box / (modules + 2 * QUIET)


def smallest_box(modules: int) -> float:
    """Return the smallest box in mm, quiet zone and all, in which such a code can be printed."""
    return SMALLEST_MODULE * (modules + 2 * QUIET)
