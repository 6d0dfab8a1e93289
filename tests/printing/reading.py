"""Reads what was printed, as a visitor's phone and other programs do."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import zxingcpp
from PIL import Image

from fairdesk.printing.document import set_document
from fairdesk.printing.sheets import Sheet
from fairdesk.workflows.paper.paper import Paper
from tests.interop.conftest import needs
from tests.printing.conftest import NOON

LONG = os.environ.get("FAIRDESK_RUNS", "0") not in {"0", "1"}
"""Whether longer runs are asked for."""

CODES = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)


def read(picture: Image.Image) -> list[str]:
    """Return what the codes in a picture hold."""
    return [found.text for found in zxingcpp.read_barcodes(picture, formats=CODES)]


def pages(paper: Paper, ppi: float) -> list[Image.Image]:
    """Return the pages of a paper as pictures."""
    made = set_document(paper.document, "png", NOON, ppi=ppi)
    return [Image.open(BytesIO(file)).convert("L") for file in made.files]


def labels_in(images: Sequence[Image.Image], sheet: Sheet, ppi: float, count: int) -> Iterator[Image.Image]:
    """Yield each label cut out of its sheet."""
    scale = ppi / 25.4
    for number in range(count):
        page, slot = divmod(number, sheet.many)
        x, y = sheet.place(slot)
        right, bottom = round((x + sheet.width) * scale), round((y + sheet.height) * scale)
        yield images[page].crop((round(x * scale), round(y * scale), right, bottom))


def pdf_of(paper: Paper) -> bytes:
    """Return a paper as PDF."""
    return set_document(paper.document, "pdf", NOON).files[0]


def text_of(pdf: bytes, folder: Path, order: str = "-layout") -> str:
    """Return the text of a PDF as poppler reads it, without marks of direction."""
    file = folder / "read.pdf"
    file.write_bytes(pdf)
    command = [needs("pdftotext", "install poppler-utils"), order, str(file), "-"]
    said = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    return said.translate(dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")))


def drawn(pdf: bytes, folder: Path, ppi: int) -> list[Image.Image]:
    """Return the pages of a PDF as poppler draws them."""
    file = folder / "drawn.pdf"
    file.write_bytes(pdf)
    program = needs("pdftoppm", "install poppler-utils")
    subprocess.run([program, "-r", str(ppi), "-gray", str(file), str(folder / "drawn")], check=True)
    return [Image.open(one) for one in sorted(folder.glob("drawn-*.pgm"))]
