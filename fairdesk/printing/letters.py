"""Letters that no font of ours has: found before printing, for a font says nothing when it lacks one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from fairdesk.assets_dir import assets_dir

_UNSEEN: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def missing_letters(texts: Iterable[str]) -> str:
    """Return the letters in `texts` that paper would show as nothing or a box, each once, in order."""
    known = _known()
    lacking = dict.fromkeys(
        letter
        for text in texts
        if not text.isascii()
        for letter in text
        if letter not in known and unicodedata.category(letter) not in _UNSEEN
    )
    return "".join(lacking)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Return the letters that the font has (the `cmap` table of OpenType)."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  only where paper is printed

    with TTFont(assets_dir() / "fonts/Vazirmatn-Regular.ttf", lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))
