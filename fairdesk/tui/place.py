"""A place: what the parts of the screen have in common."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple, ParamSpec, Protocol, TypeVar

from textual.containers import Container
from textual.message import Message
from textual.widget import Widget

from fairdesk.language.messages import _
from fairdesk.tui.hints import Flash, Hint
from fairdesk.tui.widgets.beside import beside

if TYPE_CHECKING:
    from textual import events

    from fairdesk.stand import Stand

P = ParamSpec("P")
T = TypeVar("T")


class Command(NamedTuple):
    """A line of the menu: what it does, more about it, its key when it has one, and the deed."""

    title: str
    about: str
    key: str
    deed: Callable[[], object]


class Liked(NamedTuple):
    """The rings of one visitor: their ids, the visitor's language, and how many are in no catalogue."""

    ring_ids: tuple[str, ...] = ()
    language: str = ""
    told: int = 0


class Act(NamedTuple):
    """What a place can do by a line of the menu: the line's words, its key there, and its action's name.

    `here` is for one that needs what stands under the cursor: it is no line at other places.
    """

    title: str
    about: str
    key: str
    action: str
    here: bool = False


class Place(Container):
    """One of Desk, Leads and Rings.

    A place is made as `SomePlace(stand)` at its first visit and stays mounted. `STYLES` names its
    style sheet. It asks the workflows through `ask`, in a thread, and hands up messages: `Said`,
    `Refused`, `HintsChanged`, `CountsChanged`, `KeysFree`, `DeskWanted`, `PlaceWanted`, `Moment`.
    """

    NAME: ClassVar[str] = ""
    STYLES: ClassVar[Path | None] = None
    PRIVATE: ClassVar[bool] = False
    """Whether it lists people: then it is not left open when nobody is at the keyboard."""

    ACTS: ClassVar[tuple[Act, ...]] = ()
    """Its lines of the menu, there and, but for those that need its cursor, at every other place."""

    prices = False
    """Whether prices show, instead of dots."""

    class Said(Message):
        """Something was done: the hint line shows it."""

        def __init__(self, flash: Flash) -> None:
            super().__init__()
            self.flash = flash

    class Refused(Message):
        """Something was refused, or failed: a toast shows it."""

        def __init__(self, what: str, todo: str = "") -> None:
            super().__init__()
            self.what = what
            self.todo = todo

    class HintsChanged(Message):
        """Other keys work now where the focus is."""

    class CountsChanged(Message):
        """The header's figures may have changed."""

    class KeysFree(Message):
        """The keys that had to wait may come."""

    class DeskWanted(Message):
        """A lead is to be opened in the Desk's form: to edit it, or to add a visit."""

        def __init__(self, lead_id: str, visit: bool) -> None:
            super().__init__()
            self.lead_id = lead_id
            self.visit = visit

    class Moment(Message):
        """Something happened for which there may be a hint that is said once."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    class PlaceWanted(Message):
        """Another place is to come into sight."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self) -> None:
        super().__init__(id=self.NAME, classes="place")
        self.last_focus: Widget | None = None

    def entered(self) -> None:
        """Come into sight: give the focus back where it was, or to the first field."""
        target = (
            self.last_focus
            if self.last_focus is not None and self.last_focus.is_attached
            else self.first_focus()
        )
        if target is not None:
            self.screen.set_focus(target)  # now: `focus` waits, and what opens meanwhile has gone on by then

    def refresh_shown(self) -> None:
        """Read again what is shown: something was written elsewhere."""

    def first_focus(self) -> Widget | None:
        """Return what has the focus at the first visit."""
        return None

    def hints(self) -> Sequence[Hint]:
        """Return the keys that work where the focus is, most needed first."""
        return ()

    def fault_here(self) -> str:
        """Return what is wrong where the focus is, when nothing but the hint line can say it."""
        return ""

    def commands(self) -> Sequence[Command]:
        """Return this place's lines of the menu."""
        return [
            Command(_(act.title), _(act.about), act.key, getattr(self, f"action_{act.action}"))
            for act in self.ACTS
        ]

    def find(self) -> None:
        """Answer F7: go to this place's finder."""

    def save(self) -> None:
        """Answer F9."""

    def another(self) -> None:
        """Answer F8."""

    def card(self) -> None:
        """Answer Shift+F7: a picture of a card."""

    def dropped(self, text: str) -> bool:
        """Take what was dropped on the window or pasted, where it is no text for a field; say whether."""
        return False

    def scanned(self, event: events.Key) -> bool:
        """Take a key that a hand scanner typed where there is no field; say whether it was one."""
        return False

    def colleague(self) -> None:
        """Answer Ctrl+Y: save, and go on with a colleague."""

    def no_data(self) -> None:
        """Answer Shift+F8: count a visitor who leaves nothing."""

    def show_visitor(self) -> None:
        """Answer Ctrl+G: show the visitor what they told us."""

    def liked(self) -> Liked:
        """Answer Ctrl+E: return the rings of the lead at hand."""
        return Liked()

    def show_prices(self, shown: bool) -> None:
        """Show the prices, or cover them with dots."""
        self.prices = shown

    def show_unfinished(self, badges: bool | None = None) -> None:
        """Show what is not complete, to be worked through: badges without a name, or what else, or all."""

    def escape(self) -> bool:
        """Answer Esc at once where that harms nothing (a list closes); return whether it did."""
        return False

    def clear(self) -> None:
        """Answer an Esc that was followed by no digit."""

    @property
    def holds_keys(self) -> bool:
        """Whether keys are to wait, because what is typed now belongs to what comes next."""
        return False

    @property
    def unsaved(self) -> str:
        """What would be left unsaved, as the title of a question; empty when nothing."""
        return ""

    async def ask(self, deed: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a workflow in a thread and return its answer; what it raises is raised here."""
        return await asyncio.to_thread(deed, *args, **kwargs)

    def start(self, name: str, deed: Callable[[], Awaitable[object]], *, latest: bool = False) -> None:
        """Start an async deed of this place beside the screen.

        With `latest` a deed of the same name that still runs is given up: for searches, never for writes.
        """
        beside(self, deed, f"{self.NAME}:{name}", latest=latest)


class PlaceClass(Protocol):
    """A class of places, before there is one: what it can do is known."""

    ACTS: tuple[Act, ...]

    def __call__(self, stand: Stand) -> Place:
        """Make the place."""
