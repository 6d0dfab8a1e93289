"""The small rules: rating, due, duplicates, keyboard, labels."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.domain import labels, trade
from fairdesk.domain.keyboard import PERSIAN_KEYS, US_KEYS, latin, typed_on_us
from fairdesk.domain.leads.due import due_at
from fairdesk.domain.leads.duplicates import Person, company_key, name_key, same_name, same_person, why_alike
from fairdesk.domain.leads.rating import effective, suggested
from fairdesk.domain.trade import LEVELS, Level, Rating

NOON = datetime(2027, 2, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("levels", "rating"),
    [
        ([], Rating.NONE),
        (["looked"], Rating.COLD),
        (["looked", "liked"], Rating.WARM),
        (["looked", "sample"], Rating.HOT),
        (["quote"], Rating.HOT),
        (["liked", "order"], Rating.HOT),
    ],
)
def test_suggested(levels: list[str], rating: Rating) -> None:
    assert suggested(levels) is rating


@given(st.lists(st.sampled_from(LEVELS)), st.sampled_from(LEVELS))
def test_more_interest_never_cools(levels: list[Level], more: Level) -> None:
    order = [Rating.NONE, Rating.COLD, Rating.WARM, Rating.HOT]
    assert order.index(suggested([*levels, more])) >= order.index(suggested(levels))


def test_the_chosen_rating_counts() -> None:
    assert effective("", "warm") is Rating.WARM
    assert effective("cold", "hot") is Rating.COLD
    assert effective("none", "hot") is Rating.NONE
    assert effective("", "") is Rating.NONE


def test_due() -> None:
    assert due_at(NOON, "hot") == NOON + timedelta(hours=24)
    assert due_at(NOON, "warm") == NOON + timedelta(hours=48)
    assert due_at(NOON, "cold") == NOON + timedelta(days=7)
    assert due_at(NOON, "none") is None
    assert due_at(None, "hot") is None
    assert due_at(NOON, "hot", {"hot": 12}) == NOON + timedelta(hours=12)
    assert due_at(NOON, "warm", {"hot": 12}) == NOON + timedelta(hours=48)
    assert due_at(NOON, "none", by_hand=NOON) == NOON


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jörg Müller", "Mueller, Joerg"),
        ("Herr Dr. Jörg Müller", "jorg muller"),
        ("علي‌رضا محمدي", "محمدی علیرضا"),
        ("آقای علی رضایی", "علی رضایی"),
        ("Åsa Åkerström", "ASA AKERSTROM"),
    ],
)
def test_same_names(one: str, other: str) -> None:
    assert same_name(one, other)


def test_other_names() -> None:
    assert not same_name("Anna Lind", "Anna Lund")
    assert not same_name("", "")
    assert not same_name("Anna Lind", "Anna")
    assert name_key("Dr") == "dr"
    assert company_key("Nordic Silver AB") == company_key("nordic silver")


def person(name: str, *keys: tuple[str, str], company: str = "", other_names: tuple[str, ...] = ()) -> Person:
    return Person(name, company, frozenset(keys), other_names)


MAIL = ("email", "info@shop.example")
PHONE = ("phone", "+46701234567")
BADGE = ("badge", "77")


def test_known_needs_a_key_and_the_name() -> None:
    assert same_person(person("Anna Lind", MAIL), person("LIND Anna", MAIL, PHONE))
    assert not same_person(person("Anna Lind", MAIL), person("Bo Lind", MAIL))
    assert not same_person(person("Anna Lind", MAIL), person("Anna Lind", PHONE))
    assert not same_person(person("Anna Lind", BADGE), person("Anna Lind", BADGE))
    assert same_person(person("", MAIL, company="Shop AB"), person("", MAIL, company="shop"))
    assert not same_person(person("", MAIL), person("", MAIL))
    assert same_person(person("Ali Rezaei", MAIL), person("علی رضایی", MAIL, other_names=("Ali Rezaei",)))


def test_why_two_are_alike() -> None:
    one = person("Anna Lind", MAIL, PHONE, BADGE)
    assert why_alike(one, person("Anna Lind", MAIL, PHONE)) == ("email", "phone", "name")
    assert why_alike(one, person("Bo", BADGE, PHONE)) == ("phone", "badge")
    assert why_alike(one, person("Bo")) == ()


def test_persian_keys_are_the_latin_ones_in_their_place() -> None:
    assert [latin(key) for key in "ضصثقش۱۲۳۴س"] == list("qwera1234s")
    assert latin("٤") == "4"
    assert latin("؟") == "?"
    assert latin("ْ") == "Q"
    assert (latin("ك"), latin("ك", "ar")) == ("Z", ";")
    assert all(latin(key) == "" for key in ("a", "1", "[", "ß", "中", "", "tab"))


def test_a_scanner_on_the_persian_layout_is_understood() -> None:
    typed = "\u0622\u064f\u064f[\u0626://\u0652]\u0621\u064b\u0651\u0654\u0623\u0626.\u0651\u064b/\u064b/\u0625\u0643۱۰۲۳"
    assert typed_on_us(typed) == "HTTPS://QOMRINGS.IR/R/FZ1023"
    assert typed_on_us("HTTPS://QOMRINGS.IR/R/FZ1023") == "HTTPS://QOMRINGS.IR/R/FZ1023"


@given(st.text(US_KEYS, min_size=1))
def test_every_line_typed_on_the_persian_layout_comes_back(line: str) -> None:
    typed = line.translate(str.maketrans(US_KEYS, PERSIAN_KEYS))
    if any(latin(key) for key in typed):
        assert typed_on_us(typed) == line
    else:
        assert typed_on_us(typed) == typed


LABELS = {
    trade.Level: labels.level_label,
    trade.Rating: labels.rating_label,
    trade.BuyerType: labels.buyer_type_label,
    trade.ReachKind: labels.reach_label,
    trade.Purpose: labels.purpose_label,
    trade.Discard: labels.discard_label,
    trade.Captured: labels.captured_label,
    trade.Tested: labels.tested_label,
    trade.GiStatus: labels.gi_label,
    trade.LinkMode: labels.link_mode_label,
}


@pytest.mark.parametrize("enum", LABELS)
def test_every_code_has_a_label_of_its_own(enum: type[StrEnum]) -> None:
    said = [LABELS[enum](code.value) for code in enum]
    assert all(said)
    assert len(set(said)) == len(said)
    assert not any("_" in text for text in said)


def test_what_is_not_stated_says_so() -> None:
    assert labels.tested_label("") == "not stated"
    assert labels.rating_label("") == "not rated"
    assert labels.level_label("?") == "?"
    assert labels.field_label("email") == "E-mail"
    assert labels.incomplete_label("") == ""
