"""Delivering again: nothing twice, nothing lost, also after a change, an undo or at another fair."""

from __future__ import annotations

import pytest

from fairdesk.domain.draft import Draft, Pick
from fairdesk.domain.ids import new_id
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand
from fairdesk.workflows.fair import fairs
from fairdesk.workflows.leads import browse, edit, undo
from fairdesk.workflows.leads.register import register
from fairdesk.workflows.leads.visit import add_visit

ANNA = {"name": "Anna Example", "company": "Made Silver AB", "country": "SE", "email": "anna@made.example"}


def form(picks: tuple[Pick, ...] = (), **typed: str) -> Draft:
    return Draft(typed={**ANNA, **typed}, picks=list(picks))


def leads_here(stand: Stand) -> int:
    return browse.counts(stand, LeadFilter())["all"]


def test_what_is_new_in_a_form_delivered_before_is_not_lost(stand: Stand) -> None:
    draft = form()
    first = register(stand, draft)
    draft.typed |= {"note": "call in May", "city": "Lund", "owner": "Test Owner"}
    draft.picks.append(Pick(new_id(), words="turquoise"))
    for _time in range(2):
        assert register(stand, draft).lead_id == first.lead_id
    lead = browse.show(stand, first.lead_id)
    assert [visit.note for visit in lead.visits] == ["", "call in May"]
    assert (lead.contact.city, lead.owner) == ("Lund", "Test Owner")
    assert [interest.words for interest in lead.interests] == ["turquoise"]


def test_a_form_delivered_again_brings_back_nothing_that_was_edited_away(stand: Stand) -> None:
    draft = form(
        (Pick(new_id(), words="agate"),),
        note="first",
        city="Lund",
        handles="instagram:made",
        phone="0701234567",
    )
    draft.consents = {"marketing": True}
    lead_id = register(stand, draft).lead_id
    changed = edit.draft_of(stand, lead_id)
    changed.typed = {**ANNA, "name": "Anna Corrected", "note": "second"}
    changed.picks, changed.consents = [], {}
    edit.save(stand, changed)
    before = browse.show(stand, lead_id)
    assert register(stand, draft).lead_id == lead_id
    assert browse.show(stand, lead_id) == before


def test_one_form_with_two_people_in_turn_keeps_both(stand: Stand) -> None:
    draft = form()
    register(stand, draft)
    draft.typed = {"name": "Bo Other", "email": "bo@made.example"}
    other = [register(stand, draft) for _time in range(2)]
    assert (other[0].name, other[0].lead_id) == ("Bo Other", other[1].lead_id)
    assert leads_here(stand) == 2


def test_a_form_whose_lead_was_taken_back_can_be_saved_again(stand: Stand) -> None:
    draft = form((Pick(new_id(), words="agate"),))
    first = register(stand, draft)
    undo.undo_last(stand)
    second = [register(stand, draft) for _time in range(2)]
    assert second[0].lead_id == second[1].lead_id != first.lead_id
    assert leads_here(stand) == 1
    assert len(browse.show(stand, second[0].lead_id).interests) == 1


def test_a_visit_that_was_taken_back_can_be_saved_again(stand: Stand) -> None:
    lead_id = register(stand, form()).lead_id
    known, visit = form(note="known"), Draft(typed={"note": "visit"})
    register(stand, known)
    undo.undo_last(stand)
    add_visit(stand, lead_id, visit)
    undo.undo_last(stand)
    for _time in range(2):
        register(stand, known)
        add_visit(stand, lead_id, visit)
    assert [row.note for row in browse.show(stand, lead_id).visits] == ["", "known", "visit"]


def test_a_consent_is_kept_once_for_a_visitor_of_an_earlier_fair(stand: Stand) -> None:
    first = register(stand, Draft(typed=dict(ANNA), consents={"contact": True}))
    fairs.add(stand, {"code": "NEXT", "name": "Next fair"})
    both = {"contact": True, "marketing": True}
    again = register(stand, Draft(typed=dict(ANNA), consents=both))
    assert (again.status, again.first_visit_at) == ("known", first.at)
    lead = browse.show(stand, again.lead_id)
    assert sorted(consent.purpose for consent in lead.consents) == ["contact", "marketing"]


def test_another_size_of_the_same_ring_is_another_interest(stand: Stand) -> None:
    lead_id = register(stand, form((Pick(new_id(), words="agate", size="54"),))).lead_id
    for size in ("58", "58"):
        register(stand, form((Pick(new_id(), words="agate", size=size),)))
    sizes = [interest.sizes for interest in browse.show(stand, lead_id).interests]
    assert sizes == [((54.0, None, "54"),), ((58.0, None, "58"),)]


def test_a_known_visitor_gets_an_owner_but_no_other_one(stand: Stand) -> None:
    lead_id = register(stand, form()).lead_id
    for owner in ("First Owner", "Second Owner"):
        register(stand, form(owner=owner))
    assert browse.show(stand, lead_id).owner == "First Owner"


def test_a_known_visitor_is_known_among_many_of_the_same_name(stand: Stand) -> None:
    first = register(stand, form(email="first@made.example"))
    for number in range(51):
        register(stand, form(email=f"n{number}@made.example"), check_duplicates=False)
    assert register(stand, form(email="first@made.example")).lead_id == first.lead_id


@pytest.mark.parametrize("typed", [{"company": "Made AB", "email": "a@made.example"}, {"badge": "B17"}])
def test_a_visit_gives_no_name_to_who_has_none(stand: Stand, typed: dict[str, str]) -> None:
    lead_id = register(stand, Draft(typed=typed)).lead_id
    add_visit(stand, lead_id, Draft(typed={"note": "came back"}))
    lead = browse.show(stand, lead_id)
    assert (lead.contact.name, len(lead.visits)) == ("", 2)
