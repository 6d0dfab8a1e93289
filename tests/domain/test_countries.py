"""Countries and languages: found by what people type in five languages."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.domain import countries, languages
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import LANGUAGES

SPELLINGS = {
    "CN": ("中国", "中國", "中华人民共和国"),
    "JP": ("日本",),
    "UA": ("Україна",),
    "LK": ("ශ්\u200dරී ලංකාව",),
    "SE": (
        "Sweden",
        "sverige",
        "Schweden",
        "سوئد",
        "سويد",
        "السويد",
        "se",
        "SWE",
    ),
    "IR": (
        "Iran",
        "ایران",
        "إيران",
        "Islamic Republic of Iran",
    ),
    "GB": (
        "uk",
        "England",
        "انگلیس",
    ),
    "US": (
        "USA",
        "آمریکا",
    ),
    "TR": (
        "Turkey",
        "turkiye",
        "ترکیه",
    ),
    "AE": (
        "امارات",
        "Dubai",
    ),
    "KR": ("کره جنوبی", "한국", "대한민국"),
    "NL": ("Holland",),
    "AT": (
        "osterreich",
        "Österreich",
    ),
    "XK": ("Kosovo",),
    "IN": ("هند", "भारत"),
    "DE": ("germ",),
    "QA": ("قطر",),
    "MD": ("Moldova, Republic of",),
}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *((word, code) for code, words in SPELLINGS.items() for word in words),
        ("", ""),
        ("  ", ""),
    ],
)
def test_codes(typed: str, code: str) -> None:
    assert countries.code_of(typed) == code


@pytest.mark.parametrize("wrong", ["Atlantis", "s", "sw", "x" * 9_000, "۱۲", "aust"])
def test_no_country(wrong: str) -> None:
    with pytest.raises(Refusal) as refused:
        countries.code_of(wrong)
    assert refused.value.field == "country"


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=30))
def test_only_a_refusal_says_no(text: str) -> None:
    assert len(countries.find(text, 5)) <= 5
    for code_of in (countries.code_of, languages.code_of):
        with suppress(Refusal):
            code_of(text)


def test_the_fairs_own_countries_come_first() -> None:
    assert [found.code for found in countries.find("s", 3, first=["SE", "CH"])][:2] == ["SE", "CH"]
    assert countries.find("s", 3)[0].code != "SE"
    assert [found.code for found in countries.find("", 3, first=["SE", "DE"])] == ["SE", "DE"]


def test_an_exact_name_comes_before_the_fairs_own() -> None:
    assert countries.find("oman", 3, first=["RO"])[0].code == "OM"
    assert countries.find("uk", 3, first=["UA"])[0].code == "GB"


def test_the_start_of_the_name_comes_before_a_word_in_it() -> None:
    codes = [found.code for found in countries.find("guinea", 20)]
    assert codes.index("GW") < codes.index("PG")
    assert "TZ" in [found.code for found in countries.find("republic", 200)]


def test_names() -> None:
    assert [countries.name("SE", lang) for lang in LANGUAGES] == [
        "سوئد",
        "السويد",
        "Sweden",
        "Schweden",
        "Sverige",
    ]
    assert [countries.name("IR", lang) for lang in LANGUAGES] == ["ایران", "إيران", "Iran", "Iran", "Iran"]
    assert countries.name("DE") == "Germany"
    assert countries.name("", "fa") == ""
    assert countries.name("ZZ", "fa") == "ZZ"


def test_every_country_has_a_name_in_every_script() -> None:
    for code in countries._entries():
        fa, ar, en = (countries.name(code, lang) for lang in ("fa", "ar", "en"))
        assert any("\u0600" <= letter <= "\u06ff" for letter in fa), (code, fa)
        assert any("\u0600" <= letter <= "\u06ff" for letter in ar), (code, ar)
        assert not any("\u0600" <= letter <= "\u06ff" for letter in en), (code, en)
        assert not set(fa) & set("يكى"), (code, fa)
        assert countries.code_of(en) == code


def test_the_first_answer_is_quick_and_imports_no_pycountry() -> None:
    program = (
        "import sys, time; from fairdesk.domain import countries; start = time.perf_counter();"
        " countries.find('s', 8); print(time.perf_counter() - start); assert 'pycountry' not in sys.modules"
    )
    seconds = min(
        float(
            subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
        )
        for _again in range(3)
    )
    assert seconds < 0.08


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Svenska", "sv"),
        ("Swedish", "sv"),
        ("schwedisch", "sv"),
        ("سوئدی", "sv"),
        ("SV", "sv"),
        ("sv-SE", "sv"),
        ("فارسی", "fa"),
        ("Farsi", "fa"),
        ("Persian", "fa"),
        ("عربی", "ar"),
        ("العربیه", "ar"),
        ("Türkisch", "tr"),
        ("Yoruba", "yo"),
        ("deu", "de"),
        ("Kurdish", "ku"),
        ("中文", "zh"),
        ("", ""),
    ],
)
def test_languages(typed: str, code: str) -> None:
    assert languages.code_of(typed) == code


def test_languages_are_named_by_their_speakers() -> None:
    assert languages.name("sv") == "Svenska"
    assert languages.name("yo") == "Yoruba"
    assert languages.name("??") == "??"
    assert [found.code for found in languages.find("", 5)] == list(LANGUAGES)
    assert languages.find("s", 2)[0].code == "sv"
    assert (languages.direction("fa"), languages.direction("sv")) == ("rtl", "ltr")


def test_no_language() -> None:
    with pytest.raises(Refusal) as refused:
        languages.code_of("Klingonese")
    assert refused.value.field == "language"
