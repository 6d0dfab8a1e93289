"""The paper's pen: a code as an SVG of one path, sharp at every size."""

from __future__ import annotations

import re
from typing import Final

from fairdesk.codes.matrix import QUIET, Matrix

_DARK: Final = re.compile(rb"\x01+")

MODULE_MM: Final = 0.5
"""Side of a module in millimetres, where nobody asks for another."""


def runs(matrix: Matrix, quiet: int = QUIET) -> str:
    """Return the dark modules as one SVG path of horizontal runs, in units of a module."""
    return "".join(
        f"M{run.start() + quiet} {y}h{run.end() - run.start()}v1h{run.start() - run.end()}z"
        for y, row in enumerate(matrix.rows, quiet)
        for run in _DARK.finditer(bytes(row))
    )


def svg(matrix: Matrix, module_mm: float = MODULE_MM, quiet: int = QUIET) -> str:
    """Return the code as an SVG document (SVG 1.1), black on white.

    `module_mm` is the side of a module in millimetres; `quiet` is the quiet zone in modules.
    """
    side = matrix.size + 2 * quiet
    size = f"{side * module_mm:.4f}".rstrip("0").rstrip(".")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}mm" height="{size}mm"'
        f' viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<rect width="{side}" height="{side}" fill="#fff"/>'
        f'<path d="{runs(matrix, quiet)}" fill="#000"/></svg>\n'
    )
