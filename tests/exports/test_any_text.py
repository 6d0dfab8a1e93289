"""Any text in any field gives a card that reads back."""

from __future__ import annotations

import string
from dataclasses import fields, replace
from typing import Any, get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairdesk.domain.trade import ReachKind
from fairdesk.exports.cards.card import make_card
from fairdesk.exports.cards.lines import Line
from fairdesk.exports.cards.read_back import essences
from fairdesk.exports.notes import Note
from fairdesk.models.rows import ContactRow, LeadDetail
from tests.exports.leads import FAIR, INTEREST, consent, lead, reach, visit

ANY = st.text(st.characters(), max_size=120) | st.text(
    string.punctuation + " \n\r\t\u200c\u0301", max_size=120
)
TYPED = [each.name for each in fields(ContactRow) if each.name not in {"id", "country"}]


@st.composite
def leads(draw: st.DrawFn) -> LeadDetail:
    typed = {name: draw(ANY) for name in draw(st.lists(st.sampled_from(TYPED), max_size=6, unique=True))}
    kinds = draw(st.lists(st.sampled_from(list(ReachKind)), max_size=4))
    of_ring = ("ring_name", "sku", "note", "words", "reason", "level", "target_currency")
    words: dict[str, Any] = {name: draw(ANY) for name in of_ring}
    ring = replace(INTEREST, **words, target_minor=4500, sizes=((None, 2, draw(ANY)),))
    return lead(
        **typed,
        fair=replace(FAIR, name=draw(ANY)),
        reaches=tuple(reach(kind, draw(ANY), draw(ANY), draw(ANY)) for kind in kinds),
        interests=(ring,),
        rating=draw(ANY),
        visits=(visit(note=draw(ANY)),),
        consents=(consent(wording=draw(ANY)),),
    )


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(leads(), st.sampled_from(get_args(Note)))
def test_any_text_in_any_field_gives_a_card_that_reads_back(made: LeadDetail, note: Note) -> None:
    data = make_card(made, note).data
    assert data.startswith(b"BEGIN:VCARD\r\nVERSION:3.0\r\n")
    assert data.endswith(b"\r\nEND:VCARD\r\n")
    assert data.count(b"BEGIN:VCARD") == data.count(b"END:VCARD") == 1
    physical = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(0 < len(line) <= 75 and not set(line) & set(b"\r\n\x00\x1b") for line in physical)
    (back,) = essences(data)
    assert Line("UID", "", ("urn:uuid:0192f0c1-d2e3-7a4b-8c5d-6e7f80919293",)) in back.lines
    assert back.name.strip()
