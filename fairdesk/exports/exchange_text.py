"""The exchange format told in words, for whoever writes a program that reads it: it lies in every ZIP."""

from __future__ import annotations

from textwrap import fill
from typing import Final

from fairdesk.models.exchange.row import CODES
from fairdesk.models.exchange.tables import CATALOGUE, FIELDS, OPTIONAL, OWNER, PEOPLE, Kind

_ABOUT: Final = """\
The exchange format of fairdesk, version 1
==========================================

This ZIP holds leads of a trade fair, and all that they refer to. Nothing in it is rounded, cut or translated.

manifest.json   format "fairdesk-exchange", version 1, schema (of the database it was written from), device,
                made_at, fair {id, code, name}, sample (made for practice), whole (false: chosen leads only),
                maker (a code: only what concerns its rings), pictures (whether pictures are in it), versions
                {device: its last stamp in the file}, files [{name, table, rows, bytes, sha256}].
TABLE.jsonl     UTF-8, one JSON object a line (RFC 8259), each a row. A field that is not named was not told;
                "deleted" and "erased" are named only when they are true.

Ids are 32 hexadecimal digits and stay the same wherever a row goes. Those of fair, maker, ring, staff,
wording, code and picture follow from what they are called, so that two laptops agree. Times are
ISO 8601 in UTC, days ISO dates. Money is whole minor units (cents) of the currency beside it, in ISO 4217.
Sizes are mm of inner circumference (ISO 8653). Countries are ISO 3166-1 alpha-2, languages ISO 639. An empty
text or null is "not stated".

"stamps" tells when each field was last changed: {"*": when the row was made, FIELD: when that was changed
since}. A stamp is milliseconds since 1970 (12 hexadecimal digits), a counter (4) and the device (8); stamps
sort as text. They may be left out.

Consents: "granted" and "withdrawn_at" of the latest row of each purpose (contact, marketing) count. Who
withdrew "contact" is in no file; mail for marketing needs a consent for marketing that stands.

`fairdesk lead import` takes such a file in: rows whose ids it has not are added, of the others only what is
empty is filled. Rows stand in the order of their leads. It refuses a file whose rows, bytes or SHA-256 differ
from its manifest.
"""

_TABLES: Final = """\
Tables, parents first, with their fields. Beside a field: its kind where that is not text, and ? where it may
be null.
"""


def format_text() -> str:
    """Return the text: what is in the ZIP, and each table with its fields and their kinds."""
    parts = [_ABOUT, _TABLES]
    parts += [_table(table) for table in (*CATALOGUE, *PEOPLE)]
    parts += ["Codes, each empty where nothing was chosen:"]
    for (table, name), codes in CODES.items():
        parts.append(fill(f"{table}.{name}: {', '.join(codes)}", 108, subsequent_indent="  "))
    parts.append("")
    return "\n".join(parts)


def _table(table: str) -> str:
    """Return one table and its fields."""
    fields = [
        f"{name}{_kind(kind)}{'?' if name in OPTIONAL[table] else ''}"
        for name, kind in FIELDS[table].items()
        if name not in {"deleted", "erased", "stamps"}
    ]
    whose = f" (of the {OWNER[table].removesuffix('_id')})" if table in OWNER else ""
    told = fill(", ".join(fields), 108, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
    return f"{table}{whose}\n{told}\n"


def _kind(kind: Kind) -> str:
    return "" if kind is Kind.TEXT else f" ({kind.value})"
