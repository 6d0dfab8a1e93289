"""A pseudo-language in which every message is marked: no screen has another word, or cuts one at 80x24."""

from __future__ import annotations

import gettext
import re
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from textual.pilot import Pilot

from fairdesk.domain import countries, wordings
from fairdesk.domain.leads.mail_rules import mail_rule
from fairdesk.domain.terms import stone_name
from fairdesk.language import messages
from fairdesk.language.page_words import page_word
from fairdesk.stand import Stand
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.screens.codes.full import OTHERS
from fairdesk.tui.screens.codes.take_away import ABROAD
from tests.tui.conftest import RINGS, Open
from tests.tui.every_screen import MADE, SCREENS, TYPED, come_to, each_of, fill
from tests.tui.people import ANNA, JONAS, ZAHRA
from tests.tui.test_nothing_cut import cut

WORD = re.compile("[A-Za-z]{2,}")
PLACES = re.compile(r"(\{\w*\})")
MARKED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "абвгдежзийклмнопрстуфхцчшщАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩ",
)
"""Each Latin letter has a Cyrillic one: words keep their length, and what is cut stays marked."""

SMALL, LARGE = (80, 24), (120, 40)
KEYS = {"Enter", "Esc", "Tab", "Space", "Del", "PgDn", "PgUp", "Ctrl", "Shift", "Backspace", "Home", "End"}
NAMES = {"fairdesk", "qqq", "English", "EUR", "SE", "DE", "IR", "QR", "SKU", "MOQ", "Aa", "WPA", "WEP"}
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
    monkeypatch.setattr(messages, "_other", Marked)  # the real one would be kept, for the tests after these


def data_words(stand: Stand) -> set[str]:
    """Return the words that people typed: of visitors, rings, the fair and the staff."""
    told = [*ANNA.values(), *JONAS.values(), *ZAHRA.values(), "Practice Maker Fair Sara Stockholm Qom Parked"]
    told += ["Practice Sky Iwan Seal Clear FZ AQ DN PRACTICE", "Why here silver", "Slip Sample City Lund"]
    told += [str(stand.settings.data), *wordings.current("en").parts.values()]
    told += [page_word(word, lang) for word in {"scan_phone", *ABROAD.values()} for lang in OTHERS]
    told += ["office@maker.example", "Europe Etc UTC Sweden Deutsch Svenska contacts vcf html sent"]
    told += [f"{countries.name(code, 'en')} {mail_rule(code).name}" for code in ("SE", "DE", "IR")]
    told += [stone_name(stone, "en") for _sku, _name, stone, _moq in RINGS]
    return set(WORD.findall(" ".join(told)))


def unmarked(app: FairdeskApp, allowed: set[str]) -> set[str]:
    """Return the words on the screen that are neither marked nor data.

    The row of a file's name is data, and so is what will stand in the file.
    """
    paths = {field.region.y for field in app.screen.query("#out")}
    data = [pane.region for pane in app.screen.query("#first")]
    rows = []
    for row, strip in enumerate(app.screen._compositor.render_strips()):
        cuts = [end for region in data if region.y <= row < region.bottom for end in (region.x, region.right)]
        parts = strip.divide([*cuts, strip.cell_length])
        rows += [part.text for number, part in enumerate(parts) if number % 2 == 0 and row not in paths]
    text = "\n".join(rows)
    return {
        word
        for word in WORD.findall(text)
        if not any(word.casefold() in known.casefold() for known in allowed)
    }


async def seen(app: FairdeskApp, pilot: Pilot[None], allowed: set[str]) -> tuple[set[str], list[str]]:
    """Return what is not marked in a large window, and what a small one, which stays, cuts.

    Marked words are as long as they are in English.
    """
    words = unmarked(app, allowed)
    await resize(pilot, SMALL)
    return words, cut(app)


async def resize(pilot: Pilot[None], size: tuple[int, int]) -> None:
    await pilot.resize_terminal(*size)
    await pilot.pause()


@pytest.mark.parametrize("screen", TYPED)
async def test_every_word_on_a_screen_is_a_message_or_data(
    open_app: Open, stand: Stand, marked: None, screen: str
) -> None:
    fill(stand)
    allowed = KEYS | NAMES | data_words(stand)
    async with open_app(LARGE) as (app, pilot):
        await come_to(app, pilot, stand, screen)
        assert await seen(app, pilot, allowed) == (set(), [])


@pytest.mark.parametrize("names", MADE)
async def test_every_word_on_screens_that_open_over_another(
    open_app: Open, stand: Stand, marked: None, names: Sequence[str]
) -> None:
    fill(stand)
    allowed = KEYS | NAMES | data_words(stand)
    found = {}
    async with open_app(LARGE) as (app, pilot):
        async for name in each_of(names, app, pilot, stand):
            words, rows = await seen(app, pilot, allowed)
            found[name] = (words, [] if name == "welcome" else rows)  # its Persian has columns of its own
            await resize(pilot, LARGE)
    left = {name: words for name, words in found.items() if words != (set(), [])}
    assert left == {}, "\n".join(f"{name}: {words}" for name, words in left.items())


def test_the_marks_keep_places_and_lengths() -> None:
    assert len(Marked().gettext("Not saved: {what}")) == len("Not saved: {what}")
    assert not WORD.search(PLACES.sub("", Marked().gettext("Not saved: {what}")))


def test_no_screen_is_left_out() -> None:
    made: set[str] = set()
    screen = re.compile(
        r"^class (\w+)\("
        r"(?:Modal|List|Paper|Sign|Choosing|File)?(?:Screen|Sheet|Paper|LargePicture|FullCode)\b",
        re.MULTILINE,
    )
    for path in (Path(__file__).resolve().parents[2] / "fairdesk" / "tui").rglob("*.py"):
        made |= set(screen.findall(path.read_text("utf-8")))
    abstract = {
        "Sheet",
        "ChoosingSheet",
        "FileSheet",
        "ListScreen",
        "Shell",
        "Front",
        "PaperSheet",
        "SignPaper",
        "LargePicture",
        "FullCode",
    }
    assert made - abstract <= {way.shows for way in SCREENS.values()}
