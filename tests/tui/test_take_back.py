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


async def test_a_form_whose_save_is_taken_back_is_there_again(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        form = app.desk.form
        await pilot.press(*"Practice Mine", "tab", *"Practice Co", "tab", "tab", *"m@sample.example")
        await pilot.press("f7", *"FZ-1023", "tab", "5", *"12", "enter", "f9")
        await until(pilot, lambda: len(browse.recent(stand)) == 1)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: form.inputs["name"].value == "Practice Mine")
        assert browse.recent(stand) == ()
        assert "The form is there again" in app.work.hint_line.flash.more
        await pilot.press("f9")
        await until(pilot, lambda: len(browse.recent(stand)) == 1)
        (interest,) = browse.show(stand, browse.recent(stand)[0].id).interests
        assert (interest.sku, interest.level, interest.quantity) == ("FZ-1023", "order", 12)


async def test_over_the_next_visitors_form_it_is_asked_and_both_forms_stay(
    open_app: Open, stand: Stand
) -> None:
    async with open_app() as (app, pilot):
        form = app.desk.form
        await pilot.press(*"Practice Mine", "tab", "tab", "tab", *"m@sample.example", "f9")
        await until(pilot, lambda: len(browse.recent(stand)) == 1)
        await pilot.press(*"Practice Next", "ctrl+z")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        await pilot.press("enter")
        assert len(browse.recent(stand)) == 1, "the safe answer is the one under the cursor"
        await pilot.press("ctrl+z")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        await pilot.press("t")
        await until(pilot, lambda: browse.recent(stand) == ())
        assert form.inputs["name"].value == "Practice Next"
        await until(pilot, lambda: [d.typed["name"] for d in app.desk.forms.parked] == ["Practice Mine"])


async def test_the_menu_brings_back_what_was_taken_back(open_app: Open, stand: Stand) -> None:
    keep(stand, ANNA)
    async with open_app() as (app, pilot):
        await pilot.press("ctrl+z")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        await pilot.press("t")
        await until(pilot, lambda: browse.recent(stand) == ())
        await pilot.press("ctrl+p", *"bring back", "enter")
        await until(pilot, lambda: len(browse.recent(stand)) == 1)
        await until(pilot, lambda: "Brought back" in app.work.hint_line.flash.text)
