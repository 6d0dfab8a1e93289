"""Lines as a terminal prints them: order, joined letters, mirrored brackets, and the way back."""

from __future__ import annotations

import arabic_reshaper
import bidi
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairdesk.language.bidi.classes import first_strong, is_rtl
from fairdesk.language.bidi.isolate import base_of, isolated, ltr, without_controls
from fairdesk.language.bidi.layout import clusters, layout, visual
from fairdesk.language.bidi.levels import MAX_DEPTH, levels
from fairdesk.language.bidi.shaping import shape

RESHAPER = arabic_reshaper.ArabicReshaper(
    {"delete_harakat": False, "delete_tatweel": False, "support_ligatures": False, "support_zwj": True}
)
LETTERS = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیيكةآأؤئء"
MIXED = LETTERS + "abcÅ 0123۰۱۲٣.,:;()[]<>«»-+/%€@‌ًِّٰ" + "\u2066\u2067\u2068\u2069\u202a\u202b\u202d\u202e\u202c"

texts = st.text(MIXED, max_size=40)
bases = st.sampled_from([0, 1])


@pytest.mark.parametrize(
    ("text", "base", "shown"),
    [
        ("سلام", 1, "ﻡﻼﺳ"[0] + "ﺎﻠﺳ"),
        ("شرکت (Siemens AG)", 1, "(Siemens AG) ﺖﮐﺮﺷ"),
        ("Siemens (شرکت)", 0, "Siemens (ﺖﮐﺮﺷ)"),
        ("می‌خواهم", 1, "ﻢﻫﺍﻮﺧﯽﻣ"),
        ("قیمت ۱۲٬۳۴۵ ریال", 1, "ﻝﺎﯾﺭ ۱۲٬۳۴۵ ﺖﻤﯿﻗ"),
        ("کد QR-1023 است", 1, "ﺖﺳﺍ QR-1023 ﺪﮐ"),
        ("تلفن " + ltr("+98 912 345 6789"), 1, "+98 912 345 6789 ﻦﻔﻠﺗ"),
        ("تلفن +98 912", 1, "912 98+ ﻦﻔﻠﺗ"),
        ("plain", 0, "plain"),
        ("👨‍👩‍👧 خانواده", 0, "👨‍👩‍👧 ﻩﺩﺍﻮﻧﺎﺧ"),
        ("[a] (ب)", 1, "(ﺏ) [a]"),
        ("", 1, ""),
    ],
)
def test_lines_as_they_are_printed(text: str, base: int, shown: str) -> None:
    assert visual(text, base) == shown


@given(st.text(LETTERS + " ab1‌ـ", max_size=30))
def test_letters_join_as_another_shaper_joins_them(text: str) -> None:
    assert shape(text) == RESHAPER.reshape(text)


@given(st.text(LETTERS + "abc 012۳۴-.,:/«»", max_size=30), bases)
@settings(max_examples=300)
def test_the_order_is_that_of_another_implementation(text: str, base: int) -> None:
    ours = "".join(text[glyph.start : glyph.end] for glyph in layout(text, base))
    assert ours == bidi.get_display(text, base_dir="R" if base else "L")


@given(texts, bases)
def test_each_cluster_is_drawn_once_and_nothing_else(text: str, base: int) -> None:
    glyphs = layout(text, base)
    assert sorted((glyph.start, glyph.end) for glyph in glyphs) == list(clusters(text))
    assert "".join(text[start:end] for start, end in clusters(text)) == text


@given(texts, bases)
def test_what_is_shown_has_no_control_and_the_width_of_the_text(text: str, base: int) -> None:
    shown = visual(text, base)
    assert shown.isprintable()
    assert len(shown) == len([sign for sign in text if sign.isprintable()])


@given(texts)
def test_one_line_in_an_isolate_scrambles_nothing_around_it(text: str) -> None:
    name = without_controls(text)
    line = f"خریدار {isolated(name)} در نمایشگاه QR-1"
    shown = visual(line, 1)
    assert shown.startswith("QR-1 " + visual("خریدار در نمایشگاه", 1).split(" ")[0])
    assert shown.endswith(visual("خریدار", 1))


def test_forged_directions_cannot_leave_a_name() -> None:
    forged = "Anna\u202e gnirB\u2066"
    assert without_controls(forged) == "Anna gnirB"
    assert visual(f"Hello {isolated(forged)}!", 0) == "Hello Anna gnirB!"


@pytest.mark.parametrize("sign", ["\u202a", "\u202b", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068"])
def test_ten_thousand_nested_directions_are_quick_and_bounded(sign: str) -> None:
    found = levels(sign * 10_000 + "a" + "ب", 0)
    assert max(found.of) <= MAX_DEPTH + 2
    assert visual(sign * 10_000 + "ab", 0) in ("ab", "ba")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\u2069\u2069ب\u2066", "ﺏ"),
        ("\u202c\u202cب", "ﺏ"),
        ("\u0651", "\u0651"),
        ("\u0651\u064bب", "ﺏ\u0651\u064b"),
        ("\u200d", ""),
        ("\u200c", ""),
        ("ب\u0651\u064b", "ﺏ\u0651\u064b"),
    ],
)
def test_unbalanced_and_lone_marks_are_drawn_as_far_as_they_show(text: str, shown: str) -> None:
    assert visual(text, 1) == shown


@pytest.mark.parametrize(
    ("text", "right", "base"),
    [
        ("fairdesk باز نشد", True, 1),
        ("fairdesk", True, 0),
        ("باز نشد", False, 1),
        (isolated("علی") + " is not a country.", False, 0),
        (isolated("Anna") + " کشور نیست.", True, 1),
        ("۱۲۳", True, 0),
        ("+98 912 345", True, 0),
        (isolated("علی") + " " + ltr("+98 912"), False, 0),
        ("۱۲۳", False, 0),
        ("", True, 0),
    ],
)
def test_the_base_is_the_sentences_own(text: str, right: bool, base: int) -> None:
    assert base_of(text, right) == base


def test_what_is_written_from_the_right() -> None:
    assert is_rtl("a ب")
    assert is_rtl("۱") is False
    assert is_rtl("٣"), "Arabic-Indic digits are of the right"
    assert first_strong("12 ب a") == "R"
