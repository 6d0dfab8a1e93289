"""What is wrong with a catalogue file, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_, _


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the row as the sheet counts it, the column as headed, what stands there, what should."""

    row: int
    column: str
    value: str
    expected: str

    def __str__(self) -> str:
        if not self.column:
            return _("Row {row}: expected {expected}.").format(row=self.row, expected=self.expected)
        shown = f"“{self.value}”" if self.value else _("empty")
        return _("Row {row}, {column}: {value}; expected {expected}.").format(
            row=self.row, column=self.column, value=shown, expected=self.expected
        )


class CatalogueFaults(Refusal):
    """A catalogue file was refused whole; `faults` are all of its faults, in the order of its rows."""

    def __init__(self, faults: Sequence[Fault], file: str) -> None:
        self.faults: Final = tuple(sorted(faults, key=lambda fault: fault.row))
        super().__init__(
            N_("Nothing was imported. Faults in {file}: {count}."),
            hint=N_("The first: {first}"),
            file=file,
            count=len(self.faults),
            first=self.faults[0],
        )


class Unread(Exception):
    """A cell that can't be read; `expected` says what it should hold, in the interface's language."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected: Final = expected
