"""What may be said of a geographical indication to a reader in a country."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from fairdesk.domain import countries
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import GiStatus
from fairdesk.language.bidi.isolate import isolated
from fairdesk.language.page_words import page_word

EU: Final = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905
)
"""Member states of the European Union, where its register protects (Regulation (EU) 2023/2411)."""

_UNION: Final = frozenset({"eu", "europeanunion", "اتحادیهاروپا"})


def gi_statement(fields: Mapping[str, object], reader_country: str, lang: str) -> str:
    """Return what is said of the indication in `fields` (`gi_*` of a ring or maker); "" when nothing is.

    "Protected" is said only where it is registered for the territory of the reader's country (ISO 3166
    alpha-2); registered elsewhere, it is said where, and nothing when that is not stated; an application is
    called one.
    """
    status = fields.get("gi_status")
    name = isolated(str(fields.get("gi_name") or page_word("gi_name", lang)))
    if status == GiStatus.APPLIED:
        return page_word("gi_applied", lang, name=name)
    if status != GiStatus.REGISTERED:
        return ""
    territory = str(fields.get("gi_territory") or "")
    entry = _entry(fields, lang)
    if not territory:
        return ""
    if covers(territory, reader_country):
        said = page_word("gi_registered", lang, name=name, entry=entry)
    else:
        said = page_word("gi_elsewhere", lang, name=name, territory=isolated(territory), entry=entry)
    return said if entry else said.rstrip("،, ")


def _entry(fields: Mapping[str, object], lang: str) -> str:
    """Return where it is entered: register and number."""
    number = str(fields.get("gi_number") or "")
    parts = [isolated(str(fields.get("gi_register") or ""))]
    parts.append(page_word("gi_number", lang, number=isolated(number)) if number else "")
    return ", ".join(filter(None, parts))


def covers(territory: str, country: str) -> bool:
    """Say whether a territory as written (countries by name or code, "EU") includes a country."""
    for part in re.split(r"[,;،/+]", territory):
        word = "".join(letter for letter in part.casefold() if letter.isalnum())
        if word in _UNION and country in EU:
            return True
        if word and country and _code(part.strip()) == country:
            return True
    return False


def _code(name: str) -> str:
    """Return the code of a country's name; "" for a word that names none."""
    try:
        return countries.code_of(name)
    except Refusal:
        return ""
