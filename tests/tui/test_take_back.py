"""Taking back at the keyboard: several deep, across a restart, and what is older only when it is meant."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from fairdesk.stand import Stand
from fairdesk.tui.screens.ask import Ask
from fairdesk.workflows.leads import browse, discard, edit
from fairdesk.workflows.leads.visit import add_visit
from tests.tui.conftest import Open, until
from tests.tui.people import ANNA, JONAS, keep


async def test_an_act_of_an_earlier_run_is_asked_about_and_a_newer_one_is_not(
    open_app: Open, stand: Stand
) -> None:
    anna = keep(stand, ANNA)
    async with open_app() as (app, pilot):
        await pilot.press("ctrl+z")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        assert isinstance(app.screen, Ask)
        assert ANNA["name"] in app.screen._words[1]
        await pilot.press("enter")
        assert browse.show(stand, anna).contact.name == ANNA["name"]
        await pilot.press("ctrl+z")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        await pilot.press("t")
        await until(pilot, lambda: "Taken back" in app.work.hint_line.flash.text)
        assert browse.recent(stand) == ()
        await pilot.press(*"Practice New", "tab", *"Practice Co", "tab", "tab", *"n@sample.example", "f9")
        await until(pilot, lambda: len(browse.recent(stand)) == 1)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: browse.recent(stand) == ())
        assert not app.has_dialog


async def test_every_kind_is_taken_back_in_order_across_a_restart(open_app: Open, stand: Stand) -> None:
    jonas = keep(stand, JONAS, ("FZ-1023", "liked"))
    add_visit(stand, jonas)
    draft = edit.draft_of(stand, jonas)
    draft.picks[0] = replace(draft.picks[0], level="order")
    edit.save(stand, draft)
    discard.discard(stand, jonas, "test")

    def now() -> tuple[str, str, int]:
        lead = browse.show(stand, jonas)
        return lead.discarded, lead.interests[0].level, len(lead.visits)

    wanted = [("", "order", 2), ("", "liked", 2), ("", "liked", 1)]
    said = ["is a lead again", "the change of", "the last visit of"]
    assert now() == ("test", "order", 2)
    async with open_app() as (app, pilot):
        for state, sentence in zip(wanted, said, strict=True):
            await pilot.press("ctrl+z")
            await until(pilot, lambda: isinstance(app.screen, Ask))
            await pilot.press("t")
            await until(pilot, partial(lambda wanted: now() == wanted, state))
            await until(pilot, partial(lambda words: words in app.work.hint_line.flash.text, sentence))


async def test_what_another_laptop_changed_since_is_told(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"Practice Mine", "tab", *"Practice Co", "tab", "tab", *"m@sample.example", "f9")
        await until(pilot, lambda: len(browse.recent(stand)) == 1)
        lead = browse.recent(stand)[0].id
        other = replace(stand, device=replace(stand.device, id="0000000b"))
        draft = edit.draft_of(other, lead)
        draft.typed["city"] = "Uppsala"
        edit.save(other, draft)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: bool(app._notifications))
        (toast,) = app._notifications
        assert "another laptop" in toast.title
        assert "City" in toast.title
        assert browse.show(stand, lead).contact.city == "Uppsala"
