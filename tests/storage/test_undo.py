"""Taking back: the last act of this laptop, once, and never over somebody else's work."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from fairdesk.domain.ids import new_id
from fairdesk.domain.refusals import Refusal
from fairdesk.models.rows import LeadFilter
from fairdesk.models.tables.every import TABLES
from fairdesk.storage import leads, search
from fairdesk.storage.database import Database
from fairdesk.storage.write import undo_last, writing
from tests.storage.made import FAIR, lay_out, save, who


def shown(database: Database) -> list[str]:
    return [row.name for row in search.page(database, FAIR, LeadFilter(), None, 50).rows]


def test_a_save_is_taken_back_and_stays_recorded(database: Database) -> None:
    me = who()
    lay_out(database, me, [("FZ-1", {"en": "Sky"})])
    made = save(database, me, "Made Visitor", interests=[("FZ-1", "order")])
    undone = undo_last(database, me)
    assert undone is not None
    assert (undone.act_name, undone.lead_id) == ("register", made.lead)
    assert {table for table, _row in undone.rows} == {"contact", "lead", "visit", "interest"}
    assert shown(database) == []
    assert leads.name_of(database, made.lead) == "Made Visitor"
    with database.reading() as connection:
        acts = connection.execute(select(TABLES["history"].c.act_name, TABLES["history"].c.undoes)).all()
    assert acts[-1].act_name == "undo"
    assert acts[-1].undoes


def test_acts_are_taken_back_one_after_the_other(database: Database) -> None:
    me = who()
    lay_out(database, me)
    due = datetime(2027, 2, 21, 9, 0, tzinfo=UTC)
    made = save(database, me, "Made Visitor")
    with writing(database, me, "edit") as write:
        write.change("contact", made.contact, {"name": "Other Name"})
        write.change("lead", made.lead, {"due_at": due, "rating": "hot"})
    with writing(database, me, "edit") as write:
        write.change("lead", made.lead, {"due_at": None})
    assert undo_last(database, me) is not None
    assert leads.detail(database, made.lead).due_at == due
    assert undo_last(database, me) is not None
    lead = leads.detail(database, made.lead)
    assert (lead.contact.name, lead.rating_chosen, lead.due_at) == ("Made Visitor", "", None)
    assert undo_last(database, me) is not None
    assert shown(database) == []
    assert undo_last(database, me) is None


def test_only_this_laptops_acts_are_taken_back(database: Database) -> None:
    lay_out(database, who())
    save(database, who("0000000b"), "Theirs")
    assert undo_last(database, who("0000000a")) is None
    assert shown(database) == ["Theirs"]


def test_a_catalogue_or_a_staff_name_is_not_taken_back(database: Database) -> None:
    me = who()
    lay_out(database, me)
    assert undo_last(database, me) is None


def test_what_somebody_changed_since_is_refused(database: Database) -> None:
    me, other = who("0000000a"), who("0000000b")
    lay_out(database, me)
    made = save(database, me, "Made Visitor")
    with writing(database, other, "edit") as write:
        write.change("contact", made.contact, {"city": "Qom"})
    with pytest.raises(Refusal, match="since"):
        undo_last(database, me)
    assert shown(database) == ["Made Visitor"]
    undo_last(database, other)
    undo_last(database, me)
    assert shown(database) == []


def test_a_lead_that_somebody_added_to_is_not_taken_back(database: Database) -> None:
    me, other = who("0000000a"), who("0000000b")
    lay_out(database, me)
    made = save(database, me, "Made Visitor")
    with writing(database, other, "visit") as write:
        write.add("visit", [{"id": new_id(), "lead_id": made.lead, "at": write.at}])
    with pytest.raises(Refusal, match="since"):
        undo_last(database, me)
    assert shown(database) == ["Made Visitor"]


def test_a_visit_tells_its_lead(database: Database) -> None:
    me = who()
    lay_out(database, me)
    made = save(database, me, "Made Visitor")
    with writing(database, me, "visit") as write:
        write.add("visit", [{"id": new_id(), "lead_id": made.lead, "at": write.at}])
    undone = undo_last(database, me)
    assert undone is not None
    assert undone.lead_id == made.lead
    assert len(leads.detail(database, made.lead).visits) == 1
