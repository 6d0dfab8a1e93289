"""Every pen's drawing of a code is read back by another program."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from io import BytesIO

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from fairdesk.codes.matrix import Matrix, matrix
from fairdesk.codes.png import png
from fairdesk.codes.svg import runs, svg
from fairdesk.codes.terminal import ansi, cells, fit, lines
from fairdesk.domain.refusals import Refusal

LINK = "HTTPS://FDESK.SE/R/ABC234"
TEXTS = (
    LINK,
    "https://fdesk.se/rings/R/ABC234",
    "BEGIN:VCARD\nVERSION:3.0\nN:Övning;Sara\nFN:Sara Övning\nEND:VCARD\n",
    "https://fdesk.se/fa/فیروزه",
    "1",
)


def read(dark: Sequence[Sequence[bool]], zoom: int = 3) -> str:
    """Return what zxing-cpp reads in rows of pixels."""
    picture = Image.frombytes(
        "L", (len(dark[0]), len(dark)), bytes(0 if pixel else 255 for row in dark for pixel in row)
    ).resize((len(dark[0]) * zoom, len(dark) * zoom), Image.Resampling.NEAREST)
    return read_picture(picture)


def read_picture(picture: Image.Image) -> str:
    found = zxingcpp.read_barcodes(
        picture.convert("L"),
        formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCodeModel2]),
        try_invert=False,
    )
    assert [result.ec_level for result in found] == ["M"]
    return str(found[0].text)


def by_lines(code: Matrix, *, light: bool, quiet: int = 4, scale: int = 1) -> list[list[bool]]:
    """Rasterise the lines as a terminal shows them: a glyph's ink is dark only on a light terminal."""
    pixels: list[list[bool]] = []
    for line in lines(code, quiet, scale, light=light):
        for half in "▀█", "▄█":
            pixels.append([(glyph in half) == light for glyph in line])
    return pixels


def by_cells(code: Matrix) -> list[list[bool]]:
    return [[cell[half] for cell in row] for row in cells(code) for half in (0, 1)]


def by_ansi(code: Matrix) -> list[list[bool]]:
    """Rasterise black and white from the escapes; a line must set its colours and take them back."""
    pixels: list[list[bool]] = []
    for line in ansi(code):
        match = re.fullmatch(r"\x1b\[38;5;16;48;5;231m([ ▀▄█]+)\x1b\[0m", line)
        assert match
        for half in "▀█", "▄█":
            pixels.append([glyph in half for glyph in match[1]])
    return pixels


def by_svg(code: Matrix) -> list[list[bool]]:
    drawn = svg(code)
    box = re.search(r'viewBox="0 0 (\d+) \1"', drawn)
    assert box
    side = int(box[1])
    pixels = [[False] * side for _row in range(side)]
    (path,) = re.findall(r'<path d="([^"]*)"', drawn)
    assert re.fullmatch(r"(M\d+ \d+h\d+v1h-\d+z)+", path)
    for x, y, width, back in re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path):
        assert width == back
        for place in range(int(x), int(x) + int(width)):
            assert not pixels[int(y)][place], "a module is drawn twice"
            pixels[int(y)][place] = True
    return pixels


RASTERS: dict[str, Callable[[Matrix], Sequence[Sequence[bool]]]] = {
    "dark terminal": lambda code: by_lines(code, light=False),
    "light terminal": lambda code: by_lines(code, light=True),
    "double size": lambda code: by_lines(code, light=False, scale=2),
    "narrow quiet zone": lambda code: by_lines(code, light=False, quiet=2),
    "cells": by_cells,
    "colours": by_ansi,
    "svg": by_svg,
    "framed": lambda code: code.framed(),
}


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("pen", RASTERS)
def test_a_drawing_reads_as_its_text(pen: str, text: str) -> None:
    assert read(RASTERS[pen](matrix(text))) == text


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("pixels", [1, 3, 10])
def test_a_png_reads_as_its_text(pixels: int, text: str) -> None:
    picture = Image.open(BytesIO(png(matrix(text), pixels)))
    assert picture.mode == "1"
    assert picture.size == ((matrix(text).size + 8) * pixels,) * 2
    assert read_picture(picture) == text


@settings(max_examples=60, deadline=None)
@given(
    st.from_regex(
        r"https?://[a-z]{1,12}\.[a-z]{2,6}(:[0-9]{2,4})?(/[A-Za-z0-9._~-]{0,20}){0,4}", fullmatch=True
    ),
    st.sampled_from(sorted(RASTERS)),
)
def test_any_address_reads_back_from_any_pen(url: str, pen: str) -> None:
    assert read(RASTERS[pen](matrix(url))) == url


def test_a_damaged_code_is_not_read_so_the_reader_above_can_fail() -> None:
    rows = [list(row) for row in matrix(LINK).framed()]
    rows[4:11] = [[False] * len(row) for row in rows[4:11]]
    with pytest.raises(AssertionError):
        read(rows)


def test_a_ring_code_fills_33_columns_and_17_lines() -> None:
    drawn = lines(matrix(LINK))
    assert (len(drawn), {len(line) for line in drawn}) == (17, {33})


@pytest.mark.parametrize(
    ("width", "height", "quiet", "scale"),
    [
        (80, 24, 4, 1),
        (120, 40, 4, 2),
        (33, 17, 4, 1),
        (32, 40, 4, 0),
        (80, 16, 4, 0),
        (29, 15, 2, 1),
        (0, 0, 4, 0),
    ],
)
def test_the_largest_scale_that_fits_is_chosen(width: int, height: int, quiet: int, scale: int) -> None:
    assert fit(matrix(LINK), width, height, quiet) == scale


@given(st.integers(1, 300), st.integers(1, 120), st.integers(0, 4))
def test_a_fitting_code_fits(width: int, height: int, quiet: int) -> None:
    code = matrix(LINK)
    scale = fit(code, width, height, quiet)
    drawn = cells(code, quiet, max(scale, 1))
    assert (len(drawn) <= height and len(drawn[0]) <= width) == (scale > 0)
    larger = cells(code, quiet, scale + 1)
    assert len(larger) > height or len(larger[0]) > width


def test_the_svg_states_its_size_in_millimetres() -> None:
    assert 'width="16.5mm" height="16.5mm"' in svg(matrix(LINK))
    assert 'width="7.5mm"' in svg(matrix(LINK), 0.3, 0)
    assert runs(matrix(LINK), 0).startswith("M0 0h7v1h-7z")


def test_a_code_is_made_once() -> None:
    assert matrix(LINK) is matrix(LINK)


@pytest.mark.parametrize("text", ["", "\ud800", "x" * 2332, "https://fdesk.se/" + "å" * 2000])
def test_a_text_no_code_can_hold_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        matrix(text)
    assert str(refused.value)


def test_the_longest_text_still_fits() -> None:
    assert matrix("x" * 2331).size == 177
