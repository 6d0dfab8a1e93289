"""The first start: one screen, three ways to begin, one key each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_, _, also, is_right, language
from fairdesk.stand import Stand
from fairdesk.tui import theme as themes
from fairdesk.tui.direction.side import side_class
from fairdesk.tui.hints import Hint
from fairdesk.tui.keys import digit
from fairdesk.tui.screens.sheets.first import FirstVisitor
from fairdesk.tui.screens.start.language import OWN_NAMES
from fairdesk.tui.screens.start.poster import poster_blocks
from fairdesk.tui.screens.start.practice import begin_now, practise
from fairdesk.tui.screens.start.setup import SetupScreen
from fairdesk.tui.widgets.bars import HintLine
from fairdesk.tui.widgets.beside import beside
from fairdesk.tui.widgets.cells import Cell, columns_of
from fairdesk.tui.widgets.reading import Reading
from fairdesk.tui.widgets.ring_picture import RingPicture
from fairdesk.tui.widgets.row_lines import Column, Row
from fairdesk.tui.widgets.rows import Rows

QUIET_SECONDS: Final = 0.4
"""So long no key may have come before one chooses: what is still being typed was meant for the Desk."""

TYPING_SECONDS: Final = 1.5
"""The same, once something was passed on to the Desk; Enter then waits for an arrow."""

WITH_RING: Final = 70
"""A window this wide has room for the ring."""

WORDS_HEIGHT: Final = 19

NOW: Final = "now"
SET_UP: Final = "set_up"
PRACTISE: Final = "practise"
LANGUAGE: Final = "language"

PROMISE: Final = N_("Everyone who stops at your stand, and the rings they liked.")
CALM: Final = N_("No account, no network. Everything stays on this laptop.")
WAYS: Final = (
    (NOW, N_("A visitor is waiting"), N_("The Desk at once. The fair gets today's date; rename it later.")),
    (SET_UP, N_("Set up my fair"), N_("Its name is enough; the rest can wait.")),
    (PRACTISE, N_("Practise on the sample"), N_("Made makers and rings, in a folder of their own.")),
)
"""The ways to begin: name, words, what happens. Both languages stand on the screen at once."""


class Ways(Rows, can_focus=False):
    """The three ways; the screen takes the keys for it, and a click takes a way at once."""

    @property
    def active(self) -> bool:
        """The cursor always counts as in use."""
        return True

    def on_click(self, event: events.Click) -> None:
        """Take the way under the mouse."""
        if event.y < len(self.rows):
            self.cursor = event.y
            self.action_choose()


class Welcome(Screen[str]):
    """Gives the way that was taken, after it was taken: `now`, `set_up` or `practise`.

    Letters that come before it was quiet for a moment go to the field below, where they were meant.
    """

    CSS_PATH: ClassVar[str] = "welcome.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "first", show=False),
        Binding("ctrl+t", "theme", show=False),
        Binding("ctrl+q", "app.quit", show=False),
    ]

    def __init__(self, stand: Stand) -> None:
        super().__init__()
        self._stand = stand
        self._picture = RingPicture(id="welcome-ring")
        other = Column("", max(columns_of(also(words)) for _way, words, _about in WAYS), end=True)
        self._ways = Ways((Column("", 1), Column(""), other), heads=False, id="welcome-ways")
        other_side = side_class("ltr" if is_right() else "rtl")
        self._told, self._also_told = Reading(""), Reading("", classes=other_side)
        self._also = f"also {other_side}"
        self._words = Vertical(id="welcome-words")
        self._foot = HintLine(classes="foot")
        self._last_key = monotonic()
        self._begun = False
        self._passed = False

    def compose(self) -> ComposeResult:
        """Lay the ring beside the words."""
        with Horizontal(id="welcome"):
            yield self._picture
            with self._words:
                yield Static("fairdesk", classes="mark")
                yield Reading(_(PROMISE), classes="promise")
                yield Reading(also(PROMISE), classes=f"promise {self._also}")
                yield self._ways
                with Vertical(id="welcome-told"):
                    yield from (self._told, self._also_told)
                yield Reading(_(CALM), classes="calm")
                yield Reading(also(CALM), classes=f"calm {self._also}")
        yield self._foot

    def on_mount(self) -> None:
        """Show the ways and the ring."""
        rows = [
            Row(
                way,
                (Cell(str(number), "accent", bold=True), Cell(_(words), "bright"), Cell(also(words), "fg")),
            )
            for number, (way, words, _about) in enumerate(WAYS, start=1)
        ]
        self._ways.show(rows)
        self._foot.hints = (
            Hint("1 2 3", _("begin")),
            Hint("4", also_named()),
            Hint("F1", _("your first visitor, on a page")),
            Hint("^T", _("light or dark")),
            Hint("^Q", _("leave")),
        )
        self.watch(self.app, "theme", self._draw)

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Say what the way under the cursor does."""
        message.stop()
        if not self._begun:
            about = WAYS[self._ways.cursor][2]
            self._tell(_(about), also(about)) if about else self._tell("")

    def _tell(self, words: str, other: str = "") -> None:
        """Say something, in the other language too where who reads may know only that."""
        self._told.update(words)
        self._also_told.update(other)

    def on_resize(self) -> None:
        """Draw the ring for this window."""
        self._draw()

    def _draw(self) -> None:
        beside(self, self._load, "picture", latest=True)

    async def _load(self) -> None:
        wide = self.app.size.width >= 100 and self.app.size.height >= 30
        size = (44, 22) if wide else (28, 14)
        ground = self.app.theme_variables["bg"]
        room = self.app.size.width >= WITH_RING
        blocks = await asyncio.to_thread(poster_blocks, *size, ground) if room else ()
        self._picture.show(blocks)
        self._picture.refresh(layout=True)
        self._words.styles.height = max(len(blocks), WORDS_HEIGHT)

    # -- keys --------------------------------------------------------------------------------------

    def action_theme(self) -> None:
        """Light or dark."""
        self.app.theme = themes.LIGHT if self.app.theme == themes.DARK else themes.DARK

    def action_first(self) -> None:
        """Show how a visitor is registered."""
        self.app.push_screen(FirstVisitor())

    def _pass_below(self, letter: str) -> None:
        below = self.app.screen_stack[self.app.screen_stack.index(self) - 1].focused
        if isinstance(below, Input) and letter.isprintable():
            below.insert_text_at_cursor(letter)
            self._passed = True
            self._tell(_("What you typed is kept at the Desk."))

    def on_key(self, event: events.Key) -> None:
        """Take a way by its digit or Enter; what comes while somebody still types is passed on."""
        patience = TYPING_SECONDS if self._passed else QUIET_SECONDS
        quiet = event.time - self._last_key >= patience
        self._last_key = event.time
        number = digit(event.character)
        if event.key in {"up", "down"}:
            self._passed = False
            self._ways.action_move(1 if event.key == "down" else -1)
        elif event.key == "enter":
            if quiet and not self._passed and self._ways.current is not None:
                self._take(self._ways.current.key)
        elif quiet and number and number <= len(self._ways.rows):
            self._take(self._ways.rows[number - 1].key)
        elif quiet and number == len(self._ways.rows) + 1:
            self._take(LANGUAGE)
        elif event.is_printable:
            self._pass_below(event.character or "")
        else:
            return
        event.stop()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Take the way under the cursor."""
        message.stop()
        if message.row is not None:
            self._take(message.row.key)

    def _take(self, way: str) -> None:
        self._ways.go_to(way)
        if self._begun:
            return
        if way == LANGUAGE:
            self.dismiss(LANGUAGE)
        elif way == SET_UP:
            self.app.push_screen(SetupScreen(self._stand), self._set_up)
        else:
            self._tell(_("Opening the sample…") if way == PRACTISE else "")
            deed = practise if way == PRACTISE else begin_now
            beside(self, partial(self._begin, way, deed), "begin")

    def _set_up(self, code: str | None) -> None:
        if code:
            self.dismiss(SET_UP)

    async def _begin(self, way: str, deed: Callable[[Stand], object]) -> None:
        self._begun = True
        try:
            await asyncio.to_thread(deed, self._stand)
        except Refusal as refusal:
            self._refused(str(refusal))
        except Exception as fault:
            self._refused(_("That did not work: {why}").format(why=f"{type(fault).__name__}: {fault}"))
        else:
            self.dismiss(way)

    def _refused(self, sentence: str) -> None:
        self._tell(sentence)
        self._begun = False


def also_named() -> str:
    """Return the other language by its own name."""
    return next(name for code, name in OWN_NAMES.items() if code != language())
