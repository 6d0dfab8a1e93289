"""What a page says of a ring in one language: its name, its stone in full, its facts, its price."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from fairdesk.domain.money import EXPONENTS
from fairdesk.domain.pages.gi import gi_statement
from fairdesk.domain.pages.origin import trade_name
from fairdesk.domain.pages.rows import PageMaker, PageRing
from fairdesk.domain.pages.spoken import Spoken, spoken
from fairdesk.domain.sizes import size_text
from fairdesk.domain.terms import stone_name
from fairdesk.domain.trade import StoneKind, Tested, Treatment
from fairdesk.language.bidi.isolate import isolated, ltr
from fairdesk.language.formats import WIDE, date_said, in_digits, price_said
from fairdesk.language.page_words import page_count, page_word
from fairdesk.language.terms import term

_COMMA: Final = {"fa": "، ", "ar": "، "}
_DECIMAL: Final = {"fa": "٫", "ar": "٫", "de": ",", "sv": ","}


@dataclass(frozen=True, slots=True)
class RingSaid:
    """A ring as a page in `language` says it.

    `facts` are (name, value, how soon it may be left out, key) in order, 0 for never. `price` is empty
    unless it may be shown. `gi` is what may be said of a geographical indication,
    `award` the award's own words.
    """

    id: str
    sku: str
    code: str
    language: str
    name: Spoken
    text: Spoken
    maker: str
    stone: str
    stone_code: str
    maker_id: str
    metal: str
    facts: tuple[tuple[str, str, int, str], ...]
    sizes: str
    moq: str
    price: str
    price_until: str
    gi: str
    award: str
    picture: str


def ring_said(
    ring: PageRing, maker: PageMaker | None, lang: str, *, country: str = "", prices: bool = False
) -> RingSaid:
    """Return what is said of a ring to a reader in `country` (ISO 3166); `prices` shows its price."""
    fields = ring.fields
    name = spoken(ring.texts, lang, 0)
    return RingSaid(
        id=ring.id,
        sku=ring.sku,
        code=ring.code,
        language=lang,
        name=name if name.text else Spoken(ring.sku, "en"),
        text=spoken(ring.texts, lang, 1),
        maker=maker_name(maker, lang),
        stone=_stone(fields, lang),
        stone_code=stone_code(fields),
        maker_id=ring.maker_id,
        metal=_metal(fields, lang),
        facts=_facts(fields, lang),
        sizes=_sizes(fields, lang),
        moq=_pieces(fields, lang),
        price=_price(fields, lang) if prices else "",
        price_until=_until(fields, lang) if prices else "",
        gi=gi_statement(fields, country, lang),
        award=str(fields.get("award") or ""),
        picture=ring.picture,
    )


def stone_code(fields: Mapping[str, object]) -> str:
    """Return the stone that a ring is listed under; "" for none, and for an imitation."""
    return "" if fields.get("stone_kind") == StoneKind.IMITATION else str(fields.get("stone") or "")


def maker_name(maker: PageMaker | None, lang: str) -> str:
    """Return a maker's name in a language, else its brand, else its code."""
    return maker_named(maker, lang).text


def maker_named(maker: PageMaker | None, lang: str) -> Spoken:
    """Return a maker's name with its language, which is empty for a brand or code: those are in none."""
    if maker is None:
        return Spoken("", "")
    name = spoken(maker.texts, lang, 0)
    if name.language == lang:
        return name
    brand = str(maker.fields.get("brand") or "")
    return Spoken(brand or maker.code, "") if brand or not name.text else name


def _stone(fields: dict[str, object], lang: str) -> str:
    """Return the stone as it has to be named wherever it is."""
    treatment, kind = (str(fields.get(name) or "") for name in ("treatment", "stone_kind"))
    return stone_name(str(fields.get("stone") or ""), lang, treatment, kind, trade_name(fields))


def _metal(fields: dict[str, object], lang: str) -> str:
    """Return the metal with its fineness, and what lies on it."""
    metal, fineness = str(fields.get("metal") or ""), fields.get("fineness")
    if metal == "silver" and fineness == 925:
        said = [term("silver_925", lang, "part")]
    elif metal:
        said = [" ".join(filter(None, (term(metal, lang, "metal"), in_digits(str(fineness or ""), lang))))]
    else:
        said = []
    if fields.get("plating") not in (None, "none"):
        said.append(term(str(fields["plating"]), lang, "plating"))
    return _COMMA.get(lang, ", ").join(said)


