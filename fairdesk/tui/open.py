"""Opens the stand after the first frame: the one loader of workflows, storage and the other screens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from textual.screen import Screen

    from fairdesk.models.stand_rows import FairRow
    from fairdesk.settings import Settings
    from fairdesk.stand import Stand
    from fairdesk.tui.acts.arrivals import Looking
    from fairdesk.tui.home import Home
    from fairdesk.tui.place import Liked, PlaceClass
    from fairdesk.tui.screens.desk.work import DeskWork
    from fairdesk.tui.screens.hidden import Poster
    from fairdesk.tui.screens.paper.lines import PaperLine
    from fairdesk.workflows.leads.glance import Glance
    from fairdesk.workflows.leads.shown import Shown


@dataclass(frozen=True)
class Opened:
    """What there is once the stand is open: the Desk's work, and the classes of the other places by name.

    `welcome` makes the screen of the first start, when there is no fair yet, `setup` the form of a fair,
    `questions` the screen of its questions, `evening` the screen that closes a day, `inbox` the one of what
    visitors sent by phone, which `arrivals` looks out for; `poster` reads what the
    hidden screen shows, `pin_sheet` makes the sheet of its PIN, `card_sheet` the one that asks for a picture,
    `note_sheet` the one for a long note,
    `card_viewer` the screen that shows them, `shown_screen` the one that shows a form to the visitor,
    `take_away` the one with the codes of a visitor's rings, `pages_code` the one with the code of the pages,
    `warning` says what is wrong with the address in printed codes,
    `papers` are the menu's lines for what is printed for the counter.
    """

    stand: Stand
    desk: DeskWork
    places: Mapping[str, PlaceClass]
    welcome: Callable[[Stand], Screen[str]] | None = None
    setup: Callable[[Stand, FairRow | None], Screen[str]] | None = None
    poster: Callable[[Stand], Poster] | None = None
    questions: Callable[[Stand], Screen[bool]] | None = None
    evening: Callable[[Stand, dict[str, str]], Screen[str]] | None = None
    inbox: Callable[[Stand], Screen[str]] | None = None
    arrivals: Callable[[Stand], Looking] | None = None
    pin_sheet: Callable[[Stand, str], Screen[bool]] | None = None
    note_sheet: Callable[[str, Callable[[str], object]], Screen[str]] | None = None
    card_sheet: Callable[[Callable[[Path], str], int], Screen[str]] | None = None
    card_viewer: Callable[[Sequence[tuple[bytes, str]]], Screen[bool]] | None = None
    shown_screen: Callable[[Shown, dict[str, bool]], Screen[dict[str, bool]]] | None = None
    take_away: Callable[[Stand, Liked], Screen[None]] | None = None
    pages_code: Callable[[Stand], Screen[None]] | None = None
    warning: Callable[[Stand], str] | None = None
    papers: Sequence[PaperLine] = ()


def glance(settings: Settings) -> Glance | None:
    """Return what was saved last, read at once; runs in a thread, right after the first frame."""
    from fairdesk.workflows.leads import glance as first_look

    return first_look.glance(settings)


def load_home() -> type[Home]:
    """Load the screen that the work is done on; runs in a thread, right after the first frame."""
    from fairdesk.tui.home import Home

    return Home


def open_stand(settings: Settings) -> Opened:
    """Open the stand with the Desk's work; runs in a thread.

    Raises: Refusal, when the data folder or the database cannot be opened.
    """
    from fairdesk import stand as stands
    from fairdesk.tui.screens.desk.work import DeskWork

    stand = stands.open_stand(settings)
    return Opened(stand, DeskWork(stand), {})


def load_places(opened: Opened) -> Opened:
    """Return `opened` with the other places and the first screens; runs in a thread, after the Desk works."""
    from fairdesk.tui.screens.cards.sheet import CardSheet
    from fairdesk.tui.screens.cards.viewer import CardViewer
    from fairdesk.tui.screens.codes.full import warning_of
    from fairdesk.tui.screens.codes.pages import PagesCode
    from fairdesk.tui.screens.codes.take_away import TakeAwayScreen
    from fairdesk.tui.screens.day.screen import DayScreen
    from fairdesk.tui.screens.inbox.screen import Inbox
    from fairdesk.tui.screens.leads.place import Leads
    from fairdesk.tui.screens.paper.lines import LINES
    from fairdesk.tui.screens.questions.screen import QuestionsScreen
    from fairdesk.tui.screens.rings.place import Rings
    from fairdesk.tui.screens.sheets.note import NoteSheet
    from fairdesk.tui.screens.sheets.pin import PinSheet
    from fairdesk.tui.screens.shown.screen import ShownScreen
    from fairdesk.tui.screens.start.poster import poster_of
    from fairdesk.tui.screens.start.setup import SetupScreen
    from fairdesk.tui.screens.start.welcome import Welcome
    from fairdesk.workflows.inbox.arrivals import Arrivals

    places: dict[str, PlaceClass] = {"leads": Leads, "rings": Rings}
    return replace(
        opened,
        places=places,
        welcome=Welcome,
        setup=SetupScreen,
        poster=poster_of,
        questions=QuestionsScreen,
        evening=DayScreen,
        inbox=Inbox,
        arrivals=Arrivals,
        pin_sheet=PinSheet,
        card_sheet=CardSheet,
        note_sheet=NoteSheet,
        card_viewer=partial(CardViewer, title="", add=True),
        shown_screen=ShownScreen,
        take_away=TakeAwayScreen,
        pages_code=PagesCode,
        warning=warning_of,
        papers=LINES,
    )
