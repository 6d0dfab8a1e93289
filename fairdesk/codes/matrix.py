"""The modules of a QR code: one grid for every pen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_

QUIET: Final = 4
"""Modules of quiet zone around a code (ISO/IEC 18004, 9.1)."""

Level = Literal["M", "Q"]
"""How much of a code may be damaged: 15 % or 25 % of its codewords."""

_LEVELS: Final[dict[Level, int]] = {"M": ERROR_CORRECT_M, "Q": ERROR_CORRECT_Q}
_MASK: Final = 3


@dataclass(frozen=True, slots=True)
class Matrix:
    """A QR code without its quiet zone: square rows of modules, True is dark."""

    text: str
    rows: tuple[tuple[bool, ...], ...]

    @property
    def size(self) -> int:
        """How many modules one side has, the quiet zone not counted."""
        return len(self.rows)

    def framed(self, quiet: int = QUIET) -> tuple[tuple[bool, ...], ...]:
        """Return the rows with `quiet` light modules on every side."""
        side = (False,) * quiet
        blank = ((False,) * (self.size + 2 * quiet),) * quiet
        return (*blank, *((*side, *row, *side) for row in self.rows), *blank)


@lru_cache(maxsize=1024)
def matrix(text: str, level: Level = "M") -> Matrix:
    """Return the QR code of `text` (ISO/IEC 18004): mask 3, smallest version, UTF-8.

    `level` is the error correction: M everywhere, Q where there is room and fingers touch. The mask is fixed
    because trying all eight takes five times as long and scans no better.

    Raises `Refusal` when `text` is empty or longer than one code holds.
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        raise Refusal(N_("A QR code cannot hold this text: it has broken characters.")) from None
    if not data:
        raise Refusal(N_("A QR code needs a text."))
    code = QRCode(error_correction=_LEVELS[level], border=0, mask_pattern=_MASK)
    code.add_data(data)
    try:
        rows = code.get_matrix()
    except (DataOverflowError, ValueError):  # qrcode 8.2 says a version over 40 either way
        raise Refusal(
            N_("This text is too long for a QR code: {count} bytes."),
            hint=N_("Shorten it to at most 2,300 bytes."),
            count=len(data),
        ) from None
    return Matrix(text, tuple(tuple(map(bool, row)) for row in rows))
