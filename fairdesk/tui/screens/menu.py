"""The menu's lines: everything that can be done here, found by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.command import CommandInput, CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.containers import Horizontal, Vertical
from textual.widgets import LoadingIndicator
from textual.widgets.option_list import Option

from fairdesk.domain.folding import fold
from fairdesk.language.messages import _
from fairdesk.tui.inputs.written import Written
from fairdesk.tui.place import Command


class MenuLines(Provider):
    """Gives the command palette fairdesk's own lines, and none of Textual's."""

    LINES: ClassVar[Callable[[], Sequence[Command]]]

    async def discover(self) -> Hits:
        """Give all lines, in the order of the work."""
        for line in type(self).LINES():
            yield DiscoveryHit(_shown(line), line.deed, text=line.title, help=line.about or None)

    async def search(self, query: str) -> Hits:
        """Give the lines that a few letters of their title or explanation match."""
        marks = self.matcher(query)
        for line in type(self).LINES():
            if score := fitting(query, line):
                title = marks.highlight(line.title)
                yield Hit(score, title, line.deed, text=line.title, help=line.about or None)


def fitting(query: str, line: Command) -> float:
    """Return how well a line fits what is looked for, 0 when not: each word must stand in title or about.

    Whole words of the title come first, best in the order typed, then beginnings of its words, then what
    only its about says.
    """
    words, title, about = fold(query).split(), fold(line.title), fold(line.about)
    if not words or not all(word in title or word in about for word in words):
        return 0
    whole = sum(word in title.split() for word in words)
    begun = sum(any(one.startswith(word) for one in title.split()) for word in words)
    together = " ".join(words) in title
    return (1 + 3 * whole + 2 * begun + sum(word in title for word in words) + together) / (8 * len(words))


def _shown(line: Command) -> str:
    return f"{line.title}  [$accent]{line.key}[/]" if line.key else line.title


class MenuInput(CommandInput, Written):
    """The palette's field, which is written from either side."""


class Menu(CommandPalette):
    """The command palette, which is typed in and answers in the interface's language."""

    def compose(self) -> ComposeResult:
        """Lay the palette as Textual does, with a field of our own."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield MenuInput(placeholder=self._placeholder, select_on_focus=False)
            with Vertical(id="--results"):
                yield CommandList()
                yield LoadingIndicator()

    def _start_no_matches_countdown(self, search_value: str) -> None:
        self._stop_no_matches_countdown()

        def say() -> None:
            self._list_visible = bool(search_value)
            if search_value:
                nothing = Option(_("Nothing is called so."), disabled=True, id=self._NO_MATCHES)
                self.query_one(CommandList).add_option(nothing)

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, say)


def menu(lines: Callable[[], Sequence[Command]]) -> CommandPalette:
    """Return the menu as a screen to push."""
    provider = type("Lines", (MenuLines,), {"LINES": staticmethod(lines)})
    return Menu(providers=[provider], placeholder=_("what do you want to do?"))
