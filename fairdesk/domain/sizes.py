"""Ring sizes: millimetres of inner circumference (ISO 8653), with the buyer's own words kept."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

from fairdesk.domain.clean import clean_line, short
from fairdesk.domain.folding import fold
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_

SMALLEST: Final = 40.0
LARGEST: Final = 76.0
"""Millimetres of inner circumference between which rings are made (ISO 8653:2016 lists 41 to 76)."""

_INCH: Final = 25.4
_HALVES: Final = {"½": ".5", "¼": ".25", "¾": ".75", " 1/2": ".5", " 1/4": ".25", " 3/4": ".75"}
_SCALE_WORDS: Final = {
    "us": "us usa american ca امریکا امریکایی",
    "minus40": "it ch es ital italy swiss ایتالیا سوییس",
    "mm": "eu iso de fr at mm میلیمتر میلی_متر ملم اروپا اروپایی",
    "diameter": "o d dia diameter قطر durchmesser o_mm mm_o diameter_mm mm_diameter قطر_میلیمتر قطر_میلی_متر",
}
_SCALES: Final = {
    word.replace("_", " "): scale for scale, words in _SCALE_WORDS.items() for word in words.split()
}
_PARTS: Final = re.compile(r"([^\d.]*?)\.?\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*([^\d]*)")


@dataclass(frozen=True, slots=True)
class Size:
    """A ring size: `mm` of inner circumference, None when the words don't tell; `words` as written."""

    mm: float | None
    words: str


def parse_size(text: str, field: str = "size") -> Size:
    """Return the size in `text`: `54`, `54 mm`, `۵۴`, `US 7`, `US 7 1/2`, `IT 14`, `CH 14`, `Ø 17.2`.

    A plain number from 40 to 76 is millimetres of circumference. US is an inner diameter of
    0.458 + 0.032 x size inches; Italy, Switzerland and Spain count circumference less 40. What is
    in no scale known here ("UK N", "7") keeps its words and has no millimetres.

    Raises:
        Refusal: a size in a known scale is outside 40 to 76 mm, or the text is too long.
    """
    words = clean_line(text, field, 60)
    folded = fold(_with_halves(words))
    parts = _PARTS.fullmatch(folded)
    if parts is None:
        return Size(None, words)
    number = float(parts[2].replace(",", "."))
    around = " ".join(f"{parts[1]} {parts[3]}".replace(".", " ").split())
    scale = _SCALES.get(around) if around else ("mm" if SMALLEST <= number <= LARGEST else None)
    if scale is None:
        return Size(None, words)
    mm = round(circumference(scale, number), 1)
    if not SMALLEST <= mm <= LARGEST:
        raise Refusal(
            N_("{value} is no ring size: rings go from 40 to 76 mm round the inside."),
            hint=N_("Write millimetres, as 54, or US 7 or IT 14."),
            field=field,
            value=short(text),
        )
    return Size(mm, words)


def circumference(scale: str, number: float) -> float:
    """Return millimetres of inner circumference of a size in `scale`: us, minus40, diameter (mm) or mm."""
    if scale == "us":
        return math.pi * _INCH * (0.458 + 0.032 * number)
    if scale == "minus40":
        return number + 40.0
    return math.pi * number if scale == "diameter" else number


def us_size(mm: float) -> float:
    """Return the US size of an inner circumference, to the nearest quarter."""
    return round(((mm / math.pi / _INCH) - 0.458) / 0.032 * 4) / 4


def size_text(mm: float) -> str:
    """Return millimetres without idle zeros: `54`, `54.5`."""
    return f"{mm:.1f}".removesuffix(".0")


def _with_halves(words: str) -> str:
    for written, decimal in _HALVES.items():
        words = words.replace(written, decimal)
    return words
