"""The stand's questions at the Desk: one key each, kept with the visitor, held back only where required."""

from __future__ import annotations

import pytest

from fairdesk.stand import Stand
from fairdesk.workflows.fair import questions
from fairdesk.workflows.leads import browse
from tests.tui.conftest import Open, until


@pytest.fixture
def asked(stand: Stand) -> Stand:
    """Four questions, one of each kind."""
    choices = [("shop", {"en": "own shop"}), ("online", {"en": "online"}), ("both", {"en": "both"})]
    questions.put(stand, "sells", kind="choice", words={"en": "Where do you sell?"}, choices=choices)
    questions.put(stand, "silver", kind="yes_no", words={"en": "Do you sell silver already?"}, required=True)
    questions.put(stand, "shops", kind="number", words={"en": "How many shops?"})
    questions.put(stand, "why", words={"en": "Why here?"})
    return stand


async def test_one_key_answers_and_goes_on(open_app: Open, asked: Stand) -> None:
    async with open_app() as (app, pilot):
        form = app.desk.form
        await pilot.press(*"Practice Anna")
        form.inputs["email"].write("anna@sample.example")
        await pilot.press("pagedown")
        assert app.focused is form.asked[0].part
        assert form.more_head.word.strip() == "2 of 5"
        await pilot.press("۲")
        assert app.focused is form.asked[1].part
        await pilot.press("n")
        assert app.focused is form.asked[2].part
        await pilot.press("x", "enter", *"rain")
        await pilot.press("f9")
        await until(pilot, lambda: app.focused is form.asked[2].part and bool(app._notifications))
        assert browse.recent(asked) == ()
        await pilot.press("backspace", *"12", "f9")
        await until(pilot, lambda: len(browse.recent(asked)) == 1)
        lead = browse.show(asked, browse.recent(asked)[0].id)
        told = {"sells": "online", "silver": "no", "shops": "12", "why": "rain"}
        assert {row.code: row.value for row in lead.answers} == told
        await until(pilot, lambda: not any(row.value for row in form.asked))
        await pilot.press("f3")
        await until(pilot, lambda: getattr(app.place, "lead", None) is not None)
        await pilot.press("e")
        await until(pilot, lambda: form.asked[0].value == "online")


async def test_a_required_question_holds_back_and_gets_the_focus(open_app: Open, asked: Stand) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"Practice Anna")
        app.desk.form.inputs["email"].write("anna@sample.example")
        await pilot.press("f9")
        await until(pilot, lambda: app.focused is app.desk.form.asked[1].part)
        assert browse.recent(asked) == ()
        assert app.desk.form.inputs["name"].value == "Practice Anna"
        await pilot.press("y", "f9")
        await until(pilot, lambda: len(browse.recent(asked)) == 1)


async def test_answers_are_parked_with_their_visitor(open_app: Open, asked: Stand) -> None:
    async with open_app() as (app, pilot):
        form = app.desk.form
        await pilot.press(*"Ann", "pagedown", "1", "y", "ctrl+n")
        await until(pilot, lambda: not form.inputs["name"].value)
        assert [row.value for row in form.asked] == ["", "", "", ""]
        await pilot.press(*"Bob", "pagedown", "3", "f18")
        await until(pilot, lambda: form.inputs["name"].value == "Ann")
        assert [row.value for row in form.asked] == ["shop", "yes", "", ""]
        assert app.focused is form.asked[2].part


async def test_a_form_answers_a_question_that_is_dropped_meanwhile(open_app: Open, stand: Stand) -> None:
    questions.put(stand, "why", words={"en": "Why?"}, kind="text")
    async with open_app() as (app, pilot):
        await until(pilot, lambda: app.desk.form.asked)
        await pilot.press(*"Practice Ann", "tab", "tab", "tab", *"ann@sample.example")
        app.desk.form.asked[0].value = "silver"
        await pilot.press("x", "backspace", "ctrl+n")
        questions.drop(stand, "why")
        await app.desk.read_questions()
        await pilot.press("ctrl+n")
        await until(pilot, lambda: app.desk.form.inputs["name"].value == "Practice Ann")
        await pilot.press("f9")
        await until(pilot, lambda: len(browse.recent(stand)) == 1)
