"""Rows put in order without being held: they wait in a file, and only where each stands is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import IO, Any

from fairdesk.domain.money import Money
from fairdesk.exports.workbook.cells import Cell


class Sorted:
    """Rows of cells, kept in an open `file`; they come back by their keys, equal ones as they came."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._places: list[tuple[Any, int]] = []

    def add(self, key: tuple[Any, ...], cells: Sequence[Cell]) -> None:
        """Take a row."""
        self._places.append((key, self._file.tell()))
        self._file.write(json.dumps([_kept(cell) for cell in cells]).encode("ascii") + b"\n")

    def rows(self) -> Iterator[list[Cell]]:
        """Yield the rows in order."""
        for _key, place in sorted(self._places):
            self._file.seek(place)
            yield [_cell(kept) for kept in json.loads(self._file.readline())]


def _kept(cell: Cell) -> object:
    if isinstance(cell, datetime):
        return {"at": cell.isoformat()}
    return [cell.minor, cell.currency] if isinstance(cell, Money) else cell


def _cell(kept: Any) -> Cell:  # noqa: ANN401  whatever JSON holds
    if isinstance(kept, dict):
        return datetime.fromisoformat(kept["at"])
    return Money(*kept) if isinstance(kept, list) else kept
