"""Countries, found by their names in five languages or their ISO 3166 codes."""

from __future__ import annotations

import gettext
import importlib.util
import json
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from fairdesk.assets_dir import assets_dir
from fairdesk.domain.clean import short
from fairdesk.domain.folding import fold
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import LANGUAGES
from fairdesk.language.messages import N_, RIGHT

_SHORTEST_START: Final = 3
_TIERS: Final = (0, 1, 1, 2)


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its ISO 3166 alpha-2 code and its name in one language."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class _Entry:
    code: str
    names: dict[str, str]
    exact: frozenset[str]
    spellings: tuple[str, ...]
    words: tuple[str, ...]


def find(text: str, limit: int = 8, first: Sequence[str] = (), lang: str = "en") -> list[Country]:
    """Return the countries whose name or code begins with `text`, then those with a word that does.

    An exact code or name comes before all; of the others those in `first` (codes, best first), so
    that "s" gives Sweden when the fair's visitors are Swedes. An empty text gives `first` only.
    """
    wanted = fold(text)
    if not wanted:
        return [Country(code, name(code, lang)) for code in first if code in _entries()][:limit]
    order = {code: place for place, code in enumerate(first)}
    right = lang in RIGHT  # Persian letters begin Arabic names too, each with its article
    ranked = sorted(
        (
            (
                _rank(entry, wanted, lang),
                order.get(entry.code, len(order)),
                entry.names.get(lang, entry.names["en"]),
                entry.code,
            )
            for entry in _entries().values()
            if any(word.startswith(wanted) for word in entry.words)
        ),
        key=lambda found: (_TIERS[found[0]], right and found[0] > 1, found[1], found[0], fold(found[2])),
    )
    return [Country(code, shown) for _rank_, _order, shown, code in ranked[:limit]]


def name(code: str, lang: str = "en") -> str:
    """Return a country's name in `lang` (fa, ar, en, de, sv; else English); the code itself when unknown."""
    entry = _entries().get(code.upper()) if code else None
    return entry.names.get(lang, entry.names["en"]) if entry else code


def code_of(text: str, field: str = "country") -> str:
    """Return the ISO 3166 alpha-2 code of a country given by name or code; "" for an empty text.

    A beginning of three letters or more is enough when only one country has it.

    Raises:
        Refusal: no country has this name.
    """
    wanted = fold(text)
    if not wanted:
        return ""
    exact = [entry.code for entry in _entries().values() if wanted in entry.exact]
    if exact:
        return exact[0]
    begun = [
        entry.code
        for entry in _entries().values()
        if any(word.startswith(wanted) for word in entry.spellings)
    ]
    if len(begun) == 1 and len(wanted) >= _SHORTEST_START:
        return begun[0]
    raise Refusal(
        N_("{value} is not a country."),
        hint=N_("Write its name in full, or its code."),
        field=field,
        value=short(text),
    )


def _rank(entry: _Entry, wanted: str, lang: str) -> int:
    """Tell how well it fits: 0 exact, 1 begins the name shown, 2 another name or code, 3 a word of one."""
    if wanted in entry.exact:
        return 0
    if fold(entry.names.get(lang, entry.names["en"])).startswith(wanted):
        return 1
    return 2 if any(spelling.startswith(wanted) for spelling in entry.spellings) else 3


@lru_cache(maxsize=1)
def _entries() -> dict[str, _Entry]:
    """Read the names that lie in pycountry's folder; importing it would cost three times as much."""
    folder = _pycountry_folder()
    listed: list[dict[str, Any]] = json.loads((folder / "databases/iso3166-1.json").read_bytes())["3166-1"]
    corrected = tomllib.loads((assets_dir() / "terms/countries.toml").read_text(encoding="utf-8"))
    translations = {}
    for lang in LANGUAGES:
        if lang != "en":
            with (folder / f"locales/{lang}/LC_MESSAGES/iso3166-1.mo").open("rb") as stream:
                translations[lang] = gettext.GNUTranslations(stream)
    entries = {}
    for row in [*listed, {"alpha_2": "XK", "alpha_3": "XKX", "name": "Kosovo"}]:
        names = {"en": row.get("common_name", row["name"])}
        names |= {lang: _bare(words.gettext(row["name"])) for lang, words in translations.items()}
        better = corrected.get(row["alpha_2"], {})
        names |= {lang: text for lang, text in better.items() if lang != "also"}
        also = [row["name"], row.get("official_name", ""), *better.get("also", ())]
        entries[row["alpha_2"]] = _entry(row["alpha_2"], row["alpha_3"], names, also)
    return entries


def _entry(code: str, alpha_3: str, names: dict[str, str], also: Iterable[str]) -> _Entry:
    spelled = dict.fromkeys(fold(text) for text in (code, alpha_3, *names.values(), *also) if text)
    # an Arabic name is looked for with and without its article
    spelled |= dict.fromkeys(text.removeprefix("ال") for text in (fold(names.get("ar", "")),) if text)
    spellings = tuple(spelled)
    words = dict.fromkeys(spellings)
    for spelling in spellings:
        words |= dict.fromkeys(spelling.replace("-", " ").replace("(", " ").split())
    return _Entry(code, names, frozenset(spellings), spellings, tuple(words))


def _bare(text: str) -> str:
    """Drop the vowel marks that Debian's Arabic names carry and nobody types; madda and hamza stay."""
    if text.isascii() or max(text) < "\u0600":
        return text
    return "".join(
        letter for letter in text if unicodedata.category(letter) != "Mn" or letter in "\u0653\u0654\u0655"
    )


def _pycountry_folder() -> Path:
    spec = importlib.util.find_spec("pycountry")
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0])
