"""Every kind of file on either database: the same leads, nothing new when it comes back, no change missed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from fairdesk import settings
from fairdesk.domain.draft import Draft
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand, open_stand
from fairdesk.storage import exportable
from fairdesk.workflows.contacts.kinds import FOLDER, KINDS, How, Kind
from fairdesk.workflows.contacts.leaving import Wanted
from fairdesk.workflows.contacts.person import withdraw
from fairdesk.workflows.contacts.receive import receive
from fairdesk.workflows.fair.consent import notice_stands
from fairdesk.workflows.leads import browse, edit
from fairdesk.workflows.leads.discard import discard
from fairdesk.workflows.leads.register import register
from tests.tui.conftest import fill
from tests.tui.people import keep
from tests.workflows.arriving import all_leads

MANY = 12
UNREAD = ("xlsx",)
"""Kinds that no import reads."""


@pytest.fixture(params=["sqlite", "postgresql"])
def busy(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stand]:
    """A stand on either database, with some leads in one maker's ring."""
    url = request.getfixturevalue("pg_database_url") if request.param == "postgresql" else ""
    opened = open_stand(settings.load(tmp_path / "data", url))
    fill(opened)
    notice_stands(opened, date(2020, 1, 1))
    for number in range(MANY):
        typed = {"name": f"Person {number}", "email": f"p{number}@x.example", "note": f"note {number}"}
        keep(opened, typed, ("FZ-1023", "order"), ("AQ-2004", "liked"))
    yield opened
    opened.close()


def wanted(kind: Kind, *, news: bool = False) -> Wanted:
    return Wanted(maker="PM" if kind.needs_maker else None, since_last=news)


def test_what_is_changed_while_a_file_is_written_is_news_of_the_next(busy: Stand, tmp_path: Path) -> None:
    for kind in KINDS:
        pending = [lead.id for lead in all_leads(busy)][:1]

        def change(_done: int, _of: int, pending: list[str] = pending, kind: Kind = kind) -> None:
            while pending:
                draft = edit.draft_of(busy, pending.pop())
                draft.typed["city"] = f"City {kind.code}"
                edit.save(busy, draft)
                fresh = {"name": f"Late {kind.code}", "email": f"{kind.code}@late.example"}
                keep(busy, fresh, ("FZ-1023", "order"))

        out = tmp_path / f"{kind.code}{kind.parts[0].ending}"
        kind.write(busy, out, LeadFilter(), wanted(kind), How(), change)
        assert kind.write(busy, out, LeadFilter(), wanted(kind, news=True), How(), None).leads == 2, kind.code
        assert kind.write(busy, out, LeadFilter(), wanted(kind, news=True), How(), None).leads == 0, kind.code


def test_who_withdraws_or_is_set_aside_meanwhile_is_not_in_the_file(
    busy: Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exportable, "BATCH", 3)
    for kind in KINDS:
        last = [
            keep(busy, {"name": f"{what} {kind.code}", "email": f"{what}@x.example"}, ("FZ-1023", "order"))
            for what in ("before", "aside", "withdrawn")
        ]
        contacts = [browse.show(busy, lead_id).contact.id for lead_id in last]
        withdraw(busy, contacts.pop(0))

        def change(_done: int, _of: int, last: list[str] = last, contacts: list[str] = contacts) -> None:
            if contacts:
                discard(busy, last[1], "mistake")
                withdraw(busy, contacts[1])
                contacts.clear()

        out = tmp_path / f"{kind.code}{kind.parts[0].ending}"
        assert kind.write(busy, out, LeadFilter(), wanted(kind), How(), change).leads == MANY, kind.code
        assert not contacts


def test_what_left_comes_back_as_nothing_new(busy: Stand, tmp_path: Path) -> None:
    register(busy, Draft(typed={"company": "Galleri Norr", "phone": "+46701740605", "note": "two\nlines"}))
    before = [lead.contact for lead in all_leads(busy)]
    for kind in KINDS:
        for part in kind.parts:
            out = tmp_path / f"{kind.code}-{part.code}{part.ending}"
            report = kind.write(busy, out, LeadFilter(), wanted(kind), How(part=part.code), None)
            assert report.leads == MANY + (not kind.needs_maker)
            if kind.code in UNREAD:
                continue
            for path in sorted(out.iterdir()) if part is FOLDER else [out]:
                done = receive(busy, path)
                assert (done.new, done.filled, done.refused) == (0, 0, 0), (path, done)
    assert [lead.contact for lead in all_leads(busy)] == before
