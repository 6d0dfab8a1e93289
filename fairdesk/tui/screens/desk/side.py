"""Beside the form: who this may be, the ring or the wording being looked at, and what was just saved."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from fairdesk.language.messages import _
from fairdesk.tui import when
from fairdesk.tui.screens.desk.rows import Person, RingCard, Saved, Wording, saved_rows
from fairdesk.tui.widgets.cells import UNSEEN, Cell
from fairdesk.tui.widgets.detail import Detail, Fact, wrapped
from fairdesk.tui.widgets.head import Head
from fairdesk.tui.widgets.ring_picture import Blocks, RingPicture

PICTURE = (20, 10)
"""Columns and rows of the ring's picture."""


class Side(Widget):
    """Three sections; the middle one shows only while there is something to look at."""

    def __init__(self) -> None:
        super().__init__(id="side")
        self._who = Detail("bg", id="who")
        self._look_head = Head(_("Ring"), id="look-head")
        self._picture = RingPicture(id="look-picture")
        self._look = Detail("bg", id="look")
        self._saved = Detail("bg", id="saved")
        self._card = RingPicture(id="card")
        self._card_head = Head(_("Card"), id="card-head")
        self._ring: RingCard | None = None
        self._prices = False

    def compose(self) -> ComposeResult:
        """Lay the sections one below the other."""
        yield Head(_("Who is this?"))
        yield self._who
        yield Vertical(self._look_head, Horizontal(self._picture, self._look, id="look-row"), id="looking")
        yield Head(_("Just saved"), id="saved-head")
        yield self._saved
        yield self._card_head
        yield self._card

    def show_people(self, people: Sequence[Person], typed: bool, chosen: str) -> None:
        """Show who it may be; `chosen` is the lead that the visit goes to."""
        if not people:
            words = (
                (_("Nobody like this yet."), _("Saved as a new visitor."))
                if typed
                else (_("Type, or scan a card."), _("Known people show here."))
            )
            self._who.show([(Cell(words[0], "fg"),), (Cell(words[1], "silver"),)])
            return
        first = next((person for person in people if person.lead_id == chosen), people[0])
        facts = _person(first, bool(chosen))
        for other in people:
            if other is not first:
                name = Cell(other.name, "fg")
                facts.append(
                    (
                        Cell(_("or") + " ", "silver"),
                        name,
                        Cell(f", {other.company}" if other.company else "", "silver"),
                    )
                )
        self._who.show(facts)

    def show_ring(self, card: RingCard | None) -> None:
        """Show a ring's picture and facts; None takes the section away."""
        self.set_class(card is not None, "-looking")
        self.remove_class("-reading")
        self._ring = card
        if card is not None:
            self._look_head.title = _("Ring")
            self._picture.show(card.picture)
            self._look.show(_ring_facts(card, self._prices))

    def show_prices(self, shown: bool) -> None:
        """Show the ring's price, or cover it."""
        self._prices = shown
        if self._ring is not None:
            self._look.show(_ring_facts(self._ring, shown))

    def show_wording(self, wording: Wording | None) -> None:
        """Show what the visitor agrees to, as it is worded and kept; None takes it away."""
        self.set_class(wording is not None, "-looking")
        self.set_class(wording is not None, "-reading")
        self._ring = None
        if wording is not None:
            self._look_head.title = wording.title
            width = max(20, self.size.width - 1)
            first, *rest = wording.parts
            facts: list[Fact] = list(wrapped("", first, width, "bright"))
            for part in rest:
                facts += [(), *wrapped("", part, width, "silver")]
            self._look.show(facts)

    def card_size(self) -> tuple[int, int]:
        """Return the columns and rows that a picture of a card has, beside the form."""
        width = self.size.width
        return max(1, width), max(1, min(width * 3 // 8, self.size.height - 12))

    def show_card(self, blocks: Blocks) -> None:
        """Show a picture of a card in place of what was saved last; none takes it away."""
        self.set_class(bool(blocks), "-card")
        self._card_head.word = _("Shift+F7 larger") if self.size.width > 30 else "Shift+F7"
        self._card.show(blocks)
        self._card.refresh(layout=True)

    def show_saved(self, saved: Sequence[Saved]) -> None:
        """Show time, rating letter and initials of what was saved last."""
        self._saved.show(saved_rows(saved))


def _ring_facts(card: RingCard, prices: bool) -> list[Fact]:
    price = (card.price or _("not stated")) if prices else UNSEEN
    return [
        (),
        (Cell(card.name, "bright", bold=True),),
        *((Cell(line, "silver"),) for line in card.lines),
        (Cell(_("Price") + " ", "silver"), Cell(price, "bright" if prices else "silver")),
        *((Cell(line, "silver"),) for line in card.more),
    ]


def _person(person: Person, chosen: bool) -> list[Fact]:
    time = when.clock(person.at)
    at = _("today {time}").format(time=time) if person.today else f"{when.day(person.at)} {time}"
    staff = f", {person.staff}" if person.staff else ""
    letter = [Cell(f"{person.letter}  ", "bright", bold=True)] if person.letter else []
    offer = (
        [
            (Cell(_("This visit is added to it."), "accent"),),
            (Cell("F8", "accent", bold=True), Cell(" " + _("as a new visitor"), "fg")),
        ]
        if chosen
        else [(Cell("F8", "accent", bold=True), Cell(" " + _("same person, new visit"), "fg"))]
    )
    facts: list[Fact] = [(Cell(person.name, "bright", bold=True),)]
    if person.company:
        facts.append((Cell(person.company, "silver"),))
    facts.append((*letter, Cell(at + staff, "silver")))
    facts.append((Cell(person.why, "silver"),))
    return [*facts, (), *offer]
