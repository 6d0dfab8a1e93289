"""A kept row as the JSON object of one line: every value exact."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from fairdesk.models.exchange.tables import FIELDS, Kind
from fairdesk.models.tables.kept import MADE

_FLAGS: Final = ("deleted", "erased")
"""Fields that are named only when they are set."""


def line_of(table: str, row: Mapping[str, Any], without: Collection[str] = ()) -> dict[str, Any]:
    """Return a row's values as JSON holds them: times ISO 8601 in UTC, days ISO dates, bytes in base64.

    Fields in `without` are not named, and neither are their stamps. `deleted` and `erased` are there only
    when they are true.
    """
    fields = {name: kind for name, kind in FIELDS[table].items() if name not in without}
    line = {
        name: _plain(kind, row[name])
        for name, kind in fields.items()
        if name in row and (name not in _FLAGS or row[name])
    }
    if "stamps" in line:
        told = fields.keys() | {MADE}
        line["stamps"] = {name: stamp for name, stamp in sorted(row["stamps"].items()) if name in told}
    return line


def encoded(value: object) -> bytes:
    """Return `value` as JSON in UTF-8 (RFC 8259); half a surrogate pair, which UTF-8 has not, is escaped."""
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, allow_nan=False).encode("ascii")


def _plain(kind: Kind, value: Any) -> Any:  # noqa: ANN401  a value of any column
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if kind is Kind.BYTES and value is not None:
        return b64encode(bytes(value)).decode("ascii")
    return value
