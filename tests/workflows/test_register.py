"""Registering: saved or known, never twice, never overwriting, offered duplicates."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fairdesk.domain.draft import Draft, Pick
from fairdesk.domain.ids import new_id
from fairdesk.domain.refusals import Refusal
from fairdesk.models.lead_draft import Faults
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand
from fairdesk.workflows.fair import fairs
from fairdesk.workflows.leads import browse
from fairdesk.workflows.leads.register import register

ANNA = {
    "name": "Anna Lindqvist",
    "company": "Nordic Silver AB",
    "country": "SE",
    "email": "anna@nordic.example",
}


def draft(**typed: str) -> Draft:
    return Draft(typed=typed)


def test_what_was_typed_is_kept_to_the_letter(stand: Stand) -> None:
    typed = {**ANNA, "name": "علی‌رضا کاظمی", "city": "قم", "note": "می‌خواهد ۵۰ عدد", "phone": "0701234567"}
    kept = register(stand, draft(**typed))
    lead = browse.show(stand, kept.lead_id)
    assert (kept.status, lead.contact.name, lead.contact.city) == ("saved", typed["name"], "قم")
    assert lead.visits[0].note == typed["note"]
    assert {(reach.kind, reach.value, reach.key) for reach in lead.reaches} == {
        ("email", "anna@nordic.example", "anna@nordic.example"),
        ("phone", "0701234567", "+46701234567"),
    }


def test_an_email_and_the_folded_name_make_a_known_visitor(stand: Stand) -> None:
    first = register(stand, draft(**ANNA))
    again = register(
        stand, draft(name="ANNA  lindqvist", email="Anna@Nordic.example", phone="+46 70 123 45 67")
    )
    assert (again.status, again.lead_id, again.visits) == ("known", first.lead_id, 2)
    lead = browse.show(stand, first.lead_id)
    assert lead.contact.name == "Anna Lindqvist"
    assert [reach.value for reach in lead.reaches if reach.kind == "email"] == ["anna@nordic.example"]
    assert [reach.value for reach in lead.reaches if reach.kind == "phone"] == ["+46 70 123 45 67"]


def test_a_known_visitor_fills_what_was_empty_and_overwrites_nothing(stand: Stand) -> None:
    first = register(stand, draft(name="Anna Lindqvist", email="anna@nordic.example", city="Lund"))
    register(stand, draft(**ANNA, city="Malmö"))
    contact = browse.show(stand, first.lead_id).contact
    assert (contact.city, contact.company, contact.country) == ("Lund", "Nordic Silver AB", "SE")


def test_two_people_may_share_an_address(stand: Stand) -> None:
    first = register(stand, draft(**ANNA))
    other = register(stand, draft(name="Erik Lindqvist", email="anna@nordic.example"))
    assert other.status == "saved"
    assert other.duplicates == (first.lead_id,)
    assert browse.counts(stand, LeadFilter())["all"] == 2


def test_a_company_without_a_person_is_known_by_its_own_name(stand: Stand) -> None:
    first = register(stand, draft(company="Galleri Norr", email="hej@norr.example"))
    again = register(stand, draft(company="galleri norr", email="hej@norr.example"))
    person = register(stand, draft(name="Eva Sample", company="Galleri Norr", email="hej@norr.example"))
    assert (again.status, again.lead_id) == ("known", first.lead_id)
    assert person.status == "saved"


def test_the_same_draft_twice_keeps_one_lead(stand: Stand) -> None:
    form = draft(**ANNA)
    first = register(stand, form)
    again = register(stand, form)
    assert (again.status, again.lead_id, again.visits) == ("saved", first.lead_id, 1)
    assert len(browse.page(stand, LeadFilter()).rows) == 1


def test_a_known_visitor_at_another_fair_is_a_lead_there(stand: Stand) -> None:
    first = register(stand, draft(**ANNA))
    fairs.add(stand, {"code": "NEXT", "name": "The next fair"})
    again = register(stand, draft(**ANNA))
    assert (again.status, again.contact_id) == ("known", first.contact_id)
    assert again.lead_id != first.lead_id
    assert len(browse.page(stand, LeadFilter()).rows) == 1


def test_a_badge_is_enough_but_the_lead_is_incomplete(stand: Stand) -> None:
    kept = register(stand, draft(badge="QM-4711"))
    assert browse.show(stand, kept.lead_id).incomplete == "badge"
    assert [row.id for row in browse.page(stand, LeadFilter(incomplete=True)).rows] == [kept.lead_id]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({}, "name"),
        ({"name": "\u200c\u200c", "email": "a@b.example"}, "name"),
        ({"name": "Anna"}, "email"),
        ({**ANNA, "phone": "many"}, "phone"),
        ({**ANNA, "country": "Atlantis"}, "country"),
        ({**ANNA, "note": "x" * 10_000}, "note"),
    ],
)
def test_a_form_that_cannot_be_kept_names_the_field(stand: Stand, typed: dict[str, str], field: str) -> None:
    with pytest.raises(Faults) as refused:
        register(stand, draft(**typed))
    assert [fault.field for fault in refused.value.refusals] == [field]
    assert browse.counts(stand, LeadFilter())["all"] == 0


def test_every_fault_of_a_form_is_told_at_once(stand: Stand) -> None:
    with pytest.raises(Faults) as refused:
        register(stand, draft(name="Anna", email="no", phone="none", language="klingonese"))
    assert {fault.field for fault in refused.value.refusals} == {"email", "phone", "language"}


def test_odd_letters_are_cleaned_and_never_fatal(stand: Stand) -> None:
    kept = register(stand, draft(name="A\x00n\u202ena \ud800💍", email="a@b.example", note="\ufeffl1\r\nl2"))
    lead = browse.show(stand, kept.lead_id)
    assert lead.contact.name == "Anna 💍"
    assert lead.visits[0].note == "l1\nl2"


def test_consent_names_its_wording_and_is_not_doubled(stand: Stand) -> None:
    form = Draft(typed={**ANNA, "language": "sv"}, consents={"contact": True, "marketing": False})
    kept = register(stand, form)
    register(stand, Draft(typed=ANNA, consents={"contact": True}))
    consents = browse.show(stand, kept.lead_id).consents
    assert [(row.purpose, row.granted, row.wording.split("/")[1]) for row in consents] == [
        ("contact", True, "sv")
    ]


def test_a_ring_in_words_is_an_interest(stand: Stand) -> None:
    pick = Pick(new_id(), words="big turquoise, left tray", level="4", quantity="۱۲", size="54x6, US 7x6")
    kept = register(stand, Draft(typed=ANNA, picks=[pick]))
    lead = browse.show(stand, kept.lead_id)
    assert [(row.words, row.level, row.quantity) for row in lead.interests] == [
        ("big turquoise, left tray", "quote", 12)
    ]
    assert lead.rating == "hot"


def test_the_sizes_make_the_quantity_unless_it_is_given(stand: Stand) -> None:
    pick = Pick(new_id(), words="x", size="54x6, 56x4")
    kept = register(stand, Draft(typed=ANNA, picks=[pick]))
    assert browse.show(stand, kept.lead_id).interests[0].quantity == 10


def test_what_a_known_visitor_says_otherwise_is_kept_with_the_visit(stand: Stand) -> None:
    first = register(stand, draft(**ANNA, note="at first"))
    register(stand, draft(**{**ANNA, "company": "Lindqvist Smycken"}, note="changed jobs"))
    lead = browse.show(stand, first.lead_id)
    assert lead.contact.company == "Nordic Silver AB"
    assert [visit.note for visit in lead.visits] == ["at first", "changed jobs\nCompany: Lindqvist Smycken"]
    assert [row.id for row in browse.page(stand, LeadFilter(text="lindqvist smycken")).rows] == [
        first.lead_id
    ]


def test_a_ring_that_is_not_there_is_refused_in_a_sentence(stand: Stand) -> None:
    with pytest.raises(Refusal, match="not kept here"):
        register(stand, Draft(typed=ANNA, picks=[Pick(new_id(), ring_id="0" * 32)]))
    assert browse.counts(stand, LeadFilter())["all"] == 0


def test_a_time_without_a_zone_is_the_fairs(stand: Stand) -> None:
    kept = register(stand, draft(**ANNA), captured_at=datetime(2027, 2, 26, 14, 30))  # noqa: DTZ001
    assert browse.show(stand, kept.lead_id).captured_at == datetime(2027, 2, 26, 13, 30, tzinfo=UTC)
