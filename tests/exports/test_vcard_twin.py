"""Our cards are read by vobject as it would have written them itself, and say what was to be written."""

from __future__ import annotations

from typing import Any, get_args

import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairdesk.exports.cards.card import make_card
from fairdesk.exports.cards.lines import PRODUCT, SEPARATORS, Line
from fairdesk.exports.guards import clean
from fairdesk.exports.notes import Note
from fairdesk.models.rows import LeadDetail
from tests.exports.test_any_text import ANY, leads
from tests.interop.hard import LEADS

Found = dict[str, list[tuple[str, tuple[str, ...]]]]


def built(lines: tuple[Line, ...]) -> str:
    """Return the card that vobject writes of the same lines."""
    made = vobject.vCard()
    for name, parameters, parts in lines:
        line = made.add(name.lower())
        if name == "N":
            family, given_name, additional, prefix, suffix = parts
            line.value = vobject.vcard.Name(family, given_name, additional, prefix, suffix)
        elif name == "ADR":
            box, extended, street, city, region, code, country = parts
            line.value = vobject.vcard.Address(street, city, region, code, country, box, extended)
        else:
            line.value = list(parts) if name in SEPARATORS else parts[0]
        for each in filter(None, parameters.split(";")):
            key, _equals, words = each.partition("=")
            line.params[key] = words.split(",")
    return str(made.serialize(lineLength=1 << 30))


def found(text: str) -> Found:
    """Return a card's values by property, as vobject reads them."""
    card = vobject.readOne(text)
    read: Found = {}
    for line in card.getChildren():
        parameters = ";".join(f"{key}={','.join(words)}" for key, words in line.params.items())
        read.setdefault(line.name, []).append((parameters, values(line.name, line.value)))
    read.pop("VERSION")
    return read


def values(name: str, value: Any) -> tuple[str, ...]:  # noqa: ANN401  a class made at run time
    if name == "N":
        return tuple(getattr(value, part) for part in ("family", "given", "additional", "prefix", "suffix"))
    if name == "ADR":
        return tuple(
            getattr(value, part)
            for part in ("box", "extended", "street", "city", "region", "code", "country")
        )
    return tuple(value) if isinstance(value, list) else (value,)


def expected(lines: tuple[Line, ...]) -> Found:
    wanted: Found = {}
    for name, parameters, parts in lines:
        wanted.setdefault(name, []).append((parameters, parts))
    return wanted


def compare(made: LeadDetail, note: Note) -> None:
    card = make_card(made, note)
    wanted = expected(card.essence.lines)
    assert found(card.data.decode("utf-8")) == {"PRODID": [("", (PRODUCT,))], **wanted}
    assert found(built(card.essence.lines)) == wanted


@pytest.mark.parametrize("note", get_args(Note))
def test_hard_leads_are_read_as_they_were_to_be_written(note: Note) -> None:
    for made in LEADS:
        compare(made, note)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(leads(), st.sampled_from(get_args(Note)))
def test_any_lead_is_read_as_it_was_to_be_written(made: LeadDetail, note: Note) -> None:
    compare(made, note)


@settings(deadline=None)
@given(ANY)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
