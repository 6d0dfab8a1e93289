"""What pages say of a ring: its stone in full, its indication only where it holds, numbers as usual."""

from __future__ import annotations

import re
from datetime import date

import pytest

from fairdesk.domain.pages.gi import covers, gi_statement
from fairdesk.domain.pages.ring import ring_said
from fairdesk.domain.pages.rows import PageRing
from fairdesk.domain.trade import LANGUAGES
from fairdesk.language.formats import date_said, days_said, number_said, price_said
from fairdesk.language.page_words import Word, page_count, page_words
from fairdesk.printing.letters import breakable, missing_letters

FIELDS: dict[str, object] = {
    "stone": "turquoise", "treatment": "stabilised", "stone_kind": "natural", "metal": "silver",
    "fineness": 925, "size_min": 48.0, "size_max": 66.5, "moq": 20, "price_minor": 11850,
    "price_currency": "EUR", "weight_g": 9.4,
}  # fmt: skip


def ring(**more: object) -> PageRing:
    texts = {"en": ("Sky", "A ring."), "fa": ("آسمان", "")}
    return PageRing("1", "FZ-1", "ABCDEF", "m", FIELDS | more, texts)


def forms_of(said: Word) -> list[str]:
    return [said] if isinstance(said, str) else list(said.values())


def last_form(said: Word) -> str:
    return forms_of(said)[-1]


