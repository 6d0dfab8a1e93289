"""Help: every key, on one page."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from fairdesk.language.messages import _
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.detail import Detail, Fact

KEY: Final = 11


class HelpScreen(ModalScreen[None]):
    """Two columns of keys; one under the other where it is narrow."""

    CSS_PATH: ClassVar[str] = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,f1,q,question_mark", "close", show=False),
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
            yield Static(_("Keys"), classes="title")
            with VerticalScroll(id="help-body"):
                yield Horizontal(*self._columns, id="help-columns")
            yield Static(
                _("On a Persian keyboard every key works where it lies."),
                classes="body",
            )

    def on_mount(self) -> None:
        """Fill in the keys."""
        for pane, facts in zip(self._columns, (everywhere(), places()), strict=True):
            pane.styles.height = len(facts)
            pane.show(facts)
        self.query_one("#help-body").focus()

    def action_scroll(self, by: int) -> None:
        """Scroll where not all has room."""
        self.query_one("#help-body").scroll_relative(y=by, animate=False)

    def action_close(self) -> None:
        """Close it."""
        self.dismiss(None)


def _key(key: str, word: str) -> Fact:
    return (Cell(key.ljust(KEY), "accent"), Cell(word, "fg"))


def _head(title: str) -> Fact:
    return (Cell(title, "bright", bold=True),)


def everywhere() -> list[Fact]:
    """Return the keys that work everywhere, and at the Desk."""
    return [
        _head(_("Everywhere")),
        _key("F2 F3 F4", _("the three places")),
        _key("Esc 2 … 6", _("the same without F-keys")),
        _key("F7 or ^F", _("this place's finder")),
        _key("F9 or ^S", _("save")),
        _key("F12 or ^L", _("hide the screen at once")),
        _key("^Z", _("take back the last save")),
        _key("^P", _("menu: everything")),
        _key("^O", _("who is at the keyboard")),
        _key("^T", _("light or dark")),
        _key("^Q", _("leave; typing is kept")),
        (),
        _head(_("Desk")),
        _key("Enter ↓ ↑", _("next, previous field")),
        _key("F7", _("find a ring, Enter adds")),
        _key("Tab", _("its level 1-5, then pieces")),
        _key("F8", _("same person, new visit")),
        _key("Space", _("consent: yes or not")),
        _key("Esc", _("close the list, or clear")),
    ]


def places() -> list[Fact]:
    """Return the keys of the lists."""
    return [
        _head(_("Leads")),
        _key("Enter", _("open all of one lead")),
        _key("0 … 4", _("all, hot, warm, cold, …")),
        _key("f", _("more filters")),
        _key("/", _("find")),
        _key("v  e", _("add a visit, edit")),
        _key("x  r", _("set aside, restore")),
        _key("E", _("export contacts")),
        (),
        _head(_("Rings")),
        _key("Enter or q", _("the QR code, full screen")),
        _key("← →", _("there: other rings")),
        _key("s", _("there: save as picture")),
        _key("0 … 9", _("all, or one stone")),
        _key("i", _("import a catalogue")),
        (),
        _head(_("Dialogs")),
        _key("a letter", _("gives that answer")),
        _key("Enter Esc", _("give the safe answer")),
    ]
