"""A pen of reportlab, with letters joined by arabic-reshaper and put in order by python-bidi."""

from __future__ import annotations

import importlib
from functools import cache
from io import BytesIO
from typing import Any, Final

from arabic_reshaper import ArabicReshaper
from bidi import get_display
from bidi.algorithm import get_display as mirrored

from tests.bench.paper.layout import PT, Codes, Colour

rl_config: Any = importlib.import_module("reportlab.rl_config")
rl_config.useA85 = 0
canvas: Any = importlib.import_module("reportlab.pdfgen.canvas")
paths: Any = importlib.import_module("reportlab.pdfgen.pathobject")
metrics: Any = importlib.import_module("reportlab.pdfbase.pdfmetrics")
fonts: Any = importlib.import_module("reportlab.pdfbase.ttfonts")
images: Any = importlib.import_module("reportlab.lib.utils")

ISOLATES: Final = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
JOINERS: Final = dict.fromkeys(map(ord, "\u200c\u200d"))
PAIRED: Final = frozenset("()[]<>«»")
RESHAPER: Final = ArabicReshaper({"use_unshaped_instead_of_isolated": True, "delete_harakat": False})


@cache
def shaped(text: str) -> str:
    """Return a text as its signs stand from the left; only the slower algorithm turns brackets around."""
    seen = text.translate(ISOLATES)
    if seen.isascii():
        return seen
    joined = RESHAPER.reshape(seen).translate(JOINERS)
    return str((get_display if PAIRED.isdisjoint(joined) else mirrored)(joined, base_dir="R"))


class Drawing:
    """One PDF; fonts are embedded once, as the letters used. A code is a path, made before if `ready`."""

    def __init__(self, codes: Codes, pictures: dict[str, bytes], *, ready: bool) -> None:
        self._codes = codes
        self._paths = {link: _path(some) for link, (_side, some) in codes.items() if ready}
        self._pictures = pictures
        self._begun = False

    def begin(self, regular: str, bold: str) -> None:
        self._out = BytesIO()
        self._canvas = canvas.Canvas(self._out, pagesize=(210 / PT, 297 / PT), pageCompression=1)
        metrics.registerFont(fonts.TTFont("V", regular))
        metrics.registerFont(fonts.TTFont("VB", bold))

    def page(self) -> None:
        if self._begun:
            self._canvas.showPage()
        self._begun = True

    def width(self, text: str, bold: bool) -> float:
        return float(metrics.stringWidth(shaped(text), "VB" if bold else "V", 100)) * PT / 100

    def write(self, x: float, y: float, text: str, size: float, bold: bool, colour: Colour) -> None:
        self._canvas.setFont("VB" if bold else "V", size)
        self._canvas.setFillColorRGB(*(part / 255 for part in colour))
        self._canvas.drawString(x / PT, (297 - y) / PT, shaped(text))

    def code(self, x: float, y: float, side: float, link: str) -> None:
        modules, some = self._codes[link]
        path = self._paths.get(link) or _path(some)
        k = side / modules / PT
        self._canvas.saveState()
        self._canvas.setFillGray(0)
        self._canvas.transform(k, 0, 0, k, x / PT, (297 - y - side) / PT)
        self._canvas.drawPath(path, fill=1, stroke=0)
        self._canvas.restoreState()

    def panel(self, x: float, y: float, width: float, height: float) -> None:
        self._canvas.setFillColorRGB(0.957, 0.965, 0.965)
        self._canvas.rect(x / PT, (297 - y - height) / PT, width / PT, height / PT, fill=1, stroke=0)

    def picture(self, x: float, y: float, side: float, name: str) -> None:
        picture = images.ImageReader(BytesIO(self._pictures[name]))
        self._canvas.drawImage(picture, x / PT, (297 - y - side) / PT, side / PT, side / PT)

    def rule(self, x: float, y: float, width: float) -> None:
        self._canvas.setLineWidth(0.5)
        self._canvas.line(x / PT, (297 - y) / PT, (x + width) / PT, (297 - y) / PT)

    def save(self) -> bytes:
        self._canvas.showPage()
        self._canvas.save()
        return self._out.getvalue()


def _path(some: list[tuple[int, int, int]]) -> Any:  # noqa: ANN401  reportlab has no types
    """Return the runs of a code as one path, in modules."""
    path = paths.PDFPathObject()
    for x, y, width in some:
        path.rect(x, y, width, 1)
    return path