def plain(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069")))


def test_every_word_is_there_in_every_language_and_printable() -> None:
    for word, by_language in page_words().items():
        assert set(by_language) == set(LANGUAGES), word
        forms = [text for said in by_language.values() for text in forms_of(said)]
        names = {frozenset(re.findall(r"\{\w+\}", said)) for said in map(last_form, by_language.values())}
        assert len(names) == 1, word
        assert missing_letters(forms) == "", word


def test_a_treatment_stands_beside_the_stone_wherever_it_is_named() -> None:
    for lang, word in {"en": "stabilised", "de": "stabilisiert", "sv": "stabiliserad", "fa": "تثبیت"}.items():
        assert word in ring_said(ring(), None, lang).stone
    facts = dict(one[:2] for one in ring_said(ring(treatment="none_known"), None, "en").facts)
    assert "none known" in facts["Stone"] or "no treatment known" in facts["Stone"]
    assert (
        "treatment: not stated"
        in dict(one[:2] for one in ring_said(ring(treatment=""), None, "en").facts)["Stone"]
    )


def test_a_stone_that_is_none_of_those_known_keeps_its_treatment() -> None:
    told = ring_said(ring(stone="", trade_name="Serpentine", treatment="dyed"), None, "en")
    assert told.stone == "Serpentine, dyed"
    assert told.facts[0][1] == "Serpentine, natural, dyed"
    bare = ring_said(ring(stone="", treatment="dyed", stone_kind=""), None, "en")
    assert bare.facts[0][1] == "not stated, dyed"


def test_a_name_that_claims_a_place_needs_evidence() -> None:
    claimed = ring(trade_name="Neyshabur turquoise", treatment="none_known")
    assert "Neyshabur" not in ring_said(claimed, None, "en").stone
    proved = ring(trade_name="Neyshabur turquoise", origin_evidence="invoice", treatment="none_known")
    assert ring_said(proved, None, "de").stone == "Türkis „Neyshabur turquoise“"
    assert (
        "Dorr-e Najaf" in ring_said(ring(stone="rock_crystal", trade_name="Dorr-e Najaf"), None, "sv").stone
    )


def test_what_is_counted_is_in_its_plural_form() -> None:
    assert [page_count("days", number, "en") for number in (1, 2)] == ["1\u00a0day", "2\u00a0days"]
    assert [page_count("days", number, "de") for number in (1, 21)] == ["1\u00a0Tag", "21\u00a0Tage"]
    said = [page_count("pieces", number, "ar") for number in (1, 2, 3, 11, 100)]
    assert said == ["قطعة\u00a0واحدة", "قطعتان", "٣\u00a0قطع", "١١\u00a0قطعة", "١٠٠\u00a0قطعة"]
    assert page_count("more_rings", 31, "ar") == "و٣١\u00a0خاتمًا\u00a0آخر"


def test_what_is_not_stated_is_said_of_no_claim() -> None:
    bare = ring_said(PageRing("1", "FZ-1", "ABCDEF", "m", {}, {}), None, "en", prices=True)
    assert bare.name == ("FZ-1", "en")
    assert [fact[:2] for fact in bare.facts] == [("Stone", "not stated"), ("Metal", "not stated")]
    assert bare.price == "Price on request"
    assert (bare.gi, bare.award, bare.moq) == ("", "", "")
    assert (
        ring_said(ring(origin_claimed="Neyshabur"), None, "en").facts == ring_said(ring(), None, "en").facts
    )
    told = ring_said(ring(origin_claimed="Neyshabur", origin_evidence="invoice"), None, "en").facts
    assert any(fact[0] == "Origin of the stone" for fact in told)


def test_prices_show_only_when_they_may() -> None:
    assert ring_said(ring(), None, "en").price == ""
    assert plain(ring_said(ring(), None, "sv", prices=True).price) == "118,50\u00a0€"


@pytest.mark.parametrize(
    ("lang", "number", "price", "whole", "day"),
    [
        ("en", "1,234.5", "€118.50", "€118", "30 June 2027"),
        ("de", "1.234,5", "118,50\u00a0€", "118\u00a0€", "30. Juni 2027"),
        ("sv", "1\u00a0234,5", "118,50\u00a0€", "118\u00a0€", "30 juni 2027"),
        ("fa", "۱٬۲۳۴٫۵", "۱۱۸٫۵۰\u00a0یورو", "۱۱۸\u00a0یورو", "۹ تیر ۱۴۰۶"),
        ("ar", "١٬٢٣٤٫٥", "١١٨٫٥٠\u00a0يورو", "١١٨\u00a0يورو", "٣٠ يونيو ٢٠٢٧"),
    ],
)
def test_numbers_prices_and_days(lang: str, number: str, price: str, whole: str, day: str) -> None:
    assert number_said(1234.5, lang) == number
    assert plain(price_said(11850, "EUR", 2, lang)) == price
    assert plain(price_said(11800, "EUR", 2, lang)) == whole
    assert date_said(date(2027, 6, 30), lang) == day


def test_odd_currencies_and_spans_of_days() -> None:
    assert plain(price_said(1250, "JPY", 0, "de")) == "1.250\u00a0¥"
    assert plain(price_said(1234567, "KWD", 3, "en")) == "KWD\u00a01,234.567"
    assert days_said(date(2027, 2, 19), date(2027, 2, 22), "fa") == "۳۰ بهمن تا ۳ اسفند ۱۴۰۵"
    assert days_said(date(2027, 2, 26), date(2027, 2, 28), "fa") == "۷ تا ۹ اسفند ۱۴۰۵"
    assert days_said(date(2027, 2, 26), None, "en") == "26 February 2027"
    assert days_said(None, None, "en") == ""


def test_the_indication_is_called_protected_only_where_it_is() -> None:
    registered = {
        "gi_status": "registered", "gi_name": "Qom ring", "gi_territory": "EU, Switzerland",
        "gi_register": "eAmbrosia", "gi_number": "PGI-1",
    }  # fmt: skip
    assert plain(gi_statement(registered, "SE", "en")) == (
        "Qom ring: protected geographical indication, eAmbrosia, registration PGI-1"
    )
    assert "protected" in gi_statement(registered, "CH", "en")
    assert "registered in EU, Switzerland" in plain(gi_statement(registered, "IR", "en"))
    assert "protected" not in gi_statement(registered, "IR", "en")
    assert gi_statement(registered | {"gi_territory": ""}, "SE", "en") == ""
    assert plain(gi_statement({"gi_status": "applied"}, "SE", "en")) == (
        "Qom ring: geographical indication, application filed"
    )
    assert gi_statement({"gi_status": "none"}, "SE", "en") == gi_statement({}, "SE", "en") == ""
    assert covers("European Union", "DE")
    assert covers("ایران", "IR")
    assert not covers("EU", "NO")
    assert not covers("nowhere; ,", "SE")


def test_words_of_a_line_and_more_can_be_broken_and_codes_cannot() -> None:
    data = {"name": "x" * 40, "code": "<svg" + "y" * 40, "list": ["ب" * 40, "short"], "file": "z" * 64}
    broken = breakable(data, {"z" * 64: b""})
    assert broken["name"].replace("\u200b", "") == "x" * 40
    assert max(map(len, broken["name"].split("\u200b"))) == 15
    assert "\u200d\u200b\u200d" in broken["list"][0]
    assert (broken["code"], broken["list"][1], broken["file"]) == (data["code"], "short", "z" * 64)
