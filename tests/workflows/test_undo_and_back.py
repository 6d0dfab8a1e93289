"""Undo knows what others added since, brings back what it took, and never takes a fair away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from fairdesk.domain.draft import Draft, Pick
from fairdesk.domain.ids import new_id
from fairdesk.domain.refusals import Refusal
from fairdesk.stand import Stand
from fairdesk.workflows.fair import fairs
from fairdesk.workflows.leads import browse, cards, edit, samples, undo
from fairdesk.workflows.leads.register import register
from tests.workflows.test_cards import photo

TYPED = {"name": "Anna Provberg", "email": "anna@sample.example", "country": "SE"}


def attach(stand: Stand, lead: str, folder: Path) -> None:
    """Keep a picture with the lead."""
    cards.attach(stand, lead, photo(folder / "card.jpg"))


def agree(stand: Stand, lead: str, folder: Path) -> None:
    """Note a consent."""
    draft = edit.draft_of(stand, lead)
    draft.consents = {"contact": True}
    edit.save(stand, draft)


def phone(stand: Stand, lead: str, folder: Path) -> None:
    """Note a phone number."""
    draft = edit.draft_of(stand, lead)
    draft.typed["phone"] = "+46701234567"
    edit.save(stand, draft)


@pytest.mark.parametrize(
    ("add", "what"), [(attach, "a picture"), (agree, "a consent"), (phone, "a way to reach them")]
)
def test_what_another_laptop_added_to_the_person_is_told(
    stand: Stand, tmp_path: Path, add: Callable[[Stand, str, Path], None], what: str
) -> None:
    lead = register(stand, Draft(typed=dict(TYPED))).lead_id
    add(replace(stand, device=replace(stand.device, id="0000000b")), lead, tmp_path)
    with pytest.raises(Refusal) as refused:
        undo.undo_last(stand)
    assert "another laptop" in refused.value.what
    assert what in refused.value.what
    assert browse.show(stand, lead).contact.name == "Anna Provberg"


def test_what_was_taken_back_is_brought_back_several_deep(stand: Stand) -> None:
    lead = register(
        stand, Draft(typed=dict(TYPED), picks=[Pick(new_id(), words="blue", level="sample")])
    ).lead_id
    samples.note(stand, lead, "blue", "lent", pieces="2", until="2027-03-15")
    agree(stand, lead, Path())
    whole = browse.show(stand, lead)
    assert undo.redo_last(stand) is None, "nothing was taken back yet"
    for _turn in range(3):
        assert undo.undo_last(stand) is not None
    assert undo.undo_last(stand) is None
    assert browse.recent(stand) == ()
    for _turn in range(3):
        assert undo.redo_last(stand) is not None
    assert undo.redo_last(stand) is None
    again = browse.show(stand, lead)
    assert replace(again, history=()) == replace(whole, history=())
    assert undo.undo_last(stand) is not None, "and it can be taken back once more"
    assert browse.show(stand, lead).consents == ()


def test_bringing_back_over_what_somebody_did_since_is_refused(stand: Stand) -> None:
    lead = register(stand, Draft(typed=dict(TYPED))).lead_id
    phone(stand, lead, Path())
    undo.undo_last(stand)
    other = replace(stand, device=replace(stand.device, id="0000000b"))
    phone(other, lead, Path())
    with pytest.raises(Refusal):
        undo.redo_last(stand)


def test_the_sample_fair_is_not_taken_back(sample_stand: Stand) -> None:
    assert undo.undo_last(sample_stand) is None
    assert len(fairs.all_fairs(sample_stand)) == 1


def test_a_card_kept_with_two_people_survives_the_undo_of_one(stand: Stand, tmp_path: Path) -> None:
    first = register(stand, Draft(typed=dict(TYPED))).lead_id
    second = register(stand, Draft(typed={"name": "Bea Provberg", "email": "bea@sample.example"})).lead_id
    for lead in (first, second):
        attach(stand, lead, tmp_path)
    undo.undo_last(stand)
    undo.undo_last(stand)
    attach(stand, second, tmp_path)
    assert len(cards.of_lead(stand, browse.show(stand, second))) == 1
    assert cards.of_lead(stand, browse.show(stand, first)) == []
