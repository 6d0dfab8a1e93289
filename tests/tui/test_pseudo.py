"""A pseudo-language in which every message is marked: on no screen is there a word that no message has."""

from __future__ import annotations

import gettext
import re
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from fairdesk.domain import wordings
from fairdesk.domain.draft import Draft
from fairdesk.domain.terms import stone_name
from fairdesk.language import messages
from fairdesk.stand import Stand
from fairdesk.tui.app import FairdeskApp
from fairdesk.workflows.fair import questions
from fairdesk.workflows.leads import drafts, samples
from tests.tui.conftest import RINGS, Open, until
from tests.tui.people import ANNA, JONAS, ZAHRA, keep

WORD = re.compile("[A-Za-z]{2,}")
PLACES = re.compile(r"(\{\w*\})")
MARKED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "абвгдежзийклмнопрстуфхцчшщАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩ",
)
"""Each Latin letter has a Cyrillic one: words keep their length, and what is cut stays marked."""

KEYS = {"Enter", "Esc", "Tab", "Space", "Del", "PgDn", "PgUp", "Ctrl", "Shift", "Backspace", "Home", "End"}
NAMES = {"fairdesk", "qqq", "English", "EUR", "SE", "DE", "IR", "QR", "SKU", "MOQ", "Aa"}
"""Names that are the same in every language."""


class Marked(gettext.NullTranslations):
    """Translates every message into its marked form; `{names}` stay."""

    def gettext(self, message: str) -> str:
        return "".join(
            part if part.startswith("{") else part.translate(MARKED) for part in PLACES.split(message)
        )

    def ngettext(self, one: str, many: str, count: int) -> str:
        return self.gettext(one if count == 1 else many)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every message of ours be marked, whatever language is chosen."""
    mark_all(monkeypatch)


def mark_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let fairdesk's messages be marked; those of other libraries stay as they are."""

    def translation(*_args: object, **_more: object) -> Marked:
        return Marked()

    ours = SimpleNamespace(translation=translation, GNUTranslations=gettext.GNUTranslations)
    monkeypatch.setattr(messages, "_gettext", ours)
    monkeypatch.setattr(messages, "_active", Marked())


def data_words(stand: Stand) -> set[str]:
    """Return the words that people typed: of visitors, rings, the fair and the staff."""
    told = [*ANNA.values(), *JONAS.values(), *ZAHRA.values(), "Practice Maker Fair Sara Stockholm Qom Parked"]
    told += ["Practice Sky Iwan Seal Clear FZ AQ DN PRACTICE", "Why here silver", "Slip Sample"]
    told += [str(stand.settings.data), *wordings.current("en").parts.values()]
    told += [stone_name(stone, "en") for _sku, _name, stone, _moq in RINGS]
    return set(WORD.findall(" ".join(told)))


def unmarked(app: FairdeskApp, allowed: set[str]) -> set[str]:
    """Return the words on the screen that are neither marked nor data."""
    strips = app.screen._compositor.render_strips()
    text = "\n".join(strip.text for strip in strips)
    return {
        word
        for word in WORD.findall(text)
        if not any(word.casefold() in known.casefold() for known in allowed)
    }


WAYS: dict[str, Sequence[str]] = {
    "desk": (),
    "desk, page 2": ("pagedown",),
    "desk, page 3": ("pagedown", "pagedown"),
    "desk, refused": ("x", "f9"),
    "desk, a ring": ("f7", *"FZ-1023", "tab", "4", "enter", "down"),
    "desk, known": (*"Anna Prov", "wait"),
    "leads": ("f3", "wait"),
    "filters": ("f3", "wait", "f", "wait"),
    "lead in full": ("f3", "wait", "enter", "wait"),
    "rings of a lead": ("f3", "wait", "i", "wait"),
    "set aside": ("f3", "wait", "x", "wait"),
    "rings": ("f4", "wait"),
    "code": ("f4", "wait", "enter", "wait"),
    "menu": ("ctrl+p", "wait"),
    "menu without a hit": ("ctrl+p", "wait", *"qqq", "wait", "wait"),
    "keys": ("f1", "wait"),
    "show the visitor": (*"Anna", "ctrl+g", "wait"),
    "picture": ("f19", "wait"),
    "leave": ("x", "ctrl+q", "wait"),
    "staff": ("ctrl+o", "wait"),
    "empty the form": ("x", "escape", "wait", "wait"),
}


@pytest.mark.parametrize("way", WAYS)
async def test_every_word_on_a_screen_is_a_message_or_data(
    open_app: Open, stand: Stand, marked: None, way: str
) -> None:
    anna = keep(stand, ANNA, ("FZ-1023", "order"), ("AQ-2004", "liked"))
    samples.note(stand, anna, "FZ-1023", "lent", until="2027-03-15", pieces="2")
    keep(stand, JONAS)
    keep(stand, ZAHRA)
    keep(stand, {"paper_no": "17"})
    questions.put(stand, "why", words={"en": "Why here?"}, kind="text")
    allowed = KEYS | NAMES | data_words(stand)
    async with open_app((120, 40)) as (app, pilot):
        await press(pilot, WAYS[way])
        found = unmarked(app, allowed)
    assert found == set(), way


@pytest.mark.parametrize("screen", ["evening", "samples out", "questions", "first visitor"])
async def test_screens_from_the_menu(open_app: Open, stand: Stand, marked: None, screen: str) -> None:
    from fairdesk.tui.evening import close_the_day
    from fairdesk.tui.screens.interests.out import SamplesOut
    from fairdesk.tui.screens.questions.screen import QuestionsScreen
    from fairdesk.tui.screens.sheets.first import FirstVisitor

    anna = keep(stand, ANNA, ("FZ-1023", "order"))
    samples.note(stand, anna, "FZ-1023", "lent", until="2027-03-15", pieces="2")
    keep(stand, {"paper_no": "17"})
    questions.put(stand, "why", words={"en": "Why here?"}, kind="text", required=True)
    drafts.keep(stand, Draft(typed={"name": "Practice Parked"}, parked_at=stand.now().isoformat()))
    allowed = KEYS | NAMES | data_words(stand)
    async with open_app() as (app, pilot):
        if screen == "evening":
            close_the_day(app.work)
        else:
            other = SamplesOut if screen == "samples out" else QuestionsScreen
            made: Screen[Any] = FirstVisitor() if screen == "first visitor" else other(stand)
            app.push_screen(made)
        await until(pilot, lambda: app.screen is not app.work)
        await pilot.pause(0.6)
        assert unmarked(app, allowed) == set()


async def press(pilot: Pilot[None], keys: Sequence[str]) -> None:
    """Press keys; `wait` gives the screen time."""
    for key in keys:
        if key == "wait":
            await pilot.pause(0.6)
        else:
            await pilot.press({" ": "space"}.get(key, key))
    await pilot.pause(0.3)


def test_the_marks_keep_places_and_lengths() -> None:
    assert len(Marked().gettext("Not saved: {what}")) == len("Not saved: {what}")
    assert not WORD.search(PLACES.sub("", Marked().gettext("Not saved: {what}")))


def test_no_screen_is_left_out() -> None:
    folder = Path(__file__).resolve().parents[2] / "fairdesk" / "tui" / "screens"
    assert {path.name for path in folder.iterdir() if path.is_dir() and path.name != "__pycache__"} == {
        "cards", "day", "desk", "interests", "leads", "questions", "rings", "sheets", "shown", "start",
    }  # fmt: skip
