"""Export: choose, see the first card and the count, write, and see where it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from fairdesk.domain.refusals import Refusal
from fairdesk.language.bidi.isolate import ltr
from fairdesk.language.messages import N_, _, ngettext
from fairdesk.settings import whole_path
from fairdesk.tui.hints import Hint
from fairdesk.tui.screens.ask import Answer, Ask
from fairdesk.tui.screens.leads.export.choosing import ChoosingSheet
from fairdesk.tui.screens.leads.export.form import Choices
from fairdesk.tui.screens.leads.export.words import for_whom, nobody
from fairdesk.tui.screens.leads.export.written import written
from fairdesk.tui.screens.paper.sheet import named
from fairdesk.tui.screens.sheets.progress import Stopped
from fairdesk.workflows.contacts import preview, target


class ExportScreen(ChoosingSheet):
    """The form at one side, what would be in the file at the other; then what was written."""

    PRIVATE: ClassVar[bool] = True
    GROUND: ClassVar[str] = "bg"
    CSS_PATH: ClassVar[Any] = [
        Path(__file__).parents[2] / "sheets" / "sheet.tcss",
        Path(__file__).with_name("export.tcss"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "turn(-1)", show=False),
        Binding("pagedown", "turn(1)", show=False),
    ]

    def on_mount(self) -> None:
        """Say what the keys do."""
        self._show_hints()

    # -- keys --------------------------------------------------------------------------------------

    def _show_hints(self) -> None:
        if self._busy:
            self._hints.hints = (Hint("Esc", _("stop")),)
            return
        self._hints.hints = (
            Hint("Enter", _("next")),
            Hint("F9", _("write the file")),
            Hint("Esc", _("not now")),
            Hint("PgDn PgUp", _("more of it")),
            Hint("Space", _("tick")),
        )

    def action_turn(self, by: int) -> None:
        """Show more of the first card."""
        self._look.turn(by)

    def action_leave(self) -> None:
        """Stop what runs, else close the list, else leave."""
        if self._busy or not self._form.maker.shut():
            super().action_leave()

    # -- writing -----------------------------------------------------------------------------------

    def submit(self) -> None:
        """Write the file."""
        self._form.maker.settle()
        self._form.take_maker()
        self.start(self._write)

    async def _write(self) -> None:
        self._show_hints()
        self._bar.begin()
        try:
            await self._written(self._form.choices())
        except Stopped:
            self.wrong(_("Stopped. Nothing was written."))
        finally:
            self._bar.begin()
            self._busy = False
            self._show_hints()

    async def _written(self, choices: Choices) -> None:
        kind, wanted, how = choices
        if choices.lacks_maker:
            raise for_whom()
        await self._propose(choices)
        out = whole_path(Path(named(self._form.out, N_("Where to? Give a file name."))))
        if not out.suffix and not out.exists():
            out = out.with_name(out.name + choices.part.ending)
        target.check(out, choices.part)
        seen = await self._known(choices)
        if not seen.count:
            self.wrong(nobody(self._stand, seen, wanted.since_last))
            return
        there = await self.ask(target.replaced, out, kind, seen.count)
        if there and not await self._may_replace(there):
            self.wrong(_("Nothing was written. Give another name."), "out")
            return
        report = await self.ask(kind.write, self._stand, out, self._narrow, wanted, how, self._bar.tell)
        if report.files:
            self.app.switch_screen(written(self._stand, report))
        else:
            self.wrong(nobody(self._stand, seen, wanted.since_last))

    async def _known(self, choices: Choices) -> preview.Preview:
        """Return what was seen of these choices; they are looked at now when they were not yet."""
        if self._seen is not None and self._seen[0] == choices:
            return self._seen[1]
        kind, wanted, how = choices
        return await self.ask(preview.preview, self._stand, kind, self._narrow, wanted, how)

    async def _may_replace(self, there: Sequence[Path]) -> bool:
        title = ngettext(
            "Replace the file that is there?", "Replace the {count} files that are there?", len(there)
        ).format(count=len(there))
        names = "\n".join(ltr(str(path)) for path in there[:3])
        answers = [Answer(_("Keep it"), "keep", "k"), Answer(_("Replace it"), "replace", "r")]
        return await self.app.push_screen_wait(Ask(title, names, answers)) == "replace"

    def refused(self, refusal: Refusal) -> None:
        """Show a refusal at its field."""
        self.wrong(str(refusal), refusal.field or ("out" if "path" in refusal.values else ""))
