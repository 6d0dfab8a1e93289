"""A pen of fpdf2, which shapes with HarfBuzz (uharfbuzz); it misplaces vowel marks, which is left so."""

from __future__ import annotations

import importlib
from io import BytesIO
from typing import Any

from tests.bench.paper.layout import PT, Codes, Colour

importlib.import_module("uharfbuzz")
fpdf: Any = importlib.import_module("fpdf")


class Drawing:
    """One PDF; fonts are embedded once, as the letters used.

    Codes are rectangles, or one path each in PDF's own words made before, where they are `ready`.
    """

    def __init__(self, codes: Codes, pictures: dict[str, bytes], *, ready: bool) -> None:
        self._codes = codes
        self._paths = {
            link: " ".join(f"{x} {y} {width} 1 re" for x, y, width in some)
            for link, (_side, some) in codes.items()
            if ready
        }
        self._pictures = pictures
        self._font: tuple[bool, float] | None = None
        self._colour: Colour | None = None

    def begin(self, regular: str, bold: str) -> None:
        self._pdf = fpdf.FPDF(unit="mm", format="A4")
        self._pdf.set_auto_page_break(False)
        self._pdf.c_margin = 0
        self._pdf.add_font("V", "", regular)
        self._pdf.add_font("V", "B", bold)
        self._pdf.set_text_shaping(use_shaping_engine=True)

    def page(self) -> None:
        self._pdf.add_page()
        self._pdf.set_line_width(0.2)

    def width(self, text: str, bold: bool) -> float:
        self._choose(bold, 100)
        return float(self._pdf.get_string_width(text)) / 100

    def write(self, x: float, y: float, text: str, size: float, bold: bool, colour: Colour) -> None:
        self._choose(bold, size)
        if colour != self._colour:
            self._pdf.set_text_color(*colour)
            self._colour = colour
        high = size * PT
        self._pdf.set_xy(x, y - 0.8 * high)  # a cell of the letters' height has its baseline there
        self._pdf.cell(w=0, h=high, text=text)

    def code(self, x: float, y: float, side: float, link: str) -> None:
        modules, some = self._codes[link]
        module = side / modules
        if link in self._paths:
            k = module / PT
            at = f"{k:.4f} 0 0 {k:.4f} {x / PT:.3f} {(297 - y - side) / PT:.3f} cm"
            self._pdf._out(f"q 0 g {at} {self._paths[link]} f Q")
            return
        self._pdf.set_fill_color(0)
        for left, below, width in some:
            top = y + (modules - 1 - below) * module
            self._pdf.rect(x + left * module, top, width * module, module, style="F")

    def panel(self, x: float, y: float, width: float, height: float) -> None:
        self._pdf.set_fill_color(244, 246, 246)
        self._pdf.rect(x, y, width, height, style="F")

    def picture(self, x: float, y: float, side: float, name: str) -> None:
        self._pdf.image(BytesIO(self._pictures[name]), x, y, side, side)

    def rule(self, x: float, y: float, width: float) -> None:
        self._pdf.line(x, y, x + width, y)

    def save(self) -> bytes:
        return bytes(self._pdf.output())

    def _choose(self, bold: bool, size: float) -> None:
        if (bold, size) != self._font:
            self._pdf.set_font("V", "B" if bold else "", size)
            self._font = (bold, size)
