"""What the sample fair says: five languages, each with its own letters, no claim the record does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pytest

from tests.sample.sample_files import FAIR, HEADER, LANGUAGES, RINGS, each_ring

CLAIMS: Final = {
    "fa": r"شفا(?!ف)|درمان|شانس|خوش.?یمن|برکت|چشم.?زخم|طلسم|رزق|انرژی|دفع بلا|محافظ|(بدون|فاقد) نیکل|معجز",
    "en": r"\b(heal|cure|luck|bless|protect|amulet|talisman|energ|evil eye|fortun|miracle|magic)|nickel.free",
    "de": r"\b(heil|glück|segen|amulett|talisman|energie|schutz|wunder|magisch)|nickelfrei",
    "sv": r"\b(läk|helande|lyck|tur\b|välsign|amulett|talisman|energi|skydd|underverk|magisk)|nickelfri",
    "ar": r"شفاء|علاج|\bحظ|الحظ|بركة|البركة|رزق|طاقة|تعويذة|طلسم|حسد|حماية|معجز|خال[يٍ]? من النيكل",
}
TREATED: Final = {
    "dyed": {"fa": "رنگ‌شده", "en": "dyed", "de": "gefärbt", "sv": "färgad", "ar": "مصبوغ"},
    "stabilised": {
        "fa": "تثبیت‌شده",
        "en": "stabilised",
        "de": "stabilisiert",
        "sv": "stabiliserad",
        "ar": "مثبّت",
    },
    "filled": {"fa": "پرشده", "en": "filled", "de": "gefüllt", "sv": "fylld", "ar": "مملوء"},
    "coated": {"fa": "روکش‌دار", "en": "coated", "de": "beschicht", "sv": "belagd", "ar": "مكسوّ"},
    "irradiated": {
        "fa": "پرتودیده",
        "en": "irradiated",
        "de": "bestrahlt",
        "sv": "bestrålad",
        "ar": "بالإشعاع",
    },
    "heated": {
        "fa": "حرارت‌دیده",
        "en": "heated",
        "de": "erhitzt",
        "sv": "värmebehandlad",
        "ar": "معالج حراريًا",
    },
    "waxed": {"fa": "موم‌خورده", "en": "waxed", "de": "gewachst", "sv": "vaxad", "ar": "مشمّع"},
}
KINDS: Final = {
    "synthetic": {"fa": "سنتتیک", "en": "synthetic", "de": "synthetisch", "sv": "syntetisk", "ar": "اصطناعي"},
    "reconstructed": {
        "fa": "بازسازی‌شده",
        "en": "reconstructed",
        "de": "rekonstruiert",
        "sv": "rekonstruerad",
        "ar": "معاد التركيب",
    },
    "imitation": {"fa": "بدل", "en": "imitation", "de": "imitation", "sv": "imitation", "ar": "تقليد"},
    "composite": {"fa": "مرکب", "en": "composite", "de": "zusammengesetzt", "sv": "sammansatt", "ar": "مركّب"},
}
BY_HAND: Final = {
    "fa": "دست‌ساز",
    "en": "handmade",
    "de": "handgefertigt",
    "sv": "handgjord",
    "ar": "صناعة يدوية",
}
CAST: Final = {"fa": "ریختگی", "en": "cast", "de": "gegossen", "sv": "gjut", "ar": "مسبوك"}
PLACES: Final = re.compile(
    r"ne[iy]shabur|nis(h|ch)apur|persian turquoise|kerman|[kc]horasan|[yj]emen|badakhshan"
    r"|badachschan|panjshir|pandschschir|burm|kolumb|colomb|from najaf|aus nadschaf|från najaf"
    r"|نیشابور|نيسابور|کرمان|كرمان|\bیمن|يمني|خراسان|بدخشان|پنجشیر|بنجشير|از نجف|من النجف",
)


def _texts() -> Iterator[tuple[str, str, str]]:
    """Return every text a visitor may read, as whose it is, its language and itself."""
    for ring in RINGS:
        for lang in LANGUAGES:
            yield ring["sku"], lang, ring[f"name_{lang}"]
            yield ring["sku"], lang, ring[f"description_{lang}"]
    for maker in FAIR["maker"]:
        for lang in LANGUAGES:
            yield maker["code"], lang, maker["text"][lang]["name"]
            yield maker["code"], lang, maker["text"][lang]["story"]


@each_ring
def test_names_and_descriptions_fit(ring: dict[str, str]) -> None:
    assert len(ring["name_en"]) <= 21  # the width of a name in the list of an 80-column terminal
    for lang in LANGUAGES:
        assert 2 <= len(ring[f"name_{lang}"]) <= 28
        assert 40 <= len(ring[f"description_{lang}"]) <= 240
        assert ring[f"description_{lang}"].endswith(".")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_stands_twice(lang: str) -> None:
    for column in (f"name_{lang}", f"description_{lang}"):
        assert len({ring[column] for ring in RINGS}) == len(RINGS)


@pytest.mark.parametrize(
    ("lang", "foreign"),
    [
        ("fa", r"[A-Za-zيكىة٠-٩0-9,;?%]"),
        ("ar", r"[A-Za-zیکپچژگۀە\u200c۰-۹0-9,;?%]"),
        ("en", r"[^\x20-\x7eé]"),
        ("de", r"[^\x20-\x7eäöüÄÖÜßé„“]"),
        ("sv", r"[^\x20-\x7eåäöÅÄÖé”]"),
    ],
)
def test_each_language_has_its_own_letters(lang: str, foreign: str) -> None:
    mine = [(whose, text) for whose, language, text in _texts() if language == lang]
    assert [pair for pair in mine if re.search(foreign, pair[1])] == []
    loose = r"^\s|\s$|\s\s|\u200c(?=[\s\u200c.،؛])|(?<=[\s.،؛])\u200c|\s[.,،؛:]"
    assert [pair for pair in mine if re.search(loose, pair[1])] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_claims_of_healing_or_luck(lang: str) -> None:
    claim = re.compile(CLAIMS[lang], re.IGNORECASE)
    assert [(whose, text) for whose, at, text in _texts() if at == lang and claim.search(text)] == []


@each_ring
def test_origin_only_with_evidence(ring: dict[str, str]) -> None:
    assert bool(ring["origin_claimed"]) == bool(ring["origin_evidence"])
    told = " ".join(
        ring[column] for column in HEADER if column.startswith(("name_", "description_", "trade"))
    )
    assert bool(PLACES.search(told.casefold())) == bool(ring["origin_claimed"])


@each_ring
@pytest.mark.parametrize("lang", LANGUAGES)
def test_description_says_what_the_record_says(ring: dict[str, str], lang: str) -> None:
    told = ring[f"description_{lang}"].casefold()
    said = {code for code, words in TREATED.items() if words[lang].casefold() in told}
    assert said == {ring["treatment"]} & set(TREATED)
    assert {code for code, words in KINDS.items() if words[lang] in told} == {ring["stone_kind"]} & set(KINDS)
    assert (BY_HAND[lang] in told) == (ring["made_by"] == "hand")
    assert (CAST[lang] in told) == (ring["made_by"] in {"cast", "cast_hand_finished"})
