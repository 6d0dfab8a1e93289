"""The Desk's form: its fields in order, moving through them, reading and writing a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget

from fairdesk.domain.draft import Draft
from fairdesk.domain.labels import buyer_type_label
from fairdesk.domain.trade import BuyerType, Level
from fairdesk.language.messages import _
from fairdesk.tui.screens.desk.fields import MORE_PAGES, VISITOR, make_input, make_rating, make_ticks, row_of
from fairdesk.tui.screens.desk.picked import PickedList
from fairdesk.tui.screens.desk.ring import RingLine
from fairdesk.tui.widgets.drop import Drop
from fairdesk.tui.widgets.field import Field
from fairdesk.tui.widgets.guess import Guess
from fairdesk.tui.widgets.head import Head
from fairdesk.tui.widgets.inputs import UNPRINTABLE, In
from fairdesk.tui.widgets.tick import Tick


class DeskForm(VerticalScroll, can_focus=False):
    """Visitor, Rings and More. More has pages, so that what is essential never scrolls."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("tab", "tab(1)", show=False),
        Binding("shift+tab", "tab(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]

    class Changed(Message):
        """Something was typed or chosen; `field` names it."""

        def __init__(self, field: str) -> None:
            super().__init__()
            self.field = field

    def __init__(self, drop: Callable[[], Drop]) -> None:
        super().__init__(id="form", classes="-page-1")
        names = [
            *VISITOR,
            "language",
            "buyer_type",
            "note",
            *(name for page in MORE_PAGES for row in page for name in row),
        ]
        self.inputs: dict[str, In] = {name: make_input(name, drop) for name in names}
        self.ring_line = RingLine(drop)
        self.picked = PickedList()
        self.rating = make_rating()
        self.ticks = make_ticks()
        self.visitor_head = Head(_("Visitor"), id="visitor-head")
        self.rings_head = Head(_("Rings"), id="rings-head")
        self.more_head = Head(_("More"), id="more-head")
        self._pages: dict[Widget, int] = {}
        self._page = 1

    def compose(self) -> ComposeResult:
        """Lay the three sections."""
        yield self.visitor_head
        for name in VISITOR:
            yield row_of((name,), self.inputs, 0)
        yield self.rings_head
        yield self.ring_line
        yield self.picked
        yield self.more_head
        yield Field(_("Rating"), self.rating, classes="page-1")
        yield Field(_("Consent"), *self.ticks.values(), id="row-consent", classes="page-1")
        yield row_of(("language", "buyer_type"), self.inputs, 1)
        yield row_of(("note",), self.inputs, 1)
        for number, page in enumerate(MORE_PAGES, start=2):
            for row in page:
                yield row_of(row, self.inputs, number)

    def on_mount(self) -> None:
        """Open the first page of More."""
        for number, page in enumerate(MORE_PAGES, start=2):
            self._pages |= {self.inputs[name]: number for row in page for name in row}
        self.show_page(1)

    # -- moving ------------------------------------------------------------------------------------

    def order(self) -> list[Widget]:
        """Return what Enter and Down go through; the parts of the ring line are one stop."""
        more = [self.inputs[name] for page in MORE_PAGES for row in page for name in row]
        rings: list[Widget] = [self.ring_line.query_field]
        if self.picked.rows:
            rings.append(self.picked)
        first = [self.inputs["language"], self.inputs["buyer_type"], self.inputs["note"]]
        return [
            *(self.inputs[name] for name in VISITOR),
            *rings,
            self.rating,
            *self.ticks.values(),
            *first,
            *more,
        ]

    def show_page(self, number: int) -> None:
        """Show a page of More."""
        if number != self._page:
            self.remove_class(f"-page-{self._page}")
            self.add_class(f"-page-{number}")
            self._page = number
        self.more_head.word = _("{page} of {last}").format(page=number, last=len(MORE_PAGES) + 1) + " "

    def go_to(self, target: Widget) -> None:
        """Put the focus on a field, its page shown first."""
        page = self._pages.get(target, 1)
        if page != self._page and (target in self._pages or target in self._first_page()):
            self.show_page(page)
        self.screen.set_focus(target)

    def _first_page(self) -> list[Widget]:
        return [
            self.rating,
            *self.ticks.values(),
            *(self.inputs[name] for name in ("language", "buyer_type", "note")),
        ]

    def step_from(self, origin: Widget, by: int, skip_picked: bool = False) -> None:
        """Go to the field before or after one."""
        order = [stop for stop in self.order() if not (skip_picked and stop is self.picked)]
        if origin in order:
            at = order.index(origin) + by
            if 0 <= at < len(order):
                self.go_to(order[at])

    def action_step(self, by: int) -> None:
        """Go on from a choice or a tick."""
        if self.screen.focused is not None:
            self.step_from(self.screen.focused, by)

    def action_tab(self, by: int) -> None:
        """Go on by Tab; what a field's text means is taken as with Enter."""
        focused = self.screen.focused
        if isinstance(focused, Guess):
            focused.settle()
            focused.shut()
        if focused is not None:
            self.step_from(focused, by)

    def action_page(self, by: int) -> None:
        """Turn More's page and go to its first field."""
        number = max(1, min(self._page + by, len(MORE_PAGES) + 1))
        first = self.rating if number == 1 else self.inputs[MORE_PAGES[number - 2][0][0]]
        self.go_to(first)

    def on_in_left(self, message: In.Left) -> None:
        """A field is being left."""
        message.stop()
        self.step_from(message.field, -1 if message.key == "up" else 1)

    def on_ring_line_left(self, message: RingLine.Left) -> None:
        """The ring line is being left; Enter and Tab pass by the picked rings, Down goes into them."""
        message.stop()
        self.step_from(self.ring_line.query_field, message.by, skip_picked=message.past)

    def on_picked_list_left(self, message: PickedList.Left) -> None:
        """The picked rings are being left."""
        message.stop()
        self.step_from(self.picked, message.by)

    # -- reading and writing -----------------------------------------------------------------------

    def collect(self, draft: Draft) -> None:
        """Write what stands in the form into a draft; its rings are kept by the Desk."""
        roles = {buyer_type_label(code): code.value for code in BuyerType}
        for name, field in self.inputs.items():
            value = roles.get(field.value, field.value) if name == "buyer_type" else field.value
            if value == UNPRINTABLE.sub(" ", draft.typed.get(name, "")):
                continue  # lines and marks that a field cannot show stay as they are
            if value:
                draft.typed[name] = value
            else:
                draft.typed.pop(name, None)
        line = self.ring_line
        draft.ring_line = line.query_field.value
        draft.ring_level = line.level.level.value if draft.ring_line else ""
        draft.ring_quantity, draft.ring_size = line.quantity.value, line.size_field.value
        draft.rating = self.rating.value
        for purpose, tick in self.ticks.items():
            if tick.on or purpose in draft.consents:
                draft.consents[purpose] = tick.on

    def fill(self, draft: Draft) -> None:
        """Show a draft; an empty one empties the form."""
        for name, field in self.inputs.items():
            value = draft.typed.get(name, "")
            field.write(buyer_type_label(value) if name == "buyer_type" and value else value)
        line = self.ring_line
        line.empty()
        line.query_field.write(draft.ring_line)
        line.level.level = Level(draft.ring_level or Level.LIKED)
        line.quantity.write(draft.ring_quantity)
        line.size_field.write(draft.ring_size)
        self.rating.value = draft.rating
        for purpose, tick in self.ticks.items():
            tick.on = draft.consents.get(purpose, False)
        self.show_page(1)

    def mark_focus(self, draft: Draft) -> None:
        """Write into a draft where somebody is typing."""
        focused = self.screen.focused
        if focused is not None and focused.id and self in focused.ancestors:
            draft.focus = focused.id
            draft.cursor = focused.cursor_position if isinstance(focused, In) else 0

    def go_where_left(self, draft: Draft, otherwise: Widget) -> None:
        """Put the focus and the cursor where they were when the draft was set aside."""
        found = [one for one in self.query("*") if draft.focus and one.id == draft.focus and one.focusable]
        self.go_to(found[0] if found else otherwise)
        if found and isinstance(found[0], In):
            found[0].cursor_position = draft.cursor

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Mark the fields at fault, and only those."""
        for name, field in self.inputs.items():
            row = field.query_ancestor(Field)
            field.set_class(name in faults, "-fault")
            named = [
                part
                for part in faults
                if part in self.inputs and self.inputs[part].query_ancestor(Field) is row
            ]
            row.fault = faults[named[0]] if named else ""

    def light(self, focused: Widget | None) -> None:
        """Light the label and the head of the section in use."""
        for row in self.query(Field):
            row.light(focused is not None and row in focused.ancestors)
        in_ring_line = focused in self.ring_line.parts
        self.ring_line.label.lit = in_ring_line
        self.rings_head.lit = in_ring_line or focused is self.picked
        self.visitor_head.lit = any(focused is self.inputs[name] for name in VISITOR)
        self.more_head.lit = focused in self._first_page() or focused in self._pages

    def on_tick_changed(self, message: Tick.Changed) -> None:
        """A consent was given or taken back."""
        self.post_message(self.Changed("consent"))
