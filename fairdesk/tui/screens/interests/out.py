"""Samples: what is out, with whom and since when; what should be back already is marked."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.binding import Binding, BindingType

from fairdesk.domain.labels import sample_label
from fairdesk.domain.trade import OUT, Sample
from fairdesk.language.bidi.isolate import ltr
from fairdesk.language.messages import _
from fairdesk.stand import Stand
from fairdesk.tui import when
from fairdesk.tui.hints import Flash, Hint
from fairdesk.tui.screens.interests.sample_sheet import SampleSheet, worth
from fairdesk.tui.screens.list_screen import ListScreen
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.row_lines import Column, Row
from fairdesk.tui.widgets.rows import Rows
from fairdesk.workflows.leads import samples
from fairdesk.workflows.leads.samples import SampleRow


class SamplesOut(ListScreen[None]):
    """Those longest out first; `s` notes where one is now, `w` shows the wanted ones too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", show=False),
        Binding("s", "sample", show=False),
        Binding("w", "wanted", show=False),
    ]

    def __init__(self, stand: Stand) -> None:
        columns = (
            Column("", 1),
            Column(_("Who")),
            Column(_("Ring")),
            Column(_("State"), 11),
            Column(_("Pcs"), 4, right=True),
            Column(_("Worth"), 11, right=True, above=96),
            Column(_("Since"), 6, right=True),
            Column(_("By"), 10, above=110),
            Column(_("Back by"), 7, right=True),
        )
        super().__init__(stand, _("Samples out"), columns, (_("No sample is out."),))
        self._wanted = False
        self._samples: dict[str, SampleRow] = {}

    async def bring(self) -> None:
        """Read them."""
        states = {*OUT, Sample.WANTED.value} if self._wanted else OUT
        found = await asyncio.to_thread(samples.listed, self.stand, states)
        self._samples = {row.interest_id: row for row in found}
        self.head.title = _("Samples out and wanted") if self._wanted else _("Samples out")
        self.show_rows([self._row(row) for row in found])
        other = _("only what is out") if self._wanted else _("also what is wanted")
        self.foot.hints = (
            Hint("Enter", _("note where it is")),
            Hint("w", other),
            Hint("Esc", _("back")),
        )

    def _row(self, row: SampleRow) -> Row:
        late = samples.is_late(self.stand, row)
        now = self.stand.local(self.stand.now())
        since = when.short(self.stand.local(row.since), now) if row.since else ""
        until = when.brief_day(self.stand.local(row.until)) if row.until else ""
        ring = " ".join(filter(None, (row.sku, row.ring_name))) or f"“{row.words}”"
        return Row(
            row.interest_id,
            (
                Cell("▲" if late else "·", "hot" if late else "silver"),
                Cell(row.name or row.company, "bright"),
                Cell(ring, "fg"),
                Cell(sample_label(row.state), "silver" if row.state == Sample.WANTED else "warm"),
                Cell(str(row.pieces or ""), "fg"),
                Cell(worth(row.value_minor, row.currency), "silver"),
                Cell(since, "silver"),
                Cell(row.staff, "silver"),
                Cell(until, "hot" if late else "fg", bold=late),
            ),
        )

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Note where it is now."""
        message.stop()
        self.action_sample()

    def action_sample(self) -> None:
        """Note where the sample under the cursor is now."""
        row = self._samples.get(self.list.current.key) if self.list.current else None
        if row is None:
            return
        title = _("Sample of {ring}").format(ring=row.sku or f"“{row.words}”")
        about = ", ".join(filter(None, (row.name or row.company, ltr(row.reach))))
        sheet = SampleSheet(self.stand, row.lead_id, row.interest_id, title, Sample.RETURNED.value, about)
        self.app.push_screen(sheet, self._came_back)

    def _came_back(self, changed: bool | None) -> None:
        if changed:
            self.written(Flash("√ " + _("Noted"), ""))
            self.read()

    def action_wanted(self) -> None:
        """Show the wanted ones too, or not."""
        self._wanted = not self._wanted
        self.read()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
