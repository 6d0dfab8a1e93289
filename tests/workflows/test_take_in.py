"""Taking contacts in: known or new, filled and never overwritten, nothing twice, nothing lost silently."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from fairdesk.domain.draft import Draft
from fairdesk.domain.leads.consents import withheld
from fairdesk.exports.notes import Note
from fairdesk.imports.contacts.arriving import ArrivingInterest
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand
from fairdesk.storage.write import next_undo, writing
from fairdesk.workflows.contacts.arrivals.take_in import take_in
from fairdesk.workflows.contacts.export import vcards
from fairdesk.workflows.contacts.receive import receive
from fairdesk.workflows.fair import fairs
from fairdesk.workflows.leads import browse, edit
from fairdesk.workflows.leads.discard import discard
from fairdesk.workflows.leads.register import register
from fairdesk.workflows.leads.undo import undo_last
from tests.workflows.arriving import (
    DAY,
    agreed,
    all_leads,
    anna,
    arrive,
    counts,
    everything,
    person,
    the_lead,
    why,
)

ANNA = {"name": "Anna Lindqvist", "company": "Nordic Silver AB", "email": "anna@nordic.example"}


def test_a_new_contact_is_a_lead_as_the_desk_would_keep_it(stand: Stand) -> None:
    done = arrive(stand, anna(city="Lund", title="Buyer"))
    assert counts(done) == (1, 0, 0, 0)
    assert (done.contacts, done.doubtful, done.dry_run, done.kind) == (1, 0, False, "vcard")
    lead = the_lead(stand)
    assert (lead.how, lead.incomplete, lead.contact.city, lead.contact.country) == (
        "import",
        "",
        "Lund",
        "SE",
    )
    assert abs(lead.captured_at - datetime.now(UTC)) < timedelta(minutes=1)
    assert [(visit.staff, visit.note) for visit in lead.visits] == [("Test Staff", "")]
    assert [(one.kind, one.key, one.verified) for one in lead.reaches] == [
        ("email", "anna@nordic.example", True)
    ]
    assert [row.id for row in browse.page(stand, LeadFilter(text="lindqvist lund")).rows] == [lead.id]


def test_a_uuid_is_the_id_itself_and_another_uid_a_natural_one(stand: Stand) -> None:
    ours = uuid.uuid4()
    arrive(
        stand,
        person(1, "a@x.example", uid=f"urn:uuid:{ours}".upper(), name="Anna"),
        person(2, "b@x.example", uid="abc:ABPerson", name="Berta"),
    )
    ids = {lead.contact.name: lead.contact.id for lead in all_leads(stand)}
    assert ids["Anna"] == ours.hex
    done = arrive(stand, person(1, "new@x.example", uid="abc:ABPerson", name="Berta Berg"))
    assert counts(done) == (0, 1, 0, 0)
    assert why(done)[0] == "Name: kept here is Berta, the file says Berta Berg."
    assert len(all_leads(stand)) == 2


def test_a_key_and_the_folded_name_make_a_known_contact(stand: Stand) -> None:
    first = register(stand, Draft(typed=ANNA))
    done = arrive(
        stand, person(1, "ANNA@nordic.example", "+46 70 123 45 67", name="Lindqvist, ANNA", city="Lund")
    )
    assert counts(done) == (0, 1, 0, 0)
    lead = browse.show(stand, first.lead_id)
    assert (lead.contact.name, lead.contact.city, len(lead.visits)) == ("Anna Lindqvist", "Lund", 1)
    assert {one.key for one in lead.reaches} == {"anna@nordic.example", "+46701234567"}
    assert len(all_leads(stand)) == 1


def test_a_uid_once_met_means_the_same_contact_whatever_its_name_is_later(stand: Stand) -> None:
    first = register(stand, Draft(typed=ANNA))
    card = person(1, "anna@nordic.example", uid="phone-7", name="Anna Lindqvist")
    assert counts(arrive(stand, card)) == (0, 0, 1, 0)
    before = everything(stand)
    assert counts(arrive(stand, card)) == (0, 0, 1, 0)
    assert everything(stand) == before
    married = person(1, "anna@home.example", uid="phone-7", name="Anna Berg")
    assert counts(arrive(stand, married, dry_run=True)) == counts(arrive(stand, married)) == (0, 1, 0, 0)
    assert the_lead(stand).id == first.lead_id
    with writing(stand.database, stand.who, "erase") as write:
        write.change("contact", first.contact_id, {"erased": True})
    assert counts(arrive(stand, card)) == (0, 0, 0, 1)


def test_a_uid_that_is_somebody_elses_glues_nobody_together(stand: Stand) -> None:
    anna = person(1, "anna@x.example", uid="1", name="Anna Ek")
    carl = person(
        2, "carl@y.example", uid="1", name="Carl Falk", wants=[ArrivingInterest("FZ-1", "liked", 2)]
    )
    assert counts(arrive(stand, anna)) == (1, 0, 0, 0)
    assert counts(arrive(stand, carl, dry_run=True)) == counts(arrive(stand, carl)) == (1, 0, 0, 0)
    found = {lead.contact.name: [one.key for one in lead.reaches] for lead in all_leads(stand)}
    assert found == {"Anna Ek": ["anna@x.example"], "Carl Falk": ["carl@y.example"]}
    before = everything(stand)
    for several in ((carl,), (anna, carl), (carl, anna)):
        assert counts(arrive(stand, *several))[:2] == (0, 0)
        assert everything(stand) == before


@pytest.mark.parametrize("uid", ["", "u1"])
def test_the_same_file_is_the_same_people_wherever_its_numbers_are_from(stand: Stand, uid: str) -> None:
    anna = person(1, "070-174 06 05", uid=uid, name="Anna Ek", address="Storgatan 1")
    for country, became in (
        ("", (1, 0, 0, 0)),
        ("SE", (0, 1, 0, 0)),
        ("", (0, 0, 1, 0)),
        ("SE", (0, 0, 1, 0)),
    ):
        assert counts(arrive(stand, anna, country=country)) == became, country
    assert [one.key for one in the_lead(stand).reaches] == ["+46701740605"]


def test_a_number_of_whatsapp_is_a_phone_and_a_handle_tells_who_it_is(stand: Stand) -> None:
    anna = Draft(typed={"name": "Anna Ek", "handles": "whatsapp:+4915112345678", "country": "DE"})
    register(stand, anna)
    register(stand, Draft(typed={"name": "李娜", "handles": "wechat:lina_hz"}))
    before = everything(stand)
    for known in (
        person(1, "+4915112345678", name="Anna Ek"),
        person(1, name="Anna Ek", country="DE", note="WhatsApp: https://wa.me/4915112345678"),
        person(1, name="李娜", note="WeChat: lina_hz"),
    ):
        done = arrive(stand, known)
        assert counts(done)[0] == 0, known
        assert not done.doubts
    assert {one.kind for lead in all_leads(stand) for one in lead.reaches} == {"whatsapp", "wechat"}
    assert len(everything(stand)) == len(before)


def test_what_is_kept_otherwise_is_told_and_never_overwritten(stand: Stand) -> None:
    register(stand, Draft(typed={**ANNA, "city": "Lund", "phone": "+46701234567"}, rating="hot"))
    again = person(
        7, "anna@nordic.example", "+46 8 123 456 78", name="Anna Lindqvist", city="Malmö", rating="cold"
    )
    done = arrive(stand, again)
    lead = the_lead(stand)
    assert (lead.contact.city, lead.rating_chosen) == ("Lund", "hot")
    assert [(one.place, one.name, one.leads) for one in done.doubts] == [
        (7, "Anna Lindqvist", (lead.id,))
    ] * 3
    assert why(done) == [
        "City: kept here is Lund, the file says Malmö.",
        "Phone: kept here is +46701234567, the file says +46 8 123 456 78.",
        "Rating: kept here is hot, the file says cold.",
    ]


@pytest.mark.parametrize(
    ("arriving", "common"),
    [
        (person(1, "anna@nordic.example", name="Erik Lindqvist"), "E-mail"),
        (person(1, "other@nordic.example", name="lindqvist anna"), "Name"),
        (person(1, "info@nordic.example", company="nordic silver"), "Company"),
    ],
)
def test_only_a_key_a_name_or_a_company_is_a_new_lead_and_offered(
    stand: Stand, arriving: object, common: str
) -> None:
    first = register(stand, Draft(typed=ANNA))
    done = take_in(stand, [arriving], kind="csv")  # type: ignore[list-item]
    assert counts(done) == (1, 0, 0, 0)
    assert why(done) == [f"Perhaps somebody who is kept here already: the same {common}."]
    assert done.doubts[0].leads == (first.lead_id,)
    assert len(all_leads(stand)) == 2


def test_colleagues_are_no_doubt(stand: Stand) -> None:
    register(stand, Draft(typed=ANNA))
    done = arrive(stand, person(1, "erik@nordic.example", name="Erik Berg", company="Nordic Silver AB"))
    assert (counts(done), done.doubtful) == ((1, 0, 0, 0), 0)


def test_the_same_person_twice_in_a_file_is_kept_once(stand: Stand) -> None:
    done = arrive(stand, anna(1), anna(2, city="Lund"), anna(3), anna(4, email="anna@other.example"))
    assert counts(done) == (2, 1, 1, 0)
    assert sorted(lead.contact.city for lead in all_leads(stand)) == ["", "Lund"]
    assert done.doubts[0].leads[0] in {lead.id for lead in all_leads(stand)}


def test_a_known_contact_of_another_fair_gets_a_lead_at_this_one(stand: Stand) -> None:
    first = register(stand, Draft(typed=ANNA))
    fairs.add(stand, {"code": "NEXT", "name": "The next fair"})
    done = arrive(stand, anna(city="Lund"))
    assert counts(done) == (0, 1, 0, 0)
    lead = the_lead(stand)
    assert (lead.contact.id, lead.contact.city, lead.how) == (first.contact_id, "Lund", "import")
    assert lead.id != first.lead_id
    assert counts(arrive(stand, anna(city="Lund"))) == (0, 0, 1, 0)


def test_a_lead_that_was_set_aside_stays_so(stand: Stand) -> None:
    first = register(stand, Draft(typed=ANNA))
    discard(stand, first.lead_id, "test")
    before = everything(stand)
    done = arrive(stand, anna(city="Lund"))
    assert counts(done) == (0, 0, 1, 0)
    assert why(done) == ["They were set aside here, and stay so."]
    assert everything(stand) == before


def test_of_two_alike_the_one_that_was_not_set_aside_counts(stand: Stand) -> None:
    kept = register(stand, Draft(typed=ANNA))
    double = register(stand, Draft(typed=ANNA), check_duplicates=False)
    discard(stand, double.lead_id, "duplicate")
    assert counts(arrive(stand, anna(city="Lund"))) == (0, 1, 0, 0)
    assert browse.show(stand, kept.lead_id).contact.city == "Lund"


def test_who_was_joined_to_another_is_that_one(stand: Stand) -> None:
    one, other = uuid.uuid4().hex, uuid.uuid4().hex
    arrive(
        stand, person(1, "a@x.example", uid=one, name="Anna"), person(2, "b@x.example", uid=other, name="A")
    )
    with writing(stand.database, stand.who, "edit") as write:
        write.change("contact", other, {"merged_into": one})
    done = arrive(stand, person(1, "b@x.example", uid=other, name="Anna", city="Lund"))
    assert counts(done) == (0, 1, 0, 0)
    lead = next(lead for lead in all_leads(stand) if lead.contact.id == one)
    assert (lead.contact.city, len(lead.reaches)) == ("Lund", 2)


def test_who_was_erased_does_not_come_back(stand: Stand) -> None:
    card = person(1, "a@x.example", uid=uuid.uuid4().hex, name="Anna")
    arrive(stand, card)
    with writing(stand.database, stand.who, "erase") as write:
        write.change("contact", card.uid, {"erased": True, "name": ""})
    before = everything(stand)
    done = arrive(stand, card)
    assert counts(done) == (0, 0, 0, 1)
    assert why(done) == ["Not taken in: this person was erased here."]
    assert everything(stand) == before


def test_who_was_taken_back_arrives_anew_and_once(stand: Stand) -> None:
    first = register(stand, Draft(typed=ANNA))
    undo_last(stand)
    again = person(1, "anna@nordic.example", uid=first.contact_id, name="Anna Lindqvist")
    assert counts(arrive(stand, again)) == (1, 0, 0, 0)
    before = everything(stand)
    assert counts(arrive(stand, again)) == (0, 0, 1, 0)
    assert everything(stand) == before
    assert counts(arrive(stand, anna())) == (0, 1, 0, 0)
    assert len(all_leads(stand)) == 1


# -- what cannot be kept as it stands --------------------------------------------------------------


def test_who_cannot_be_reached_is_refused_and_named(stand: Stand) -> None:
    done = arrive(stand, person(3, name="Anna"), person(4, "a@x.example"), person(5), person(6, "badge:Q1"))
    assert counts(done) == (1, 0, 0, 3)
    assert [(one.place, one.name, one.why.what) for one in done.doubts] == [
        (3, "Anna", "Not taken in: it has no way to reach them."),
        (4, "a@x.example", "Not taken in: it has neither a name nor a company."),
        (5, "", "Not taken in: it has neither a name nor a company."),
    ]
    assert the_lead(stand).incomplete == "badge"


def test_an_odd_field_goes_into_the_note_and_refuses_nobody(stand: Stand) -> None:
    odd = person(
        1,
        "a@x.example",
        "many",
        "pigeon:Coop 3",
        name="Anna",
        country="Atlantis",
        city="x" * 300,
        hobby="chess",
        rating="urgent",
        note="likes silver",
        wants=[ArrivingInterest("FZ-1", "adores", 3)],
    )
    done = arrive(stand, odd)
    assert counts(done) == (1, 0, 0, 0)
    lead = the_lead(stand)
    note = lead.visits[0].note.split("\n")
    assert set(note) == {
        "Country: Atlantis", "City: " + "x" * 300, "Phone: many", "pigeon: Coop 3", "hobby: chess",
        "Rating: urgent", "Ring: FZ-1, adores, 3", "likes silver",
    }  # fmt: skip
    assert done.doubtful == 6
    assert {one.why.todo for one in done.doubts} == {"It is kept in the note."}
    before = everything(stand)
    assert counts(arrive(stand, odd)) == (0, 0, 1, 0)
    assert everything(stand) == before


def test_what_became_of_an_odd_value_is_told_as_it_is(stand: Stand) -> None:
    plain = person(1, "a@x.example", name="Anna", note="likes silver")
    odd = person(1, "a@x.example", "070-123 45 67", "many", name="Anna")
    told = {one.why.what: one.why.todo for one in arrive(stand, odd).doubts}
    assert told == {
        "070-123 45 67 has no country code.":
            "It is kept in the note. Say where such numbers are from to have it whole.",
        "many is not a phone number.": "It is kept in the note.",
    }  # fmt: skip
    assert counts(arrive(stand, plain)) == (0, 1, 0, 0), "a note that is free is filled"
    told = {one.why.what: one.why.todo for one in arrive(stand, odd).doubts}
    assert set(told.values()) >= {"It is kept in the note."}, "it stays kept"
    other = person(1, "a@x.example", "071-123 45 67", "few", name="Anna")
    told = {one.why.what: one.why.todo for one in arrive(stand, other).doubts}
    assert told["few is not a phone number."] == "It is not kept: the note that is kept here stays as it is."
    assert told["071-123 45 67 has no country code."].startswith("It is not kept. Import again and say")
    assert "071" not in str(everything(stand))


def test_a_note_that_is_too_long_is_cut_and_told(stand: Stand) -> None:
    long = anna()
    long = person(1, "a@x.example", name="Anna", note="\n".join(["silver " * 20] * 60))
    done = arrive(stand, long)
    assert [one.why.todo for one in done.doubts] == ["What is beyond was left out."]
    assert 3_800 < len(the_lead(stand).visits[0].note) <= 4_000
    before = everything(stand)
    arrive(stand, long)
    assert everything(stand) == before


def test_a_note_that_our_own_card_made_too_long_fills_nothing(stand: Stand, tmp_path: Path) -> None:
    register(stand, Draft(typed={"name": "Anna", "email": "a@x.example", "note": "silver" * 600 + "x" * 400}))
    before = everything(stand)["contact"]
    kinds: tuple[Note, ...] = ("full", "short")
    for note in kinds:
        out = tmp_path / f"{note}.vcf"
        vcards(stand, out, LeadFilter(), note=note)
        done = receive(stand, out)
        assert counts(done) == (0, 0, 1, 0)
    assert everything(stand)["contact"] == before


def test_a_company_that_stands_for_a_name_is_none(stand: Stand) -> None:
    arrive(stand, person(1, "hej@norr.example", name="Galleri Norr", company="Galleri Norr"))
    assert (the_lead(stand).contact.name, the_lead(stand).contact.company) == ("", "Galleri Norr")


# -- interests -------------------------------------------------------------------------------------


def test_a_ring_is_found_by_its_sku_and_else_kept_in_words(sample_stand: Stand) -> None:
    wants = [
        ArrivingInterest("fz1023", "quote", 50, "for spring"),
        ArrivingInterest("big turquoise"),
        ArrivingInterest("FZ-1023", "quote", 50, "for spring"),
    ]
    card = person(1, "a@x.example", name="Anna", wants=wants)
    assert counts(arrive(sample_stand, card)) == (1, 0, 0, 0)
    lead = the_lead(sample_stand)
    assert {(one.sku, one.words, one.level, one.quantity, one.note) for one in lead.interests} == {
        ("FZ-1023", "", "quote", 50, "for spring"),
        ("", "big turquoise", "liked", None, ""),
    }
    assert (lead.rating, {one.source for one in lead.interests}) == ("hot", {"import"})
    before = everything(sample_stand)
    fewer = person(1, "a@x.example", name="Anna", wants=[ArrivingInterest("FZ-1023")])
    assert counts(arrive(sample_stand, card, fewer)) == (0, 0, 2, 0)
    assert everything(sample_stand) == before
    other = person(1, "a@x.example", name="Anna", wants=[ArrivingInterest("FZ-1023", "order", 60)])
    assert why(arrive(sample_stand, other)) == ["FZ-1023: kept here is quote 50, the file says order 60."]
    assert everything(sample_stand) == before


# -- notes -----------------------------------------------------------------------------------------


def test_a_note_fills_an_empty_one_and_adds_no_visit(stand: Stand) -> None:
    register(stand, Draft(typed={**ANNA, "note": "wants silver\ncame late"}))
    told = person(1, "anna@nordic.example", name="Anna Lindqvist", note="Wants silver\ncalls on Monday")
    assert counts(arrive(stand, told)) == (0, 1, 0, 0)
    lead = the_lead(stand)
    assert (lead.contact.note, len(lead.visits)) == ("calls on Monday", 1)
    more = person(1, "anna@nordic.example", name="Anna Lindqvist", note="calls on Monday\nor Tuesday")
    done = arrive(stand, more)
    assert counts(done) == (0, 0, 1, 0)
    assert why(done) == ["Note: kept here is calls on Monday, the file says or Tuesday."]


def test_what_was_changed_or_taken_out_here_stays_so(stand: Stand) -> None:
    card = person(1, "anna@nordic.example", "+46701234567", name="Anna L", city="Lund", note="wants silvr")
    arrive(stand, card)
    form = edit.draft_of(stand, the_lead(stand).id)
    for name in ("city", "phone"):
        form.typed[name] = ""
    form.typed["note"] = "wants silver"
    edit.save(stand, form)
    before = everything(stand)
    done = arrive(stand, card)
    assert counts(done) == (0, 0, 1, 0)
    assert why(done) == [
        "City: Lund was taken out here, and stays so.",
        "Phone: +46701234567 was taken out here, and stays so.",
    ]
    assert everything(stand) == before


# -- consents --------------------------------------------------------------------------------------


def states(stand: Stand) -> list[tuple[str, bool, bool]]:
    return [(one.purpose, one.granted, one.withdrawn_at is not None) for one in the_lead(stand).consents]


def test_consents_are_kept_as_told_and_none_is_made_up(stand: Stand) -> None:
    arrive(stand, person(1, "a@x.example", name="Anna"))
    assert the_lead(stand).consents == ()
    told = [agreed("contact", "granted"), agreed("marketing", "refused", DAY, "")]
    arrive(stand, person(1, "a@x.example", name="Anna", consents=[*told, agreed("sales", "granted")]))
    contact, marketing = sorted(the_lead(stand).consents, key=lambda one: one.purpose)
    assert (contact.granted, contact.at, contact.wording) == (True, DAY, "2026-1/sv")
    assert (contact.how, contact.staff, contact.notice_shown) == ("told by an imported file", "", False)
    assert (marketing.granted, marketing.wording) == (False, "")
    with stand.database.reading() as connection:
        wordings = connection.execute(text("SELECT version, language FROM wording")).all()
    assert [tuple(row) for row in wordings] == [("2026-1", "sv")]


def test_a_file_undoes_no_withdrawal_that_was_made_here_after(stand: Stand) -> None:
    card = person(1, "a@x.example", name="Anna", consents=[agreed("marketing", "granted")])
    arrive(stand, card)
    form = edit.draft_of(stand, the_lead(stand).id)
    form.consents["marketing"] = False
    edit.save(stand, form)
    before = everything(stand)
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    for at in (DAY, None, tomorrow, datetime.now(UTC)):
        claim = person(1, "a@x.example", name="Anna", consents=[agreed("marketing", "granted", at)])
        done = arrive(stand, claim)
        assert counts(done) == (0, 0, 1, 0)
        assert why(done) == ["news by mail: what was said here later stands, not what the file says."]
    assert everything(stand) == before


def test_a_no_without_a_date_is_no_refusal_but_told(stand: Stand) -> None:
    unasked = agreed("marketing", "refused", None, "")
    card = person(1, "a@x.example", name="Anna", consents=[unasked])
    assert (counts(arrive(stand, card)), states(stand)) == ((1, 0, 0, 0), [])
    arrive(stand, person(1, "a@x.example", name="Anna", consents=[agreed("marketing", "granted")]))
    done = arrive(stand, card)
    assert why(done) == ["news by mail: given here; the file says no, but not since when."]
    assert states(stand) == [("marketing", True, False)]


def test_a_withdrawal_counts_after_a_refusal_and_its_order_does_not_matter(stand: Stand) -> None:
    told = {
        "refused": agreed("contact", "refused", DAY + timedelta(days=2)),
        "withdrawn": agreed("contact", "withdrawn", DAY),
    }
    for number, order in enumerate((("refused", "withdrawn"), ("withdrawn", "refused"))):
        name = f"Anna {number}"
        for state in (*order, *order):
            done = arrive(stand, person(1, f"a{number}@x.example", name=name, consents=[told[state]]))
            assert why(done) == []
        (lead,) = (each for each in all_leads(stand) if each.contact.name == name)
        assert withheld(lead.consents, marketing=False) == "contact_withdrawn"


def test_a_withdrawal_in_a_file_counts_once(stand: Stand) -> None:
    arrive(stand, person(1, "a@x.example", name="Anna", consents=[agreed("marketing", "granted")]))
    later = [agreed("marketing", "withdrawn", DAY + timedelta(days=3))]
    card = person(1, "a@x.example", name="Anna", consents=later)
    assert counts(arrive(stand, card)) == (0, 1, 0, 0)
    assert states(stand) == [("marketing", True, True)]
    assert counts(arrive(stand, card)) == (0, 0, 1, 0)
    form = edit.draft_of(stand, the_lead(stand).id)
    form.consents["marketing"] = True
    edit.save(stand, form)
    assert counts(arrive(stand, card)) == (0, 0, 1, 0)
    assert ("marketing", True, False) in states(stand)


# -- how it is kept --------------------------------------------------------------------------------


def test_the_desk_takes_back_its_own_last_save_not_the_import(stand: Stand) -> None:
    erik = register(stand, Draft(typed={"name": "Erik", "email": "erik@x.example"}))
    arrive(stand, anna())
    last = next_undo(stand.database, stand.who.device)
    assert last is not None
    assert (last.act_name, last.lead_id) == ("register", erik.lead_id)
    assert undo_last(stand) == "Taken back: Erik is not saved any more."
    assert the_lead(stand).contact.name == "Anna Lindqvist"
    assert the_lead(stand).history[0].device == stand.who.device


def test_doubts_are_counted_and_the_first_are_told(stand: Stand) -> None:
    nobody = [person(place) for place in range(1, 8)]
    done = take_in(stand, [anna(1, country="Atlantis"), *nobody], kind="csv", most_doubts=5)
    assert (done.doubtful, done.refused, len(done.doubts)) == (8, 7, 5)
    assert {one.why.what for one in done.doubts} == {"Not taken in: it has neither a name nor a company."}


def test_a_thousand_are_told_batch_by_batch_and_stopped_between(stand: Stand) -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))
        if done == 400:
            raise KeyboardInterrupt

    several = [person(place, f"a{place}@x.example", name=f"Anna {place}") for place in range(1, 601)]
    with pytest.raises(KeyboardInterrupt):
        take_in(stand, several, kind="csv", progress=tell, total=600)
    assert told == [(200, 600), (400, 600)]
    assert browse.counts(stand, LeadFilter())["all"] == 400
    assert counts(arrive(stand, *several)) == (200, 0, 400, 0)
