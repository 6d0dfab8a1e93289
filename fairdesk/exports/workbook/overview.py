"""The first sheet of a workbook: which fair, made when, what is in it and what is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from fairdesk.domain import countries
from fairdesk.domain.labels import field_label, rating_label
from fairdesk.domain.trade import Rating
from fairdesk.exports.workbook.cells import BookGuard
from fairdesk.exports.workbook.facts import About
from fairdesk.exports.workbook.look import ROW
from fairdesk.exports.workbook.tally import Tally
from fairdesk.exports.workbook.writing import Pen
from fairdesk.language.dates import day_said, minute_said
from fairdesk.language.messages import _, comma_list, language

WIDTHS: Final = (30, 74)

Line = tuple[str, str | int]


def write_overview(
    pen: Pen, about: About, tally: Tally, tables: Sequence[tuple[str, int]], changed: int, live: int
) -> None:
    """Write the sheet; `tables` are the name of each other sheet and its rows.

    `changed` counts cells that had to be written otherwise than typed, `live` those that begin as formulas.
    """
    guard, look = BookGuard(), pen.look
    for place, width in enumerate(WIDTHS):
        pen.sheet.set_column(place, place, width)
    pen.sheet.fit_to_pages(1, 1)
    fair = about.fair
    if about.practice:
        mark = (_("PRACTICE"), look.practice())
        pen.row([mark, (_("The fair and its people are made up."), look.practice())], 26)
    pen.row([(guard.fitted("fair", guard.line("fair", fair.name or fair.code)), look.title())], 34)
    for heading, lines in (
        (_("Fair"), _of_fair(about)),
        (_("This workbook"), _of_book(about)),
        (_("Counts"), _counts(about, tally)),
    ):
        _part(pen, heading)
        for label, value in lines:
            if isinstance(value, int):
                pen.row([(label, look.label()), (value, look.figure())], ROW)
            else:
                said = guard.fitted(label, guard.lines(label, value))
                pen.row([(label, look.label()), (said, look.said())], ROW * (1 + len(said) // WIDTHS[1]))
    _part(pen, _("Sheets"))
    for name, rows in tables:
        pen.link(name, rows)
    for mind in _minded(changed, live):
        pen.row([("", None), (mind, look.said())], 2 * ROW)
    pen.sheet.activate()


def _part(pen: Pen, heading: str) -> None:
    pen.row([], ROW / 2)
    pen.row([(heading, pen.look.part()), (None, pen.look.part())], ROW + 2)


def _of_fair(about: About) -> Iterator[Line]:
    fair = about.fair
    country = countries.name(fair.country, language()) if fair.country else ""
    days = [day_said(day) for day in (fair.starts, fair.ends) if day]
    place = comma_list(filter(None, (fair.venue, fair.city, country)))
    for label, value in (
        (_("Code"), fair.code),
        (_("Place"), place),
        (_("Stand"), fair.place),
        (_("Days"), " – ".join(dict.fromkeys(days))),
    ):
        if value:
            yield label, value


def _of_book(about: About) -> Iterator[Line]:
    made = about.local(about.made)
    yield _("Made on"), minute_said(made) if made else ""
    if about.by:
        yield _("Made by"), about.by
    yield _("Times"), _("as the fair's clock shows them: {zone}").format(zone=str(about.zone))
    if about.maker:
        yield _("For the maker"), about.maker
        yield _("In it"), _("only this maker's rings, inside each lead too")
    chosen = (f"{name}: {value}" if value else name for name, value in about.chosen)
    yield _("Narrowed to"), comma_list(chosen) or _("nothing: all leads of the fair")
    if about.since is not None and (since := about.local(about.since)) is not None:
        yield _("New or changed since"), minute_said(since)
    yield _("Left out"), about.left_out() or _("nobody")


def _counts(about: About, tally: Tally) -> Iterator[Line]:
    yield _("Leads"), tally.leads
    yield _("of them buyers"), tally.buyers
    if not about.maker or about.notes:
        for rating in Rating:
            yield f"{field_label('rating')}: {rating_label(rating)}", tally.ratings[rating]
    if tally.incomplete:
        yield _("Incomplete"), tally.incomplete
    yield _("Interests"), tally.interests
    yield _("Money"), _("amounts of different currencies are never summed")


def _minded(changed: int, live: int) -> Iterator[str]:
    if changed:
        yield _("Cells that had to be written otherwise than typed: {count}.").format(count=changed)
    if live:
        yield _(
            "Texts that begin as a formula does: {count}. They are texts here. A CSV file that a spreadsheet"
            " makes of this workbook would let them loose: use fairdesk export csv instead."
        ).format(count=live)
