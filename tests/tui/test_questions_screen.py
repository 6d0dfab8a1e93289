"""The stand's questions are written, ordered and dropped on the screen, and the Desk asks them at once."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from fairdesk.stand import Stand
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.begin import commands_of_fair
from fairdesk.tui.screens.questions.screen import QuestionsScreen
from fairdesk.tui.screens.questions.sheet import QuestionSheet, free_code, slug
from fairdesk.tui.widgets.choice import Choice
from fairdesk.workflows.fair import questions
from tests.tui.conftest import Open, until


async def opened(app: FairdeskApp, pilot: Pilot[None]) -> QuestionsScreen:
    """Open the screen from the menu."""
    next(line for line in commands_of_fair(app.work) if line.title == "Questions of this stand").deed()
    await until(pilot, lambda: isinstance(app.screen, QuestionsScreen))
    screen = app.screen
    assert isinstance(screen, QuestionsScreen)
    return screen


async def write(pilot: Pilot[None], app: FairdeskApp, words: str, kind: str, choices: str) -> None:
    """Write a question on the sheet and keep it."""
    await pilot.press("a")
    await until(pilot, lambda: isinstance(app.screen, QuestionSheet))
    sheet = app.screen
    assert isinstance(sheet, QuestionSheet)
    sheet._words["en"].write(words)
    sheet.query_one(Choice).focus()
    await pilot.press(kind)
    sheet._choices.write(choices)
    await pilot.press("f9")


def fault(app: FairdeskApp) -> str:
    """Return what the sheet says is wrong."""
    assert isinstance(app.screen, QuestionSheet)
    return str(app.screen._fault.text)


async def test_questions_are_written_ordered_and_asked_at_once(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        screen = await opened(app, pilot)
        await write(pilot, app, "Where do you sell?", "1", "own shop, online، both")
        await until(pilot, lambda: app.screen is screen and len(questions.listed(stand)) == 1)
        await write(pilot, app, "How many shops?", "3", "")
        await until(pilot, lambda: app.screen is screen and len(questions.listed(stand)) == 2)
        first, second = questions.listed(stand)
        assert (first.code, second.code, second.kind) == ("where-do-you-sell", "how-many-shops", "number")
        assert [code for code, _words in first.choices] == ["own-shop", "online", "both"]

        rows = screen.list
        await until(pilot, lambda: rows.current and rows.current.key == "how-many-shops")
        await pilot.press("u")
        await until(pilot, lambda: questions.listed(stand)[0].code == "how-many-shops")
        await until(pilot, lambda: rows.rows[0].key == "how-many-shops")
        await pilot.press("space")
        await until(pilot, lambda: questions.by_code(stand, "how-many-shops").required)
        await pilot.press("escape")
        await until(pilot, lambda: [row.question.code for row in app.desk.form.asked])
        asked = [(row.question.code, row.question.required) for row in app.desk.form.asked]
        assert asked == [("how-many-shops", True), ("where-do-you-sell", False)]


async def test_a_question_is_changed_and_dropped_and_keeps_its_other_words(
    open_app: Open, stand: Stand
) -> None:
    sells = ("shop", {"en": "own shop", "fa": "مغازه"})
    questions.put(
        stand,
        "sells",
        kind="choice",
        words={"en": "Sells?", "fa": "کجا؟"},
        choices=[sells, ("net", {"en": "net"})],
    )
    async with open_app() as (app, pilot):
        screen = await opened(app, pilot)
        await until(pilot, lambda: screen.list.rows)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, QuestionSheet))
        sheet = app.screen
        assert isinstance(sheet, QuestionSheet)
        assert sheet._choices.value == "shop=own shop, net"
        sheet._choices.write("shop=a shop of their own, net, fair")
        await pilot.press("f9")
        await until(pilot, lambda: app.screen is screen)
        kept = questions.by_code(stand, "sells")
        assert kept.words == {"en": "Sells?", "fa": "کجا؟"}
        assert dict(kept.choices)["shop"] == {"en": "a shop of their own", "fa": "مغازه"}
        assert [code for code, _words in kept.choices] == ["shop", "net", "fair"]
        await until(pilot, lambda: screen.list.current)
        await pilot.press("x", "d")
        await until(pilot, lambda: not questions.listed(stand))


async def test_what_cannot_be_asked_is_refused_and_stays_typed(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await opened(app, pilot)
        await write(pilot, app, "Where do you sell?", "1", "only one")
        await until(pilot, lambda: "2 to 9" in fault(app))
        sheet = app.screen
        assert isinstance(sheet, QuestionSheet)
        assert sheet._words["en"].value == "Where do you sell?"
        sheet._words["en"].write("   ")
        await pilot.press("f9")
        assert "no words" in fault(app)
        await pilot.press("escape")
        assert questions.listed(stand) == ()


@pytest.mark.parametrize(
    ("words", "known", "code"),
    [
        ("Where do you sell?", [], "where-do-you-sell"),
        ("Where do you sell?", ["where-do-you-sell"], "where-do-you-sell-2"),
        ("کجا می‌فروشید؟", [], "question"),
        ("کجا می‌فروشید؟", ["question", "question-2"], "question-3"),
        ("x" * 200, [], "x" * 24),
    ],
)
def test_a_new_question_gets_a_code_of_its_own(words: str, known: list[str], code: str) -> None:
    assert free_code(words, known) == code
    assert questions.CODE.fullmatch(code)
    assert slug("  Own  shop! ") == "own-shop"
