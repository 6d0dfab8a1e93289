"""Leads: what can be done with the visitor under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from fairdesk.language.messages import N_, _, pgettext
from fairdesk.models.rows import LeadDetail, LeadFilter
from fairdesk.tui.hints import Flash, Hint
from fairdesk.tui.place import Act, Liked
from fairdesk.tui.screens.cards.viewer import CardViewer
from fairdesk.tui.screens.interests.out import SamplesOut
from fairdesk.tui.screens.interests.rings import LeadRings
from fairdesk.tui.screens.leads.acts import (
    called,
    discard_question,
    liked_of,
    told_aside,
    told_back,
    told_confirmed,
)
from fairdesk.tui.screens.leads.export.screen import ExportScreen
from fairdesk.tui.screens.leads.filters import FilterScreen
from fairdesk.tui.screens.leads.finder import LeadFinder
from fairdesk.tui.screens.leads.full import LeadScreen
from fairdesk.tui.screens.paper.picks import PicksPaper
from fairdesk.tui.widgets.rows import Rows
from fairdesk.workflows.inbox.confirm import confirm, unconfirmed
from fairdesk.workflows.leads import cards, discard


class Leads(LeadFinder):
    """Finder, chips, list and pane; `v` `e` `x` `r` `p` act on the lead under the cursor."""

    NAME = "leads"
    PRIVATE = True
    STYLES = Path(__file__).with_suffix(".tcss")
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act(
            N_("Export contacts"),
            N_("The leads in the list as a file for phones and other programs"),
            "E",
            "export",
        ),
        Act(N_("Leads that were set aside"), N_("Tests, mistakes, duplicates and jokes"), "f", "aside_ones"),
        Act(N_("Import contacts"), N_("Of a phone, mail program or CRM, from a file"), "I", "bring"),
        Act(
            N_("Print the picks of this lead"),
            N_("One page with the rings they liked"),
            "p",
            "picks",
            here=True,
        ),
        Act(N_("Samples out"), N_("With whom, since when, and what is late"), "", "samples"),
        Act(N_("Incomplete leads"), N_("Only a badge or a paper slip so far"), "f", "unfinished"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", show=False),
        Binding("f", "filters", show=False),
        Binding("v", "desk(True)", show=False),
        Binding("e", "desk(False)", show=False),
        Binding("x,delete", "aside", show=False),
        Binding("r", "restore", show=False),
        Binding("y", "confirm", show=False),
        Binding("p", "picks", show=False),
        Binding("c", "card", show=False),
        Binding("i", "rings", show=False),
        Binding("E,upper_e", "export", show=False),
        Binding("I,upper_i", "bring", show=False),
        *(Binding(str(number), f"chip({number})", show=False) for number in range(5)),
    ]

    def hints(self) -> Sequence[Hint]:
        """Return what the keys do in the finder and in the list."""
        if self.app.focused is self._find:
            return (Hint("Enter", _("to the list")), Hint("Esc", _("leave the search")))
        back = self.lead is not None and self.lead.discarded
        act = Hint("r", _("restore")) if back else Hint("x", _("set aside"))
        card = [Hint("c", _("card"))] if self.lead is not None and self.lead.cards else []
        sure = [Hint("y", _("confirm"))] if self.lead is not None and unconfirmed(self.lead) else []
        narrowed = [Hint("Esc", _("show all"))] if self.narrow != LeadFilter() else []
        return (
            *narrowed,
            *sure,
            Hint("Enter", _("open")),
            Hint("v", pgettext("hint", "add a visit")),
            Hint("e", _("edit")),
            Hint("i", _("rings")),
            Hint("p", _("print")),
            act,
            *card,
            Hint("/", _("find")),
            Hint("f", _("filter")),
            Hint("E", _("export")),
            Hint("I", pgettext("hint", "import")),
        )

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Open the lead over the whole screen."""
        message.stop()
        keys = [row.key for row in self._list.rows]
        if message.row is not None:
            screen = LeadScreen(self.stand, keys, message.row.key, more=self._list.more)
            self.app.push_screen(screen, self._came_back)

    def _came_back(self, answer: tuple[str, str] | None) -> None:
        """Go on with what was asked on the full screen: the lead's id, and the act."""
        lead_id, act = answer or ("", "")
        if lead_id:
            self._list.go_to(lead_id)
        if act in {"visit", "edit"}:
            self.post_message(self.DeskWanted(lead_id, act == "visit"))
        elif act:
            self.refresh_rows()

    # -- what the keys do --------------------------------------------------------------------------

    def action_desk(self, visit: bool) -> None:
        """Open the lead at the Desk: to add a visit, or to edit it."""
        if self.lead is not None and self.lead.discarded:
            self.post_message(self.Refused(_("This lead was set aside."), _("Press r to restore it first.")))
        elif self._list.current is not None:
            self.post_message(self.DeskWanted(self._list.current.key, visit))

    def action_aside(self) -> None:
        """Ask why the lead is to be set aside, and do it."""
        lead = self.lead
        if lead is None or lead.discarded:
            return
        self.app.push_screen(discard_question(lead), lambda reason: self._aside(lead, reason or ""))

    def _aside(self, lead: LeadDetail, reason: str) -> None:
        async def deed() -> None:
            await self.ask(discard.discard, self.stand, lead.id, reason)
            self._done(told_aside(lead))

        if reason:
            self.start("write", deed)

    def action_restore(self) -> None:
        """Bring the lead back that was set aside."""
        lead = self.lead
        if lead is None or not lead.discarded:
            return

        async def deed() -> None:
            await self.ask(discard.restore, self.stand, lead.id)
            self._done(told_back(lead))

        self.start("write", deed)

    def action_rings(self) -> None:
        """Open the rings of the lead under the cursor."""
        lead = self.lead
        if lead is not None and not lead.discarded:
            self.app.push_screen(
                LeadRings(self.stand, lead), lambda changed: self.refresh_rows() if changed else None
            )

    def liked(self) -> Liked:
        """Return the rings of the lead under the cursor."""
        return liked_of(self.lead) if self.lead is not None else Liked()

    def action_confirm(self) -> None:
        """Say that what a visitor sent by phone is right."""
        lead = self.lead
        if lead is None or lead.discarded or not unconfirmed(lead):
            return

        async def deed() -> None:
            await self.ask(confirm, self.stand, lead.id)
            self._done(told_confirmed(lead))

        self.start("write", deed)

    def action_picks(self) -> None:
        """Print the picks of the lead under the cursor, or say why there is nothing to print."""
        lead = self.lead
        if lead is None:
            return
        if lead.discarded:
            self.post_message(self.Refused(_("This lead was set aside."), _("Press r to restore it first.")))
        elif not lead.interests:
            what = _("{name} has no rings yet.").format(name=called(lead))
            self.post_message(self.Refused(what, _("Press i to add those they liked.")))
        else:
            self.app.push_screen(PicksPaper(self.stand, lead), self._printed)

    def _printed(self, flash: Flash | None) -> None:
        if flash is not None:
            self.post_message(self.Said(flash))

    def action_samples(self) -> None:
        """Show the samples that are out."""
        self.app.push_screen(SamplesOut(self.stand), lambda _none: self.refresh_rows())

    def action_card(self) -> None:
        """Look at the pictures of the lead's card, or say that there are none."""
        lead = self.lead
        if lead is None:
            return
        if not lead.cards:
            self.post_message(self.Said(Flash("·", _("No picture of a card is with this lead."))))
            return

        async def look() -> None:
            shots = await self.ask(cards.of_lead, self.stand, lead)
            self.app.push_screen(CardViewer(shots, called(lead)))

        self.start("card", look, latest=True)

    card = action_card

    def _done(self, flash: Flash) -> None:
        self.refresh_rows()
        self.post_message(self.Said(flash))
        self.post_message(self.CountsChanged())

    def on_chips_tail_pressed(self) -> None:
        """Open the filters."""
        self.action_filters()

    def action_filters(self) -> None:
        """Open the filters."""
        self.start("filters", self._open_filters, latest=True)

    async def _open_filters(self) -> None:
        screen = await self.ask(FilterScreen.read, self.stand, self.narrow)
        self.app.push_screen(screen, lambda narrow: self.show_only(narrow) if narrow is not None else None)

    def action_aside_ones(self) -> None:
        """Show the leads that were set aside."""
        self.show_only(LeadFilter(discarded=True))

    def action_unfinished(self) -> None:
        """Show the incomplete leads."""
        self.show_unfinished()

    def show_unfinished(self, badges: bool | None = None) -> None:
        """Show the leads of whom only a badge is known, or only a slip or a card, or all of these."""
        self.show_only(LeadFilter(incomplete=True, badge=badges))

    def action_export(self) -> None:
        """Export what the list shows."""
        self.app.push_screen(ExportScreen(self.stand, self.narrow))
