"""The Desk's form: its fields in order, and moving through them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from fairdesk.language.messages import _
from fairdesk.tui.inputs.guess import Guess
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.desk.form.fields import MORE_PAGES, VISITOR, row_of
from fairdesk.tui.screens.desk.form.parts import FIRST, FormParts
from fairdesk.tui.screens.desk.form.picked import PickedList
from fairdesk.tui.screens.desk.form.ring import RingLine
from fairdesk.tui.widgets.choice import Choice
from fairdesk.tui.widgets.drop import Drop
from fairdesk.tui.widgets.field import Field
from fairdesk.tui.widgets.tick import Tick


class DeskForm(FormParts, can_focus=False):
    """Visitor, Rings and More. More has pages, so that what is essential never scrolls."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("tab", "tab(1)", show=False),
        Binding("shift+tab", "tab(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]

    def __init__(self, drop: Callable[[], Drop]) -> None:
        super().__init__(drop)
        self._pages: dict[Widget, str] = {}
        self._page = FIRST
        self.is_new = True
        """Whether it is of a new visitor, whose time can be told."""

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
            self._pages |= {self.inputs[name]: str(number) for row in page for name in row}
        self.show_page(FIRST)

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
            *(row.part for row in self.asked),
            *more,
        ]

    def page_names(self) -> list[str]:
        """Return the pages of More in order: the first, those of the questions, then the other fields."""
        asked = dict.fromkeys(row.page for row in self.asked)
        return [FIRST, *asked, *(str(number) for number in range(2, len(MORE_PAGES) + 2))]

    def show_page(self, name: str) -> None:
        """Show a page of More."""
        if name != self._page:
            self.remove_class(f"-page-{self._page}")
            self.add_class(f"-page-{name}")
            self._page = name
        for row in self.asked:
            row.display = row.page == name
        names = self.page_names()
        self.more_head.word = _("{page} of {last}").format(page=names.index(name) + 1, last=len(names)) + " "

    @property
    def is_last_page(self) -> bool:
        """Whether no page of More follows."""
        return self._page == self.page_names()[-1]

    def go_to(self, target: Widget) -> None:
        """Put the focus on a field, its page shown first."""
        page = self._page_of(target)
        if page and page != self._page:
            self.show_page(page)
        self.screen.set_focus(target)

    def _page_of(self, target: Widget) -> str:
        """Return the page of More that a field is on; empty for one that is always in sight."""
        if target in self._first_page():
            return FIRST
        return self._pages.get(target) or next((row.page for row in self.asked if row.part is target), "")

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

    @property
    def asks_when(self) -> bool:
        """Whether a slip's time is what comes next of More: its number is there, and the focus above it."""
        focused = self.screen.focused
        is_above = focused is not None and not self._page_of(focused)
        slip, when = self.inputs["paper_no"].value, self.inputs["captured"].value
        return self.is_new and is_above and bool(slip.strip()) and not when.strip()

    def action_page(self, by: int) -> None:
        """Turn More's page and go to its first field; from a new slip's name to when it was filled in."""
        if by > 0 and self.asks_when:
            self.go_to(self.inputs["captured"])
            return
        names = self.page_names()
        name = names[max(0, min(names.index(self._page) + by, len(names) - 1))]
        self.go_to(next(stop for stop in self.order() if self._page_of(stop) == name))

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

    # -- showing -------------------------------------------------------------------------------------

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Mark the fields at fault, and only those."""
        for name, field in self.inputs.items():
            row = field.query_ancestor(Field)
            named = [
                part
                for part in faults
                if part in self.inputs and self.inputs[part].query_ancestor(Field) is row
            ]
            row.fault = faults[named[0]] if named else ""  # marks the whole row
            field.set_class(name in faults, "-fault")

    def light(self, focused: Widget | None) -> None:
        """Light the label and the head of the section in use."""
        for row in self.query(Field):
            row.light(focused is not None and row in focused.ancestors)
        in_ring_line = focused in self.ring_line.parts
        self.ring_line.label.lit = in_ring_line
        self.rings_head.lit = in_ring_line or focused is self.picked
        self.visitor_head.lit = any(focused is self.inputs[name] for name in VISITOR)
        self.more_head.lit = focused is not None and bool(self._page_of(focused))

    def on_choice_changed(self, message: Choice.Changed) -> None:
        """One key answers a question, and goes on to the next."""
        if message.by_key and message.choice is not self.rating:
            self.step_from(message.choice, 1)

    def on_tick_changed(self, message: Tick.Changed) -> None:
        """A consent was given or taken back."""
        self.post_message(self.Changed("consent"))
