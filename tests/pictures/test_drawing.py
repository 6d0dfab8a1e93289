"""The drawn rings: every look can be drawn, the same look always alike, different looks differently."""

from __future__ import annotations

import itertools
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from fairdesk.assets_dir import assets_dir
from fairdesk.pictures.drawing.bands import FORMS
from fairdesk.pictures.drawing.cuts import CUTS as CUT_FORMS
from fairdesk.pictures.drawing.encode import small_png
from fairdesk.pictures.drawing.look import (
    BANDS,
    CUTS,
    FINISHES,
    SETTINGS,
    STONES,
    Look,
    LookFault,
    look_of,
    read_looks,
)
from fairdesk.pictures.drawing.metal import metals_of
from fairdesk.pictures.drawing.ring import draw_ring
from fairdesk.pictures.drawing.stones import STONES as STONE_LOOKS

SAMPLE = assets_dir() / "sample"
SMALL = 96
PLAIN = Look("T-1", "turquoise", "oval_cabochon", "bezel", "plain", "silver")


def test_every_code_can_be_drawn() -> None:
    assert set(STONE_LOOKS) == STONES
    assert set(CUT_FORMS) == CUTS
    assert set(FORMS) == BANDS
    for finish in FINISHES:
        assert len(metals_of(finish)) == 2


def test_every_sample_look_parses() -> None:
    looks = read_looks(SAMPLE / "looks.toml")
    assert len(looks) >= 12
    assert len({look.sku for look in looks}) == len(looks)


def test_every_sample_ring_has_its_small_picture() -> None:
    files = {path.stem: path for path in (SAMPLE / "pictures").glob("*.png")}
    assert set(files) == {look.sku for look in read_looks(SAMPLE / "looks.toml")}
    assert max(path.stat().st_size for path in files.values()) <= 120_000
    assert sum(path.stat().st_size for path in files.values()) <= 5_000_000
    for path in files.values():
        with Image.open(path) as picture:
            assert picture.size == (800, 800)
            assert picture.convert("RGBA").getpixel((1, 1))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize("sku", ["FZ-1023", "FZ-1070", "RB-8001"])
def test_a_ring_is_drawn_the_same_twice(sku: str) -> None:
    look = next(look for look in read_looks(SAMPLE / "looks.toml") if look.sku == sku)
    first, second = small_png(draw_ring(look, SMALL)), small_png(draw_ring(look, SMALL))
    assert first == second


VARIED = [
    PLAIN,
    Look("T-1", "lapis", "oval_cabochon", "bezel", "plain", "silver"),
    Look("T-1", "turquoise", "oval_cabochon", "bezel", "plain", "silver", matrix=True),
    Look("T-1", "turquoise", "pear_cabochon", "bezel", "plain", "silver"),
    Look("T-1", "turquoise", "oval_cabochon", "crown", "plain", "silver"),
    Look("T-1", "turquoise", "oval_cabochon", "bezel", "twisted", "silver"),
    Look("T-1", "turquoise", "oval_cabochon", "bezel", "plain", "gold_plated"),
    Look("T-1", "turquoise", "oval_cabochon", "bezel", "plain", "silver", engraved=True),
    Look("T-1", "turquoise", "inlay", "bezel", "plain", "silver"),
    Look("T-1", "turquoise", "octagon_faceted", "bezel", "plain", "silver"),
]


def test_what_differs_in_the_look_differs_in_the_picture() -> None:
    drawn = [draw_ring(look, SMALL).convert("RGBa").convert("RGBA") for look in VARIED]
    for (one, a), (two, b) in itertools.combinations(zip(VARIED, drawn, strict=True), 2):
        change = ImageChops.difference(a, b).convert("RGB").convert("L").point([0] * 24 + [255] * 232)
        assert change.histogram()[255] > 25, (one, two)


@pytest.mark.parametrize("band", sorted(BANDS))
def test_every_band_stands_on_clear_ground(band: str) -> None:
    picture = draw_ring(Look("T-2", "onyx", "square_flat", "flush", band, "oxidised", side_stones=4), 64)
    alpha = picture.getchannel("A")
    box = alpha.getbbox()
    assert box is not None
    assert max(box[2] - box[0], box[3] - box[1]) >= 58
    assert alpha.getpixel((32, 41)) == 0, "the finger's hole is open"


@pytest.mark.parametrize("setting", sorted(SETTINGS))
def test_every_setting_leaves_the_stone_large(setting: str) -> None:
    picture = draw_ring(Look("T-3", "turquoise", "oval_cabochon", setting, "plain", "silver"), 64).convert(
        "RGB"
    )
    pixels = [picture.getpixel((x, y)) for y in range(64) for x in range(64)]
    blue = [p for p in pixels if isinstance(p, tuple) and p[2] > p[0] + 40]
    assert len(blue) > 64 * 64 * 0.08


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"stone": "glass"}, "stone"),
        ({"band": 3}, "band"),
        ({"matrix": "yes"}, "matrix"),
        ({"side_stones": 13}, "side_stones"),
        ({"side_stones": True}, "side_stones"),
        ({"colour": "blue"}, "colour"),
    ],
)
def test_a_wrong_look_is_named(change: dict[str, object], word: str) -> None:
    table: dict[str, object] = {
        "stone": "onyx",
        "cut": "inlay",
        "setting": "bezel",
        "band": "plain",
        "finish": "silver",
    }
    assert look_of("T-4", table).side_stones == 0
    with pytest.raises(LookFault, match=rf"T-4: .*{word}"):
        look_of("T-4", table | change)


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    wrong = tmp_path / "looks.toml"
    wrong.write_text("[ring", "utf-8")
    with pytest.raises(LookFault, match=r"looks\.toml"):
        read_looks(wrong)


def test_the_png_keeps_edge_and_colours() -> None:
    ring = draw_ring(PLAIN, SMALL)
    kept = Image.open(BytesIO(small_png(ring))).convert("RGBA")
    on_grey = [Image.alpha_composite(Image.new("RGBA", ring.size, "#808080"), im) for im in (ring, kept)]
    worst = ImageChops.difference(*on_grey).convert("L").histogram()
    assert sum(worst[40:]) < 20
