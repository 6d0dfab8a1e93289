"""A card's properties, taken apart for the tests."""

from __future__ import annotations

import re

from fairdesk.exports.notes import Note
from fairdesk.exports.vcard import card
from fairdesk.models.rows import LeadDetail


def lines(made: LeadDetail, note: Note = "full") -> list[str]:
    """Return a card's unfolded lines."""
    return card(made, note)[0].decode().replace("\r\n ", "").split("\r\n")


def value(name: str, made: LeadDetail, note: Note = "full") -> str:
    """Return the one raw value of a property, "" when the card has none."""
    found = [line for line in lines(made, note) if re.match(rf"{name}[;:]", line)]
    assert len(found) <= 1
    return found[0].partition(":")[2] if found else ""


def note_of(made: LeadDetail, note: Note = "full") -> list[str]:
    return value("NOTE", made, note).replace("\\,", ",").split("\\n")
