"""The terminal's pen: two modules a cell, drawn with half blocks."""

from __future__ import annotations

from typing import Final

from fairdesk.codes.matrix import QUIET, Matrix

Cell = tuple[bool, bool]
"""The upper and the lower half of a cell; True is dark."""

_INK: Final = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
_BLACK_ON_WHITE: Final = "\x1b[38;5;16;48;5;231m"
_PLAIN: Final = "\x1b[0m"


def cells(matrix: Matrix, quiet: int = QUIET, scale: int = 1) -> tuple[tuple[Cell, ...], ...]:
    """Return the code as rows of cells, each `scale` columns or half lines to a module.

    `quiet` is in modules. A last half line without a partner is light, as the quiet zone is.
    """
    lines = [
        tuple(dark for dark in row for _column in range(scale))
        for row in matrix.framed(quiet)
        for _half in range(scale)
    ]
    if len(lines) % 2:
        lines.append((False,) * len(lines[0]))
    return tuple(tuple(zip(lines[top], lines[top + 1], strict=True)) for top in range(0, len(lines), 2))


def lines(matrix: Matrix, quiet: int = QUIET, scale: int = 1, *, light: bool = False) -> tuple[str, ...]:
    """Return the code as lines for a terminal without colours.

    The glyphs draw the light modules, as on a dark terminal letters are light; `light` draws the
    dark ones, for dark letters on a light ground.
    """
    return tuple(
        "".join(_INK[top == light, bottom == light] for top, bottom in row)
        for row in cells(matrix, quiet, scale)
    )


def ansi(matrix: Matrix, quiet: int = QUIET, scale: int = 1) -> tuple[str, ...]:
    """Return the code as lines that are black on white whatever the terminal's colours are.

    The colours are 16 and 231 of the 256: those two no theme changes.
    """
    return tuple(f"{_BLACK_ON_WHITE}{line}{_PLAIN}" for line in lines(matrix, quiet, scale, light=True))


def fit(matrix: Matrix, width: int, height: int, quiet: int = QUIET) -> int:
    """Return the largest scale at which the code fits `width` columns and `height` lines, 0 if none."""
    side = matrix.size + 2 * quiet
    return max(0, min(width // side, 2 * height // side))
