"""`fairdesk qr`: what is drawn decodes, on the terminal and in files."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from tests.cli.conftest import Say, misused, refused

CELLS = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}


def read(picture: Image.Image) -> str:
    (found,) = zxingcpp.read_barcodes(
        picture, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCodeModel2])
    )
    return str(found.text)


def seen(lines: list[str], *, light_letters: bool) -> Image.Image:
    """Draw half blocks as a terminal shows them."""
    width = max(map(len, lines))
    picture = Image.new("L", (width, 2 * len(lines)), 0 if light_letters else 255)
    for y, line in enumerate(lines):
        for x, letter in enumerate(line):
            for half, inked in enumerate(CELLS[letter]):
                picture.putpixel((x, 2 * y + half), 255 if bool(inked) == light_letters else 0)
    return picture.resize((width * 6, len(lines) * 12), Image.Resampling.NEAREST)


def test_a_ring_on_the_terminal_without_colours(sample: Say) -> None:
    link = sample("ring", "show", "FZ-1023", "--json").json["link"]
    answer = sample("qr", "FZ-1023")
    assert answer.code == 0
    assert "\x1b" not in answer.out
    assert read(seen(answer.out.splitlines(), light_letters=True)) == link
    assert "practice" in answer.err
    light = sample("qr", "FZ-1023", "--light").out
    assert light != answer.out
    assert read(seen(light.splitlines(), light_letters=False)) == link
    drawn = sample("qr", "FZ-1023", "--json").json
    assert drawn["link"] == link
    assert "\n".join(drawn["code"]) + "\n" == answer.out


@pytest.mark.parametrize("form", [(), ("--format", "png")])
def test_a_picture_of_any_address(bare: Say, say: Say, tmp_path: Path, form: tuple[str, ...]) -> None:
    del bare
    out = tmp_path / "code.png"
    answer = say("qr", "https://example.org/قم", *form, "--out", str(out))
    assert str(out) in answer.out
    assert answer.err == ""
    assert read(Image.open(io.BytesIO(out.read_bytes()))) == "https://example.org/قم"


def test_an_svg(sample: Say, tmp_path: Path) -> None:
    out = tmp_path / "code.svg"
    assert sample("qr", "FZ-1023", "--out", str(out), "--json").json["path"] == str(out)
    assert out.read_text("utf-8").startswith(("<svg", "<?xml"))
    assert [path.name for path in tmp_path.glob("code*")] == ["code.svg"]


def test_what_cannot_be_drawn_is_refused(say: Say, tmp_path: Path) -> None:
    refused(say("qr", "XX-1"), "XX-1")
    refused(say("qr", "https://x.example/" + "a" * 9000))
    refused(say("qr", ""))
    refused(say("qr", "https://x.example", "--format", "png", "--json"), "--out FILE.png")
    refused(say("qr", "https://x.example", "--out", str(tmp_path)))
    refused(say("qr", "https://x.example", "--out", str(tmp_path / "no" / "folder" / "x.png")))
    misused(say("qr", "https://x.example", "--format", "gif"), "--format")


def test_a_fair_without_an_address_says_how_to_set_it(bare: Say) -> None:
    assert bare("fair", "add", "--code", "A", "--name", "A").code == 0
    refused(bare("qr", "FZ-1"), "The address for QR codes is not set", "--base-url")
