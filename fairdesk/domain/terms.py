"""Reading the trade's words: from a word in any of the five languages to its code, and stones in full."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from fairdesk.domain.folding import fold
from fairdesk.domain.trade import SPOKEN_TREATMENTS, StoneKind
from fairdesk.language.terms import spellings, term

SPOKEN_KINDS: Final = frozenset(
    {StoneKind.COMPOSITE, StoneKind.RECONSTRUCTED, StoneKind.SYNTHETIC, StoneKind.IMITATION}
)
"""What a stone is when it is not natural: said wherever the stone is named."""

_COMMAS: Final = {"fa": "، ", "ar": "، "}
_QUOTES: Final = {"fa": ("«", "»"), "ar": ("«", "»"), "de": ("„", "“"), "sv": ("”", "”")}


def recognise(text: str, kind: str = "") -> str | None:
    """Return the code that a word means in any of the five languages, or None.

    `kind` ("stone", "treatment" ...) narrows it; without it the first kind that knows the word answers.
    Case, accents, ZWNJ and Arabic or Persian letters make no difference.
    """
    wanted = word_key(text)
    if kind:
        return _known().get((kind, wanted))
    return next((code for (_kind, word), code in _known().items() if word == wanted), None)


def word_key(word: str) -> str:
    """Return a word as it is compared: folded, without blanks, hyphens and a full stop at its end."""
    return fold(word).replace(" ", "").replace("-", "").strip(".")


def stone_name(stone: str, lang: str, treatment: str = "", stone_kind: str = "", trade_name: str = "") -> str:
    """Return a stone as it must be named: with what it is if not natural, and its treatment if one is spoken.

    `stone` is a mineral's code or any other word; a trade name that says more follows in quotation marks, or
    names the stone where the mineral is none of those known.
    """
    if not stone and not trade_name:
        return ""
    parts = [term(stone, lang, "stone") if stone else trade_name]
    if stone and trade_name and fold(trade_name) not in fold(parts[0]):
        opening, closing = _QUOTES.get(lang, ("“", "”"))
        parts[0] += f" {opening}{trade_name}{closing}"
    if stone_kind in SPOKEN_KINDS:
        parts.append(term(stone_kind, lang, "stone_kind"))
    if treatment in SPOKEN_TREATMENTS:
        parts.append(term(treatment, lang, "treatment"))
    return _COMMAS.get(lang, ", ").join(parts)


@lru_cache(maxsize=1)
def _known() -> dict[tuple[str, str], str]:
    known: dict[tuple[str, str], str] = {}
    for kind, code, word in spellings():
        known.setdefault((kind, word_key(word)), code)
    return known
