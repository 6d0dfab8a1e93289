"""What a visitor may see of their own form: what they told us and the wording, in their language."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from fairdesk.domain import countries, languages
from fairdesk.domain.draft import Draft
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.terms import stone_name
from fairdesk.domain.trade import Purpose
from fairdesk.language.bidi.isolate import ltr
from fairdesk.models.lead_draft import HANDLES
from fairdesk.stand import Stand
from fairdesk.workflows.fair import makers
from fairdesk.workflows.fair.consent import asked_by, wording
from fairdesk.workflows.rings import browse as rings

ARABIC: Final = "AE BH DZ EG IQ JO KW LB LY MA OM PS QA SA SD SY TN YE"
OF_COUNTRY: Final = {
    "IR": "fa", "AF": "fa", "TJ": "fa", "SE": "sv", "DE": "de", "AT": "de", "CH": "de", "LI": "de",
    **dict.fromkeys(ARABIC.split(), "ar"),
}  # fmt: skip
"""The language that is tried first for visitors of a country, of those that wordings are kept in."""


@dataclass(frozen=True, slots=True)
class ShownRing:
    """A ring as the visitor sees it: no price, no level; `many` is pieces and size, without words."""

    sku: str
    name: str
    stone: str
    many: str


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the visitor is shown. `wording` is version/language, `direction` rtl or ltr.

    `brand` is the stand's. `agree` maps a purpose of consent to its text; `notice` stands before it,
    `withdrawal` after.
    """

    name: str
    lines: tuple[str, ...]
    rings: tuple[ShownRing, ...]
    wording: str
    direction: str
    title: str
    notice: str
    agree: dict[str, str]
    withdrawal: str
    brand: str
    practice: bool


def shown(stand: Stand, draft: Draft) -> Shown:
    """Return what the visitor may see of a form: no rating, no note, no price, nobody else."""
    language = language_of(stand, draft)
    said = wording(stand, language)
    names = asked_by(stand)
    typed = {name: value.strip() for name, value in draft.typed.items()}
    name = typed.get("name") or typed.get("company") or ""
    return Shown(
        name,
        tuple(filter(None, _lines(typed, name, language))),
        tuple(
            _ring(stand, pick.ring_id, pick.words, pick.quantity, pick.size, language) for pick in draft.picks
        ),
        said.name,
        languages.direction(said.language),
        said.parts["title"],
        said.said("notice", *names),
        {purpose.value: said.said(purpose.value, *names) for purpose in Purpose},
        said.said("withdrawal", *names),
        makers.brands(stand),
        stand.practice,
    )


def language_of(stand: Stand, draft: Draft) -> str:
    """Return the language to show a form in: the one given, else the country's, else the interface's."""
    given = country = ""
    with suppress(Refusal):
        given = languages.code_of(draft.typed.get("language", ""))
    with suppress(Refusal):
        country = countries.code_of(draft.typed.get("country", ""))
    return given or OF_COUNTRY.get(country) or ("en" if country else stand.settings.language)


def _lines(typed: dict[str, str], name: str, language: str) -> list[str]:
    """Return the lines below the name; the country is called as in `language`."""
    country = typed.get("country", "")
    with suppress(Refusal):
        country = countries.name(countries.code_of(country), language)
    comma = "، " if languages.direction(language) == "rtl" else ", "
    company = typed.get("company", "") if typed.get("company") != name else ""
    work = comma.join(filter(None, (typed.get("title"), company)))
    place = comma.join(filter(None, (typed.get("address"), typed.get("city"), country)))
    handles = [line.replace(":", " ", 1) for line in typed.get(HANDLES, "").splitlines()]
    reach = [*(ltr(typed.get(name, "")) for name in ("email", "phone", "website")), *handles]
    return [work, place, "   ".join(filter(None, reach))]


def _ring(stand: Stand, ring_id: str, words: str, quantity: str, size: str, language: str) -> ShownRing:
    many = "   ".join(filter(None, (f"× {quantity.strip()}" if quantity.strip() else "", size.strip())))
    if not ring_id:
        return ShownRing("", f"“{words}”", "", many)
    try:
        detail = rings.show(stand, ring_id)
    except Refusal:
        return ShownRing("", words, "", many)
    row = detail.row
    name = next((detail.texts[one][0] for one in (language, "en", "fa") if one in detail.texts), row.name)
    stone = (
        stone_name(row.stone, language, row.treatment, row.stone_kind, row.trade_name) if row.stone else ""
    )
    return ShownRing(row.sku, name or row.sku, stone, many)
