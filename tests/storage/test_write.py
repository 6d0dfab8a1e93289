"""Every change leaves its stamp and its history, and delivering twice is harmless."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from fairdesk.domain.ids import new_id
from fairdesk.domain.refusals import Refusal
from fairdesk.models.tables.every import KEPT, TABLES
from fairdesk.storage import fairs, history, leads
from fairdesk.storage.database import Database
from fairdesk.storage.keeping.stamps import MADE
from fairdesk.storage.write import writing
from tests.storage.made import FAIR, MAKER, Clock, add_lead, lay_out, save, who


def count(database: Database, table: str) -> int:
    with database.reading() as connection:
        return int(connection.scalar(select(func.count()).select_from(TABLES[table])) or 0)


def row_of(database: Database, table: str, row_id: str) -> dict[str, Any]:
    target = KEPT[table]
    with database.reading() as connection:
        return dict(connection.execute(select(target).where(target.c.id == row_id)).mappings().one())


def test_a_new_row_has_one_stamp_and_standard_values(database: Database) -> None:
    lay_out(database, who())
    fair = row_of(database, "fair", FAIR)
    assert list(fair["stamps"]) == [MADE]
    assert fair["retention_months"] == 24
    assert fair["due_hours"] == {}
    assert fair["starts"] is None
    assert fair["deleted"] is False


def test_times_and_dates_come_back_as_given(database: Database) -> None:
    lay_out(database, who())
    berlin = datetime(2027, 2, 19, 10, 30, 1, 250_000, tzinfo=UTC).astimezone()
    with writing(database, who(), "fair") as write:
        write.change("fair", FAIR, {"starts": date(2027, 2, 19)})
        made = add_lead(write, "Made Visitor")
        write.change("lead", made.lead, {"due_at": berlin})
    assert fairs.all_fairs(database)[0].starts == date(2027, 2, 19)
    due = leads.detail(database, made.lead).due_at
    assert due == berlin
    assert due is not None
    assert due.utcoffset() == timedelta(0)


def test_adding_twice_keeps_one(database: Database) -> None:
    lay_out(database, who())
    first = save(database, who(), "Made Visitor", reaches=[("email", "made@visitor.example")])
    before = count(database, "history")
    with writing(database, who(), "register") as write:
        again = {"id": first.contact, "name": "Somebody Else"}
        assert write.add("contact", [again, again]) == 0
        assert write.add("visit", [{"id": first.visit, "lead_id": first.lead, "at": write.at}]) == 0
    assert count(database, "history") == before
    assert row_of(database, "contact", first.contact)["name"] == "Made Visitor"


def test_only_what_really_changed_is_stamped_and_remembered(database: Database) -> None:
    lay_out(database, who())
    made = save(database, who(), "Old Name", city="Qom")
    with writing(database, who("0000000b"), "edit") as write:
        assert write.change("contact", made.contact, {"name": "New Name", "city": "Qom"})
        assert not write.change("contact", made.contact, {"city": "Qom"})
        assert not write.change("contact", new_id(), {"city": "Qom"})
    contact = row_of(database, "contact", made.contact)
    assert contact["name"] == "New Name"
    assert set(contact["stamps"]) == {MADE, "name"}
    assert contact["stamps"]["name"] > contact["stamps"][MADE]
    last = history.newest(database, 1)[0]
    assert (last.table, last.action, last.before, last.device) == (
        "contact",
        "change",
        {"name": "Old Name"},
        "0000000b",
    )


def test_putting_adds_changes_and_brings_back(database: Database) -> None:
    lay_out(database, who())
    with writing(database, who(), "maker") as write:
        assert write.put("maker", [{"id": MAKER, "code": "MAD", "brand": "Made Maker"}]) == 0
        assert write.put("maker", [{"id": MAKER, "brand": "Other"}, {"id": new_id(), "code": "NEW"}]) == 2
        write.change("maker", MAKER, {"deleted": True})
        assert write.put("maker", [{"id": MAKER, "brand": "Other"}]) == 1
    assert row_of(database, "maker", MAKER)["deleted"] is False


def test_what_was_erased_stays_erased(database: Database) -> None:
    lay_out(database, who())
    made = save(database, who(), "Made Visitor")
    with writing(database, who(), "erase") as write:
        write.change("contact", made.contact, {"erased": True, "name": ""})
        assert not write.change("contact", made.contact, {"name": "Back Again"})
        assert write.put("contact", [{"id": made.contact, "name": "Back Again"}]) == 0
    assert row_of(database, "contact", made.contact)["name"] == ""


def test_an_act_is_kept_whole_or_not_at_all(database: Database) -> None:
    lay_out(database, who())
    before = count(database, "history")
    with pytest.raises(KeyError, match="colour"), writing(database, who(), "register") as write:
        write.add("contact", [{"id": add_lead(write, "Made Visitor").lead, "colour": "red"}])
    assert count(database, "lead") == count(database, "lead_search") == 0
    assert count(database, "history") == before


def test_an_interest_without_its_lead_is_refused_by_the_database(database: Database) -> None:
    lay_out(database, who())
    with pytest.raises(Refusal, match="not kept here"), writing(database, who(), "interest") as write:
        write.add("interest", [{"id": new_id(), "lead_id": new_id(), "level": "liked", "at": write.at}])


def test_an_unknown_field_is_a_fault_of_the_program(database: Database) -> None:
    with pytest.raises(Exception, match="colour"), writing(database, who(), "maker") as write:
        write.add("maker", [{"id": new_id(), "code": "X", "colour": "red"}])


def test_stamps_grow_even_when_the_clock_goes_back(database: Database) -> None:
    clock = Clock(step=timedelta(minutes=-3))
    for number in range(5):
        with writing(database, who(f"0000000{number}", clock=clock), "staff") as write:
            write.add("staff", [{"id": new_id(), "name": f"Made {number}"}])
    with database.reading() as connection:
        stamps = list(connection.scalars(select(TABLES["history"].c.stamp).order_by(TABLES["history"].c.id)))
    assert stamps == sorted(set(stamps))


def test_a_write_reads_what_it_wrote(database: Database) -> None:
    lay_out(database, who())
    with writing(database, who(), "register") as write:
        made = add_lead(write, "Made Visitor")
        assert leads.detail(write, made.lead).contact.name == "Made Visitor"


def test_a_person_may_read_refusals_of_reads(database: Database) -> None:
    with pytest.raises(Refusal, match="not there any more"):
        leads.detail(database, new_id())
