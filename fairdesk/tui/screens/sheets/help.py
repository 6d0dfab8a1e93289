"""Help: every key, on one page."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen

from fairdesk.language.messages import _
from fairdesk.tui.screens.sheets.first import FirstVisitor
from fairdesk.tui.widgets.cells import Cell, fit
from fairdesk.tui.widgets.detail import Detail, Fact
from fairdesk.tui.widgets.reading import Reading

KEY: Final = 11


class HelpScreen(ModalScreen[None]):
    """Two columns of keys; one under the other where it is narrow."""

    CSS_PATH: ClassVar[str] = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,f1,q,question_mark", "close", show=False),
        Binding("v", "first", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._columns = [Detail("panel", classes="keys"), Detail("panel", classes="keys")]

    def compose(self) -> ComposeResult:
        """Lay the columns side by side."""
        with Vertical(id="help"):
            yield Reading(_("Keys"), classes="title")
            with VerticalScroll(id="help-body"):
                yield Horizontal(*self._columns, id="help-columns")
            with Horizontal(id="help-foot"):
                yield Reading(_("On a Persian keyboard every key works where it lies."))
                yield Reading(_("v: your first visitor"), classes="aside")

    def on_mount(self) -> None:
        """Fill in the keys."""
        for pane, facts in zip(self._columns, (everywhere(), places()), strict=True):
            pane.styles.height = len(facts)
            pane.show(facts)
        self.query_one("#help-body").focus()

    def action_scroll(self, by: int) -> None:
        """Scroll where not all has room."""
        self.query_one("#help-body").scroll_relative(y=by, animate=False)

    def action_first(self) -> None:
        """Show how to register the first visitor instead."""
        self.app.switch_screen(FirstVisitor())

    def action_close(self) -> None:
        """Close it."""
        self.dismiss(None)


def _key(key: str, word: str) -> Fact:
    return (Cell(fit(key, KEY), "accent"), Cell(word, "fg"))


def _head(title: str) -> Fact:
    return (Cell(title, "bright", bold=True),)


def everywhere() -> list[Fact]:
    """Return the keys that work everywhere, and at the Desk."""
    return [
        _head(_("Everywhere")),
        _key("F2 F3 F4", _("Desk, Leads, Rings")),
        _key("Esc 2 3 4", _("the same without F-keys")),
        _key("Esc 1 7 8", _("menu, find, new visit")),
        _key("Esc 9 0", _("save, hide")),
        _key("F7  ^F", _("this place's finder")),
        _key("F9  ^S", _("save")),
        _key("F12  ^L", _("hide the screen at once")),
        _key("^D", _("what was sent by phone")),
        _key("^Z", _("take back the last save")),
        _key("^R", _("prices for five seconds")),
        _key("^P", _("menu: everything")),
        _key("^O ^T ^Q", _("who, light or dark, leave")),
        (),
        _head(_("Rings")),
        _key("Enter  q", _("the QR code, full screen")),
        _key("← →  s", _("there: others, save it")),
        _key("0 … 9", _("all, or one stone")),
        _key("p  i", _("print, import a catalogue")),
    ]


def places() -> list[Fact]:
    """Return the keys of the Desk and of the lists."""
    return [
        _head(_("Desk")),
        _key("F7", _("find a ring, Enter adds")),
        _key("Tab", _("its level 1-5, then pieces")),
        _key("^N", _("park this visitor, or next")),
        _key("Shift+F6", _("swap with the parked one")),
        _key("^Y", _("save, then a colleague")),
        _key("F8", _("same person, new visit")),
        _key("Shift+F7", _("picture of the card")),
        _key("Shift+F8", _("a visitor without data")),
        _key("^G", _("show it to the visitor")),
        _key("^E", _("their rings as a code")),
        (),
        _head(_("Leads")),
        _key("Enter  i", _("open it, its rings")),
        _key("0 … 4  f", _("rating, more filters")),
        _key("v  e  c", _("visit, edit, card")),
        _key("x  r  y", _("aside, restore, confirm")),
        _key("p", _("print their picks")),
        _key("E", _("export these contacts")),
        _key("I", _("import contacts")),
    ]
