"""Readers called on texts and octets, for the tests."""

from __future__ import annotations

import io

from fairdesk.imports.contacts.arriving import Arriving
from fairdesk.imports.contacts.mecards import read_mecards
from fairdesk.imports.contacts.tables import read_table
from fairdesk.imports.contacts.vcards import read_vcards


def cards(data: bytes | str) -> list[Arriving]:
    return list(read_vcards(io.BytesIO(data.encode() if isinstance(data, str) else data)))


def card(*lines: str, version: str = "3.0", encoding: str = "utf-8") -> Arriving:
    """Return what a card of these lines says; BEGIN, VERSION and END are put around them."""
    text = "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))
    (found,) = cards(text.encode(encoding))
    return found


def mecards(text: str | bytes) -> list[Arriving]:
    return list(read_mecards(io.BytesIO(text.encode() if isinstance(text, str) else text)))


def table(text: str, encoding: str = "utf-8") -> list[Arriving]:
    return list(read_table(io.BytesIO(text.encode(encoding)), "x.csv"))


def reaches(found: Arriving) -> list[tuple[str, str, str]]:
    return [(str(reach.kind), reach.value, reach.label) for reach in found.reaches]


def doubts(found: Arriving) -> str:
    return "\n".join(map(str, found.doubts))
