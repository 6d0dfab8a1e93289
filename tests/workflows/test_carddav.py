"""Sending to address books whose servers are not like others, and what is noted down of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from fairdesk.domain.draft import Draft
from fairdesk.domain.refusals import Refusal
from fairdesk.models.rows import LeadFilter
from fairdesk.models.tables.every import TABLES
from fairdesk.stand import Stand
from fairdesk.storage.keeping.source import reading
from fairdesk.workflows.contacts.address_book.send import To, send
from fairdesk.workflows.contacts.address_book.sending import Rules
from fairdesk.workflows.contacts.address_book.sent import Sent
from fairdesk.workflows.contacts.leaving import Wanted
from fairdesk.workflows.leads import edit
from fairdesk.workflows.leads.register import register
from tests.delivery.dav import BOOK, Dav, Fault, serving


@pytest.fixture
def dav() -> Iterator[Dav]:
    """A server that does as it is told."""
    with serving() as running:
        yield running


def add(stand: Stand, name: str) -> str:
    return register(stand, Draft(typed={"name": name, "email": f"{name.lower()}@x.example"})).lead_id


def move(stand: Stand, lead_id: str, city: str) -> None:
    draft = edit.draft_of(stand, lead_id)
    draft.typed["city"] = city
    edit.save(stand, draft)


def sent(stand: Stand, dav: Dav, *, news: bool = False, **how: bool) -> Sent:
    made = Rules(overwrite=how.get("overwrite", False), remove=how.get("remove", False))
    return send(stand, To(dav.url), LeadFilter(), made, wanted=Wanted(since_last=news))


def told(answer: Sent) -> tuple[int, int, int]:
    return answer.tally.new, answer.tally.changed, answer.tally.same


def log(stand: Stand) -> list[Any]:
    table = TABLES["export_log"]
    with reading(stand.database) as connection:
        return list(connection.execute(select(table).order_by(table.c.id)))


@pytest.mark.parametrize("etags", [True, False])
def test_a_server_that_writes_cards_its_own_way_is_sent_nothing_twice(
    stand: Stand, dav: Dav, etags: bool
) -> None:
    dav.changes, dav.etags = True, etags
    anna = add(stand, "Anna")
    add(stand, "Berta")
    assert told(sent(stand, dav)) == (2, 0, 0)
    for _again in range(2):
        seen = len(dav.seen)
        sent(stand, dav)
        assert not [line for line in dav.seen[seen:] if line.startswith(("PUT", "DELETE"))]
    move(stand, anna, "Lund")
    assert told(sent(stand, dav)) == (0, 1, 1)


def test_what_stands_there_is_asked_for_once(stand: Stand, dav: Dav) -> None:
    add(stand, "Anna")
    dav.cards[f"{BOOK}other.vcf"] = "BEGIN:VCARD\r\nUID:x\r\nFN:Other\r\nEND:VCARD\r\n"
    sent(stand, dav)
    sent(stand, dav)
    assert sum(line.startswith("REPORT") for line in dav.seen) == 1


def test_what_is_sent_of_one_that_stopped_half_way_is_noted_and_not_taken_for_all(
    stand: Stand, dav: Dav
) -> None:
    for number in range(6):
        add(stand, f"Person{number}")
    dav.after, dav.faults["PUT"] = 2, Fault(507)
    with pytest.raises(Refusal, match=r"Stopped, with 2 sent: localhost:\d+ is full"):
        sent(stand, dav, news=True)
    (row,) = log(stand)
    assert (row.kind, row.leads, row.recipient) == ("carddav", 2, dav.url.removeprefix("http://"))
    assert "mark" not in row.detail
    dav.faults.clear()
    assert told(sent(stand, dav, news=True)) == (4, 0, 2)
    assert [(row.leads, "mark" in row.detail) for row in log(stand)] == [(2, False), (4, True)]
    assert sent(stand, dav, news=True).report.leads == 0
    assert len(log(stand)) == 2


def test_who_was_held_back_there_is_news_until_sent(stand: Stand, dav: Dav) -> None:
    anna = add(stand, "Anna")
    sent(stand, dav, news=True)
    (href,) = dav.cards
    dav.cards[href] = dav.cards[href].replace("END:", "BDAY:1980-01-01\r\nEND:")
    move(stand, anna, "Lund")
    add(stand, "Berta")
    for new, same in ((1, 0), (0, 1)):
        answer = sent(stand, dav, news=True)
        assert told(answer) == (new, 0, same)
        assert [one.name for one in answer.tally.changed_there] == ["Anna"]
    assert told(sent(stand, dav, news=True, overwrite=True)) == (0, 1, 1)
    assert sent(stand, dav, news=True).report.leads == 0


def test_a_card_that_is_not_taken_is_named_and_the_others_go(stand: Stand, dav: Dav) -> None:
    for name in ("Anna", "Berta", "Clara"):
        add(stand, name)
    dav.after, dav.faults["PUT"] = 2, Fault(413)
    answer = sent(stand, dav)
    assert told(answer) == (2, 0, 0)
    ((name, why),) = [(one.name, one.why) for one in answer.tally.refused]
    assert name in {"Anna", "Berta", "Clara"}
    assert why.startswith("413")


def test_an_empty_fair_sends_nothing(stand: Stand, dav: Dav) -> None:
    with pytest.raises(Refusal, match="There is no lead to export"):
        sent(stand, dav)
    with pytest.raises(Refusal, match="set aside are not exported"):
        send(stand, To(dav.url), LeadFilter(discarded=True), Rules())


def test_progress_says_how_far_it_is_and_may_stop(stand: Stand, dav: Dav) -> None:
    for number in range(3):
        add(stand, f"Person{number}")
    steps: list[tuple[int, int]] = []
    send(stand, To(dav.url), LeadFilter(), Rules(), progress=lambda done, total: steps.append((done, total)))
    assert steps == [(1, 3), (2, 3), (3, 3), (3, 3)]

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    dav.cards.clear()
    with pytest.raises(KeyboardInterrupt):
        send(stand, To(dav.url), LeadFilter(), Rules(overwrite=True), progress=stop)
    assert told(sent(stand, dav)) == (0, 0, 3)
    assert [row.leads for row in log(stand)] == [3, 1]
    assert log(stand)[1].detail["unsure"] == 2
    assert "mark" not in log(stand)[1].detail