def _facts(fields: dict[str, object], lang: str) -> tuple[tuple[str, str, int, str], ...]:
    """Return what is stated of a ring, the most asked for first; of metal and stone also that it is not."""
    stated = [
        ("stone", _whole_stone(fields, lang) or page_word("not_stated", lang), 0),
        ("metal", _metal(fields, lang) or page_word("not_stated", lang), 0),
        ("mark", isolated(str(fields.get("mark") or "")), 0),
        ("work", _work(fields, lang), 1),
        ("origin", _origin(fields), 2),
        ("engraving", _engraving(fields), 3),
        ("weight", _amount("grams", fields.get("weight_g"), lang), 4),
        ("sizes", _sizes(fields, lang), 0),
        ("lead_time", _amount("days", fields.get("lead_time_days"), lang), 5),
    ]
    facts = [(page_word(word, lang), said, goes, word) for word, said, goes in stated if said]
    if fields.get("nickel") == Tested.TESTED and fields.get("nickel_report"):
        nickel = term("nickel_release", lang, "part")
        facts.append((nickel[:1].upper() + nickel[1:], "", 6, "nickel"))
    return tuple(facts)


def _whole_stone(fields: dict[str, object], lang: str) -> str:
    """Return the stone with its kind, its treatment, spoken or not, and its measure; "" for none."""
    stone, kind, treatment = (str(fields.get(name) or "") for name in ("stone", "stone_kind", "treatment"))
    named = stone_name(stone, lang, trade_name=trade_name(fields))
    if not (named or kind or treatment):
        return ""
    parts = [named or page_word("not_stated", lang)]
    if kind and kind != StoneKind.UNKNOWN:
        parts.append(term(kind, lang, "stone_kind"))
    if treatment and treatment != Treatment.UNKNOWN:
        parts.append(term(treatment, lang, "treatment"))
    else:
        parts.append(f"{term('treatment', lang, 'part')}: {page_word('not_stated', lang)}")
    if fields.get("stone_mm"):
        measure = _decimals(str(fields["stone_mm"]).replace("x", "×"), lang)
        parts.append(_unit("millimetres", ltr(in_digits(measure, lang)), lang))
    return _COMMA.get(lang, ", ").join(parts)


def _work(fields: dict[str, object], lang: str) -> str:
    techniques = [one.strip() for one in str(fields.get("technique") or "").split("+") if one.strip()]
    words = [term(one, lang, "technique") for one in techniques if one != "plain"]
    if fields.get("made_by"):
        words.insert(0, term(str(fields["made_by"]), lang, "made_by"))
    return _COMMA.get(lang, ", ").join(words)


def _origin(fields: dict[str, object]) -> str:
    """Return the claimed origin of the stone, only with its evidence."""
    claimed, evidence = fields.get("origin_claimed"), fields.get("origin_evidence")
    return f"{isolated(str(claimed))} ({isolated(str(evidence))})" if claimed and evidence else ""


def _engraving(fields: dict[str, object]) -> str:
    said = [isolated(str(fields[name])) for name in ("engraving", "engraving_meaning") if fields.get(name)]
    return " – ".join(said)


def _sizes(fields: dict[str, object], lang: str) -> str:
    """Return the sizes that are made, in mm of inner circumference (ISO 8653)."""
    ends = [fields.get(name) for name in ("size_min", "size_max")]
    known = list(dict.fromkeys(size_text(float(str(one))) for one in ends if one is not None))
    if not known:
        return ""
    first, *others = [in_digits(_decimals(one, lang), lang) for one in known]
    made = page_word("range", lang, first=first, last=others[0]) if others else first
    return page_word("circumference", lang, range=made)


def _amount(word: str, value: object, lang: str) -> str:
    """Return a number with its unit, which no line tears apart; "" where nothing is stated."""
    return page_count(word, float(str(value)), lang) if value is not None else ""


def _unit(word: str, number: str, lang: str) -> str:
    return page_word(word, lang, number=number).replace(" ", WIDE)


def _pieces(fields: dict[str, object], lang: str) -> str:
    return _amount("pieces", fields.get("moq"), lang)


def _price(fields: dict[str, object], lang: str) -> str:
    minor, currency = fields.get("price_minor"), str(fields.get("price_currency") or "")
    if minor is None or not currency:
        return page_word("price_on_request", lang)
    return price_said(int(str(minor)), currency, EXPONENTS.get(currency, 2), lang)


def _until(fields: dict[str, object], lang: str) -> str:
    until = fields.get("price_valid_until")
    if not isinstance(until, date) or fields.get("price_minor") is None:
        return ""
    return page_word("valid_until", lang, day=date_said(until, lang))


def _decimals(text: str, lang: str) -> str:
    return text.replace(".", _DECIMAL.get(lang, "."))
