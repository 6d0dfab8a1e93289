"""What a card says in words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.domain.trade import Level, Purpose, ReachKind, Reason
from fairdesk.exports.notes import LRM, Note
from fairdesk.exports.sizes import sizes_said
from fairdesk.language.bidi.layout import visual
from fairdesk.language.page_words import page_words
from tests.exports.leads import AT, FAIR, INTEREST, consent, lead, reach, visit
from tests.exports.reading import note_of, value


def test_interests_in_full() -> None:
    rings = (
        replace(
            INTEREST, sizes=((54.0, 20, "US 7"), (None, 30, "large"), (None, 3, "")), target_minor=4550,
            target_currency="EUR", reason="price", note="soon; please",
        ),
        replace(
            INTEREST, sku="", ring_name="", words="big turquoise, left tray", level="liked", quantity=None,
            sizes=(),
        ),
    )  # fmt: skip
    assert note_of(lead(interests=rings))[1:3] == [
        "FZ-1023 Neyshabur Sky: quote, 50 pcs, size 54 mm (US 7) × 20, large × 30, × 3, "
        "target price 45.50 EUR, price, soon, please",
        "big turquoise, left tray: liked",
    ]


COUNTS = st.one_of(st.none(), st.integers(0, 10**9))
SIZES = st.tuples(st.sampled_from((None, 54.0, 54.5)), COUNTS, st.text(max_size=12))


@given(st.lists(SIZES, min_size=1, max_size=4))
def test_no_count_of_a_size_is_lost(sizes: list[tuple[float | None, int | None, str]]) -> None:
    ring = replace(INTEREST, sizes=tuple(sizes))
    note, cell = "\n".join(note_of(lead(interests=(ring,)))), sizes_said(ring)
    counts = Counter(count for _mm, count, _words in sizes if count is not None)
    for count, times in counts.items():
        assert all(len(re.findall(rf"× {count}(?!\d)", said)) >= times for said in (note, cell))


def test_visits_are_dated_in_the_fairs_zone() -> None:
    late = datetime(2027, 3, 5, 23, 30, tzinfo=UTC)  # past midnight in Stockholm
    made = lead(visits=(visit(note="first"), visit(late, "second")), note="")
    assert note_of(made)[0] == "Sample Jewellery Fair 2027, 2027-03-04, 2027-03-06"
    assert note_of(made)[-2:] == ["2027-03-04: first", "2027-03-06: second"]


@pytest.mark.parametrize("zone", ["", "Nowhere/Else", "Europe", "../etc/passwd", "\x00"])
def test_an_unknown_zone_falls_back_on_the_laptops_offset(zone: str) -> None:
    made = lead(fair=replace(FAIR, time_zone=zone), captured_offset_minutes=120)
    assert note_of(made)[0] == "Sample Jewellery Fair 2027, 2027-03-05"


@pytest.mark.parametrize("note", ["short", "none"])
def test_a_shorter_note_still_tells_the_consent(note: Note) -> None:
    made = lead(
        consents=(
            consent("contact", granted=False),
            consent("contact", at=AT + timedelta(hours=1)),
            consent("marketing", withdrawn_at=AT + timedelta(days=2)),
        )
    )
    rings = "FZ-1023," if note == "short" else ""
    assert value("CATEGORIES", made, note) == (
        f"Sample Jewellery Fair 2027,{rings}consent contact,withdrawn consent marketing"
    )
    assert value("CATEGORIES", lead(consents=(consent(granted=False),)), note).endswith(",no consent contact")


def test_the_full_note_tells_the_latest_word_on_each_purpose() -> None:
    made = lead(
        consents=(
            consent(granted=False),
            consent(at=AT + timedelta(days=1)),
            consent("marketing", granted=False),
        ),
        note="",
    )
    assert note_of(made)[-2:] == [
        "Consent, may contact: given 2027-03-05 (wording 2026-1, language sv)",
        "Consent, news by mail: not given 2027-03-04 (wording 2026-1, language sv)",
    ]
    withdrawn = lead(consents=(consent(withdrawn_at=AT + timedelta(days=2)),), note="")
    assert note_of(withdrawn)[-1].startswith("Consent, may contact: withdrawn 2027-03-06 ")


def test_the_short_note_is_the_fair_and_the_rings() -> None:
    rings = (
        INTEREST,
        replace(INTEREST, sku="AQ-2001"),
        INTEREST,
        replace(INTEREST, sku="", words="left tray"),
    )
    assert note_of(lead(interests=rings, consents=()), "short") == [
        "Sample Jewellery Fair 2027",
        "FZ-1023, AQ-2001",
    ]
    assert note_of(lead(), "short")[-1].startswith("Consent, may contact: given 2027-03-04 (wording 2026-1")
    assert value("NOTE", lead(), "none") == ""


@pytest.mark.parametrize(
    ("lang", "ring", "consented", "slip"),
    [
        ("en", "quote, 50 pcs, size 54 mm, price", "Consent, may contact: given", "Paper slip: A-17"),
        (
            "de",
            "Angebot, 50 Stück, Größe 54 mm, Preis",
            "Einwilligung, Kontaktaufnahme",
            "Papierzettel: A-17",
        ),
        ("sv", "offert, 50 st, storlek 54 mm, pris", "Samtycke, får kontaktas: lämnat", "Papperslapp: A-17"),
        ("fa", "استعلام قیمت، ۵۰ عدد، سایز 54 mm، قیمت", "رضایت، اجازهٔ تماس: داده شده", "برگهٔ کاغذی: A-17"),
        ("ar", "عرض سعر، ٥٠ قطعة، المقاس 54 mm، السعر", "الموافقة، السماح بالتواصل", "القسيمة الورقية: A-17"),
    ],
)
def test_the_labels_are_in_the_language_asked_for_and_typed_words_stay(
    lang: str, ring: str, consented: str, slip: str
) -> None:
    made = lead(
        interests=(replace(INTEREST, reason="price"),),
        reaches=(reach("paper_slip", "A-17"),),
        note="Likes blue stones",
    )
    said = [line.replace(LRM, "") for line in note_of(made, lang=lang)]
    assert said[1] == f"FZ-1023 Neyshabur Sky: {ring}"
    assert said[2].startswith(consented)
    assert said[3:] == ["Likes blue stones", slip]


@pytest.mark.parametrize("lang", ["fa", "ar"])
def test_what_is_read_from_the_left_stays_so_in_a_note_from_the_right(lang: str) -> None:
    made = lead(reaches=(reach("whatsapp", "+46 70 123 45 67"), reach("eitaa", "@ali")), interests=())
    drawn = "\n".join(visual(line, 1) for line in note_of(made, lang=lang))
    for text in ("2027-03-04", "2026-1", "+46 70 123 45 67", "@ali"):
        assert text in drawn, drawn
    assert LRM not in "".join(note_of(made, lang="en"))


def test_every_code_has_its_word_in_a_note() -> None:
    codes = [*Level, *(f"reason_{each}" for each in Reason), *(f"purpose_{each}" for each in Purpose)]
    codes += [f"reach_{each}" for each in ReachKind if each not in {ReachKind.EMAIL, ReachKind.PHONE}]
    assert [code for code in codes if code not in page_words()] == []


@pytest.mark.parametrize("note", ["short", "none"])
def test_a_handle_that_no_other_property_has_stands_in_every_note(note: Note) -> None:
    without = (
        reach("eitaa", "0912 000 0000", "+989120000000"), reach("wechat", "my handle", "myhandle"),
        reach("linkedin", "anna ek", "annaek"),
    )  # fmt: skip
    others = (reach("telegram", "@provring"), reach("badge", "4711"), reach("wechat", "prov_2027"))
    said = note_of(lead(reaches=(*others, *without)), note, "en")
    assert said[-3:] == ["Eitaa: 0912 000 0000", "WeChat: my handle", "LinkedIn: anna ek"]
    assert [line for line in said[:-3] if ": 4711" in line or "prov" in line] == []
    assert len(said) == (3 if note == "none" else 6)
