"""Rings: the catalogue as a list, the ring under the cursor beside it, its code at one key."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from fairdesk.language.messages import N_, _, ngettext
from fairdesk.tui.hints import Flash, Hint
from fairdesk.tui.place import Act
from fairdesk.tui.screens.codes.ring import CodeScreen
from fairdesk.tui.screens.paper.rings import RingsPaper
from fairdesk.tui.screens.rings.finder import RingFinder
from fairdesk.tui.screens.rings.import_sheet import ImportScreen
from fairdesk.tui.widgets.rows import Rows


class Rings(RingFinder):
    """Enter shows the code, `p` prints, `i` brings a catalogue."""

    NAME = "rings"
    STYLES = Path(__file__).with_suffix(".tcss")
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act(
            N_("Print labels, tags, tent cards, catalogue"),
            N_("To a PDF or a printer, after a look"),
            "p",
            "paper",
        ),
        Act(N_("Import rings"), N_("A catalogue from a CSV or Excel file"), "i", "bring"),
        Act(
            N_("Show the ring's QR code"), N_("Full screen, for the visitor's phone"), "q", "code", here=True
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", show=False),
        Binding("q", "code", show=False),
        Binding("p", "paper", show=False),
        Binding("i", "bring", show=False),
        Binding("d", "detail", show=False),
        Binding("J", "scroll_pane(3)", show=False),
        Binding("K", "scroll_pane(-3)", show=False),
        *(Binding(str(number), f"chip({number})", show=False) for number in range(10)),
    ]

    def hints(self) -> Sequence[Hint]:
        """Return what the keys do in the finder and in the list."""
        if self.app.focused is self._find:
            return (Hint("Enter", _("to the list")), Hint("Esc", _("leave the search")))
        small = [Hint("d", _("details"))] if self.app.size.width < 80 else []
        narrowed = [Hint("Esc", _("show all"))] if self.narrowed else []
        return (
            *narrowed,
            Hint("Enter", _("QR code")),
            Hint("p", _("print")),
            *small,
            Hint("/", _("find")),
            Hint("0-9", _("stones")),
            Hint("Ctrl+R", _("prices")),
            Hint("i", _("import")),
        )

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Show the ring's code."""
        message.stop()
        self.action_code()

    def action_code(self) -> None:
        """Show the code of the ring under the cursor over the whole screen."""
        row = self._list.current
        if row is not None:
            skus = [one.key for one in self._list.rows]
            self.app.push_screen(CodeScreen(self.stand, skus, row.key), self._came_back)

    def _came_back(self, sku: str | None) -> None:
        if sku:
            self._list.go_to(sku)

    def action_paper(self) -> None:
        """Print the ring under the cursor, those found, or all."""
        self.start("paper", self._open_paper, latest=True)

    async def _open_paper(self) -> None:
        row = self._list.current
        sku = row.key if row is not None else ""
        sheet = await self.ask(RingsPaper.read, self.stand, sku, self._text, self._stone)
        self.app.push_screen(sheet, self._printed)

    def _printed(self, flash: Flash | None) -> None:
        if flash is not None:
            self.post_message(self.Said(flash))

    def action_bring(self) -> None:
        """Import a catalogue."""
        self.app.push_screen(ImportScreen(self.stand), self._brought)

    def _brought(self, changed: int | None) -> None:
        if changed is not None:
            told = ngettext("{count} ring new or changed", "{count} rings new or changed", changed)
            self.post_message(self.Said(Flash("√ " + _("Imported"), told.format(count=changed))))
            self.refresh_rows()

    def action_detail(self) -> None:
        """On a narrow window: the ring instead of the list, and back."""
        self.toggle_class("-detail")
        self.call_after_refresh(self._show_ring)

    def action_scroll_pane(self, by: int) -> None:
        """Scroll the facts."""
        self._facts.scroll_relative(y=by, animate=False)
