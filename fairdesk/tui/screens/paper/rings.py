"""Printing rings: labels, tags, tent cards or the catalogue, of one ring, of those found, or of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, Self, cast

from textual.widget import Widget

from fairdesk.domain.numbers import whole
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import _, digits, ngettext
from fairdesk.stand import Stand
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.paper.sheet import Make, PaperSheet, said
from fairdesk.tui.screens.paper.words import between, language_choice, other_language
from fairdesk.tui.widgets.choice import Choice, Option
from fairdesk.tui.widgets.field import Field
from fairdesk.tui.widgets.tick import Tick
from fairdesk.workflows.paper import catalogue, deliver, labels, tent
from fairdesk.workflows.paper.chosen import Chosen
from fairdesk.workflows.rings import browse

STUCK: Final = ("labels", "tags")
"""What is printed on sheets to be stuck or tied on."""


@dataclass(frozen=True, slots=True)
class Which:
    """The rings there are to print: the SKU under the cursor, the ids of those found and of all on sale."""

    sku: str
    found: tuple[str, ...]
    every: tuple[str, ...]
    narrowed: bool

    def options(self) -> list[Option]:
        """Return what can be chosen of them, with how many they are."""
        some = ngettext("{count} found", "{count} found", len(self.found)).format(count=len(self.found))
        every = ngettext("all {count} on sale", "all {count} on sale", len(self.every)).format(
            count=len(self.every)
        )
        return [
            *([Option("this", self.sku, "t")] if self.sku else []),
            *([Option("found", some, "f")] if self.narrowed and self.found else []),
            Option("all", every, "a"),
        ]

    def count(self, code: str) -> int:
        """Return how many rings an option means."""
        return {"this": 1, "found": len(self.found)}.get(code, len(self.every))


class RingsPaper(PaperSheet):
    """Begins with labels of what is narrowed to, else of the ring under the cursor."""

    def __init__(self, stand: Stand, which: Which) -> None:
        super().__init__(stand, _("Print rings"))
        self._which = which
        kinds = [
            Option("labels", _("labels"), "l"),
            Option("tags", _("tags"), "g"),
            Option("tent", _("tent cards"), "t"),
            Option("catalogue", _("catalogue"), "c"),
        ]
        options = which.options()
        begin = "found" if any(one.code == "found" for one in options) else options[0].code
        self._kind = Choice(kinds, "labels", id="kind")
        self._rings = Choice(options, begin, id="which")
        self._language = language_choice("en")
        self._second = language_choice(other_language(stand), id="second")
        self._sheets = {kind: Choice(_sheets(kind), labels.STANDARD[kind], id=kind) for kind in STUCK}
        self._copies = In(id="copies")
        self._skip = In(id="skip")
        groups = [Option("stone", _("stone"), "s"), Option("maker", _("maker"), "m")]
        self._by = Choice(groups, "stone", id="by")
        self._prices = Tick(_("with the wholesale price"), id="prices")
        self._proof = Tick(_("one label first, to try with a phone"), id="proof")

    @classmethod
    def read(cls, stand: Stand, sku: str, text: str, stone: str) -> Self:
        """Return the sheet for the list that shows `text` and `stone`; runs in a thread."""
        every = browse.on_sale(stand)
        narrowed = bool(text.strip() or stone)
        return cls(stand, Which(sku, browse.on_sale(stand, text, stone) if narrowed else (), every, narrowed))

    def asked(self) -> Sequence[Widget]:
        """Return the fields; those of other kinds of paper are hidden."""
        return [
            Field(_("What"), self._kind),
            Field(_("Rings"), self._rings),
            Field(_("Language"), self._language),
            Field("", self._prices),
            *(Field(_("Sheet, mm"), choice, classes=kind) for kind, choice in self._sheets.items()),
            Field(
                _("Copies"), self._copies, between(_("leave free")), self._skip, classes="labels tags pair"
            ),
            Field(_("Other side"), self._second, classes="tent"),
            Field(_("Order by"), self._by, classes="catalogue"),
            Field("", self._proof, classes="proof"),
        ]

    def on_mount(self) -> None:
        """Begin with the kind of paper; a letter or digit chooses it."""
        with self.prevent(In.Changed):
            self._copies.write(digits(1))
            self._skip.write(digits(0))
        self._prices.on = self._stand.the_fair.show_price
        self.changed()
        self._kind.focus()

    def called(self) -> str:
        """Return the kind of paper."""
        return self._kind.value

    def changed(self) -> None:
        """Show the fields of what is chosen."""
        kind = self._kind.value
        for field in self.query(".labels, .tags, .tent, .catalogue").results(Field):
            field.display = field.has_class(kind)
        self._offer_proof()
        self.propose()

    def on_input_changed(self, message: In.Changed) -> None:
        """Offer one label first when they become many."""
        super().on_input_changed(message)
        if message.input is self._copies:
            self._offer_proof()

    def _offer_proof(self) -> None:
        """Offer one label first when they are many."""
        try:
            copies = whole(self._copies.value) or 1
        except Refusal:
            copies = 1
        many = self._which.count(self._rings.value) * copies > labels.PROOF_FROM
        self.query_one(".proof", Field).display = self._kind.value in STUCK and many

    @property
    def _is_proof(self) -> bool:
        return self._proof.on and self.query_one(".proof", Field).display

    def order(self) -> Make:
        """Return how the chosen paper is made."""
        stand, kind, chosen = self._stand, self._kind.value, self._chosen()
        if kind == "tent":
            second = self._second.value
            return lambda told: tent.tent_cards(stand, chosen, second, progress=told)
        if kind == "catalogue":
            by = cast(Literal["stone", "maker"], self._by.value)
            return lambda told: catalogue.catalogue(stand, chosen, by=by, progress=told)
        copies, skip = whole(self._copies.value, "copies"), whole(self._skip.value, "skip")
        layout = labels.Layout(
            sheet=self._sheets[kind].value,
            copies=1 if copies is None else copies,
            skip=skip or 0,
            proof=self._is_proof,
        )
        return lambda _told: labels.labels(stand, kind, chosen, layout)

    def _chosen(self) -> Chosen:
        which = self._rings.value
        return Chosen(
            language=self._language.value,
            skus=(self._which.sku,) if which == "this" else (),
            ids=self._which.found if which == "found" else (),
            prices=self._prices.on,
            local_only=self.local_only,
        )

    def target(self) -> deliver.Target:
        """Return where it goes: one label to try has a file of its own."""
        target = super().target()
        if target.out is not None and self._is_proof:
            return deliver.Target(out=target.out.with_stem(f"{target.out.stem}-proof"))
        return target

    def printed(self, printed: deliver.Printed, target: deliver.Target, warnings: Sequence[str]) -> None:
        """After one label to try, stay: the others are a key away."""
        if not self._is_proof:
            super().printed(printed, target, warnings)
            return
        self._proof.on = False
        flash = said(printed, target)
        todo = _("Try it with a phone, then print them all.")
        self.note([f"{flash.mark}  {flash.text}", todo, *warnings], done=True)
        self._submit.focus()


def _sheets(kind: str) -> list[Option]:
    """Return the sheets of a kind, each with the size of its labels in millimetres."""
    return [
        Option(one.code, f"{one.code} {digits(round(one.width))}×{digits(round(one.height))}")
        for one in labels.known_sheets()
        if one.kind == kind
    ]
