"""Printing the picks of a lead: one page with the rings they liked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.widget import Widget

from fairdesk.language.messages import _
from fairdesk.models.rows import LeadDetail
from fairdesk.stand import Stand
from fairdesk.tui.screens.paper.sheet import Make, PaperSheet
from fairdesk.tui.screens.paper.words import language_choice
from fairdesk.tui.widgets.field import Field
from fairdesk.tui.widgets.tick import Tick
from fairdesk.workflows.paper import picks


class PicksPaper(PaperSheet):
    """Begins in the language that the lead reads best."""

    PRIVATE: ClassVar[bool] = True

    def __init__(self, stand: Stand, lead: LeadDetail) -> None:
        name = lead.contact.name or lead.contact.company or _("this lead")
        about = _("One page: the rings they liked, with codes. No rating and no note stands on it.")
        super().__init__(stand, _("Picks for {name}").format(name=name), about)
        self._lead = lead
        self._language = language_choice(picks.language_for(lead))
        self._prices = Tick(_("with the wholesale price"), id="prices")

    def asked(self) -> Sequence[Widget]:
        """Return the fields."""
        return [Field(_("Language"), self._language), Field("", self._prices)]

    def on_mount(self) -> None:
        """Begin with the language."""
        self._prices.on = self._stand.the_fair.show_price
        self._language.focus()

    def called(self) -> str:
        """Return a name that tells leads apart, and tells no name."""
        return f"picks-{self._lead.id[-6:]}"

    def order(self) -> Make:
        """Return how the page is made."""
        stand, lead_id = self._stand, self._lead.id
        lang, prices, local = self._language.value, self._prices.on, self.local_only
        return lambda _told: picks.picks(stand, lead_id, language=lang, prices=prices, local_only=local)
