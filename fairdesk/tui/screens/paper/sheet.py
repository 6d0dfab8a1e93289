"""What every sheet that prints has: where to, a look at the pages, how far it is, what was printed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import ClassVar, Final

from textual.widget import Widget

from fairdesk.codes import link
from fairdesk.domain.refusals import Refusal
from fairdesk.language.bidi.isolate import ltr
from fairdesk.language.messages import N_, _
from fairdesk.settings import whole_path
from fairdesk.stand import Stand
from fairdesk.tui.hints import Flash
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.ask import Answer, AnswerButton
from fairdesk.tui.screens.paper.preview import Preview
from fairdesk.tui.screens.sheets.downloads import downloads
from fairdesk.tui.screens.sheets.progress import Progress, Stopped
from fairdesk.tui.screens.sheets.sheet import Sheet
from fairdesk.tui.screens.sheets.told import Told
from fairdesk.tui.widgets.choice import Choice, Option
from fairdesk.tui.widgets.field import Field
from fairdesk.tui.widgets.reading import Reading
from fairdesk.tui.widgets.tick import Tick
from fairdesk.workflows.paper import deliver, marks, told
from fairdesk.workflows.paper.paper import Paper

HERE: Final = Path(__file__).parent

LOOK_PPI: Final = 110
"""Pixels an inch of the pages that are looked at: enough to go nearer twice."""

Make = Callable[[Callable[[int, int], None]], Paper]
"""Makes a paper in a thread; it is told how far it is, by a call that may raise to stop."""


class PaperSheet(Sheet[Flash]):
    """Gives what the hint line is to say; None when nothing was printed.

    A kind of paper says what it asks for (`asked`), how it is made (`order`), and what its file is called.
    """

    CSS_PATH: ClassVar = [HERE.parent / "sheets" / "sheet.tcss", HERE / "paper.tcss"]

    def __init__(self, stand: Stand, title: str, about: str = "") -> None:
        super().__init__(title, about, _("Print"), _("Not now"))
        self._stand = stand
        self._look = AnswerButton(Answer(_("Look at it first"), "look", ""), False)
        where = [Option("file", _("a file"), "f"), Option("printer", _("a printer"), "p")]
        self._where = Choice(where, "file", id="where")
        self._out = In(_("folder/name.pdf, .png or .svg"), id="out")
        self._printer = In(_("its name, as lpstat -e says it"), id="printer")
        self._local = Tick(_("codes for this network only"), id="local")
        self._bar = Progress()
        self._notes = Reading("", classes="notes")
        self._proposed = ""

    @abstractmethod
    def asked(self) -> Sequence[Widget]:
        """Return the fields of this paper."""

    @abstractmethod
    def order(self) -> Make:
        """Return how the paper is made, as the fields stand. Raises `Refusal` for one that says nothing."""

    @abstractmethod
    def called(self) -> str:
        """Return what its file is called, without an ending."""

    def parts(self) -> Sequence[Widget]:
        """Return the fields, the place, and the lines that say what is to be known."""
        return [
            *self.asked(),
            Field(_("To"), self._where),
            Field("", self._out, self._printer),
            Field("", self._local, classes="local"),
            self._bar,
            self._notes,
        ]

    def buttons(self) -> Sequence[AnswerButton]:
        """Return the buttons: print, look at it first, not now."""
        return (self._submit, self._look, self._leave)

    def on_mount(self) -> None:
        """Propose a file in the folder for downloads."""
        self._local_row.display = self._printer.display = False
        self.propose()

    @property
    def _local_row(self) -> Field:
        return self.query_one(".local", Field)

    @property
    def local_only(self) -> bool:
        """Whether codes may be printed that open in this network only."""
        return self._local.on

    def propose(self) -> None:
        """Name the file after what is printed, unless somebody named it."""
        name = str(downloads() / f"{self._stand.the_fair.code}-{self.called()}.pdf")
        if self._out.value == self._proposed:
            with self.prevent(In.Changed):
                self._out.write(name)
            self._proposed = name

    def on_choice_changed(self, message: Choice.Changed) -> None:
        """Ask for the file or the printer; go on from what a digit or letter chose."""
        message.stop()
        self.wrong("")
        self.note([])
        if message.choice is self._where:
            self._out.display = self._where.value == "file"
            self._printer.display = not self._out.display
        self.changed()
        if message.by_key:
            self.focus_next()

    def changed(self) -> None:
        """Something else was chosen."""

    def on_tick_changed(self, message: Tick.Changed) -> None:
        """Take away what was wrong."""
        message.stop()
        self.wrong("")
        self.note([])
        self.changed()

    # -- work --------------------------------------------------------------------------------------

    def _press(self, button: AnswerButton) -> None:
        if button is self._look:
            self.action_look()
        else:
            super()._press(button)

    def action_look(self) -> None:
        """Show the first pages over the whole screen."""
        if not self._busy:
            self._run(self._show)

    def submit(self) -> None:
        """Print."""
        self._run(self._print)

    def _run(self, deed: Callable[[], Awaitable[object]]) -> None:
        """Start a deed that shows how far it is and can be stopped."""

        async def stoppable() -> None:
            self._bar.begin()
            try:
                await deed()
            except Stopped:
                self.wrong(_("Stopped. Nothing was printed."))
            finally:
                self._bar.begin()

        self.wrong("")
        self.note([])
        self.start(stoppable)

    async def _show(self) -> None:
        paper = await self._made()
        pages, more = await self.ask(deliver.beginning, self._stand, paper, LOOK_PPI)
        self.app.push_screen(Preview(pages, more=more))

    async def _print(self) -> None:
        target = self.target()
        paper = await self._made()
        printed = await self.ask(deliver.deliver, self._stand, paper, target, self._bar.tell)
        self.printed(printed, target, told.warnings(paper, printed))

    async def _made(self) -> Paper:
        """Make the paper, and say at once what is not as it was meant."""
        paper = await self.ask(self.order(), self._bar.tell)
        self.note(await self.ask(told.known, paper))
        return paper

    def note(self, sentences: Sequence[str], *, done: bool = False) -> None:
        """Show what is to be known, a sentence in a line; or, with `done`, what was done."""
        self._notes.set_class(done, "-done")
        self._notes.update("\n".join(sentences))
        self._notes.display = bool(sentences)

    def target(self) -> deliver.Target:
        """Return where the paper goes. Raises `Refusal` when nobody said."""
        if self._where.value == "printer":
            return deliver.Target(printer=named(self._printer, N_("Which printer? Give its name.")))
        typed = named(self._out, N_("Where to? Give a file name."))
        return deliver.Target(out=whole_path(Path(typed)))

    def printed(self, printed: deliver.Printed, target: deliver.Target, warnings: Sequence[str]) -> None:
        """Close, and say what was printed; what is not as it was meant stands over the screen."""
        flash = said(printed, target)
        self.dismiss(flash)
        if warnings:
            self.app.push_screen(Told(f"{flash.mark}  {flash.text}", "\n".join(warnings)))

    def refused(self, refusal: Refusal) -> None:
        """Show a refusal at its field; codes for this network only are offered where they can be."""
        if refusal.field == marks.ADDRESS:
            todo = _("Set the fair's web site: Ctrl+P, This fair.")
            if link.base_fault(self._stand.the_fair.base_url) != link.UNSET:
                todo = _("Set the real one: Ctrl+P, This fair. Or tick “codes for this network only”.")
                self._local_row.display = True
                self._local.focus()
            self.wrong(f"{refusal.what} {todo}")
        else:
            field = refusal.field or ("out" if "path" in refusal.values else "")
            self.wrong(str(refusal), field)


def named(field: In, question: str) -> str:
    """Return what was typed into a field. Raises `Refusal` with `question` (a message id) for nothing."""
    typed = field.value.strip().strip("'\"").removeprefix("file://")
    if not typed:
        raise Refusal(question, field=field.id or "")
    return typed


def said(printed: deliver.Printed, target: deliver.Target) -> Flash:
    """Say what was printed and where it is."""
    amount = told.amount(printed)
    if target.printer:
        words = _("{amount}: sent to {printer}").format(amount=amount, printer=ltr(target.printer))
        return Flash("√ " + _("Printed"), words)
    names = [path.name for path in printed.files]
    shown = ltr(names[0]) if len(names) == 1 else ltr(f"{names[0]} – {names[-1]}")
    words = _("{amount}: {name}").format(amount=amount, name=shown)
    return Flash("√ " + _("Printed"), words, ltr(str(printed.files[0].parent)))
