"""A card's properties, taken apart for the tests."""

from __future__ import annotations

import re

from fairdesk.exports.cards.card import make_card
from fairdesk.exports.notes import Note
from fairdesk.models.rows import LeadDetail


def lines(made: LeadDetail, note: Note = "full", lang: str = "") -> list[str]:
    """Return a card's unfolded lines."""
    return make_card(made, note, lang).data.decode().replace("\r\n ", "").split("\r\n")


def value(name: str, made: LeadDetail, note: Note = "full", lang: str = "") -> str:
    """Return the one raw value of a property, "" when the card has none."""
    found = [line for line in lines(made, note, lang) if re.match(rf"{name}[;:]", line)]
    assert len(found) <= 1
    return found[0].partition(":")[2] if found else ""


def note_of(made: LeadDetail, note: Note = "full", lang: str = "") -> list[str]:
    return value("NOTE", made, note, lang).replace("\\,", ",").split("\\n")
