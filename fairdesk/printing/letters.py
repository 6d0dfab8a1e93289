"""Letters for paper: those that no font of ours has, and words too long for any line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from fairdesk.assets_dir import assets_dir
from fairdesk.language.bidi.classes import is_rtl

_LONG: Final = re.compile(r"\S{31,}")
_PIECE: Final = 15
_BREAK: Final = "\u200b"
_JOINED_BREAK: Final = "\u200d\u200b\u200d"

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


def breakable(value: Any, but: Container[str] = ()) -> Any:  # noqa: ANN401  the data of pages, whatever it is made of
    """Return the data of pages with places to break in words of more than 30 letters.

    Such words are pasted by mistake, but must not run out of their label. Arabic letters stay joined;
    codes and the texts in `but` stay as they are.
    """
    if isinstance(value, str):
        return value if value.startswith("<svg") or value in but else _LONG.sub(_broken, value)
    if isinstance(value, Mapping):
        return {name: breakable(one, but) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [breakable(one, but) for one in value]
    return value


def _broken(found: re.Match[str]) -> str:
    word = found[0]
    pieces = [word[at : at + _PIECE] for at in range(0, len(word), _PIECE)]
    return (_JOINED_BREAK if is_rtl(word) else _BREAK).join(pieces)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Return the letters that the font has (the `cmap` table of OpenType)."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  only where paper is printed

    with TTFont(assets_dir() / "fonts/Vazirmatn-Regular.ttf", lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))
