"""The fields of the Desk's form: which there are, on which page, and what stands in them when empty."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual.widget import Widget

from fairdesk.domain.labels import field_label, purpose_label
from fairdesk.domain.trade import Purpose, Rating
from fairdesk.language.messages import _
from fairdesk.tui.inputs.guess import Guess
from fairdesk.tui.inputs.latin_in import LatinIn
from fairdesk.tui.inputs.note_in import NoteIn
from fairdesk.tui.inputs.one_row import In, NumberIn
from fairdesk.tui.widgets.cells import columns_of
from fairdesk.tui.widgets.choice import Choice, Option
from fairdesk.tui.widgets.drop import Drop
from fairdesk.tui.widgets.field import Field, Label
from fairdesk.tui.widgets.tick import Tick

VISITOR: Final = ("name", "company", "country", "email", "phone")
"""The fields above the rings."""

MORE_PAGES: Final = (
    (("title", "city"), ("address",), ("website", "badge"), ("paper_no", "captured")),
    (("given", "family"), ("latin_name",), ("native_name",), ("salutation", "owner")),
)
"""The second and third page of More, by rows."""

CHECKED: Final = frozenset(
    {"name", "company", "country", "email", "phone", "language", "website", "captured"}
)
"""Fields that are checked while they are typed."""

GUESSED: Final = frozenset({"country", "language", "buyer_type"})
"""Fields with a list under them."""


LATIN: Final = frozenset({"email", "website", "badge", "paper_no"})
"""Fields that hold Latin letters and digits whatever the keyboard is set to."""


def short_label(field: str) -> str:
    """Return a label of nine letters at most, where the field's own is longer."""
    short = {
        "buyer_type": _("Role"),
        "latin_name": _("Latin"),
        "native_name": _("Native"),
        "given": _("Given"),
        "family": _("Family"),
        "title": _("Job"),
        "paper_no": _("Slip no."),
        "captured": _("When"),
        "salutation": _("Mr/Ms"),
    }
    return short.get(field) or field_label(field)


def make_input(field: str, drop: Callable[[], Drop]) -> In:
    """Return the input of a field."""
    words = {
        "name": _("as on the card"),
        "country": _("type two letters"),
        "language": _("by country"),
        "buyer_type": _("buyer"),
        "captured": _("now"),
    }
    if field in GUESSED:
        return Guess(words[field], drop, id=field.replace("_", "-"))
    kinds = {"phone": NumberIn, "captured": NumberIn, "note": NoteIn}
    kind = LatinIn if field in LATIN else kinds.get(field, In)
    return kind(words.get(field, ""), id=field.replace("_", "-"))


def make_rating() -> Choice:
    """Return the rating: letters, because the visitor sees the screen."""
    options = (
        Option(Rating.HOT.value, "A", "a"),
        Option(Rating.WARM.value, "B", "b"),
        Option(Rating.COLD.value, "C", "c"),
        Option("", _("by rule")),
    )
    return Choice(options, id="rating")


def make_ticks() -> dict[str, Tick]:
    """Return a tick for each purpose of consent."""
    return {purpose.value: Tick(purpose_label(purpose), id=f"consent-{purpose.value}") for purpose in Purpose}


def row_of(fields: tuple[str, ...], inputs: dict[str, In], page: int) -> Field:
    """Return the row of one or two fields on a page of More; the second has its own small label."""
    parts: list[Widget] = [inputs[fields[0]]]
    for second in fields[1:]:
        parts += [Between(short_label(second)), inputs[second]]
    return Field(
        short_label(fields[0]), *parts, id=f"row-{fields[0].replace('_', '-')}", classes=f"page-{page}"
    )


class Between(Label):
    """The label of a second field in a row."""

    def __init__(self, label: str) -> None:
        super().__init__(f" {label} ")
        self.styles.width = columns_of(label) + 2
