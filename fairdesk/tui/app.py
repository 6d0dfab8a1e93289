"""The terminal face: a first frame at once, the work behind it, and the gate that every key passes."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter

from fairdesk.language.messages import is_right, use_language
from fairdesk.tui import theme as themes
from fairdesk.tui.app_keys import KeyGate
from fairdesk.tui.direction.filter import BidiFilter
from fairdesk.tui.direction.mirror import mirror_rows
from fairdesk.tui.front import Front
from fairdesk.tui.keys import keep_alt_digits
from fairdesk.tui.open import glance, load_home, load_places, open_stand
from fairdesk.tui.widgets.line import Line

if TYPE_CHECKING:
    from fairdesk.settings import Settings
    from fairdesk.tui.home import Home
    from fairdesk.tui.open import Opened
    from fairdesk.tui.place import Place
    from fairdesk.tui.screens.desk.place import Desk

WIDTHS: Final = [(0, "-tiny"), (60, "-narrow"), (80, "-std"), (100, "-wide")]
"""Columns from which the window has a class of width."""

HEIGHTS: Final = [(0, "-low"), (22, "-mid"), (34, "-tall")]
"""Rows from which the window has a class of height."""


FRAME_SECONDS: Final = 0.02
"""Time for what was saved last to reach the screen, before loading takes the processor."""


class FairdeskApp(App[None]):
    """fairdesk in a terminal, on the data folder of `settings`.

    The first frame shows the Desk's empty form; keys pressed from then on are kept and reach it as
    soon as it stands. Then the stand is opened in a thread, and only with it workflows and storage.
    """

    TITLE = "fairdesk"
    CSS_PATH: ClassVar = Path(__file__).with_name("front.tcss")
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f12,ctrl+l", "hide", id="hide", priority=True),
        Binding("ctrl+q", "leave_now", show=False),
    ]

    def __init__(self, settings: Settings, typed: str = "") -> None:
        use_language(settings.language)
        keep_alt_digits()
        mirror_rows()
        self.gate = KeyGate(self, super().on_event)
        self._bidi = BidiFilter()
        super().__init__()
        self.settings = settings
        self._typed = typed
        self.set_class(is_right(), "-rtl")
        self.home: Home | None = None
        for name in themes.TOKENS:
            self.register_theme(themes.make_theme(name))
        self.theme = settings.theme if settings.theme in themes.TOKENS else themes.DARK

    @property
    def work(self) -> Home:
        """The work's screen; there is one soon after the first frame."""
        assert self.home is not None
        return self.home

    @property
    def opened(self) -> Opened | None:
        """The open stand and what works with it."""
        return self.home.opened if self.home is not None else None

    @property
    def desk(self) -> Desk:
        """The Desk."""
        return self.work.desk

    @property
    def place(self) -> Place:
        """The place in sight."""
        return self.work.place

    @property
    def has_dialog(self) -> bool:
        """Whether a dialog lies over the places."""
        return self.work.has_dialog

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what changes every line: Textual's own filters, and the direction of text."""
        return [*super().get_line_filters(), self._bidi]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the dark theme's variables, so that every style sheet can be read before a theme is set."""
        return themes.variables(themes.DARK)

    def get_default_screen(self) -> Front:
        """Return the first frame."""
        return Front()

    def on_ready(self) -> None:
        """The first frame is drawn: bring the work."""
        for event in XTermParser().feed(self._typed) if self._typed else ():
            self.post_message(event)
        self.call_after_refresh(self.run_worker, self._furnish, name="furnish")

    async def _furnish(self) -> None:
        seen = await asyncio.to_thread(glance, self.settings)
        if seen is not None and isinstance(self.screen, Front):
            self.screen.show(seen)
            await asyncio.sleep(FRAME_SECONDS)
        home = (await asyncio.to_thread(load_home))(self.settings, open_stand, load_places)
        for path in home.css_path:
            self.stylesheet.read(path)
        self.stylesheet.reparse()
        await self._work_on(home)

    async def _work_on(self, home: Home) -> None:
        """Bring a screen to work on."""
        mode = f"work {home.settings.language}"
        self.add_mode(mode, lambda: home)
        await self.switch_mode(mode)
        self.home = home
        home.show_place(home.desk.NAME)
        self.gate.open_to(home)
        home.begin()

    async def on_home_language_changed(self, message: Home.LanguageChanged) -> None:
        """Change the interface's language: all screens come anew, from what is on the disk."""
        before, settings = self.home, message.settings
        if before is None:
            return
        self.settings = settings
        use_language(settings.language)
        self.set_class(is_right(), "-rtl")
        before.leave_stand()
        await self._work_on(type(before)(settings, open_stand, load_places))
        self.remove_mode(f"work {before.settings.language}")

    async def on_event(self, event: events.Event) -> None:
        """Send keys and pastes through the gate, everything else on its way."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            await self.gate.take(event)
        else:
            if isinstance(event, events.MouseEvent) and self.home is not None:
                self.home.privacy.used()
            await super().on_event(event)

    async def on_line_key_clicked(self, message: Line.KeyClicked) -> None:
        """Let a key that was clicked come as if it was pressed."""
        await self.gate.take(events.Key(message.key, message.key if len(message.key) == 1 else None))

    def on_place_keys_free(self) -> None:
        """The keys that waited for a place come now."""
        self.gate.ready()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the hidden screen have its key itself."""
        return not (action == "hide" and self.home is not None and self.home.privacy.is_hidden)

    def action_hide(self) -> None:
        """Cover the screen at once, dialogs too."""
        if self.home is not None:
            self.home.hide()

    def action_leave_now(self) -> None:
        """Leave before there is anything to ask about; a dialog must be answered first."""
        if self.home is None:
            self.exit()
