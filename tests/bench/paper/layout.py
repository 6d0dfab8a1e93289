"""Labels and cards laid out for the other libraries: lines are broken and made smaller as fairdesk does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Protocol

from fairdesk.printing.labels import Label, code_box
from fairdesk.printing.sheets import Sheet

PT: Final = 25.4 / 72
INK, QUIET, FAINT, ACCENT, GOLD = (20, 25, 27), (77, 89, 96), (135, 148, 154), (6, 98, 93), (138, 100, 20)
Colour = tuple[int, int, int]
Codes = dict[str, tuple[int, list[tuple[int, int, int]]]]
"""Codes by their links: how many modules a side has, and the dark runs as `runs` gives them."""


class Pen(Protocol):
    """What draws, in millimetres from a page's upper left corner; sizes of letters are points."""

    def page(self) -> None:
        """Begin a page of A4."""

    def width(self, text: str, bold: bool) -> float:
        """Return how wide a text is at one point."""

    def write(self, x: float, y: float, text: str, size: float, bold: bool, colour: Colour) -> None:
        """Write a line; `x` is its left end, `y` its baseline."""

    def code(self, x: float, y: float, side: float, link: str) -> None:
        """Draw a code without its quiet zone."""

    def panel(self, x: float, y: float, width: float, height: float) -> None:
        """Fill a rectangle with the ground of pictures."""

    def picture(self, x: float, y: float, side: float, name: str) -> None:
        """Draw a square picture."""

    def rule(self, x: float, y: float, width: float) -> None:
        """Draw a thin line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text and how it is written; `gap` is what comes after it in points."""

    text: str
    size: float
    bold: bool
    colour: Colour
    gap: float = 3.0
    leading: float = 1.35


class Setter:
    """Breaks lines and writes them right-aligned with a pen; widths of words are measured once."""

    def __init__(self, pen: Pen) -> None:
        self.pen = pen
        self._width: Callable[[str, bool], float] = lru_cache(maxsize=None)(pen.width)

    def right(self, x: float, y: float, text: str, size: float, bold: bool, colour: Colour) -> None:
        """Write a text that ends at `x` on the right."""
        self.pen.write(x - self.wide(text, bold) * size, y, text, size, bold, colour)

    def centred(self, x: float, y: float, text: str, size: float, bold: bool, colour: Colour) -> None:
        """Write a text around `x`."""
        self.pen.write(x - self.wide(text, bold) * size / 2, y, text, size, bold, colour)

    def wide(self, text: str, bold: bool) -> float:
        """Return how wide a line is at one point: its words and the spaces between them."""
        words = text.split(" ")
        return sum(self._width(word, bold) for word in words) + self._width(" ", bold) * (len(words) - 1)

    def broken(self, line: Line, scale: float, room: float) -> list[str]:
        """Return a text in lines no wider than `room`, as far as its words allow."""
        size, lines, used = line.size * scale, [""], 0.0
        space = self._width(" ", line.bold) * size
        for word in line.text.split(" "):
            wide = self._width(word, line.bold) * size
            if lines[-1] and used + space + wide > room:
                lines.append(word)
                used = wide
            else:
                lines[-1], used = (f"{lines[-1]} {word}", used + space + wide) if lines[-1] else (word, wide)
        return lines

    def height(self, lines: Sequence[Line], scale: float, room: float) -> float:
        """Return how high some texts are in a room of this width."""
        return sum(
            (len(self.broken(line, scale, room)) * line.size * line.leading + line.gap) * scale * PT
            for line in lines
        )

    def fitted(self, lines: Sequence[Line], room: float, height: float) -> float:
        """Return the largest scale at which some texts have room."""
        scales = (1.0, 0.93, 0.86, 0.8, 0.75, 0.7)
        return next((scale for scale in scales if self.height(lines, scale, room) <= height), scales[-1])

    def column(self, x: float, y: float, lines: Sequence[Line], scale: float, room: float) -> float:
        """Write texts below each other, ending at `x` on the right; return where the next would begin."""
        for line in lines:
            size = line.size * scale
            for text in self.broken(line, scale, room):
                self.right(x, y + size * PT, text, size, line.bold, line.colour)
                y += size * line.leading * PT
            y += line.gap * scale * PT
        return y


