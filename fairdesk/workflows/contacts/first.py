"""The first card, row or lead of an export, as headings and values to be read before it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from fairdesk.exports.cards.card import make_card
from fairdesk.exports.columns.cells import CellGuard
from fairdesk.exports.columns.file import rows_of
from fairdesk.exports.columns.profiles import PLAIN_BY_INTEREST, PROFILES
from fairdesk.exports.notes import Note
from fairdesk.models.rows import LeadDetail


def card_lines(lead: LeadDetail, note: Note, language: str) -> Iterator[tuple[str, str]]:
    """Yield a vCard's properties with their types, in its order: `TEL CELL`, `+46701740605`.

    The parts of a value are separated by commas. What frames every card alike is left out.
    """
    for line in make_card(lead, note, language).essence.lines:
        types = " ".join(one.partition("=")[2].replace(",", " ") for one in line.parameters.split(";"))
        yield f"{line.name} {types}".strip(), ", ".join(filter(None, line.parts))


def row_cells(lead: LeadDetail, profile: str, *, by_interest: bool = False) -> Iterator[tuple[str, str]]:
    """Yield the headings of a CSV profile with the cells of a lead's first row; some are empty."""
    columns = PLAIN_BY_INTEREST if by_interest else PROFILES[profile]
    cells = next(rows_of(lead, columns, CellGuard()))
    headings = (heading for heading, _name in columns.columns)
    return zip(headings, cells, strict=True)


def values(lead: LeadDetail) -> Iterator[tuple[str, str]]:
    """Yield all that JSON holds of a lead, each value behind its names: `contact.name`, `reaches.0.value`."""
    return _values("", asdict(lead))


def _values(name: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _values(f"{name}.{key}".lstrip("."), each)
    elif isinstance(value, list | tuple):
        for number, each in enumerate(value):
            yield from _values(f"{name}.{number}", each)
    else:
        yield name, _said(value)


def _said(value: object) -> str:
    """Return a value as JSON has it, a text without its quotes; empty for null."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
