"""A line of the exchange format as a row to keep: each value checked, since anybody may have written it."""

from __future__ import annotations

import binascii
import math
import re
from base64 import b64decode
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from typing import Any, Final

from fairdesk.domain.trade import (
    BuyerType,
    Captured,
    Discard,
    Level,
    Purpose,
    QuestionKind,
    Rating,
    ReachKind,
    Reason,
    Sample,
)
from fairdesk.models.exchange.tables import FIELDS, OPTIONAL, REQUIRED, Kind
from fairdesk.models.tables.kept import ID_LENGTH, MADE

LONGEST: Final = 200_000
"""Characters of one text."""

CODES: Final[dict[tuple[str, str], type[StrEnum]]] = {
    ("contact", "buyer_type"): BuyerType, ("reach", "kind"): ReachKind, ("consent", "purpose"): Purpose,
    ("lead", "rating"): Rating, ("lead", "how"): Captured, ("lead", "discarded_reason"): Discard,
    ("interest", "level"): Level, ("interest", "reason"): Reason, ("interest", "sample_state"): Sample,
    ("qualifier", "kind"): QuestionKind,
}  # fmt: skip
"""Fields that hold one of a few codes."""

_NOT_EMPTY: Final = frozenset({("reach", "kind"), ("consent", "purpose"), ("qualifier", "kind")})
_BOUNDS: Final = {
    "captured_offset_minutes": (-1500, 1500), "retention_months": (0, 1200), "place": (0, 10_000),
}  # fmt: skip
_MOST: Final = 2**63 - 1
_YEARS: Final = (1900, 2200)
_LAST: Final = int(datetime.fromisoformat("2200-01-01T00:00:00+00:00").timestamp() * 1000)
_HEX: Final = re.compile(f"[0-9a-f]{{{ID_LENGTH}}}")
_STAMP: Final = re.compile("([0-9a-f]{12})-[0-9a-f]{4}-[0-9a-f]{8}")
_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_HALF: Final = re.compile("[\ud800-\udfff]")
_ODD: Final = re.compile(f"{_UNSEEN.pattern}|{_HALF.pattern}")

Reader = Callable[[object], object]
"""Returns a JSON value as its column holds it; raises `ValueError` for another kind of value."""


class Unfit(ValueError):
    """A value that cannot be kept; `field` names it."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field: Final = field


def row_of(table: str, line: object) -> dict[str, Any]:
    """Return the row that a line's JSON value tells; fields that are not named are not in it.

    Texts lose control characters and marks that turn the direction of what follows; halves of surrogate
    pairs become U+FFFD, since no database holds them. Raises `Unfit` for what is no row of the table.
    """
    if not isinstance(line, dict):
        raise Unfit("")
    readers, optional = _READERS[table], OPTIONAL[table]
    if missing := REQUIRED[table] - line.keys():
        raise Unfit(min(missing))
    row: dict[str, Any] = {}
    for name, value in line.items():
        read = readers.get(name)
        if read is None:
            raise Unfit(str(name))
        if value is None and name in optional:
            row[name] = None
            continue
        try:
            row[name] = read(value)
        except (ValueError, OverflowError) as fault:
            raise Unfit(name) from fault
    return row


def _stamps(table: str, value: object) -> dict[str, str]:
    """Return a row's stamps. Raises `ValueError` for what sorts not as stamps do."""
    if not isinstance(value, dict) or not value.keys() <= FIELDS[table].keys() | {MADE}:
        raise ValueError("stamps")
    for stamp in value.values():
        form = _STAMP.fullmatch(stamp) if isinstance(stamp, str) else None
        if form is None or int(form[1], 16) > _LAST:
            raise ValueError("stamps")
    return dict(value)


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise ValueError
    if _ODD.search(value) is None:
        return value
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", _UNSEEN.sub("", value))


def _id(value: object) -> str:
    if not isinstance(value, str) or not _HEX.fullmatch(value):
        raise ValueError
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _MOST:
        raise ValueError
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError
    return float(value)


def _yes_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _time(value: object) -> datetime:
    at = datetime.fromisoformat(_text(value))
    if at.tzinfo is None or not _YEARS[0] <= at.year <= _YEARS[1]:
        raise ValueError
    return at


def _day(value: object) -> date:
    day = date.fromisoformat(_text(value))
    if not _YEARS[0] <= day.year <= _YEARS[1]:
        raise ValueError
    return day


def _bytes(value: object) -> bytes:
    if not isinstance(value, str):
        raise ValueError
    try:
        return b64decode(value, validate=True)
    except binascii.Error as fault:
        raise ValueError from fault


def _json(value: object) -> object:
    """Return a value of a JSON column, its texts cleaned as others are."""
    if isinstance(value, dict):
        return {_text(name): _json(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_json(one) for one in value]
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool):
        return value
    return _whole(value) if isinstance(value, int) else _number(value)


_READ: Final[dict[Kind, Reader]] = {
    Kind.ID: _id, Kind.TEXT: _text, Kind.WHOLE: _whole, Kind.NUMBER: _number, Kind.YES_NO: _yes_no,
    Kind.TIME: _time, Kind.DAY: _day, Kind.JSON: _json, Kind.BYTES: _bytes,
}  # fmt: skip


def _words(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(word, str) for word in value.values())


def _sizes(value: object) -> bool:
    """Whether it is a list of objects of `mm`, `quantity` and `words`."""
    return isinstance(value, list) and all(isinstance(size, dict) and _size(size) for size in value)


def _size(size: Mapping[str, object]) -> bool:
    mm, quantity = size.get("mm"), size.get("quantity")
    return (
        (mm is None or isinstance(mm, int | float))
        and (quantity is None or isinstance(quantity, int))
        and isinstance(size.get("words", ""), str)
    )


def _hours(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(hours, int) and 0 <= hours <= 100_000 for hours in value.values()
    )


_SHAPES: Final[dict[str, Callable[[object], bool]]] = {
    "due_hours": _hours,
    "question": _words,
    "choices": lambda value: (
        isinstance(value, list) and all(_words(one) and one.get("code") for one in value)
    ),
    "sizes": _sizes,
}
"""What the JSON of a field must look like, so that whoever reads it later finds what it expects."""


def _reader(table: str, name: str, kind: Kind) -> Reader:
    """Return what reads one field of a table."""
    read = _READ[kind]
    if name == "stamps":
        return partial(_stamps, table)
    if (codes := CODES.get((table, name))) is not None:
        known = {*map(str, codes), *(() if (table, name) in _NOT_EMPTY else ("",))}
        return partial(_fitting, read, known.__contains__)
    if name in _SHAPES:
        return partial(_fitting, read, _SHAPES[name])
    if name in _BOUNDS and kind is Kind.WHOLE:
        low, high = _BOUNDS[name]
        return partial(_fitting, read, lambda value: low <= value <= high)
    return read


def _fitting(read: Reader, fits: Callable[[Any], bool], value: object) -> object:
    kept = read(value)
    if not fits(kept):
        raise ValueError(value)
    return kept


_READERS: Final[dict[str, dict[str, Reader]]] = {
    table: {name: _reader(table, name, kind) for name, kind in fields.items()}
    for table, fields in FIELDS.items()
}
