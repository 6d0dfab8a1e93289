"""The same labels and cards drawn by fpdf2 or reportlab, in a process of its own."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Final, Protocol

from fairdesk.assets_dir import assets_dir
from fairdesk.printing.sheets import find_sheet
from tests.bench.paper.clock import Stopwatch, asked, tell
from tests.bench.paper.data import Cards, Labels, read
from tests.bench.paper.layout import Pen, draw_cards, draw_labels, runs

REGULAR: Final = str(assets_dir() / "fonts/Vazirmatn-Regular.ttf")
BOLD: Final = str(assets_dir() / "fonts/Vazirmatn-Bold.ttf")


class Book(Pen, Protocol):
    """A pen that keeps what it drew."""

    def begin(self, regular: str, bold: str) -> None:
        """Begin a PDF with two fonts."""

    def save(self) -> bytes:
        """Return the PDF."""


def pen_of(library: str, codes: dict[str, bytes], pictures: dict[str, bytes], *, ready: bool) -> Book:
    """Return a pen of a library, which has its codes as paths made before where `ready`."""
    made = importlib.import_module(f"tests.bench.paper.{library}_pen")
    sides = {link: (round(len(code) ** 0.5), runs(code)) for link, code in codes.items()}
    pen: Book = made.Drawing(sides, pictures, ready=ready)
    return pen


def labels(library: str, ready: str, folder: str, count: str, out: str) -> None:
    """Draw labels and write them."""
    given: Labels = read(Path(folder), f"labels-{count}")
    pen = pen_of(library, given.codes, {}, ready=ready == "ready")
    sides = {link: round(len(code) ** 0.5) for link, code in given.codes.items()}
    with Stopwatch() as clock:
        pen.begin(REGULAR, BOLD)
        draw_labels(pen, find_sheet("L7160"), given.labels, sides)
        Path(out).write_bytes(pen.save())
    tell(clock.seconds, Path(out))


def book(library: str, ready: str, folder: str, out: str) -> None:
    """Draw the catalogue's cards and write them."""
    given: Cards = read(Path(folder), "cards")
    pen = pen_of(library, given.codes, given.pictures, ready=ready == "ready")
    with Stopwatch() as clock:
        pen.begin(REGULAR, BOLD)
        draw_cards(pen, given.frame, given.items)
        Path(out).write_bytes(pen.save())
    tell(clock.seconds, Path(out))


if __name__ == "__main__":
    asked({"labels": labels, "book": book})
