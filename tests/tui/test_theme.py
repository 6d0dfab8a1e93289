"""The themes' promises: every text is readable, in true colour and in the 256 colours of a plain terminal."""

from __future__ import annotations

import pytest
from rich.color import Color, ColorSystem
from textual.color import Color as Shade

from fairdesk.tui.theme import TOKENS, make_theme, style

TEXT = 4.5
GRAPHICS = 3.0

PAIRS = [
    *(
        (ink, ground, TEXT)
        for ink in ("fg", "bright", "silver")
        for ground in ("bg", "panel", "field", "field-focus", "sel")
    ),
    *(
        (ink, ground, TEXT)
        for ink in ("accent", "hot", "warm")
        for ground in ("bg", "panel", "field", "field-focus", "sel")
    ),
    *(("faint", ground, TEXT) for ground in ("bg", "panel", "field")),
    ("ink", "accent", TEXT),
    ("hot", "hot-bg", TEXT),
    ("fg", "hot-bg", TEXT),
    ("on-agate", "agate", TEXT),
    ("agate", "bg", GRAPHICS),
    ("accent-dim", "bg", GRAPHICS),
]


def contrast(one: Shade, other: Shade) -> float:
    """Return the contrast ratio of WCAG 2.2, 1.4.3."""

    def luminance(shade: Shade) -> float:
        parts = [part / 255 for part in (shade.r, shade.g, shade.b)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def as_256(colour: str) -> Shade:
    """Return what a terminal of 256 colours shows for it."""
    shown = Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor()
    return Shade(*shown)


@pytest.mark.parametrize("theme", TOKENS)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_contrast(theme: str, ink: str, ground: str, least: float) -> None:
    named = TOKENS[theme]
    assert contrast(Shade.parse(named[ink]), Shade.parse(named[ground])) >= least
    assert contrast(as_256(named[ink]), as_256(named[ground])) >= least - 0.2


@pytest.mark.parametrize("theme", TOKENS)
def test_grounds_stay_grey_in_256_colours(theme: str) -> None:
    for name in ("bg", "panel", "field", "field-focus", "sel", "sel-blur", "line"):
        shown = as_256(TOKENS[theme][name])
        assert max(shown.r, shown.g, shown.b) - min(shown.r, shown.g, shown.b) <= 8, name


def test_both_themes_have_the_same_tokens() -> None:
    first, second = TOKENS.values()
    assert set(first) == set(second)
    for name in TOKENS:
        theme = make_theme(name)
        assert theme.name == name
        assert "scrollbar" in theme.variables


def test_styles_follow_the_theme() -> None:
    dark, light = (style(name, "fg") for name in TOKENS)
    assert dark != light
    assert style("firouzeh", "#123456").color is not None
