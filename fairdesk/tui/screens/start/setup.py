"""Setting up a fair: its name, place, days and the address of its codes, in one short form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from string import ascii_uppercase
from typing import Final

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input

from fairdesk.domain import countries
from fairdesk.domain.folding import fold
from fairdesk.language.dates import day_said
from fairdesk.language.messages import _, language
from fairdesk.models.stand_rows import FairRow
from fairdesk.stand import Stand
from fairdesk.tui.inputs.latin_in import LatinIn
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.sheets.sheet import Sheet
from fairdesk.tui.screens.start.practice import local_zone
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.drop import Drop
from fairdesk.tui.widgets.field import Field
from fairdesk.tui.widgets.row_lines import Column, Row
from fairdesk.workflows.fair import fairs

SUGGESTIONS: Final = 6
CODE_LETTERS: Final = 4


class SetupScreen(Sheet[str]):
    """Starts a fair, or changes the one in use (`fair`); gives its code, None when nothing was done.

    `first` is the field that has the focus.
    """

    def __init__(self, stand: Stand, fair: FairRow | None = None, first: str = "name") -> None:
        title = _("Set up your fair") if fair is None else _("This fair")
        about = _("Only the name is needed. All of it can be changed later.")
        super().__init__(
            title, about, _("Start the fair") if fair is None else _("Keep the changes"), _("Not now")
        )
        self._stand = stand
        self._fair = fair
        self._first = first
        self._drop = Drop()
        self._fields = {
            "name": (_("Name"), In(_("Inhorgenta 2027"), id="name")),
            "code": (_("Code"), LatinIn(_("made for it"), id="code")),
            "city": (_("City"), In(id="city")),
            "country": (_("Country"), In(_("a few letters"), id="country")),
            "stand": (_("Stand"), LatinIn("A2.417", id="stand")),
            "starts": (_("First day"), LatinIn(_("2027-02-26"), id="starts")),
            "ends": (_("Last day"), LatinIn(_("2027-03-01"), id="ends")),
            "time_zone": (_("Time zone"), LatinIn("Europe/Berlin", id="time_zone")),
            "currency": (_("Currency"), LatinIn("EUR", id="currency")),
            "base_url": (_("Web site"), LatinIn(_("https://… where the rings' codes lead"), id="base_url")),
        }

    def compose(self) -> ComposeResult:
        """Lay the countries' list above the form."""
        yield from super().compose()
        yield self._drop

    def parts(self) -> Sequence[Widget]:
        """Return the fields."""
        return [Field(label, field) for label, field in self._fields.values()]

    def on_mount(self) -> None:
        """Fill in what is known."""
        fair = self._fair
        known = {"currency": "EUR", "time_zone": local_zone()}
        if fair is not None:
            known = {
                **{name: _said(getattr(fair, name)) for name in self._fields},
                "country": countries.name(fair.country, language()) if fair.country else "",
            }
        with self.prevent(Input.Changed):
            for name, value in known.items():
                self._fields[name][1].write(value)
        if fair is not None:
            self._fields["code"][1].disabled = True
        self._fields[self._first][1].focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Propose a code while the name is typed, and countries while a country is."""
        if message.input.id == "name" and self._fair is None:
            self._fields["code"][1].placeholder = code_from(message.value) or _("made for it")
        elif message.input.id == "country" and message.input.has_focus:
            self._suggest(message.value)

    def _suggest(self, text: str) -> None:
        owner = self._fields["country"][1]
        found = countries.find(text, SUGGESTIONS, lang=language()) if fold(text) else []
        rows = [
            Row(country.name, (Cell(country.name, "bright"), Cell(country.code, "silver")))
            for country in found
        ]
        self._drop.open_under(owner, owner, (Column(""), Column("", 2)), rows)

    def before_leaving(self, field: In, key: str) -> bool:
        """Move in the open list, or take its country and go on."""
        if not self._drop.is_open_for(field):
            return False
        if key in {"down", "up"}:
            self._drop.action_move(1 if key == "down" else -1)
            return True
        self._take()
        return False

    def on_drop_taken(self, message: Drop.Taken) -> None:
        """A click took a country."""
        message.stop()
        self._take()

    def _take(self) -> None:
        if self._drop.current is not None:
            with self.prevent(Input.Changed):
                self._fields["country"][1].write(self._drop.current.key)
        self._drop.close()

    def on_descendant_blur(self) -> None:
        """Close the list with its field."""
        if not self._fields["country"][1].has_focus:
            self._drop.close()

    def action_leave(self) -> None:
        """Close the list first, then the form."""
        if not self._drop.close():
            super().action_leave()

    def submit(self) -> None:
        """Start the fair, or change it."""

        async def deed() -> None:
            values = {name: field.value.strip() for name, (_label, field) in self._fields.items()}
            self.dismiss((await self.ask(self._write, values)).code)

        self.start(deed)

    def _write(self, values: dict[str, str]) -> FairRow:
        code = values.pop("code") or code_from(values["name"]) or self._any_code()
        if self._fair is not None:
            return fairs.edit(self._stand, self._fair.code, values)
        return fairs.add(self._stand, {"code": code, **values})

    def _any_code(self) -> str:
        """Return a code for a fair whose name has no Latin letters: of the year, with a letter if need be."""
        taken = {fair.code for fair in fairs.all_fairs(self._stand)}
        code = f"FAIR{self._stand.now().year % 100:02}"
        codes = (code, *(f"{code}{letter}" for letter in ascii_uppercase))
        return next(made for made in codes if made not in taken)


def _said(value: object) -> str:
    """Return what stands in a field for a value of the fair."""
    return day_said(value) if isinstance(value, date) else str(value or "")


def code_from(name: str) -> str:
    """Return a short code for a fair's name: letters of its words, and its year's last digits.

    "Inhorgenta Munich 2027" is IM27, "Ambiente" AMBI; a name without Latin letters or digits gives "".
    """
    words = fold(name).split()
    letters = [word for word in words if word.isascii() and word.isalpha()]
    numbers = [word[-2:] for word in words if word.isascii() and word.isdigit()]
    short = "".join(word[0] for word in letters) if len(letters) > 1 else "".join(letters)
    return (short[:CODE_LETTERS] + (numbers[-1] if numbers else "")).upper()
