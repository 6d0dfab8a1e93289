"""How many keys it takes to register a buyer with two rings, counted through the whole program."""

from __future__ import annotations

from textual.pilot import Pilot

from fairdesk.models.rows import LeadDetail
from fairdesk.stand import Stand
from fairdesk.tui.app import FairdeskApp
from fairdesk.workflows.leads import browse
from tests.tui.conftest import Open, until

NAME, COMPANY, MAIL = "Test Visitor", "Test Silver AB", "test@visitor.example"


class Counter:
    """Presses keys and counts those that are no letters of the visitor's data."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.extra = 0

    async def data(self, text: str) -> None:
        await self.pilot.press(*text)

    async def keys(self, *names: str) -> None:
        self.extra += len(names)
        await self.pilot.press(*names)


def only_lead(stand: Stand) -> LeadDetail:
    rows = browse.recent(stand, 5)
    assert len(rows) == 1
    return browse.show(stand, rows[0].id)


def check(lead: LeadDetail) -> None:
    assert (lead.contact.name, lead.contact.company, lead.contact.country) == (NAME, COMPANY, "SE")
    assert [(reach.kind, reach.value) for reach in lead.reaches] == [("email", MAIL)]
    assert {(i.sku, i.level, i.quantity) for i in lead.interests} == {
        ("FZ-1023", "liked", None),
        ("AQ-2004", "quote", 50),
    }


async def saved(app: FairdeskApp, pilot: Pilot[None]) -> None:
    await until(pilot, lambda: "Saved" in app.work.hint_line.flash.mark)
    assert app.desk.form.inputs["name"].value == ""


async def test_enter_through_the_form(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        counter = Counter(pilot)
        await counter.data(NAME)
        await counter.keys("enter")
        await counter.data(COMPANY)
        await counter.keys("enter")
        await counter.data("s")
        await counter.keys("enter")
        await counter.data(MAIL)
        await counter.keys("enter", "enter")
        await counter.data("1023")
        await counter.keys("enter")
        await counter.data("2004")
        await counter.keys("tab", "4")
        await counter.data("50")
        await counter.keys("enter", "f9")
        await saved(app, pilot)
    check(only_lead(stand))
    assert counter.extra <= 10


async def test_with_consent_and_f7(open_app: Open, stand: Stand) -> None:
    async with open_app((120, 40)) as (app, pilot):
        counter = Counter(pilot)
        await counter.data(NAME)
        await counter.keys("enter")
        await counter.data(COMPANY)
        await counter.keys("enter")
        await counter.data("s")
        await counter.keys("enter")
        await counter.data(MAIL)
        await counter.keys("f7")
        await counter.data("1023")
        await counter.keys("enter")
        await counter.data("2004")
        await counter.keys("tab", "4")
        await counter.data("50")
        await counter.keys("enter", "enter", "enter", "space")
        await until(pilot, lambda: bool(app.desk.forms.draft.wording))
        await counter.keys("f9")
        await saved(app, pilot)
    lead = only_lead(stand)
    check(lead)
    assert [(consent.purpose, consent.granted) for consent in lead.consents] == [("contact", True)]
    assert lead.consents[0].wording
    assert counter.extra <= 13
