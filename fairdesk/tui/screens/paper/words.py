"""What the sheets that print choose from: languages, and which ones are proposed."""

from __future__ import annotations

from collections.abc import Sequence

from fairdesk.domain import languages
from fairdesk.domain.trade import LANGUAGES
from fairdesk.stand import Stand
from fairdesk.tui.widgets.cells import columns_of
from fairdesk.tui.widgets.choice import Choice, Option
from fairdesk.tui.widgets.field import Label
from fairdesk.workflows.leads.shown import OF_COUNTRY


def language_choice(value: str, first: Sequence[Option] = (), *, id: str = "language") -> Choice:
    """Return the choice of a language of pages, by its own name; `first` stands before them."""
    known = [Option(code, languages.name(code), code[0]) for code in LANGUAGES]
    return Choice([*first, *known], value, id=id)


def other_language(stand: Stand) -> str:
    """Return the language that stands beside English: that of the fair's country, else Persian."""
    there = OF_COUNTRY.get(stand.the_fair.country, "fa")
    return there if there in LANGUAGES else "fa"


def between(text: str) -> Label:
    """Return words that stand between two fields of a row."""
    label = Label(text)
    label.add_class("between")
    label.styles.width = columns_of(text)
    return label
