"""Persons: found by any address, what left of them to whom, who was told; and marks while others write."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from fairdesk.domain.ids import new_id
from fairdesk.models.rows import LeadFilter
from fairdesk.storage import exportable, history
from fairdesk.storage.database import Database
from fairdesk.storage.people import find
from fairdesk.storage.people.given import given
from fairdesk.storage.people.notice import notice_at, on_counter_since, sent_with_notice
from fairdesk.storage.write import writing
from tests.storage.made import FAIR, START, Made, add_lead, lay_out, ring_id, save, who


@pytest.fixture
def stand(database: Database) -> Database:
    """A database with the fair, its maker and two rings."""
    lay_out(database, who(), [("FZ-1023", {"en": "Sky"}), ("FZ-1031", {"en": "Blue"})])
    return database


def log(database: Database, kind: str, recipient: str = "", **detail: object) -> None:
    with writing(database, who(), "export") as write:
        row = {"id": new_id(), "fair_id": FAIR, "at": START, "kind": kind, "recipient": recipient}
        write.add("export_log", [{**row, "detail": {"file": "a.zip", **detail}}])


def two(database: Database) -> tuple[Made, Made]:
    reaches = [("email", "Anna@x.example"), ("whatsapp", "+46701740605")]
    anna = save(database, who(), "Anna", reaches=reaches, interests=[("FZ-1023", "liked")])
    return anna, save(database, who(), "Berta", reaches=[("email", "b@x.example")])


def test_found_by_any_address_and_id(stand: Database) -> None:
    anna, berta = two(stand)
    assert find.by_key(stand, ["email"], "anna@x.example") == (anna.contact,)
    assert find.by_key(stand, ["phone", "whatsapp"], "+46701740605") == (anna.contact,)
    assert find.by_key(stand, ["email"], "nobody@x.example") == ()
    assert find.by_id(stand, berta.contact[-8:]) == find.by_id(stand, berta.lead) == (berta.contact,)
    assert find.by_id(stand, "12345") == find.by_id(stand, "no hex!") == ()
    assert find.leads_of(stand, anna.contact) == (anna.lead,)


def test_what_left_of_a_person_and_of_those_joined_to_them(stand: Database) -> None:
    anna, berta = two(stand)
    log(stand, "handover", "MAD", contacts=[anna.contact, new_id()])
    log(stand, "csv", "MAD", contacts=[berta.contact])
    log(stand, "vcard", contacts=[anna.contact])
    log(stand, "picks", "a printer", lead=anna.contact)
    assert [(row.recipient, row.kind, row.file, row.fair) for row in given(stand, [anna.contact])] == [
        ("MAD", "handover", "a.zip", "MADE27")
    ]
    with writing(stand, who(), "merge") as write:
        write.change("contact", berta.contact, {"merged_into": anna.contact})
    same = find.same(stand, anna.contact)
    assert set(same) == {anna.contact, berta.contact}
    assert [row.kind for row in given(stand, same)] == ["handover", "csv"]
    assert given(stand, [new_id()]) == ()


def test_since_when_the_notice_stands_and_who_was_told(stand: Database) -> None:
    assert on_counter_since(stand, FAIR) is None
    log(stand, "privacy")
    assert on_counter_since(stand, FAIR) == START
    early = START - timedelta(days=3)
    log(stand, "notice", since=early.isoformat())
    log(stand, "told", contacts=["c" * 32])
    assert notice_at(stand, FAIR).on_counter == early
    assert notice_at(stand, FAIR).by_staff == {"c" * 32}
    assert on_counter_since(stand, new_id()) is None


def test_who_sent_a_form_had_the_notice(stand: Database) -> None:
    anna, berta = two(stand)
    with writing(stand, who(), "inbox") as write:
        row = {"fair_id": FAIR, "at": START, "state": "accepted"}
        write.add("inbox", [{**row, "id": new_id(), "lead_id": anna.lead, "wording": "2026-1/en"}])
        write.add("inbox", [{**row, "id": new_id(), "lead_id": berta.lead}])
    assert sent_with_notice(stand, [anna.lead, berta.lead]) == {anna.lead}


def test_when_a_makers_ring_was_last_wished_for(stand: Database) -> None:
    anna, berta = two(stand)
    later = START + timedelta(days=2)
    with writing(stand, who(), "visit") as write:
        row = {"lead_id": anna.lead, "level": "order", "at": later}
        write.add("interest", [{**row, "id": new_id(), "ring_id": ring_id("FZ-1031")}])
    leads = [anna.lead, berta.lead]
    assert exportable.wished_at(stand, leads, [ring_id("FZ-1031")]) == {anna.lead: later}
    assert exportable.wished_at(stand, leads, [ring_id("FZ-1023"), ring_id("FZ-1031")]) == {anna.lead: later}


def test_what_is_being_written_when_a_mark_is_set_is_news(stand: Database) -> None:
    """Another laptop is in the middle of a save: it is after the mark, also when it began before."""
    begun, go_on = threading.Event(), threading.Event()
    made = Made()

    def save_slowly() -> None:
        with writing(stand, who("0000000b"), "register") as write:
            add_lead(write, "Slow", made=made)
            begun.set()
            go_on.wait(10)

    other = threading.Thread(target=save_slowly)
    other.start()
    begun.wait(10)
    number, stamp = history.mark(stand)
    go_on.set()
    other.join()
    last = exportable.LastExport(START, number)
    assert history.is_mark(stand, number, stamp)
    assert [lead.id for lead in exportable.leads(stand, FAIR, LeadFilter(), since=last)] == [made.lead]
