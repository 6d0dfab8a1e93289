"""Notes where the sample of a ring is now: its place, pieces, value, and the day a lent one is due back."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widget import Widget

from fairdesk.domain.labels import sample_label
from fairdesk.domain.money import format_amount
from fairdesk.domain.trade import Sample
from fairdesk.language.messages import _, digits, price_said
from fairdesk.stand import Stand
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.sheets.sheet import Sheet
from fairdesk.tui.widgets.choice import Choice, Option
from fairdesk.tui.widgets.field import Field
from fairdesk.workflows.leads import samples


class SampleSheet(Sheet[bool]):
    """Gives True when something was noted."""

    def __init__(
        self, stand: Stand, lead_id: str, which: str, title: str, state: str, about: str = ""
    ) -> None:
        super().__init__(title, about, _("Note it"), _("Not now"))
        self._stand = stand
        self._of = (lead_id, which)
        options = [Option(one.value, sample_label(one)) for one in Sample]
        self._state = Choice(options, state or Sample.HANDED_OVER.value, id="state")
        self._pieces = In(digits(1), id="pieces")
        self._value = In(price_said("45 EUR"), id="value")
        self._until = In(_("2027-03-15"), id="until")

    def parts(self) -> Sequence[Widget]:
        """Return the fields."""
        return [
            Field(_("State"), self._state),
            Field(_("Pieces"), self._pieces),
            Field(_("Worth"), self._value),
            Field(_("Back by"), self._until),
        ]

    def on_mount(self) -> None:
        """Begin with the state; a digit chooses it."""
        self._state.focus()

    def on_choice_changed(self, message: Choice.Changed) -> None:
        """Go on from a state that a digit chose."""
        message.stop()
        if message.by_key:
            self._pieces.focus()

    def submit(self) -> None:
        """Keep it."""

        async def deed() -> None:
            typed = {"pieces": self._pieces.value, "value": self._value.value, "until": self._until.value}
            await self.ask(samples.note, self._stand, *self._of, self._state.value, **typed)
            self.dismiss(True)

        self.start(deed)


def worth(minor: int | None, currency: str) -> str:
    """Return what a sample is worth, empty when nobody said."""
    return format_amount(minor, currency) if minor is not None else ""
