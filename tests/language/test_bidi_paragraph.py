"""A broken paragraph is drawn line by line as UAX #9 orders it as a whole."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from fairdesk.language.bidi.isolate import base_of, ltr
from fairdesk.language.bidi.layout import layout, reordered, visual
from fairdesk.language.bidi.paragraph import carried

words = st.text("سلامکب۳۴abXY12()[]«».,:/-+", min_size=1, max_size=7)
paragraphs = st.lists(st.lists(words, min_size=1, max_size=4).map(" ".join), min_size=2, max_size=5)


def expected(lines: list[str], right: bool) -> list[str]:
    """Return what the lines of the whole paragraph are, each ordered by the paragraph's levels (L2)."""
    text = " ".join(lines)
    glyphs = sorted(layout(text, base_of(text, right)), key=lambda glyph: glyph.start)
    drawn, start = [], 0
    for line in lines:
        own = [glyph for glyph in glyphs if start <= glyph.start < start + len(line)]
        drawn.append("".join(own[at].shown for at in reordered([glyph.level for glyph in own])))
        start += len(line) + 1
    return drawn


def drawn(lines: list[str], right: bool) -> list[str]:
    return [visual(line, base_of(line, right)) for line in carried(lines, right)]


@given(paragraphs, st.booleans())
@example(["خاستگاه Qom ring (sample", "entry)، درخواست"], True)
@example(["Sample ring (نمونه", "ساده). Then"], False)
@example(["Xا", "1-2"], False)
@settings(max_examples=400)
def test_every_line_is_as_in_the_whole(lines: list[str], right: bool) -> None:
    assert drawn(lines, right) == expected(lines, right)


def test_a_bracket_closed_on_the_next_line_keeps_its_side() -> None:
    first, second = drawn(["نشانه Qom ring (sample", "entry)، درخواست"], True)
    assert first == "Qom ring (sample " + visual("نشانه", 1)
    assert second == visual("درخواست", 1) + " ،entry)"


def test_a_phone_that_is_broken_still_runs_from_the_left() -> None:
    phone = ltr("+98 912 345 6789")
    lines = ("تلفن " + phone).replace("912 345", "912\n345").split("\n")
    assert drawn(lines, True)[1] == "345 6789"


def test_lines_that_need_nothing_stay() -> None:
    assert carried(["one", "two"], True) == ["one", "two"]
    assert carried(["سلام دنیا", "خوب"], True) == ["سلام دنیا", "خوب"]
