"""Half blocks: the picture fitted, centred and flattened in any area of cells."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from fairdesk.domain.refusals import Refusal
from fairdesk.pictures.blocks import half_blocks

GROUND = "#101418"
COLOUR = re.compile(r"#[0-9a-f]{6}")


def _png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _disc(width: int, height: int) -> bytes:
    picture = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((0, 0, width - 1, height - 1), fill=(255, 0, 0, 255))
    return _png(picture)


DISC = _disc(300, 300)
WIDE = _png(Image.new("RGB", (400, 100), (0, 255, 0)))
TALL = _png(Image.new("RGB", (3, 900), (0, 0, 255)))


def test_transparency_takes_the_ground() -> None:
    cells = half_blocks(DISC, 28, 14, GROUND)
    assert cells[0][0] == (GROUND, GROUND)
    assert cells[7][14] == ("#ff0000", "#ff0000")
    assert {"#000000", "#ffffff"}.isdisjoint(colour for row in cells for cell in row for colour in cell)


def test_the_edge_is_mixed_with_the_ground_and_has_no_dark_seam() -> None:
    light = half_blocks(DISC, 28, 14, "#ffffff")
    assert all(int(colour[1:3], 16) == 255 for row in light for cell in row for colour in cell)


def test_the_shape_is_kept_and_centred() -> None:
    cells = half_blocks(WIDE, 20, 10, GROUND)
    painted = [[colour != GROUND for cell in row for colour in cell] for row in cells]
    rows = [half for row in cells for half in zip(*row, strict=True)]
    green = [k for k, half in enumerate(rows) if half[0] == "#00ff00"]
    assert green == [7, 8, 9, 10, 11] or green == [8, 9, 10, 11, 12]
    assert all(any(row) for row in painted[4:6])
    assert rows[green[0]] == ("#00ff00",) * 20


def test_a_camera_turn_is_obeyed() -> None:
    picture = Image.new("RGB", (200, 100), (255, 0, 0))
    exif = Image.Exif()
    exif[0x0112] = 6
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif)
    cells = half_blocks(out.getvalue(), 20, 10, GROUND)
    assert cells[0][0][0] == GROUND
    assert cells[0][10][0] != GROUND


@settings(max_examples=60, deadline=None)
@given(
    data=st.sampled_from([DISC, WIDE, TALL]),
    width=st.integers(1, 60),
    height=st.integers(1, 60),
    ground=st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}"),
)
def test_every_area_is_filled_exactly(data: bytes, width: int, height: int, ground: str) -> None:
    cells = half_blocks(data, width, height, ground)
    assert len(cells) == height
    assert all(len(row) == width for row in cells)
    assert all(COLOUR.fullmatch(colour) for row in cells for cell in row for colour in cell)


def test_no_room_and_no_picture_are_told_apart() -> None:
    with pytest.raises(ValueError, match="no room"):
        half_blocks(DISC, 0, 10, GROUND)
    with pytest.raises(Refusal, match="not a picture"):
        half_blocks(b"nothing", 10, 10, GROUND)
