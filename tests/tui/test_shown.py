"""Show the visitor: only what they told us, in their language; what they agree to is kept as they saw it."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairdesk import settings
from fairdesk.domain.draft import Draft, Pick
from fairdesk.domain.ids import natural_id, new_id
from fairdesk.models.rows import LeadDetail
from fairdesk.settings import Settings
from fairdesk.stand import Stand
from fairdesk.tui.screens.shown.screen import ShownScreen, facts_of
from fairdesk.tui.widgets.bars import HintLine
from fairdesk.tui.widgets.reading import Reading
from fairdesk.tui.widgets.tick import Tick
from fairdesk.workflows.leads import browse
from fairdesk.workflows.leads.shown import Shown, language_of, shown
from tests.tui.conftest import Open, until

TYPED = {
    "name": "Practice Anna",
    "company": "Sample House",
    "country": "Sweden",
    "email": "anna@sample.example",
    "phone": "+46 70 123 45 67",
    "handles": "instagram:anna.sample",
    "note": "haggles, wears two rings",
    "owner": "Practice Reza",
}


SKY = natural_id("ring", "PM", "FZ-1023")


def said(view: Shown) -> str:
    rows = "\n".join("".join(cell.text for cell in row) for row in facts_of(view))
    return "\n".join((rows, view.title, view.notice, *view.agree.values(), view.withdrawal))


def test_only_what_they_told_is_shown(stand: Stand) -> None:
    picks = [
        Pick(
            new_id(), natural_id("ring", "PM", "FZ-1023"), "FZ-1023", level="quote", quantity="50", size="54"
        ),
        Pick(new_id(), words="big turquoise", reason="price", note="too dear"),
    ]
    view = shown(stand, Draft(typed=TYPED, picks=picks, rating="hot", answers={"q": "secret"}))
    text = said(view)
    for words in (
        "Practice Anna",
        "Sample House",
        "anna@sample.example",
        "instagram anna.sample",
        "× 50   54",
    ):
        assert words in text
    assert "big turquoise" in text
    for words in ("haggles", "Practice Reza", "quote", "hot", "price", "dear", "secret"):
        assert words not in text.replace(view.notice, "").replace(view.withdrawal, "")
    assert "Sverige" in text, "the country as they call it"
    assert view.wording.endswith("/sv")
    assert "e-post" in view.agree["contact"]


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ({"language": "Deutsch", "country": "SE"}, "de"),
        ({"country": "Iran"}, "fa"),
        ({"country": "AE"}, "ar"),
        ({"country": "Japan"}, "en"),
        ({"language": "no such", "country": "SE"}, "sv"),
        ({"language": "Svenska", "country": "Sweeden"}, "sv"),
        ({"language": "no such", "country": "Sweeden"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_theirs(stand: Stand, typed: dict[str, str], language: str) -> None:
    assert language_of(stand, Draft(typed=typed)) == language


def drafts_of(stand: Stand) -> list[Path]:
    """Return the forms that are on disk."""
    return list(stand.settings.drafts.glob("*.json"))


def newest(stand: Stand) -> LeadDetail:
    return browse.show(stand, browse.recent(stand)[0].id)


async def test_what_the_visitor_ticked_is_kept_as_seen(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await pilot.press("ctrl+g")
        await until(pilot, lambda: bool(app._notifications))
        assert not app.has_dialog, "there is nothing to show yet"
        await pilot.press(*"Practice Anna")
        app.desk.form.inputs["email"].write("anna@sample.example")
        app.desk.form.inputs["language"].write("Svenska")
        await pilot.press("ctrl+g")
        await until(pilot, lambda: isinstance(app.screen, ShownScreen))
        ticks = [*app.screen.query(Tick)]
        await pilot.press("down", "space")
        assert [tick.on for tick in ticks] == [False, True]
        await pilot.press("2", "1")
        assert [tick.on for tick in ticks] == [True, False]
        await pilot.press("enter")
        await until(pilot, lambda: not app.has_dialog)
        assert app.desk.form.ticks["contact"].on
        await pilot.press("f9")
        await until(pilot, lambda: len(browse.recent(stand)) == 1)
        (consent,) = newest(stand).consents
        assert (consent.purpose, consent.how) == ("contact", "confirmed on the screen")
        assert consent.wording.endswith("/sv")


async def test_a_tick_of_the_staff_was_not_seen_by_the_visitor(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"Practice Anna")
        app.desk.form.inputs["email"].write("anna@sample.example")
        app.desk.form.ticks["marketing"].action_tick()
        await until(pilot, lambda: any("marketing" in path.read_text() for path in drafts_of(stand)))
        app.desk.form.ticks["marketing"].action_tick()
        await pilot.press("ctrl+g")
        await until(pilot, lambda: isinstance(app.screen, ShownScreen))
        await pilot.press("escape")
        await until(pilot, lambda: not app.has_dialog)
        assert not app.desk.form.ticks["contact"].on, "left to be corrected, nothing is taken over"
        await pilot.press("ctrl+g")
        await until(pilot, lambda: isinstance(app.screen, ShownScreen))
        await pilot.press("enter")
        await until(pilot, lambda: not app.has_dialog)
        app.desk.form.ticks["contact"].action_tick()
        await pilot.pause()
        await pilot.press("f9")
        await until(pilot, lambda: len(browse.recent(stand)) == 1)
        (consent,) = newest(stand).consents
        assert consent.how == "spoken at the stand"


@pytest.mark.parametrize(
    ("interface", "visitor", "is_right"),
    [("fa", "Svenska", False), ("en", "العربية", True), ("fa", "فارسی", True), ("en", "Deutsch", False)],
)
async def test_the_page_is_written_from_the_visitors_side(
    open_app: Open, data: Settings, interface: str, visitor: str, is_right: bool
) -> None:
    settings.change(data, language=interface)
    async with open_app() as (app, pilot):
        app.desk.form.inputs["name"].write("Practice Anna")
        app.desk.form.inputs["language"].write(visitor)
        await pilot.press("ctrl+g")
        await until(pilot, lambda: isinstance(app.screen, ShownScreen))
        await pilot.pause()
        facts, tick = app.screen.query_one("#shown-facts"), app.screen.query(Tick).first()
        name = facts.render_line(0).text
        assert name.startswith(" ") == is_right
        assert name.endswith(" ") != is_right
        text = app.screen.query(Reading).last().render_line(1).text
        assert text.startswith(" ") == is_right, "the last line of a paragraph ends in blanks"
        box = tick.region.x - app.screen.query_one("#shown").region.x
        assert (box == 0) != is_right, "the box is at the side where a line begins"
        foot = app.screen.query_one(HintLine).render_line(0).text
        assert foot.rstrip().endswith("Enter") == (interface == "fa"), "the hints are the staff's"
