"""The pages from a database on a server: shown, counted, and nobody's data within reach."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from sqlalchemy import insert

from fairdesk import settings
from fairdesk.domain.draft import Draft
from fairdesk.domain.leads.sending import SentPick
from fairdesk.domain.refusals import Refusal
from fairdesk.models.tables.every import TABLES
from fairdesk.settings import DATABASE_VARIABLE
from fairdesk.stand import open_public, open_stand
from fairdesk.storage.pages import catalogue as rows
from fairdesk.web.live import Live
from fairdesk.web.serving import configured, listening
from fairdesk.workflows.fair import makers
from fairdesk.workflows.inbox import accept
from fairdesk.workflows.leads import browse, inbox, register
from fairdesk.workflows.pages import scans
from fairdesk.workflows.pages.watching import Watching
from tests.printing.conftest import BASE, FAIR_DAY, fill
from tests.storage.webbed import sent
from tests.web.posting import Running
from tests.web.test_server import Served, until


@pytest.fixture
def on_server(data: Path, pg_database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setenv(DATABASE_VARIABLE, pg_database_url)
    monkeypatch.setattr("fairdesk.web.app.is_person", lambda *_asked: True)
    monkeypatch.setattr("fairdesk.web.live.FRESH", 0.0)
    monkeypatch.setattr("fairdesk.web.forms.answer.QUICKEST", 0)
    fill(data)
    stand = open_stand(settings.load(data), lambda: FAIR_DAY)
    register.register(stand, Draft(typed={"name": "Canary Visitor", "email": "canary@visitor.example"}))
    made = listening("127.0.0.1", 0)
    live = Live(open_public(settings.load(data), lambda: FAIR_DAY), BASE, forms=True)
    server = uvicorn.Server(configured(live, BASE, open_air=True))
    thread = threading.Thread(target=lambda: server.run(sockets=[made]), daemon=True)
    thread.start()
    until(lambda: server.started)
    ring = next(one for one in rows.rings(stand.database) if one.sku == "FZ-1023")
    yield Served(made.getsockname()[1], stand, ring)
    server.should_exit = True
    thread.join(10)
    stand.close()


def test_rings_are_shown_counted_and_read_anew(on_server: Served) -> None:
    assert on_server.stand.database.dialect == "postgresql"
    code = on_server.ring.code
    page = on_server(f"/sv/r/{code}/")
    assert page.status == 200
    assert on_server.ring.texts["sv"][0] in page.body
    assert on_server(f"/R/{code}").status == 302
    until(lambda: scans.opened(on_server.stand, on_server.ring.id) == (1, 1))
    makers.edit(on_server.stand, "FIR", {"story_en": "A new story of ours."})
    assert "A new story" in on_server("/en/m/FIR/").body


def test_a_form_arrives_once_and_becomes_a_lead(on_server: Served) -> None:
    stand, path = on_server.stand, f"/fa/r/{on_server.ring.code}/ask/"
    served = Running(on_server.port, stand)
    fields = [*served.opened(path).items(), ("ring", on_server.ring.code), (f"q-{on_server.ring.code}", "۲۰")]
    fields += [("name", "نمونه"), ("email", "sample@visitor.example"), ("contact", "yes")]
    assert [served.post(path, fields).status for _turn in range(2)] == [303, 303]
    (row,) = inbox.listed(stand)
    assert (row.typed["name"], row.language, row.wording) == ("نمونه", "fa", "2026-1/fa")
    assert row.picks == (SentPick(on_server.ring.id, quantity="۲۰"),)
    lead = browse.show(stand, accept.accept(stand, row.id).lead_id)
    assert [(one.sku, one.quantity) for one in lead.interests] == [("FZ-1023", 20)]
    assert inbox.listed(stand) == ()


def test_what_a_visitor_sends_reaches_the_staff_and_no_visitor(on_server: Served) -> None:
    stand = on_server.stand
    public = open_public(stand.settings)
    watching = Watching(stand)
    with public.database.writing() as connection:
        row = sent("2" * 32, "Sent Visitor") | {"fair_id": stand.the_fair.id}
        connection.execute(insert(TABLES["inbox"]), [row])
    assert watching.changed()
    assert [one.typed["name"] for one in inbox.listed(stand)] == ["Sent Visitor"]
    for table in ("inbox", "contact", "reach", "lead", "picture"):
        with pytest.raises(Refusal, match="may not"), public.database.reading() as connection:
            connection.exec_driver_sql(f"SELECT count(*) FROM {table}")
    public.close()
