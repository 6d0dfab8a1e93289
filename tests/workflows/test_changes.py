"""Changing a lead: visits add, edits keep history, discards hide, undo takes back."""

from __future__ import annotations

import pytest

from fairdesk.domain.draft import Draft, Pick
from fairdesk.domain.ids import new_id
from fairdesk.domain.refusals import Refusal
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand
from fairdesk.workflows.leads import browse, discard, edit, undo
from fairdesk.workflows.leads.register import register
from fairdesk.workflows.leads.visit import add_visit

ANNA = {
    "name": "Anna Lindqvist",
    "company": "Nordic Silver AB",
    "country": "SE",
    "email": "anna@nordic.example",
}


@pytest.fixture
def anna(stand: Stand) -> str:
    picks = [Pick(new_id(), words="turquoise", level="liked"), Pick(new_id(), words="agate", level="looked")]
    typed = {**ANNA, "language": "sv", "note": "first note", "handles": "instagram:anna.rings"}
    return register(stand, Draft(typed=typed, picks=picks)).lead_id


def test_a_visit_adds_a_note_and_rings(stand: Stand, anna: str) -> None:
    form = Draft(typed={"note": "came back", "phone": "0701234567"}, picks=[Pick(new_id(), words="onyx")])
    kept = add_visit(stand, anna, form)
    lead = browse.show(stand, anna)
    assert kept.visits == 2
    assert [visit.note for visit in lead.visits] == ["first note", "came back"]
    assert {row.words for row in lead.interests} == {"turquoise", "agate", "onyx"}
    assert "+46701234567" in {reach.key for reach in lead.reaches}
    assert lead.contact.name == "Anna Lindqvist"


def test_an_ending_of_the_id_is_enough(stand: Stand, anna: str) -> None:
    assert browse.show(stand, anna[-8:].upper()).id == anna
    with pytest.raises(Refusal, match="no lead"):
        browse.show(stand, "ffffff")
    with pytest.raises(Refusal, match="no id"):
        browse.show(stand, anna[-5:])


def test_an_edit_opens_as_kept_and_changes_nothing_by_itself(stand: Stand, anna: str) -> None:
    before = browse.show(stand, anna)
    form = edit.draft_of(stand, anna)
    assert form.typed["country"] == "Sweden"
    assert form.typed["handles"] == "instagram:anna.rings"
    edit.save(stand, form)
    assert browse.show(stand, anna) == before


def test_an_edit_is_kept_with_what_was_there_before(stand: Stand, anna: str) -> None:
    form = edit.draft_of(stand, anna)
    form.typed |= {"name": "Anna Lindkvist", "email": "", "phone": "+46 70 123 45 67"}
    form.picks = [form.picks[0]]
    form.picks[0].level = "order"
    form.rating = "warm"
    edit.save(stand, form)
    lead = browse.show(stand, anna)
    assert lead.contact.name == "Anna Lindkvist"
    assert {reach.kind for reach in lead.reaches} == {"phone", "instagram"}
    assert [(row.words, row.level) for row in lead.interests] == [("turquoise", "order")]
    assert (lead.rating, lead.rating_suggested) == ("warm", "hot")
    assert {"name": "Anna Lindqvist"} in [row.before for row in lead.history]


def test_a_discarded_lead_is_hidden_and_comes_back(stand: Stand, anna: str) -> None:
    discard.discard(stand, anna, "test")
    assert browse.counts(stand, LeadFilter())["all"] == 0
    assert [row.id for row in browse.page(stand, LeadFilter(discarded=True)).rows] == [anna]
    with pytest.raises(Refusal, match="set aside"):
        add_visit(stand, anna)
    discard.restore(stand, anna)
    assert browse.counts(stand, LeadFilter())["all"] == 1


def test_a_discard_needs_a_known_reason(stand: Stand, anna: str) -> None:
    with pytest.raises(Refusal, match="no reason"):
        discard.discard(stand, anna, "because")


def test_undo_takes_back_step_by_step(stand: Stand, anna: str) -> None:
    add_visit(stand, anna, Draft(typed={"note": "second"}))
    form = edit.draft_of(stand, anna)
    form.typed["name"] = "Somebody Else"
    edit.save(stand, form)
    discard.discard(stand, anna, "mistake")
    assert "lead again" in (undo.undo_last(stand) or "")
    assert browse.show(stand, anna).discarded == ""
    assert "change" in (undo.undo_last(stand) or "")
    assert browse.show(stand, anna).contact.name == "Anna Lindqvist"
    assert "visit" in (undo.undo_last(stand) or "")
    assert len(browse.show(stand, anna).visits) == 1
    assert "not saved any more" in (undo.undo_last(stand) or "")
    assert browse.counts(stand, LeadFilter())["all"] == 0
    assert undo.undo_last(stand) is None


def test_a_lead_taken_back_can_be_registered_anew(stand: Stand, anna: str) -> None:
    undo.undo_last(stand)
    kept = register(stand, Draft(typed=ANNA))
    assert kept.status == "saved"
    assert browse.counts(stand, LeadFilter())["all"] == 1
