"""The screen's shell: fixed rows around the places, hints and toasts, and where each key goes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from fairdesk.language.messages import _
from fairdesk.tui.hints import Flash
from fairdesk.tui.inputs.latin_in import LatinIn
from fairdesk.tui.keys import HIDE_DIGIT
from fairdesk.tui.place import Place
from fairdesk.tui.widgets.bars import NO_FLASH, HeaderBar, HintLine, PlaceBar, place_tabs
from fairdesk.tui.widgets.beside import refuse
from fairdesk.tui.widgets.drop import Drop
from fairdesk.tui.widgets.small import TooSmall

HERE: Final = Path(__file__).parent
KEEPING: Final = frozenset({"f9", "ctrl+s", "f12", "ctrl+l"})
"""Keys that leave on the hint line what was said last: pressed twice, they say nothing new."""

SAVE_DIGIT: Final = 9
PLACE_DIGITS: Final = {2: "desk", 3: "leads", 4: "rings"}
"""The places by the digit of their key."""


class Shell(Screen[None]):
    """One screen: header, the place in sight, hint line, place bar; a drop-down above."""

    CSS_PATH: ClassVar = [
        HERE / "widgets" / "widgets.tcss",
        HERE / "app.tcss",
        HERE / "screens" / "desk" / "place.tcss",
    ]

    def __init__(self, first: Place) -> None:
        super().__init__()
        self.places: dict[str, Place] = {first.NAME: first}
        self.header = HeaderBar(id="header")
        self.hint_line = HintLine(id="hints")
        self.bar = PlaceBar(place_tabs(), id="bar")
        self.drop = Drop()
        self._small = TooSmall(id="small", markup=False)
        self._switcher = ContentSwitcher(first, initial=first.NAME, id="places")

    def compose(self) -> ComposeResult:
        """Lay the fixed rows around the places; the drop-down and the too-small sentence lie above."""
        yield self.header
        yield self._switcher
        yield self.hint_line
        yield self.bar
        yield self.drop
        yield self._small

    def on_mount(self) -> None:
        """Follow the focus, for the hints."""
        self.watch(self, "focused", self._focus_moved, init=False)

    def on_resize(self, event: events.Resize) -> None:
        """Close what hangs under a field; say so when the window is too small."""
        self.drop.close()
        self.set_class(self._small.measure(event.size.width, event.size.height), "-too-small")

    # -- places ------------------------------------------------------------------------------------

    @property
    def place(self) -> Place:
        """The place in sight."""
        return self.places[self._switcher.current or next(iter(self.places))]

    async def add_place(self, place: Place) -> None:
        """Mount a place with its style sheet; it stays mounted."""
        if place.STYLES is not None:
            self.app.stylesheet.read(place.STYLES)
            self.app.stylesheet.parse()
        self.places[place.NAME] = place
        await self._switcher.add_content(place, id=place.NAME, set_current=False)

    def show_place(self, name: str) -> None:
        """Bring a mounted place into sight, with the focus where it was left."""
        if self._switcher.current != name:
            if self.focused is not None and self.place in self.focused.ancestors:
                self.place.last_focus = self.focused
            self.drop.close()
            self._switcher.current = name
            self.bar.active = name
        self.place.entered()
        self.show_hints()

    def places_changed(self) -> None:
        """Let every mounted place read again what was changed elsewhere."""
        for place in self.places.values():
            place.refresh_shown()

    # -- what is said ------------------------------------------------------------------------------

    def _focus_moved(self, _focused: Widget | None) -> None:
        self.show_hints()

    def show_hints(self) -> None:
        """Show the keys that work where the focus is, or what is wrong there."""
        self.hint_line.hints = tuple(self.place.hints())
        self.hint_line.fault = self.place.fault_here()

    def say(self, flash: Flash) -> None:
        """Show on the hint line what was done."""
        self.hint_line.flash = flash

    def refuse(self, what: str, todo: str = "") -> None:
        """Show a refusal as a toast."""
        refuse(self, what, todo)

    def on_place_said(self, message: Place.Said) -> None:
        """Show what a place did."""
        self.say(message.flash)

    def on_place_refused(self, message: Place.Refused) -> None:
        """Show what was refused to a place."""
        self.refuse(message.what, message.todo)

    def on_place_hints_changed(self) -> None:
        """Other keys work now."""
        self.show_hints()

    def on_place_bar_pressed(self, message: PlaceBar.Pressed) -> None:
        """A place was clicked."""
        self.call_later(self.go, message.place)

    def on_place_place_wanted(self, message: Place.PlaceWanted) -> None:
        """A place asks for another one."""
        self.call_later(self.go, message.name)

    def on_latin_in_turned(self, message: LatinIn.Turned) -> None:
        """Say that letters are another layout's, and how to take that back."""
        if message.back:
            self.say(Flash("·", _("As the keyboard sent it"), _("Backspace once more deletes")))
        else:
            self.say(Flash("Aa", _("Latin letters, key for key"), _("Backspace takes it back")))

    def show_badges(self, waiting: Mapping[str, int]) -> None:
        """Show how much waits at each place."""
        for name, count in waiting.items():
            self.bar.badge(name, count)

    # -- keys, as the gate sends them --------------------------------------------------------------

    @property
    def has_dialog(self) -> bool:
        """Whether a dialog, the menu or the hidden screen lies over the places."""
        return self.app.screen is not self

    @property
    def place_holds_keys(self) -> bool:
        """Whether keys must wait for the place in sight."""
        return not self.has_dialog and self.place.holds_keys

    def key_pressed(self, event: events.Key) -> None:
        """Take away what the hint line and the toasts said: it was read."""
        if event.key in KEEPING:
            return
        for line in self.app.screen.query(HintLine):
            line.flash = NO_FLASH
        self.app.clear_notifications()

    def pasted(self, text: str) -> bool:
        """Let the place take what was dropped on the window; say whether it did."""
        return not self.has_dialog and self.place.dropped(text)

    def go_by_digit(self, number: int) -> bool:
        """Answer Esc and a digit; say whether it means anything."""
        if number in PLACE_DIGITS:
            self.call_later(self.go, PLACE_DIGITS[number])
        elif number == SAVE_DIGIT:
            self.place.save()
        elif number == HIDE_DIGIT:
            self.hide()
        else:
            return False
        return True

    def escape_at_once(self) -> bool:
        """Let the place close what it can close without harm; say whether it did."""
        return self.place.escape()

    def escape_alone(self) -> None:
        """Let the place answer an Esc that no digit followed."""
        if not self.has_dialog:
            self.place.clear()

    async def go(self, name: str) -> None:
        """Go to a place, when it is mounted."""
        if name in self.places:
            self.show_place(name)

    def hide(self) -> None:
        """Cover the screen; the app says with what."""
