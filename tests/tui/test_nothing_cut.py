"""In a window of 80x24 no screen cuts a word of ours in Persian; in English test_pseudo sees to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from textual.widget import Widget
from textual.widgets import Input

from fairdesk import settings
from fairdesk.settings import Settings
from fairdesk.stand import Stand
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.screens.ask import AnswerButton
from fairdesk.tui.widgets.cells import columns_of
from fairdesk.tui.widgets.field import Label
from tests.tui.conftest import Open
from tests.tui.every_screen import MADE, TYPED, come_to, each_of, fill

CUT = re.compile("[^ ()│┃]+…|…[^ ()│┃]+")
"""A word that goes on; in Persian it is at the left of what was cut."""

DATA = re.compile(r"\w+://…|FZ-1023 Practice…")
"""What may be cut: an address that is meant so, and what people gave a name."""


def cut(app: FairdeskApp) -> list[str]:
    rows = [strip.text for strip in app.screen._compositor.render_strips()]
    found = [row.strip() for row in rows if CUT.search(row) and not DATA.search(row)]
    for field in app.screen.query(Input):
        room = field.scrollable_content_region.width
        if field.is_on_screen and not field.value and columns_of(str(field.placeholder)) > room:
            found.append(f"{field.placeholder} in {room} columns")
    for label in app.screen.query(Label):
        if label.is_on_screen and columns_of(label.text) > label.size.width:
            found.append(f"{label.text} in {label.size.width} columns")
    for button in app.screen.query(AnswerButton):
        row = button.parent
        if isinstance(row, Widget) and button.is_on_screen and not row.region.contains_region(button.region):
            found.append(f"{button.answer.word} beside its row")
    return found


@pytest.mark.parametrize("screen", TYPED)
async def test_no_word_is_cut(open_app: Open, data: Settings, stand: Stand, screen: str) -> None:
    fill(stand)
    settings.change(data, language="fa")
    async with open_app() as (app, pilot):
        await come_to(app, pilot, stand, screen)
        assert cut(app) == []


@pytest.mark.parametrize("names", MADE)
async def test_no_word_is_cut_on_screens_that_open_over_another(
    open_app: Open, data: Settings, stand: Stand, names: Sequence[str]
) -> None:
    fill(stand)
    settings.change(data, language="fa")
    found = {}
    async with open_app() as (app, pilot):
        async for name in each_of(names, app, pilot, stand):
            found[name] = cut(app)
    assert {name: rows for name, rows in found.items() if rows} == {}
