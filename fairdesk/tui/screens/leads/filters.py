"""More filters for the list of leads: ring, country, language, staff, day, incomplete, set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Self

from textual.widget import Widget

from fairdesk.domain import countries, languages
from fairdesk.domain.folding import fold
from fairdesk.domain.numbers import to_ascii_digits
from fairdesk.domain.refusals import Refusal
from fairdesk.language.dates import day_said, day_written, month_day
from fairdesk.language.messages import N_, _, comma_list, language
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.sheets.sheet import Sheet
from fairdesk.tui.widgets.field import Field
from fairdesk.tui.widgets.tick import Tick
from fairdesk.workflows.fair import staff
from fairdesk.workflows.rings import browse as rings


class FilterScreen(Sheet[LeadFilter]):
    """Gives the filter as changed; None when it was left alone."""

    def __init__(self, stand: Stand, narrow: LeadFilter, names: Sequence[str]) -> None:
        super().__init__(_("Which leads?"), "", _("Show them"), _("Leave it as it is"))
        self._stand = stand
        self._narrow = narrow
        self._names = tuple(names)
        told_names = ", ".join(names[:3]) or _("anybody")
        self._fields = {
            "ring": (_("Ring"), In(_("SKU, name, stone or maker"), id="ring"), narrow.ring),
            "country": (_("Country"), In(_("name or two letters"), id="country"), _country(narrow.country)),
            "language": (_("Language"), In(_("name or two letters"), id="language"), narrow.language),
            "staff": (_("Staff"), In(told_names, id="staff"), narrow.staff),
            "day": (_("Day"), In(_("today, yesterday, 19, or 2027-02-19"), id="day"), _day(narrow.day)),
        }
        self._incomplete = Tick(_("only incomplete ones"))
        self._aside = Tick(_("only those set aside"))

    @classmethod
    def read(cls, stand: Stand, narrow: LeadFilter) -> Self:
        """Return the screen with what it needs from the database; runs in a thread."""
        return cls(stand, narrow, [person.name for person in staff.names(stand)])

    def parts(self) -> Sequence[Widget]:
        """Return the fields and ticks."""
        fields = [Field(label, field) for label, field, _value in self._fields.values()]
        return [*fields, Field(_("Kind"), self._incomplete), Field("", self._aside)]

    def on_mount(self) -> None:
        """Fill in what is in use now."""
        for _label, field, value in self._fields.values():
            field.write(value)
        self._incomplete.on = self._narrow.incomplete
        self._aside.on = self._narrow.discarded
        self._fields["ring"][1].focus()

    def submit(self) -> None:
        """Read the fields and give the filter."""

        async def deed() -> None:
            self.dismiss(await self.ask(self._read))

        self.start(deed)

    def _read(self) -> LeadFilter:
        """Return the filter as typed. Raises `Refusal` at the first field that says nothing known."""
        typed = {name: field.value.strip() for name, (_label, field, _value) in self._fields.items()}
        today = self._stand.local(self._stand.now()).date()
        return replace(
            self._narrow,
            ring=_ring(self._stand, typed["ring"]),
            country=countries.code_of(typed["country"]),
            language=languages.code_of(typed["language"]),
            staff=_one_of(self._names, typed["staff"]),
            day=day_of(typed["day"], today),
            incomplete=self._incomplete.on,
            discarded=self._aside.on,
        )


def told(narrow: LeadFilter) -> str:
    """Return the filters in use besides text and rating, as words; empty when there are none."""
    words = [
        narrow.ring,
        _country(narrow.country),
        languages.name(narrow.language) if narrow.language else "",
        narrow.staff,
        _day(narrow.day),
        _("badges without a name") if narrow.badge else _("incomplete") if narrow.incomplete else "",
        _("set aside") if narrow.discarded else "",
    ]
    return comma_list(word for word in words if word)


def day_of(text: str, today: date) -> date | None:
    """Return the day that is meant: `today`, `yesterday`, `19`, or a whole date; None for "".

    A number alone is the last such day by the interface's calendar. Raises `Refusal` for anything else.
    """
    wanted = to_ascii_digits(text.strip()).casefold()
    if not wanted:
        return None
    if wanted in {"today", _("today")}:
        return today
    if wanted in {"yesterday", _("yesterday")}:
        return today - timedelta(days=1)
    if wanted.isdigit() and len(wanted) <= 2:
        for back in range(31):
            if month_day(today - timedelta(days=back)) == int(wanted):
                return today - timedelta(days=back)
    try:
        return day_written(wanted)
    except ValueError:
        raise Refusal(
            N_("{value} is not a day."),
            hint=N_("Write today, 19, or 2027-02-19."),
            field="day",
            value=text[:40],
        ) from None


def _day(day: date | None) -> str:
    return day_said(day) if day else ""


def _country(code: str) -> str:
    return countries.name(code, language()) if code else ""


def _ring(stand: Stand, text: str) -> str:
    """Return the SKU of the ring meant."""
    if not text:
        return ""
    found = rings.find(stand, text, 1)
    if not found:
        raise Refusal(
            N_("No ring matches {value}."),
            hint=N_("Give its SKU or a word of its name."),
            field="ring",
            value=text[:40],
        )
    return found[0].sku


def _one_of(names: Sequence[str], text: str) -> str:
    """Return the one of the staff whose name begins so, or has a word that does."""
    if not text:
        return ""
    wanted = fold(text)
    for name in names:
        if fold(name).startswith(wanted) or any(word.startswith(wanted) for word in fold(name).split()):
            return name
    raise Refusal(N_("Nobody here is called {value}."), field="staff", value=text[:40])
