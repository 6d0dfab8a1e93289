"""Every screen of the program, and how to come to it, for what is true of all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from textual.pilot import Pilot
from textual.screen import Screen

from fairdesk.codes.matrix import matrix
from fairdesk.codes.png import png
from fairdesk.domain.leads.consents import LeftOut
from fairdesk.domain.refusals import Refusal
from fairdesk.exports.guards import Substitution
from fairdesk.exports.report import Report
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand
from fairdesk.storage.pages import catalogue
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.place import Liked
from fairdesk.tui.screens.cards.viewer import CardViewer
from fairdesk.tui.screens.codes.pages import PagesCode
from fairdesk.tui.screens.codes.take_away import TakeAwayScreen
from fairdesk.tui.screens.day.lines import set_the_clock
from fairdesk.tui.screens.day.screen import DayScreen
from fairdesk.tui.screens.day.sheet import CloseSheet
from fairdesk.tui.screens.inbox.screen import Inbox
from fairdesk.tui.screens.interests.out import SamplesOut
from fairdesk.tui.screens.interests.rings import LeadRings
from fairdesk.tui.screens.leads.export.screen import ExportScreen
from fairdesk.tui.screens.leads.export.written import written
from fairdesk.tui.screens.leads.import_sheet import ImportContacts, ImportTried
from fairdesk.tui.screens.paper.picks import PicksPaper
from fairdesk.tui.screens.paper.preview import Preview
from fairdesk.tui.screens.paper.rings import RingsPaper
from fairdesk.tui.screens.paper.signs import ContactPaper, PrivacyPaper, SlipsPaper, WifiPaper
from fairdesk.tui.screens.questions.screen import QuestionsScreen
from fairdesk.tui.screens.questions.sheet import QuestionSheet
from fairdesk.tui.screens.rings.import_sheet import ImportScreen
from fairdesk.tui.screens.sheets.first import FirstVisitor
from fairdesk.tui.screens.sheets.note import NoteSheet
from fairdesk.tui.screens.sheets.pin import PinSheet
from fairdesk.tui.screens.start.setup import SetupScreen
from fairdesk.tui.screens.start.welcome import Welcome
from fairdesk.workflows.contacts.arrived import Arrived, Doubt
from fairdesk.workflows.contacts.receive import receive
from fairdesk.workflows.day import close
from fairdesk.workflows.fair import makers, questions
from fairdesk.workflows.leads import browse, samples
from tests.tui.conftest import until
from tests.tui.people import ANNA, JONAS, ZAHRA, keep, send

Make = Callable[[Stand], Screen[Any]]


@dataclass(frozen=True)
class Way:
    """How to come to a screen of class `shows`: by keys (`wait` gives time), on one made of the stand."""

    shows: str
    keys: Sequence[str] = ()
    make: Make | None = None


def _lead_rings(stand: Stand) -> Screen[Any]:
    return LeadRings(stand, browse.show(stand, browse.recent(stand)[-1].id))


def _question(stand: Stand) -> Screen[Any]:
    return QuestionSheet(stand, questions.listed(stand)[0])


def _close(stand: Stand) -> Screen[Any]:
    return CloseSheet(stand, close.look(stand), {})


def _paper(stand: Stand) -> Screen[Any]:
    return RingsPaper.read(stand, "FZ-1023", "", "turquoise")


def _export(stand: Stand) -> Screen[Any]:
    return ExportScreen(stand, LeadFilter())


def _written(stand: Stand) -> Screen[Any]:
    changed = (Substitution("note", "Why; here", "Why, here"),)
    left_out, by_country = {LeftOut.NO_MARKETING.value: 2}, {(LeftOut.NO_MARKETING.value, "SE"): 2}
    files = tuple(Path(f"/sample/PRACTICE-contacts-{number}.vcf") for number in range(2, 6))
    since = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
    return written(stand, Report(files, 9000, changed, 9001, 3, left_out, by_country, since))


def _picks(stand: Stand) -> Screen[Any]:
    return PicksPaper(stand, browse.show(stand, browse.recent(stand)[-1].id))


def _tried(stand: Stand) -> Screen[Any]:
    why = Refusal("{label}: {value} was taken out here, and stays so.", label="City", value="Lund")
    doubt = Doubt(2, "Anna", why)
    tried = Arrived("vcard", 9, 4, 2, 3, 0, 12, (doubt,) * 9, dry_run=True)
    return ImportTried("phone.vcf", partial(receive, stand, Path("phone.vcf")), tried)


def _take_away(stand: Stand) -> Screen[Any]:
    return TakeAwayScreen(stand, Liked(tuple(ring.id for ring in catalogue.rings(stand.database)), "de", 2))


SCREENS: Final[dict[str, Way]] = {
    "desk": Way("Home"),
    "desk, page 2": Way("Home", ("pagedown",)),
    "desk, page 3": Way("Home", ("pagedown", "pagedown")),
    "desk, refused": Way("Home", ("x", "f9")),
    "desk, a ring": Way("Home", ("f7", *"FZ-1023", "tab", "4", "enter", "down")),
    "desk, known": Way("Home", (*"Anna Prov", "wait")),
    "leads": Way("Home", ("f3", "wait")),
    "rings": Way("Home", ("f4", "wait")),
    "menu": Way("Menu", ("ctrl+p", "wait")),
    "menu without a hit": Way("Menu", ("ctrl+p", "wait", *"qqq", "wait", "wait")),
    "filters": Way("FilterScreen", ("f3", "wait", "f", "wait")),
    "lead in full": Way("LeadScreen", ("f3", "wait", "enter", "wait")),
    "set aside": Way("Pick", ("f3", "wait", "x", "wait")),
    "code": Way("CodeScreen", ("f4", "wait", "enter", "wait")),
    "keys": Way("HelpScreen", ("f1", "wait")),
    "a long note": Way("NoteSheet", ("wait",), lambda _stand: NoteSheet("Anna\nQR-1023", print)),
    "show the visitor": Way("ShownScreen", (*"Anna", "ctrl+g", "wait")),
    "picture": Way("CardSheet", ("f19", "wait")),
    "leave": Way("Ask", ("x", "ctrl+q", "wait")),
    "staff": Way("StaffScreen", ("ctrl+o", "wait")),
    "empty the form": Way("Ask", ("x", "escape", "wait", "wait")),
    "hidden": Way("Hidden", ("f12", "wait")),
    "the clock": Way("Told", (), set_the_clock),
    "the evening": Way("DayScreen", ("wait",), lambda stand: DayScreen(stand, {})),
    "welcome": Way("Welcome", ("wait",), Welcome),
    "set up": Way("SetupScreen", (), SetupScreen),
    "this fair": Way("SetupScreen", (), lambda stand: SetupScreen(stand, stand.fair)),
    "first visitor": Way("FirstVisitor", (), lambda _stand: FirstVisitor()),
    "questions": Way("QuestionsScreen", ("wait",), QuestionsScreen),
    "a question": Way("QuestionSheet", (), _question),
    "rings of a lead": Way("LeadRings", ("wait",), _lead_rings),
    "add a ring": Way("RingSheet", ("wait", "a", "wait"), _lead_rings),
    "how many": Way("ValueSheet", ("wait", "q", "wait"), _lead_rings),
    "a sample": Way("SampleSheet", ("wait", "s", "wait"), _lead_rings),
    "samples out": Way("SamplesOut", ("wait",), SamplesOut),
    "sent by phone": Way("Inbox", ("wait",), Inbox),
    "export": Way("ExportScreen", ("wait",), _export),
    "export, CSV by interest": Way(
        "ExportScreen", ("wait", "down", "wait", *["tab"] * 4, "2", "wait"), _export
    ),
    "export for a maker": Way(
        "ExportScreen", ("wait", *["tab"] * 3, *"pm", "wait", "enter", "wait"), _export
    ),
    "export of nobody": Way("ExportScreen", ("wait", "tab", " ", "wait", "f9", "wait"), _export),
    "export, written": Way("Told", (), _written),
    "import": Way("ImportScreen", (), ImportScreen),
    "import contacts": Way("ImportContacts", (), ImportContacts),
    "what an import would bring": Way("ImportTried", (), _tried),
    "PIN": Way("PinSheet", (), lambda stand: PinSheet(stand, "Practice Sara")),
    "cards": Way("CardViewer", ("wait",), lambda _stand: CardViewer([(png(matrix("Anna")), "card")], "Anna")),
    "print labels": Way("RingsPaper", ("wait",), _paper),
    "print many tags": Way("RingsPaper", ("wait", "g", "a", *["down"] * 3, "9"), _paper),
    "print tent cards": Way("RingsPaper", ("wait", "t"), _paper),
    "print the catalogue": Way("RingsPaper", ("wait", "c"), _paper),
    "print, refused": Way("RingsPaper", ("wait", "f9", "wait"), _paper),
    "print picks": Way("PicksPaper", ("wait",), _picks),
    "print slips": Way("SlipsPaper", ("wait",), SlipsPaper.read),
    "print the notice": Way("PrivacyPaper", ("wait",), PrivacyPaper),
    "print the Wi-Fi sign": Way("WifiPaper", ("wait",), WifiPaper),
    "print our contact": Way("ContactPaper", ("wait",), ContactPaper.read),
    "rings to take away": Way("TakeAwayScreen", ("wait",), _take_away),
    "rings to take away, mail": Way("TakeAwayScreen", ("wait", "w", "wait"), _take_away),
    "rings to take away, none": Way("TakeAwayScreen", ("wait",), lambda one: TakeAwayScreen(one, Liked())),
    "pages as they are served": Way("PagesCode", ("wait",), PagesCode),
    "pages": Way("Preview", ("wait", "plus", "wait"), lambda _stand: Preview([png(matrix("Anna"))] * 2)),
    "close the day": Way("CloseSheet", (), _close),
}


def fill(stand: Stand) -> None:
    """Let every screen have something to show."""
    anna = keep(stand, ANNA, ("FZ-1023", "order"), ("AQ-2004", "liked"))
    samples.note(stand, anna, "FZ-1023", "lent", until="2027-03-15", pieces="2")
    keep(stand, JONAS)
    keep(stand, ZAHRA)
    keep(stand, {"paper_no": "17"})
    send(stand)
    makers.edit(stand, "PM", {"email": "office@maker.example", "phone": "+98 25 1234 5678"})
    questions.put(stand, "why", words={"en": "Why here?"}, kind="text", required=True)


_MADE: Final = tuple(name for name, way in SCREENS.items() if way.make is not None)

MADE: Final = (_MADE[::3], _MADE[1::3], _MADE[2::3])
"""Screens of which one program can show several after each other."""

TYPED: Final = tuple(name for name in SCREENS if name not in _MADE)
"""Screens that are come to by keys, each in a program of its own."""


async def come_to(app: FairdeskApp, pilot: Pilot[None], stand: Stand, name: str) -> None:
    """Go to a screen, and see that it is the one."""
    way = SCREENS[name]
    if way.make is not None:
        app.push_screen(way.make(stand))
        await until(pilot, lambda: app.screen is not app.work)
    for key in way.keys:
        if key == "wait":
            await pilot.pause(0.35)
        else:
            await pilot.press({" ": "space"}.get(key, key))
    await pilot.pause(0.2)
    assert type(app.screen).__name__ == way.shows, name


async def each_of(
    names: Sequence[str], app: FairdeskApp, pilot: Pilot[None], stand: Stand
) -> AsyncIterator[str]:
    """Come to each of some screens that are made, one after the other, and leave it again."""
    for name in names:
        await come_to(app, pilot, stand, name)
        yield name
        while app.screen is not app.work:
            app.pop_screen()
            await pilot.pause()
