"""Languages of visitors, found by their own, English, Persian or German name or their ISO 639 code."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from fairdesk.assets_dir import assets_dir
from fairdesk.domain.clean import short
from fairdesk.domain.folding import fold
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import LANGUAGES
from fairdesk.language.messages import N_

_SHORTEST_START: Final = 3
_RIGHT_TO_LEFT: Final = frozenset({"fa", "ar", "ur", "ps", "ckb", "he", "yi", "sd", "ug", "dv"})


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its ISO 639 code and the name its speakers give it."""

    code: str
    name: str


def find(text: str, limit: int = 8, first: Sequence[str] = LANGUAGES) -> list[Language]:
    """Return the languages whose name or code begins with `text`: exact ones, `first`, the rest."""
    wanted = fold(text)
    order = {code: place for place, code in enumerate(first)}
    found = [
        (wanted not in spellings, order.get(code, len(order)), code)
        for code, (_own, spellings) in _listed().items()
        if any(spelling.startswith(wanted) for spelling in spellings)
    ]
    return [Language(code, name(code)) for _exact, _order, code in sorted(found)[:limit]]


def name(code: str) -> str:
    """Return a language's own name ("Svenska"), else its English one; the code itself when unknown."""
    if code in _listed():
        return _listed()[code][0]
    return _others_by_code().get(code, code)


def direction(code: str) -> str:
    """Return the writing direction of a language: "rtl" or "ltr"."""
    return "rtl" if code in _RIGHT_TO_LEFT else "ltr"


def code_of(text: str, field: str = "language") -> str:
    """Return the ISO 639-1 code (639-3 where there is none) of a language; "" for an empty text.

    A beginning of three letters or more is enough when only one common language has it.

    Raises:
        Refusal: no language has this name.
    """
    wanted = fold(text).replace("_", "-")
    if not wanted:
        return ""
    for plain in (wanted, wanted.split("-")[0]):
        for code, (_own, spellings) in _listed().items():
            if plain in spellings:
                return code
    begun = [
        code
        for code, (_own, spellings) in _listed().items()
        if any(spelling.startswith(wanted) for spelling in spellings)
    ]
    if len(begun) == 1 and len(wanted) >= _SHORTEST_START:
        return begun[0]
    other = _others_by_name().get(wanted)
    if other:
        return other
    raise Refusal(
        N_("{value} is not a language."),
        hint=N_("Write its name in English, or its code."),
        field=field,
        value=short(text),
    )


@lru_cache(maxsize=1)
def _listed() -> dict[str, tuple[str, tuple[str, ...]]]:
    rows = tomllib.loads((assets_dir() / "terms/languages.toml").read_text(encoding="utf-8"))
    return {
        code: (names[0], tuple(dict.fromkeys(fold(text) for text in (code, *names))))
        for code, names in rows.items()
    }


@lru_cache(maxsize=1)
def _others_by_code() -> dict[str, str]:
    import pycountry  # noqa: PLC0415  eight thousand languages, for the one nobody expected

    return {getattr(row, "alpha_2", row.alpha_3): row.name for row in pycountry.languages}


@lru_cache(maxsize=1)
def _others_by_name() -> dict[str, str]:
    import pycountry  # noqa: PLC0415  as above

    found = {}
    for row in pycountry.languages:
        code = getattr(row, "alpha_2", row.alpha_3)
        found[fold(row.name)] = code
        found[row.alpha_3] = code
    return found
