"""What the hint line says at the Desk, by where the focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fairdesk.domain.labels import level_label
from fairdesk.domain.trade import LEVELS
from fairdesk.language.messages import _
from fairdesk.tui.hints import Hint
from fairdesk.tui.inputs.guess import Guess
from fairdesk.tui.inputs.note_in import NoteIn
from fairdesk.tui.screens.desk.form.picked import PickedList
from fairdesk.tui.widgets.choice import Choice
from fairdesk.tui.widgets.level_chip import LevelChip
from fairdesk.tui.widgets.tick import Tick

if TYPE_CHECKING:
    from textual.widget import Widget

    from fairdesk.tui.screens.desk.form.form import DeskForm


def hints_for(focused: Widget | None, form: DeskForm) -> list[Hint]:
    """Return the keys that work in the focused part of the form, Enter first."""
    save = Hint("F9", _("save"))
    line = form.ring_line
    if isinstance(focused, Guess) and focused.is_open:
        return [Hint("Enter", _("take the first and go on")), Hint("↓", _("others")), save]
    if isinstance(focused, LevelChip):
        return [*_levels(), Hint("Enter", _("add"))]
    if focused is line.query_field:
        if not line.query_field.value.strip():
            picked = [Hint("↓", _("change the picked"))] if form.picked.rows else []
            return [Hint("Enter", _("go on")), *picked, save]
        return [Hint("Enter", _("add as liked")), Hint("Tab", _("level, quantity, size")), save]
    if focused is line.quantity or focused is line.size_field:
        return [
            Hint("Enter", _("add")),
            Hint("Tab", _("size") if focused is line.quantity else _("go on")),
            save,
        ]
    if isinstance(focused, PickedList):
        return [
            Hint("1-5", _("level")),
            Hint("q", _("quantity")),
            Hint("s", _("size")),
            Hint("r", _("reason")),
            Hint("Del", _("remove")),
            save,
        ]
    if isinstance(focused, Choice):
        digits = f"1-{len(focused.options)}"
        words = _("or a letter chooses") if any(one.letter for one in focused.options) else _("chooses")
        if (focused.id or "").startswith("answer-"):
            return [Hint(digits, _("answers and goes on")), Hint("Enter", _("leave it open")), save]
        return [Hint(digits, words), Hint("Enter", _("next")), save]
    if isinstance(focused, Tick):
        return [Hint("Space", _("yes or not")), Hint("Enter", _("next")), save]
    if isinstance(focused, NoteIn):
        return [Hint("Enter", _("next")), Hint("Ctrl+J", _("several lines")), save]
    more = Hint("PgUp", _("fields before")) if form.is_last_page else Hint("PgDn", _("more fields"))
    if form.asks_when:
        return [
            Hint("Enter", _("next")),
            Hint("PgDn", _("when it was filled in")),
            Hint("F7", _("ring")),
            save,
        ]
    return [Hint("Enter", _("next")), Hint("F7", _("ring")), save, Hint("Esc", _("clear")), more]


def _levels() -> list[Hint]:
    return [Hint(str(number), level_label(level)) for number, level in enumerate(LEVELS, start=1)]
