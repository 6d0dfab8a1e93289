"""Leads as JSON, with everything exactly as it is kept."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from fairdesk.exports.files import write_whole
from fairdesk.models.rows import LeadDetail

Pictures = Callable[[LeadDetail], Sequence[tuple[bytes, str]]]
"""Gives the pictures of a lead's cards, with their MIME types."""


def write_json(leads: Iterable[LeadDetail], out: Path, pictures: Pictures | None = None) -> int:
    """Write `{"leads": [...]}` (RFC 8259, UTF-8), one lead a line, and return how many.

    Times are ISO 8601 in UTC, days ISO dates, money whole minor units; nothing is left out or changed but
    the pictures of cards: those are named, and with `pictures` are there in base64 (RFC 4648).

    Raises `Refusal` when `out` cannot be written.
    """
    count = 0

    def chunks() -> Iterator[bytes]:
        nonlocal count
        yield b'{"leads": ['
        for lead in leads:
            yield b",\n" if count else b"\n"
            values = asdict(lead)
            if pictures is not None:
                for card, (data, _mime) in zip(values["cards"], pictures(lead), strict=True):
                    card["data"] = b64encode(data).decode("ascii")
            yield _encoded(values)
            count += 1
        yield b"\n]}\n"

    write_whole(out, chunks())
    return count


def _encoded(values: Mapping[str, Any]) -> bytes:
    try:
        return json.dumps(values, ensure_ascii=False, default=_plain, allow_nan=False).encode("utf-8")
    except UnicodeEncodeError:  # half a character, which UTF-8 cannot hold and an escape can
        return json.dumps(values, default=_plain, allow_nan=False).encode("ascii")


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"cannot be JSON: {type(value).__name__}")
