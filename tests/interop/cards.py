"""What a card must say in another program: all that was written, and of that all that was typed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from fairdesk.domain import countries
from fairdesk.exports.cards.card import make_card
from fairdesk.exports.cards.lines import SEPARATORS
from fairdesk.exports.notes import Note
from fairdesk.models.rows import LeadDetail

PROPERTIES: Final = (
    "uid", "fn", "n", "nickname", "title", "org", "email", "tel", "tel types", "adr", "url", "impp",
    "categories", "note", "rev", "x-consent-contact", "x-consent-marketing",
)  # fmt: skip

Card = dict[str, list[Any]]
"""A card's values by property, as a program reads them; one that is not in the card has none."""


def written(made: LeadDetail, note: Note = "full") -> Card:
    """Return what was to be written into a lead's card."""
    wanted: Card = {name: [] for name in PROPERTIES}
    for name, parameters, parts in make_card(made, note).essence.lines:
        if name in {"ORG", "CATEGORIES"}:
            wanted[name.lower()] += parts
        else:
            wanted[name.lower()].append(list(parts) if name in SEPARATORS else parts[0])
        if name == "TEL":
            wanted["tel types"].append(sorted(parameters.removeprefix("TYPE=").split(",")))
    return wanted


def without(card: Card, names: Collection[str]) -> Card:
    """Return a card without the properties that a program has no place for."""
    return {name: values for name, values in card.items() if name not in names}


def sorted_card(card: Card) -> Card:
    """Return a card for programs that sort: numbers with their types, and other values, in one order."""
    found = {name: sorted(values) for name, values in card.items()}
    phones = sorted(zip(card["tel"], card["tel types"], strict=True))
    return {
        **found,
        "tel": [number for number, _types in phones],
        "tel types": [types for _, types in phones],
    }


class Typed:
    """What a lead's card must say: what was typed, after the substitutions that were reported."""

    def __init__(self, made: LeadDetail) -> None:
        self.lead = made
        self.told = make_card(made).substitutions

    def text(self, field: str, typed: str) -> set[str]:
        return {each.written for each in self.told if (each.field, each.was) == (field, typed)} or {typed}

    def part(self, field: str, typed: str) -> set[str]:
        """Return the same for N, ORG and ADR, which keep semicolons."""
        return self.text(field, typed) | {typed}


def compare_typed(typed: Typed, read: Card) -> None:
    """Compare what was stored, after the reported substitutions, with what another program read."""
    contact = typed.lead.contact
    assert read["uid"][0].replace("-", "") == f"urn:uuid:{contact.id}"
    if contact.name and (names := typed.text("name", contact.name) - {""}):
        assert read["fn"][0] in names
    assert read["fn"][0].strip()
    family, given_name, _middle, prefix, _suffix = (read["n"][0] + [""] * 5)[:5]
    assert given_name in typed.part("given", contact.given)
    split = (typed.text("given", contact.given) | typed.text("family", contact.family)) - {""}
    assert family in (typed.part("family", contact.family) if split else typed.part("name", contact.name))
    assert prefix in typed.part("salutation", contact.salutation)
    assert "".join(read["title"]) in typed.text("title", contact.title)
    note = "".join(read["note"])
    for text in (contact.note, *(visit.note for visit in typed.lead.visits)):
        assert any(written in note for written in typed.text("note", text))
    for reach in typed.lead.reaches:
        if reach.kind == "email":
            assert typed.text("email", reach.value) & {"", *read["email"]}
        elif reach.kind == "phone":
            _number, between, extension = reach.value.partition(" ext. ")
            number = f"{reach.key}{between}{extension}"
            assert number in read["tel"] or typed.text("phone", reach.value) & {"", *read["tel"]}
        else:
            assert any(written in note for written in typed.text(reach.kind, reach.value))
    if contact.website:
        assert typed.text("website", contact.website) & {"", *read["url"]}
    assert "".join(read["org"]) in typed.part("company", contact.company)
    _box, _extended, street, city, _region, _code, country = (read["adr"] or [[""] * 7])[0]
    assert street in typed.text("address", contact.address)
    assert city in typed.part("city", contact.city)
    assert country == (countries.name(contact.country, "en") if contact.country else "")
