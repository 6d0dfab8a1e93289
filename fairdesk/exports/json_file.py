"""Leads as JSON, with everything exactly as it is kept."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

from fairdesk.exports.files import write_whole
from fairdesk.exports.report import misread
from fairdesk.models.exchange.line import encoded
from fairdesk.models.rows import LeadDetail

Pictures = Callable[[LeadDetail], Sequence[tuple[bytes, str]]]
"""Gives the pictures of a lead's cards, with their MIME types."""


Catalogue = Callable[[], Iterable[tuple[str, Iterable[Mapping[str, Any]]]]]
"""Gives the tables of what the leads that passed refer to, with their rows as JSON has them."""


def write_json(
    leads: Iterable[LeadDetail],
    out: Path,
    pictures: Pictures | None = None,
    catalogue: Catalogue | None = None,
) -> int:
    """Write `{"leads": [...]}` (RFC 8259, UTF-8), one lead a line, and return how many.

    With `catalogue` and any lead, `"catalogue"` follows: each table by its name, its rows as in the exchange
    format.

    Times are ISO 8601 in UTC, days ISO dates, money whole minor units; nothing is left out or changed but
    the pictures of cards: those are named, and with `pictures` are there in base64 (RFC 4648).

    The file is read back before it gets its name. Raises `Refusal` when `out` cannot be written, or reads
    otherwise than written.
    """
    count = 0
    written = blake2b()

    def chunks() -> Iterator[bytes]:
        nonlocal count
        yield b'{"leads": ['
        for lead in leads:
            yield b",\n" if count else b"\n"
            values = asdict(lead)
            if pictures is not None:
                for card, (data, _mime) in zip(values["cards"], pictures(lead), strict=True):
                    card["data"] = b64encode(data).decode("ascii")
            yield encoded(_plain(values))
            count += 1
        yield b"\n]"
        if count and catalogue is not None:
            yield b',\n"catalogue": {'
            yield from _tables(catalogue())
            yield b"\n}"
        yield b"}\n"

    def hashed() -> Iterator[bytes]:
        for chunk in chunks():
            written.update(chunk)
            yield chunk

    write_whole(out, hashed(), lambda path: _check(path, written.digest(), count))
    return count


def _check(path: Path, digest: bytes, leads: int) -> None:
    """Read a file back: the same octets, each row JSON, as many leads. Raises `Refusal` when it is not so."""
    read, rows, ended = blake2b(), 0, False
    with path.open("rb") as file:
        for number, line in enumerate(file):
            read.update(line)
            ended = ended or line == b"]\n" or line == b"],\n"
            if number and line.startswith(b"{"):
                try:
                    json.loads(line.rstrip(b",\n"))
                except ValueError as error:
                    raise misread() from error
                rows += not ended
    if read.digest() != digest or rows != leads:
        raise misread()


def _tables(tables: Iterable[tuple[str, Iterable[Mapping[str, Any]]]]) -> Iterator[bytes]:
    """Yield tables as the members of an object, one row a line."""
    for place, (table, lines) in enumerate(tables):
        yield b"%s\n" % (b"," if place else b"") + encoded(table) + b": ["
        for number, line in enumerate(lines):
            yield (b",\n" if number else b"\n") + encoded(line)
        yield b"\n]"


def _plain(value: Any) -> Any:  # noqa: ANN401  any value of a lead
    """Return a value as JSON holds it: times and days in ISO 8601."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
