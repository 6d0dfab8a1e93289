"""The trade's words: complete in five languages, recognised in all of them, stones named as they must be."""

from __future__ import annotations

from enum import StrEnum

import pytest

from fairdesk.domain import trade
from fairdesk.domain.terms import recognise, stone_name, word_key
from fairdesk.domain.trade import LANGUAGES
from fairdesk.language.terms import codes, spellings, term

KINDS: dict[str, type[StrEnum]] = {
    "metal": trade.Metal,
    "plating": trade.Plating,
    "made_by": trade.MadeBy,
    "technique": trade.Technique,
    "stone_kind": trade.StoneKind,
    "treatment": trade.Treatment,
    "tested": trade.Tested,
    "gi_status": trade.GiStatus,
    "link_mode": trade.LinkMode,
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_code_has_words(kind: str) -> None:
    assert codes(kind) == tuple(code.value for code in KINDS[kind])


def test_every_stone_has_words() -> None:
    assert codes("stone") == trade.STONES


def test_every_word_is_there_in_five_languages_and_its_own_letters() -> None:
    for kind in (*KINDS, "stone", "part"):
        for code in codes(kind):
            words = {lang: term(code, lang, kind) for lang in LANGUAGES}
            assert all(words.values()), (kind, code)
            assert not set(words["fa"]) & set("يكى"), words["fa"]
            assert not set(words["ar"]) & set("یکپچژگ"), words["ar"]
            assert words["en"].isascii() or any(sign in words["en"] for sign in "éµ²")


def test_no_word_means_two_things_of_one_kind() -> None:
    meant: dict[tuple[str, str], str] = {}
    for kind, code, word in spellings():
        assert meant.setdefault((kind, word_key(word)), code) == code, (kind, word)


def test_every_word_is_recognised() -> None:
    for kind, code, word in spellings():
        assert recognise(word, kind) == code


@pytest.mark.parametrize(
    ("word", "kind", "code"),
    [
        ("حرارت‌دیده", "treatment", "heated"),
        ("حرارت ديده", "treatment", "heated"),
        ("Erhitzt", "treatment", "heated"),
        ("heat treated", "treatment", "heated"),
        ("مصبوغ", "treatment", "dyed"),
        ("färgad", "treatment", "dyed"),
        ("Türkis", "stone", "turquoise"),
        ("عقيق يماني", "stone", "carnelian"),
        ("rock_crystal", "stone", "rock_crystal"),
        ("oxidized", "plating", "oxidised"),
        ("دستساز", "made_by", "hand"),
        ("بله", "active", "yes"),
        ("turquoise", "treatment", None),
        ("", "stone", None),
    ],
)
def test_recognised(word: str, kind: str, code: str | None) -> None:
    assert recognise(word, kind) == code


def test_without_a_kind_the_first_that_knows_answers() -> None:
    assert recognise("Türkis") == "turquoise"
    assert recognise("no such word") is None


def test_words_of_the_fixed_table() -> None:
    assert term("carnelian", "fa") == "عقیق سرخ (یمنی)"
    assert term("rhodium", "de") == "rhodiniert"
    assert term("openwork", "sv") == "genombruten"
    assert term("cast_hand_finished", "en") == "cast and hand-finished"
    assert term("turquoise", "xx") == "turquoise"
    assert term("larimar", "fa") == "larimar"


def test_a_spoken_treatment_stands_beside_the_stone() -> None:
    assert stone_name("onyx", "en", "dyed") == "onyx, dyed"
    assert stone_name("onyx", "fa", "dyed") == "عقیق سیاه (اونیکس)، رنگ‌شده"
    assert stone_name("carnelian", "en", "heated") == "carnelian (aqeeq)"
    assert stone_name("ruby", "de", "filled", "synthetic") == "Rubin, synthetisch, gefüllt"
    assert stone_name("turquoise", "sv", "", "reconstructed") == "turkos, rekonstruerad"
    assert stone_name("turquoise", "en", trade_name="Sky") == "turquoise “Sky”"
    assert stone_name("larimar", "en") == "larimar"
    assert stone_name("", "en", "dyed") == ""


@pytest.mark.parametrize("claim", ["nickel-free", "nickelfrei", "nickelfri", "بدون نیکل", "handmade cast"])
def test_no_forbidden_claim(claim: str) -> None:
    assert not any(claim in word.casefold() for _kind, _code, word in spellings())