def draw_labels(pen: Pen, sheet: Sheet, labels: Sequence[Label], sides: dict[str, int]) -> None:
    """Draw labels on sheets: the code on the left, the SKU below it, the texts on the right."""
    setter, box = Setter(pen), code_box(sheet)
    room, tall = sheet.width - box - 4.4, sheet.height - 6.8
    for number, label in enumerate(labels):
        slot = number % sheet.many
        if slot == 0:
            pen.page()
        x, y = sheet.place(slot)
        module = box / (sides[label.link] + 8)
        top = y + (sheet.height - box - 3.3) / 2
        pen.code(x + 0.6 + 4 * module, top + 4 * module, box - 8 * module, label.link)
        setter.centred(x + 0.6 + box / 2, top + box + 2.2, label.sku, 7, True, QUIET)
        lines = [
            Line(label.name, 11.5, True, INK),
            Line(label.maker, 7.5, True, ACCENT),
            Line(label.stone, 7.2, False, QUIET),
        ]
        scale = setter.fitted(lines, room, tall - 5)
        setter.column(x + sheet.width - 3.4, y + 3.4, lines, scale, room)
        price = 10 * scale
        setter.right(x + sheet.width - 3.4, y + sheet.height - 4.2, label.price, price, True, INK)


CARD: Final = ((210 - 32 - 10) / 2, (297 - 44 - 11) / 2)
CODE: Final = 21.0
PICTURE: Final = 44.0


def draw_cards(pen: Pen, frame: dict[str, Any], items: Sequence[dict[str, Any]]) -> None:
    """Draw rings, four to a page, with the page's head, foot and number."""
    setter = Setter(pen)
    for number, item in enumerate(items):
        down, across = divmod(number % 4, 2)
        if number % 4 == 0:
            pen.page()
            setter.right(194, 19, frame["title"], 8, True, ACCENT)
            pen.write(16, 19, frame["brand"], 7.5, False, FAINT)
            pen.rule(16, 21, 178)
            setter.right(194, 285, frame["foot"], 7, False, FAINT)
            setter.centred(105, 285, str(number // 4 + 1), 9, True, QUIET)
        _card(setter, 16 + (1 - across) * (CARD[0] + 10), 24 + down * (CARD[1] + 11), item, frame)


def _card(setter: Setter, x: float, y: float, item: dict[str, Any], frame: dict[str, Any]) -> None:
    pen, (width, height) = setter.pen, CARD
    pen.panel(x, y, width, PICTURE)
    side = PICTURE - 4
    pen.picture(x + (width - side) / 2, y + 2, side, item["picture"])
    top, room = y + PICTURE + 4, width - CODE - 3.5
    pen.code(x, top, CODE, item["link"])
    setter.centred(x + CODE / 2, top + CODE + 3.5, item["sku"], 7.4, True, QUIET)
    lines = [
        Line(item["name"], 13, True, INK, 2.5),
        Line(item["maker"], 8.2, True, ACCENT),
        *([Line(item["award"], 7.4, False, GOLD)] if item["award"] else ()),
        Line(item["text"], 7.6, False, QUIET, 5),
    ]
    label = max((setter.wide(name, False) for name, value, *_more in item["facts"] if value), default=0.0)
    said = [(name if value else "", value or name) for name, value, *_more in item["facts"]]
    facts = [(name, Line(text, 6.9, False, INK, 1)) for name, text in said]
    ends = [Line(item["gi"], 6.4, False, QUIET)] if item["gi"] else []

    def tall(scale: float) -> float:
        beside = room - label * 6.9 * scale - 2.2
        told = sum(setter.height([line], scale, beside if name else room) for name, line in facts)
        return setter.height([*lines, *ends], scale, room) + told

    foot = height - PICTURE - 4 - 10
    scale = next((one for one in (1.0, 0.95, 0.9, 0.86, 0.82, 0.78) if tall(one) <= foot), 0.78)
    at = setter.column(x + width, top, lines, scale, room)
    for name, line in facts:
        start = label * 6.9 * scale + 2.2 if name else 0.0
        if name:
            setter.right(x + width, at + 6.9 * scale * PT, name, 6.9 * scale, False, FAINT)
        at = setter.column(x + width - start, at, [line], scale, room - start)
    setter.column(x + width, at, ends, scale, room)
    pen.rule(x, y + height - 8, width)
    setter.right(x + width, y + height - 2, item["price"], 12.5, True, INK)
    if item["moq"]:
        pen.write(x, y + height - 2, f"{frame['words']['moq']} {item['moq']}", 7.4, False, QUIET)


def runs(code: bytes) -> list[tuple[int, int, int]]:
    """Return the dark runs of a matrix as (x, rows from below, width), in modules."""
    side = round(len(code) ** 0.5)
    found: list[tuple[int, int, int]] = []
    for row in range(side):
        line, x = code[row * side : (row + 1) * side], 0
        while (x := line.find(1, x)) >= 0:
            end = line.find(0, x)
            end = side if end < 0 else end
            found.append((x, side - 1 - row, end - x))
            x = end
    return found
