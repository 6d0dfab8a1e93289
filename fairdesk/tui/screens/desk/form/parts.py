"""The parts of the Desk's form, and how a draft is read from them and shown in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget

from fairdesk.domain.draft import Draft
from fairdesk.domain.labels import buyer_type_label
from fairdesk.domain.questions import Question
from fairdesk.domain.slips import slip_at_end
from fairdesk.domain.trade import BuyerType, Level
from fairdesk.language.messages import _
from fairdesk.tui.inputs.one_row import UNPRINTABLE, In
from fairdesk.tui.screens.desk.form.asked import PER_PAGE, AskedRow
from fairdesk.tui.screens.desk.form.fields import MORE_PAGES, VISITOR, make_input, make_rating, make_ticks
from fairdesk.tui.screens.desk.form.picked import PickedList
from fairdesk.tui.screens.desk.form.ring import RingLine
from fairdesk.tui.widgets.drop import Drop
from fairdesk.tui.widgets.head import Head

FIRST: Final = "1"
"""The page of More that is open for a new visitor."""


class FormParts(VerticalScroll, can_focus=False):
    """Inputs, ring line, ticks, and a row for each question of the stand, once those are known."""

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
        self.asked: list[AskedRow] = []
        line = self.ring_line
        for field in (*self.inputs.values(), line.query_field, line.quantity, line.size_field):
            field.reads = slip_at_end

    def show_page(self, name: str) -> None:
        """Show a page of More."""

    def go_to(self, target: Widget) -> None:
        """Put the focus on a field."""

    async def show_questions(self, questions: Sequence[Question], language: str) -> None:
        """Ask other questions; what was answered to those that stay is kept."""
        if [row.question for row in self.asked] == list(questions):
            return
        answers = {row.question.code: row.value for row in self.asked}
        for row in self.asked:
            await row.remove()
        self.asked = [
            AskedRow(question, language, f"q{number // PER_PAGE + 1}")
            for number, question in enumerate(questions)
        ]
        for row in self.asked:
            row.value = answers.get(row.question.code, "")
            row.display = False
            if isinstance(row.part, In):
                row.part.reads = slip_at_end
        if self.asked:
            await self.mount_all(self.asked)
        self.show_page(FIRST)

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
        for row in self.asked:
            code = row.question.code
            if row.value or code in draft.answers:
                draft.answers[code] = row.value

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
        for row in self.asked:
            row.value = draft.answers.get(row.question.code, "")
        self.show_page(FIRST)

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
