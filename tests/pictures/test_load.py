"""Pictures taken in: turned, without place, refused when they are broken, bombs, or no pictures."""

from __future__ import annotations

import struct
import zlib
from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from fairdesk.domain.refusals import Refusal
from fairdesk.pictures.load import LONGEST_SIDE, read_picture
from fairdesk.pictures.open import MOST_BYTES

RED, BLUE = (220, 20, 30), (20, 40, 220)


def _saved(picture: Image.Image, form: str, **options: object) -> bytes:
    out = BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def _noisy(width: int, height: int) -> Image.Image:
    return Image.merge("RGB", [Image.effect_noise((width, height), 90) for _band in range(3)])


def _photo(width: int, height: int, orientation: int) -> bytes:
    """Return a phone's JPEG, red on its left half, with a place and a camera's name in its Exif."""
    picture = _noisy(width, height)
    ImageDraw.Draw(picture).rectangle((0, 0, width // 2, height), fill=RED)
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Practice Phone"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (59.0, 19.0, 46.0)
    return _saved(picture, "JPEG", exif=exif, quality=90, comment=b"taken by Practice Sara")


def test_a_phones_photo_is_turned_and_its_place_is_gone() -> None:
    data = _photo(640, 480, orientation=6)
    assert Image.open(BytesIO(data)).getexif().get_ifd(0x8825), "the test's own photo must carry a place"
    taken = read_picture(data)
    assert (taken.mime, taken.width, taken.height) == ("image/jpeg", 480, 640)
    picture = Image.open(BytesIO(taken.data)).convert("RGB")
    assert picture.size == (480, 640)
    red, green, _blue = picture.getpixel((240, 20))  # type: ignore[misc]  # the left half is the top now
    assert red > 180 > 90 > green
    assert not picture.getexif()
    assert b"Practice" not in taken.data
    assert b"Exif" not in taken.data
    assert taken.sha256 == sha256(taken.data).hexdigest()


@pytest.mark.parametrize(
    ("orientation", "corner"), [(1, 0), (2, 1), (3, 3), (4, 2), (5, 0), (6, 1), (7, 3), (8, 2)]
)
def test_every_orientation_puts_the_first_corner_where_it_belongs(orientation: int, corner: int) -> None:
    picture = _noisy(320, 200)
    ImageDraw.Draw(picture).rectangle((0, 0, 100, 80), fill=RED)
    exif = Image.Exif()
    exif[0x0112] = orientation
    taken = read_picture(_saved(picture, "JPEG", exif=exif, quality=95))
    wide, high = taken.width, taken.height
    corners = [(20, 20), (wide - 20, 20), (20, high - 20), (wide - 20, high - 20)]
    seen = Image.open(BytesIO(taken.data)).convert("RGB")
    red, green, blue = seen.getpixel(corners[corner])  # type: ignore[misc]
    assert red > 180
    assert max(green, blue) < 90


@pytest.mark.parametrize("size", [(3000, 1500), (900, 2400), (1201, 1200), (1200, 1200), (40, 30)])
def test_the_longest_side_is_kept_and_so_is_the_shape(size: tuple[int, int]) -> None:
    taken = read_picture(_saved(_noisy(*size), "JPEG"))
    assert max(taken.width, taken.height) == min(LONGEST_SIDE, max(size))
    assert abs(taken.width / taken.height - size[0] / size[1]) < 0.01


def test_transparency_stays_and_notes_go() -> None:
    picture = _noisy(1500, 1500).convert("RGBA")
    picture.putalpha(Image.radial_gradient("L").resize(picture.size))
    taken = read_picture(_saved(picture, "PNG"))
    assert taken.mime == "image/png"
    assert Image.open(BytesIO(taken.data)).convert("RGBA").getchannel("A").getextrema() == (0, 255)


def test_a_palette_picture_stays_small_and_clear() -> None:
    picture = Image.new("P", (400, 300), 0)
    picture.putpalette([0, 0, 0, *RED, *BLUE])
    ImageDraw.Draw(picture).ellipse((50, 50, 300, 250), fill=1)
    data = _saved(picture, "PNG", transparency=0)
    taken = read_picture(data)
    assert (taken.mime, taken.width, taken.height) == ("image/png", 400, 300)
    assert len(taken.data) <= 2 * len(data)
    seen = Image.open(BytesIO(taken.data)).convert("RGBA")
    assert seen.getpixel((2, 2)) == (0, 0, 0, 0)
    assert seen.getpixel((150, 150)) == (*RED, 255)


def test_a_drawing_of_few_colours_is_not_smeared() -> None:
    picture = Image.new("RGB", (600, 400), BLUE)
    ImageDraw.Draw(picture).rectangle((0, 0, 99, 99), fill=RED)
    taken = read_picture(_saved(picture, "BMP"))
    assert taken.mime == "image/png"
    assert Image.open(BytesIO(taken.data)).convert("RGB").getpixel((99, 99)) == RED


@pytest.mark.parametrize(
    "data", [b"", b"a page of text, not a picture\n" * 40, b"%!PS-Adobe-3.0 EPSF-3.0\n", b"\x89PNG\r\n"]
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal, match="not a picture"):
        read_picture(data)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_file_cut_short_is_refused(form: str) -> None:
    data = _saved(_noisy(600, 600), form)
    with pytest.raises(Refusal, match=r"damaged|not a picture"):
        read_picture(data[: len(data) // 2])


def _bomb(width: int, height: int) -> bytes:
    """Return a small PNG that claims `width` x `height` pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(10_000)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [6_400, 12_000, 40_000])
def test_a_bomb_is_refused_before_its_pixels_are_read(side: int) -> None:
    with pytest.raises(Refusal, match=r"too large.*40 megapixels"):
        read_picture(_bomb(side, side))


def test_a_huge_file_is_refused_unread() -> None:
    with pytest.raises(Refusal, match="too large"):
        read_picture(bytes(MOST_BYTES + 1))
