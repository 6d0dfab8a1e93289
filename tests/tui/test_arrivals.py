"""The Desk hears within two seconds of what phones send, and no refusal is covered by that."""

from __future__ import annotations

import time

from textual.pilot import Pilot

from fairdesk.language.bidi.isolate import without_controls
from fairdesk.stand import Stand
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.hints import Flash
from fairdesk.tui.screens.inbox.screen import Inbox
from fairdesk.workflows.inbox import accept
from fairdesk.workflows.leads import inbox
from tests.tui.conftest import Open, until
from tests.tui.people import send

SECONDS = 2.0


def row(app: FairdeskApp, number: int) -> str:
    """Return what a row of the screen shows."""
    return app.work._compositor.render_strips()[number].text


def hint_line(app: FairdeskApp) -> str:
    return without_controls("".join(cell.text for cell in app.work.hint_line.cells(app.size.width)))


async def looked(app: FairdeskApp, pilot: Pilot[None]) -> None:
    """Wait until the inbox was looked into once."""
    await until(pilot, lambda: getattr(app.work.arrivals._looking, "_seen", None) is not None)


async def test_what_another_program_takes_in_shows_within_two_seconds(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await looked(app, pilot)
        assert "by phone" not in row(app, 0)
        send(stand, "Sample Phone", "FZ-1023", "AQ-2004")
        sent_at = time.monotonic()
        await until(pilot, lambda: "S.P., 2 rings" in hint_line(app) and "1 by phone" in row(app, 0))
        assert time.monotonic() - sent_at < SECONDS
        send(stand, "Anna Other")
        sent_at = time.monotonic()
        await until(pilot, lambda: "A.O." in hint_line(app) and "2 by phone" in row(app, 0))
        assert time.monotonic() - sent_at < SECONDS
        assert "Sent by phone" in row(app, 22)
        assert "Ctrl+D shows it" in row(app, 22)
        assert "Phone," not in row(app, 22), "initials only: the visitor at the counter sees the screen"


async def test_many_at_once_are_counted(open_app: Open, stand: Stand) -> None:
    async with open_app((120, 40)) as (app, pilot):
        await looked(app, pilot)
        app.work.arrivals._busy = True
        for number in range(3):
            send(stand, f"Sample {number}")
        app.work.arrivals._busy = False
        await until(pilot, lambda: "3 visitors" in hint_line(app) and app.work.header.sent == 3)


async def test_what_waited_before_is_counted_and_no_news(open_app: Open, stand: Stand) -> None:
    send(stand)
    async with open_app() as (app, pilot):
        await until(pilot, lambda: app.work.header.sent == 1)
        await pilot.pause(0.3)
        assert "Sent by phone" not in hint_line(app)


async def test_what_another_program_took_is_counted_no_more(open_app: Open, stand: Stand) -> None:
    send(stand)
    async with open_app() as (app, pilot):
        await until(pilot, lambda: app.work.header.sent == 1)
        accept.accept_all(stand, [one.id for one in inbox.listed(stand)])
        await until(pilot, lambda: app.work.header.sent == 0)
        assert "by phone" not in row(app, 0)


async def test_no_refusal_on_the_hint_line_is_covered_and_the_news_comes_after_it(
    open_app: Open, stand: Stand
) -> None:
    async with open_app() as (app, pilot):
        await looked(app, pilot)
        app.work.say(Flash("Not saved", "the disk is full", fault=True))
        send(stand)
        await until(pilot, lambda: app.work.header.sent == 1)
        await pilot.pause(1.2)
        assert "the disk is full" in hint_line(app)
        await pilot.press("a")
        await until(pilot, lambda: "S.P." in hint_line(app))


async def test_what_is_wrong_with_the_field_in_use_is_not_covered(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await looked(app, pilot)
        app.work.hint_line.fault = "This is no e-mail address."
        send(stand)
        await until(pilot, lambda: app.work.header.sent == 1)
        await pilot.pause(1.2)
        assert "This is no e-mail address." in hint_line(app)


async def test_a_toast_that_refuses_stays_beside_the_news(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await looked(app, pilot)
        await pilot.press("x", "f9")
        await until(pilot, lambda: len(app._notifications) == 1)
        send(stand)
        await until(pilot, lambda: app.work.header.sent == 1)
        await pilot.pause(0.2)
        assert "no way to reach them" in str([one.title for one in app._notifications]).lower()


async def test_once_the_inbox_was_opened_nothing_is_news_any_more(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await looked(app, pilot)
        send(stand)
        await until(pilot, lambda: "S.P." in hint_line(app))
        await pilot.press("ctrl+d")
        await until(pilot, lambda: isinstance(app.screen, Inbox))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.work)
        assert "S.P." not in hint_line(app)
        assert app.work.header.sent == 1
