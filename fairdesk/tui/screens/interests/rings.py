"""The rings of one lead: each can be changed, linked, given a reason or a sample, or taken away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import ClassVar
from zoneinfo import ZoneInfo

from textual import events
from textual.binding import Binding, BindingType

from fairdesk.domain.draft import Pick
from fairdesk.domain.ids import new_id
from fairdesk.domain.labels import level_label, reason_label, sample_label
from fairdesk.domain.trade import OUT, Level
from fairdesk.language.messages import _
from fairdesk.models.rows import InterestRow, LeadDetail
from fairdesk.models.stand_rows import RingRow
from fairdesk.stand import Stand
from fairdesk.tui import when
from fairdesk.tui.hints import Flash, Hint
from fairdesk.tui.screens.interests.reasons import NOTHING, reason_question
from fairdesk.tui.screens.interests.ring_sheet import RingSheet
from fairdesk.tui.screens.interests.sample_sheet import SampleSheet
from fairdesk.tui.screens.interests.value_sheet import ValueSheet
from fairdesk.tui.screens.list_screen import ListScreen
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.level_chip import level_of
from fairdesk.tui.widgets.row_lines import Column, Row
from fairdesk.tui.widgets.rows import Rows
from fairdesk.workflows.leads import browse, interests

STRONG = frozenset({Level.SAMPLE.value, Level.QUOTE.value, Level.ORDER.value})


def called(one: InterestRow) -> str:
    """Return what a ring of a lead is called in a sentence."""
    return " ".join(filter(None, (one.sku, one.ring_name))) or f"“{one.words}”"


class LeadRings(ListScreen[bool]):
    """Gives whether anything was changed. Each change is an act of its own, and Ctrl+Z takes it back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("a", "add", show=False),
        Binding("l", "link", show=False),
        Binding("r", "reason", show=False),
        Binding("s", "sample", show=False),
        Binding("q", "quantity", show=False),
        Binding("delete,x", "remove", show=False),
    ]

    def __init__(self, stand: Stand, lead: LeadDetail) -> None:
        name = lead.contact.name or lead.contact.company or _("this lead")
        columns = (
            Column(_("Ring"), 10),
            Column(""),
            Column(_("Level"), 8),
            Column(_("Qty"), 5, right=True),
            Column(_("Reason"), 11),
            Column(_("Sample"), 12),
            Column(_("Pcs"), 4, right=True, above=96),
            Column(_("By"), 10, above=96),
            Column(_("Back by"), 7, right=True, above=96),
        )
        empty = (_("No ring yet."), _("Press a to add one."))
        super().__init__(stand, _("Rings of {name}").format(name=name), columns, empty)
        self._lead = lead
        self.foot.hints = (
            Hint("1-5", _("level")),
            Hint("q", _("qty")),
            Hint("r", _("reason")),
            Hint("s", _("sample")),
            Hint("l", _("link")),
            Hint("a", _("add")),
            Hint("x", _("remove")),
            Hint("Esc", _("back")),
        )

    def on_mount(self) -> None:
        """Show the rings that are known already."""
        self.list.focus()
        self.show_rows([_row(one, self.stand.zone) for one in self._lead.interests])

    async def bring(self) -> None:
        """Read the lead again."""
        self._lead = await asyncio.to_thread(browse.show, self.stand, self._lead.id)
        self.show_rows([_row(one, self.stand.zone) for one in self._lead.interests])

    @property
    def _ring(self) -> InterestRow | None:
        key = self.list.current.key if self.list.current else ""
        return next((one for one in self._lead.interests if one.id == key), None)

    def on_key(self, event: events.Key) -> None:
        """Change the level by its digit."""
        level, ring = level_of(event.character), self._ring
        if level is not None and ring is not None:
            event.stop()
            self._do(partial(interests.change, self.stand, self._lead.id, ring.id, level=level.value))

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Enter asks for the quantity, what most often changes."""
        message.stop()
        self.action_quantity()

    def _do(self, deed: Callable[[], object]) -> None:
        self.do(deed, _kept())

    def _came_back(self, changed: bool | None) -> None:
        if changed:
            self.written(_kept())
            self.read()

    def action_add(self) -> None:
        """Add a ring, or one in words."""

        def keep(row: RingRow | None, words: str) -> None:
            pick = Pick(new_id(), row.id, row.sku) if row else Pick(new_id(), words=words)
            interests.add(self.stand, self._lead.id, pick)

        about = _("What is not in the catalogue is kept in words.")
        self.app.push_screen(RingSheet(self.stand, _("Add a ring"), about, keep), self._came_back)

    def action_link(self) -> None:
        """Say which ring of the catalogue is meant."""
        ring = self._ring
        if ring is None:
            return

        def keep(row: RingRow | None, words: str) -> None:
            interests.link(self.stand, self._lead.id, ring.id, row.sku if row else words)

        title = _("Which ring is {ring}?").format(ring=called(ring))
        self.app.push_screen(RingSheet(self.stand, title, "", keep), self._came_back)

    def action_reason(self) -> None:
        """Ask what decides it."""
        ring = self._ring
        if ring is None:
            return

        def answered(reason: str | None) -> None:
            if reason:
                value = "" if reason == NOTHING else reason
                self._do(partial(interests.change, self.stand, self._lead.id, ring.id, reason=value))

        self.app.push_screen(reason_question(called(ring)), answered)

    def action_sample(self) -> None:
        """Note where its sample is."""
        ring = self._ring
        if ring is not None:
            title = _("Sample of {ring}").format(ring=called(ring))
            sheet = SampleSheet(self.stand, self._lead.id, ring.id, title, ring.sample_state)
            self.app.push_screen(sheet, self._came_back)

    def action_quantity(self) -> None:
        """Ask how many."""
        ring = self._ring
        if ring is None:
            return
        keep: Callable[[str], object] = lambda typed: interests.change(  # noqa: E731
            self.stand, self._lead.id, ring.id, quantity=typed
        )
        given = str(ring.quantity) if ring.quantity is not None else ""
        title = _("How many of {ring}?").format(ring=called(ring))
        self.app.push_screen(ValueSheet(title, _("Quantity"), given, keep), self._came_back)

    def action_remove(self) -> None:
        """Take the ring away; it can be brought back."""
        ring = self._ring
        if ring is not None:
            done = Flash("√ " + _("Removed"), called(ring), _("Ctrl+Z takes it back, in Leads"))
            self.do(partial(interests.remove, self.stand, self._lead.id, ring.id), done)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(self.changed)


def _kept() -> Flash:
    return Flash("√ " + _("Kept"), "", _("Ctrl+Z takes it back, in Leads"))


def _row(one: InterestRow, zone: ZoneInfo) -> Row:
    until = when.brief_day(one.sample_until.astimezone(zone)) if one.sample_until else ""
    strong = one.level in STRONG
    out = one.sample_state in OUT
    few = bool(one.quantity and one.moq and one.quantity < one.moq)
    name = one.ring_name or (f"“{one.words}”" if one.words else "")
    return Row(
        one.id,
        (
            Cell(one.sku or _("in words"), "silver" if one.sku else "warm"),
            Cell(name, "bright"),
            Cell(level_label(one.level), "accent" if strong else "fg", bold=strong),
            Cell(str(one.quantity or ""), "warm" if few else "fg"),
            Cell(reason_label(one.reason), "silver"),
            Cell(sample_label(one.sample_state), "warm" if out else "silver"),
            Cell(str(one.sample_pieces or ""), "fg"),
            Cell(one.sample_staff, "silver"),
            Cell(until, "fg"),
        ),
    )
