"""A sheet: a small form over the screen, with its act and its way out named on buttons."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import ClassVar, ParamSpec, TypeVar

from textual._path import CSSPathType
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Click
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import _
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.ask import Answer, AnswerButton, step_beside
from fairdesk.tui.screens.sheets.progress import Progress
from fairdesk.tui.widgets.beside import beside
from fairdesk.tui.widgets.field import Field
from fairdesk.tui.widgets.line import Line
from fairdesk.tui.widgets.reading import Reading

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")

SUBMIT = "submit"
LEAVE = "leave"


class Sheet(ModalScreen[R]):
    """Title, parts, a line for what is wrong, two buttons.

    Enter goes on, and from the last field it submits; F9 submits from anywhere, Esc leaves, as the buttons
    say. Left and right go from one button to the other. What a person typed stays when it is refused: the
    sentence shows and the field at fault gets the focus.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = Path(__file__).with_name("sheet.tcss")
    GROUND: ClassVar[str] = "panel"
    """What its lines are drawn on."""
    LEAVES: ClassVar[str] = "Esc"
    """The key that does what the way out says, as its button names it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("f9,ctrl+s", "submit", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("enter", "enter", show=False),
        Binding("left", "beside(-1)", show=False),
        Binding("right", "beside(1)", show=False),
    ]

    def __init__(self, title: str, about: str, act: str, way_out: str) -> None:
        super().__init__()
        self._title = Reading(title, classes="title")
        self._about = Reading(about, classes="body")
        self._about.display = bool(about)
        self._fault = Reading("", classes="fault")
        self._submit = AnswerButton(Answer(act, SUBMIT, ""), False, "F9")
        self._leave = AnswerButton(Answer(way_out, LEAVE, ""), False, self.LEAVES)
        self._busy = False

    def parts(self) -> Sequence[Widget]:
        """Return what stands between title and buttons."""
        return ()

    def buttons(self) -> Sequence[AnswerButton]:
        """Return the buttons: the act and the way out."""
        return (self._submit, self._leave)

    def compose(self) -> ComposeResult:
        """Lay the sheet over the screen."""
        with Vertical(id="sheet"):
            yield self._title
            yield self._about
            yield from self.parts()
            yield self._fault
            yield Horizontal(*self.buttons(), classes="answers")

    def on_mount(self) -> None:
        """Draw every line of the sheet on its own ground."""
        for line in self.query(Line):
            line.GROUND = self.GROUND

    def submit(self) -> None:
        """Do what the sheet is for."""

    # -- keys --------------------------------------------------------------------------------------

    def on_in_left(self, message: In.Left) -> None:
        """Go to the field beside; Enter in the last one submits."""
        message.stop()
        if self.before_leaving(message.field, message.key):
            return
        if message.key == "up":
            self.focus_previous()
        elif message.key == "enter" and message.field is self._last_field():
            self.action_submit()
        else:
            self.focus_next()

    def before_leaving(self, field: In, key: str) -> bool:
        """Answer a key that would leave a field where a list is open; say whether the focus stays."""
        return False

    def _last_field(self) -> Widget | None:
        fields = [field for field in self.query(In) if field.display and not field.disabled]
        return fields[-1] if fields else None

    def on_descendant_focus(self) -> None:
        """Light the label of the field in use."""
        for field in self.query(Field):
            field.light(self.focused is not None and field in self.focused.ancestors)

    def on_input_changed(self, _message: Input.Changed) -> None:
        """Take away what was wrong: it is being mended."""
        self.wrong("")

    def on_click(self, event: Click) -> None:
        """Do what the clicked button says."""
        if isinstance(event.widget, AnswerButton):
            self._press(event.widget)

    def action_enter(self) -> None:
        """Press the button that has the focus, else go on."""
        if isinstance(self.focused, AnswerButton):
            self._press(self.focused)
        else:
            self.focus_next()

    def action_beside(self, by: int) -> None:
        """Go from a button to the one beside it."""
        step_beside(self, self.buttons(), by)

    def _press(self, button: AnswerButton) -> None:
        if button is self._submit:
            self.action_submit()
        else:
            self.action_leave()

    def action_submit(self) -> None:
        """Do what the sheet is for, once."""
        if not self._busy:
            self.wrong("")
            self.submit()

    def action_leave(self) -> None:
        """Stop what runs, where it shows how far it is; else close the sheet without doing anything."""
        bars = self.query(Progress)
        if self._busy and bars:
            bars.first().stop()
        else:
            self.dismiss(None)

    # -- work --------------------------------------------------------------------------------------

    def wrong(self, sentence: str, field: str = "") -> None:
        """Show what is wrong; `field` is the id of the input at fault."""
        self._fault.update(sentence)
        self._fault.display = bool(sentence)
        for one in self.query(In):
            one.set_class(bool(sentence) and one.id == field, "-fault")
            if sentence and one.id == field:
                one.focus()

    def refused(self, refusal: Refusal) -> None:
        """Show a refusal at the field it names."""
        self.wrong(str(refusal), refusal.field)

    async def ask(self, deed: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a workflow in a thread and return its answer; what it raises is raised here."""
        return await asyncio.to_thread(deed, *args, **kwargs)

    def start(self, deed: Callable[[], Awaitable[object]]) -> None:
        """Start the sheet's deed beside the screen; refusals show on the sheet."""

        async def guarded() -> None:
            self._busy = True
            try:
                await deed()
            except Refusal as refusal:
                self.refused(refusal)
            except Exception as fault:
                self.wrong(_("That did not work: {why}").format(why=f"{type(fault).__name__}: {fault}"))
            finally:
                self._busy = False

        beside(self, guarded, "sheet")
