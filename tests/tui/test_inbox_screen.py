"""The inbox at the keyboard: marks, many at once, links, setting aside, and the way to the Desk."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from fairdesk.stand import Stand
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.screens.ask import Ask
from fairdesk.tui.screens.inbox.facts import MARKED
from fairdesk.tui.screens.inbox.screen import Inbox
from fairdesk.tui.widgets.detail import Detail
from fairdesk.workflows.inbox import accept
from fairdesk.workflows.leads import browse, inbox
from tests.tui.conftest import Open, until
from tests.tui.people import ANNA, keep, send
from tests.workflows.test_inbox import sent

NAMES = ("Sample One", "Sample Two", "Sample Three")


def waiting(stand: Stand) -> list[str]:
    return [row.typed["name"] for row in inbox.listed(stand)]


def marked(screen: Inbox) -> list[str]:
    return [row.cells[1].text for row in screen.list.rows if row.cells[0].text == MARKED]


def foot(screen: Inbox) -> str:
    return "".join(cell.text for cell in screen.foot.cells(screen.app.size.width))


def pane(screen: Inbox) -> str:
    facts = screen.query_one("#inbox-pane", Detail).facts
    return "\n".join("".join(cell.text for cell in fact) for fact in facts)


async def opened(app: FairdeskApp, pilot: Pilot[None], count: int) -> Inbox:
    """Open the inbox, with so many sendings in it."""
    await pilot.press("ctrl+d")
    await until(pilot, lambda: isinstance(app.screen, Inbox))
    screen = app.screen
    assert isinstance(screen, Inbox)
    await until(pilot, lambda: len(screen.list.rows) == count)
    await pilot.pause(0.1)
    return screen


@pytest.fixture
def three(stand: Stand) -> list[str]:
    return [sent(stand, name=name, email=f"{name[7:].lower()}@sample.example") for name in NAMES]


@pytest.mark.usefixtures("three")
async def test_marks_are_set_taken_away_and_set_on_all(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        screen = await opened(app, pilot, 3)
        assert screen.head.count == "3"
        await pilot.press("space", "space")
        assert marked(screen) == ["Sample Three", "Sample Two"], "the newest stands first"
        assert "take in 2" in foot(screen)
        await pilot.press("up", "up", "m")
        assert marked(screen) == ["Sample Two"]
        await pilot.press("asterisk")
        assert marked(screen) == list(reversed(NAMES))
        await pilot.press("asterisk")
        assert marked(screen) == []
        assert waiting(stand) == list(NAMES)


@pytest.mark.usefixtures("three")
async def test_many_are_taken_in_at_once_and_taken_back_one_after_the_other(
    open_app: Open, stand: Stand
) -> None:
    async with open_app((120, 40)) as (app, pilot):
        screen = await opened(app, pilot, 3)
        await pilot.press("space", "down", "space", "a")
        await until(pilot, lambda: waiting(stand) == ["Sample Two"] and len(screen.list.rows) == 1)
        assert "2 taken in." in foot(screen)
        assert "Ctrl+Z takes the last one back" in foot(screen)
        assert {row.name for row in browse.recent(stand)} == {"Sample One", "Sample Three"}
        assert marked(screen) == []
        await pilot.press("ctrl+z")
        await until(pilot, lambda: waiting(stand) == ["Sample Two", "Sample Three"])
        await pilot.press("ctrl+z")
        await until(pilot, lambda: waiting(stand) == list(NAMES))
        await until(pilot, lambda: "Taken back" in foot(screen))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "Nothing is left to take back." in foot(screen))


async def test_what_was_done_before_the_inbox_was_opened_is_not_taken_back_there(
    open_app: Open, stand: Stand
) -> None:
    send(stand)
    async with open_app() as (app, pilot):
        await pilot.press(*"Anna", "tab", "tab", "tab", *"anna", "at", *"sample.se", "f9")
        await until(pilot, lambda: len(browse.recent(stand)) == 1)
        screen = await opened(app, pilot, 1)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "Nothing is left to take back." in foot(screen))
        assert len(browse.recent(stand)) == 1


async def test_one_that_cannot_be_kept_says_why_and_waits_on(open_app: Open, stand: Stand) -> None:
    sent(stand, name="", note="x")
    async with open_app((120, 40)) as (app, pilot):
        screen = await opened(app, pilot, 1)
        await pilot.press("a")
        await until(pilot, lambda: screen.foot.flash.fault)
        assert "nobody is named" in foot(screen)
        assert waiting(stand) == [""]


async def test_what_somebody_else_took_meanwhile_is_said(open_app: Open, stand: Stand) -> None:
    row_id = send(stand)
    async with open_app((120, 40)) as (app, pilot):
        screen = await opened(app, pilot, 1)
        accept.accept(stand, row_id)
        await pilot.press("a")
        await until(pilot, lambda: not screen.list.rows)
        assert len(browse.recent(stand)) == 1


@pytest.mark.parametrize("pause", [0.0, 0.5])
async def test_it_is_linked_to_the_lead_that_is_shown_even_before_it_shows(
    open_app: Open, stand: Stand, pause: float
) -> None:
    anna = keep(stand, ANNA)
    sent(stand, name="A. P.", email=ANNA["email"])
    sent(stand, name="Sample One", email="one@sample.example")
    async with open_app() as (app, pilot):
        screen = await opened(app, pilot, 2)
        await pilot.press("down")
        if pause:
            await until(pilot, lambda: "May be Anna Provberg" in pane(screen) and "l link" in foot(screen))
        await pilot.press("l")
        await until(pilot, lambda: waiting(stand) == ["Sample One"])
        await until(pilot, lambda: "another visit" in foot(screen))
        assert len(browse.show(stand, anna).visits) == 2
        assert len(browse.recent(stand)) == 1
        await pilot.press("ctrl+z")
        await until(pilot, lambda: waiting(stand) == ["A. P.", "Sample One"])


async def test_without_anybody_like_it_nothing_is_linked(open_app: Open, stand: Stand) -> None:
    keep(stand, ANNA)
    send(stand)
    async with open_app() as (app, pilot):
        screen = await opened(app, pilot, 1)
        assert "l link" not in foot(screen)
        await pilot.press("l")
        await until(pilot, lambda: "Nobody like this yet." in foot(screen))
        assert waiting(stand) == ["Sample Phone"]


@pytest.mark.usefixtures("three")
async def test_setting_aside_asks_and_the_safe_answer_keeps_it(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        screen = await opened(app, pilot, 3)
        for answer in ("enter", "escape", "k"):
            await pilot.press("x")
            await until(pilot, lambda: isinstance(app.screen, Ask))
            await pilot.press(answer)
            await until(pilot, lambda: app.screen is screen)
            assert waiting(stand) == list(NAMES)
        await pilot.press("space", "space", "x")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        await pilot.press("s")
        await until(pilot, lambda: waiting(stand) == ["Sample One"])
        await until(pilot, lambda: "Ctrl+Z takes it back" in foot(screen))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: waiting(stand) == list(NAMES) and len(screen.list.rows) == 3)
        assert browse.recent(stand) == ()


@pytest.mark.usefixtures("three")
async def test_what_arrives_while_it_is_open_is_added_and_marks_and_cursor_stay(
    open_app: Open, stand: Stand, three: list[str]
) -> None:
    async with open_app() as (app, pilot):
        screen = await opened(app, pilot, 3)
        await pilot.press("space")
        send(stand, "Sample Four")
        await until(pilot, lambda: len(screen.list.rows) == 4, 4)
        assert marked(screen) == ["Sample Three"]
        assert screen.list.current is not None
        assert screen.list.current.key == three[1]
        accept.accept(stand, three[2])
        await until(pilot, lambda: len(screen.list.rows) == 3, 4)
        assert (marked(screen), screen._marked) == ([], set())


async def test_one_opens_at_the_desk_and_is_saved_as_sent_by_phone(open_app: Open, stand: Stand) -> None:
    send(stand, "Sample Phone", "FZ-1023")
    async with open_app() as (app, pilot):
        await pilot.press(*"Waiting")
        await opened(app, pilot, 1)
        await pilot.press("enter")
        await until(pilot, lambda: app.desk.form.inputs["name"].value == "Sample Phone")
        assert app.desk.form.inputs["email"].value == "sent@sample.example"
        assert [draft.typed["name"] for draft in app.desk.forms.parked] == ["Waiting"]
        await pilot.press("f9")
        await until(pilot, lambda: waiting(stand) == [])
        (row,) = browse.recent(stand)
        lead = browse.show(stand, row.id)
        assert (lead.how, [one.sku for one in lead.interests]) == ("web", ["FZ-1023"])
        await until(pilot, lambda: app.work.header.sent == 0)


async def test_an_empty_inbox_says_so_and_its_keys_do_nothing(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        screen = await opened(app, pilot, 0)
        await pilot.press("a", "l", "space", "asterisk", "x", "enter", "ctrl+z")
        await pilot.pause(0.2)
        assert app.screen is screen
        assert not screen.pane.display
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.work)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_an_address_longer_than_the_pane_goes_on_in_the_next_row(
    open_app: Open, stand: Stand, size: tuple[int, int]
) -> None:
    email = f"{'long.' * 8}name@{'sub.' * 9}sample.example"
    sent(stand, name="Sample One", email=email)
    async with open_app(size) as (app, pilot):
        screen = await opened(app, pilot, 1)
        await until(pilot, lambda: email in "".join(pane(screen).split()))
        assert "…" not in "".join(strip.text for strip in screen._compositor.render_strips())
