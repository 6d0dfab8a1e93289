"""Turns the rows of a catalogue into rings, and keeps account of what is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from fairdesk.domain.clean import short
from fairdesk.domain.folding import fold
from fairdesk.domain.money import Money
from fairdesk.domain.trade import LANGUAGES
from fairdesk.imports.cells import read_cell
from fairdesk.imports.columns import BY_NAME, Column, Reads
from fairdesk.imports.faults import Fault, Unread
from fairdesk.imports.header import Header, Heading
from fairdesk.imports.headings import ANY_DESCRIPTION, ANY_NAME
from fairdesk.imports.picture_files import PictureFiles
from fairdesk.language.messages import _
from fairdesk.models.ring_draft import RingDraft

_ARABIC_SCRIPT: Final = re.compile(r"[\u0620-\u06ff]")
_NOT_PERSIAN: Final = re.compile(r"[يىكة]")
_MAKER_CODE: Final = re.compile(r"[^\W_][\w.&-]{0,15}")
_NOT_STATED: Final = frozenset({"-", "–", "—", "n/a", "not stated"})


class RingRows:
    """Reads row after row; `rings`, `new_makers` and `faults` are what came of them."""

    def __init__(self, header: Header, makers: Mapping[str, str], currency: str, beside: Path) -> None:
        self.rings: list[RingDraft] = []
        self.new_makers: dict[str, str] = {}
        self.faults: list[Fault] = []
        self._header = header
        self._currency = currency
        self._pictures = PictureFiles(beside)
        self._codes = {code.casefold(): code for code in makers}
        self._brands = {fold(name): code for code, name in makers.items() if name}
        self._only = next(iter(makers)) if len(makers) == 1 and "maker" not in header.columns else ""
        self._nameless: dict[str, Fault] = {}
        self._seen: dict[tuple[str, str], int] = {}
        self._words = {heading.column: heading.words for heading in header.headings if heading.column}

    def read(self, row: int, cells: list[str]) -> None:
        """Read one row, numbered as the sheet counts it."""
        before = len(self.faults)
        if self._misfits(row, cells):
            return
        values = self._values(row, cells)
        maker = "" if self._faulty(row, "maker", before) else self._maker(row, values)
        sku = str(values.get("sku", ""))
        if not sku and not self._faulty(row, "sku", before):
            self._fault(row, "sku", "", _("the ring's SKU"))
        if maker and sku:
            self._once(row, maker, sku)
        self._sizes(row, values)
        picture = self._picture(row, values, sku)
        if len(self.faults) == before:
            self.rings.append(_ring(maker, sku, values, picture, row))

    def finish(self) -> None:
        """Note the makers that are new and nowhere named."""
        self.faults += self._nameless.values()

    def _values(self, row: int, cells: list[str]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for heading in self._header.headings:
            text = cells[heading.place] if heading.place < len(cells) else ""
            if not heading.column or not text.strip() or fold(text) in _NOT_STATED:
                continue
            column = _column(heading, text)
            try:
                values.setdefault(column.name, read_cell(column, text, heading.currency or self._currency))
            except Unread as unread:
                self._fault(row, heading.column, text, unread.expected)
        return {name: value for name, value in values.items() if value not in ("", None)}

    def _misfits(self, row: int, cells: list[str]) -> bool:
        """Tell whether a row was parted otherwise than the headings, or has cells beyond them; note it."""
        filled = [place for place, cell in enumerate(cells) if cell.strip()]
        places = [heading.place for heading in self._header.headings]
        if filled == [0] and len(places) > 1 and re.search(r"[;\t|,].*[;\t|,]", cells[0]):
            expected = _("the same delimiter as in the headings")
        elif filled[-1] > max(places):
            expected = _("{count} cells as in the headings").format(count=max(places) + 1)
        else:
            return False
        self.faults.append(Fault(row, "", "", expected))
        return True

    def _maker(self, row: int, values: dict[str, Any]) -> str:
        """Return the code of the row's maker; a new one is remembered with its name."""
        written, name = str(values.get("maker", self._only)), str(values.get("maker_name", ""))
        code = self._codes.get(written.casefold()) or self._brands.get(fold(written or name), "")
        if code:
            return code
        if not _MAKER_CODE.fullmatch(written):
            self._fault(row, "maker", written, _("a maker's code, as FIR"))
            return ""
        code = next((known for known in self.new_makers if known.casefold() == written.casefold()), written)
        if name:
            self.new_makers.setdefault(code, name)
            self._nameless.pop(code.casefold(), None)
        elif code not in self.new_makers:
            expected = _("a known maker, or a new one with its name in maker_name")
            self._nameless.setdefault(
                code.casefold(), Fault(row, self._words.get("maker", "maker"), written, expected)
            )
        return code

    def _once(self, row: int, maker: str, sku: str) -> None:
        first = self._seen.setdefault((maker.casefold(), sku.casefold()), row)
        if first != row:
            self._fault(row, "sku", sku, _("another SKU; row {row} has this one").format(row=first))

    def _sizes(self, row: int, values: dict[str, Any]) -> None:
        low, high = values.get("size_min"), values.get("size_max")
        if low is not None and high is not None and low > high:
            self._fault(
                row,
                "size_max",
                f"{high:g}",
                _("no less than the smallest size, {low}").format(low=f"{low:g}"),
            )

    def _picture(self, row: int, values: dict[str, Any], sku: str) -> Path | None:
        if "picture" not in values:
            return self._pictures.of(sku) if sku else None
        try:
            return self._pictures.named(values["picture"])
        except Unread as unread:
            self._fault(row, "picture", values["picture"], unread.expected)
            return None

    def _fault(self, row: int, column: str, value: str, expected: str) -> None:
        self.faults.append(Fault(row, self._words.get(column, column), short(value, 60), expected))

    def _faulty(self, row: int, column: str, since: int) -> bool:
        words = self._words.get(column, column)
        return any(fault.row == row and fault.column == words for fault in self.faults[since:])


def _column(heading: Heading, text: str) -> Column:
    """Return the column of a cell; a heading in no language is read by the letters of the cell."""
    if heading.column not in (ANY_NAME, ANY_DESCRIPTION):
        return BY_NAME[heading.column]
    if not _ARABIC_SCRIPT.search(text):
        return BY_NAME[f"{heading.column}_en"]
    persian = re.search(r"[یکپچژگ]", text) or not _NOT_PERSIAN.search(text)
    return BY_NAME[f"{heading.column}_{'fa' if persian else 'ar'}"]


def _ring(maker: str, sku: str, values: dict[str, Any], picture: Path | None, row: int) -> RingDraft:
    texts = {
        kind: {lang: values[f"{kind}_{lang}"] for lang in LANGUAGES if f"{kind}_{lang}" in values}
        for kind in ("name", "description")
    }
    facts = {
        name: value
        for name, value in values.items()
        if BY_NAME[name].reads not in (Reads.MAKER, Reads.SKU, Reads.PRICE, Reads.PICTURE)
        and name != "maker_name"
        and not name.startswith(("name_", "description_"))
    }
    price = values.get("price")
    if isinstance(price, Money):
        facts |= {"price_minor": price.minor, "price_currency": price.currency}
    return RingDraft(
        maker=maker,
        sku=sku,
        names=texts["name"],
        descriptions=texts["description"],
        picture=picture,
        row=row,
        **facts,
    )
