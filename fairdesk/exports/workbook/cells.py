"""What a cell of a workbook can hold (ECMA-376), and what a text must lose before it is one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Generic, TypeVar

from fairdesk.domain.formulas import begins_formula
from fairdesk.domain.money import Money
from fairdesk.exports.columns.cells import CellGuard

Cell = str | int | float | datetime | Money | None
"""Times are local and naive, as spreadsheets have them; None is a blank cell."""

Of = TypeVar("Of")

LIMIT: Final = 32_767
"""Characters (UTF-16 units) that a cell holds."""

CUT: Final = " …"
"""Stands at the end of a text that was cut."""

_MARKUP: Final = re.compile(r"<r>.*</r>", re.DOTALL)


class Kind(StrEnum):
    """How the cells of a column look."""

    TEXT = "text"
    NOTE = "note"
    NUMBER = "number"
    MOMENT = "moment"
    MONEY = "money"
    RATING = "rating"


@dataclass(frozen=True, slots=True)
class Column(Generic[Of]):
    """One column: its heading (a message id), its look, its width in characters, and what stands in it.

    `within` says that it tells of what staff noted, which a maker has only with notes; `ours` that no maker
    has it.
    """

    heading: str
    kind: Kind
    width: int
    value: Callable[[Of], Cell]
    within: bool = False
    ours: bool = False


class BookGuard(CellGuard):
    """Makes texts of one lead safe for cells, and keeps in `found` which were changed.

    Cells are typed as texts, so what begins as a formula stays exact. `live` counts such texts: they would
    be formulas again in a CSV file that a spreadsheet makes of the workbook.
    """

    def __init__(self) -> None:
        super().__init__()
        self.live = 0

    def fitted(self, heading: str, text: str) -> str:
        """Return a text that a cell can hold: cut at `LIMIT`, with a sign that it was."""
        written = text
        if len(text) > LIMIT // 2 and len(text.encode("utf-16-le", "surrogatepass")) // 2 > LIMIT:
            whole = text.encode("utf-16-le", "replace")[: 2 * (LIMIT - len(CUT))]
            written = whole.decode("utf-16-le", "ignore") + CUT
        elif _MARKUP.fullmatch(text):  # XlsxWriter would take it for markup of its own
            written = f"{text} "
        if begins_formula(written):
            self.live += 1
        return self._told(heading, text, written)
