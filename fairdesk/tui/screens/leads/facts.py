"""All of one lead as the rows of a pane: who, how to reach them, their consents, the rings, what is next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from fairdesk.domain import countries, languages
from fairdesk.domain.labels import (
    buyer_type_label,
    captured_label,
    discard_label,
    field_label,
    incomplete_label,
    level_label,
    purpose_label,
    rating_label,
    reach_label,
    reason_label,
    sample_label,
)
from fairdesk.domain.leads.consents import contactable, standing
from fairdesk.domain.trade import OUT, Level, ReachKind
from fairdesk.language.messages import _, language, ngettext
from fairdesk.models.rows import ContactRow, InterestRow, LeadDetail
from fairdesk.tui import when
from fairdesk.tui.screens.leads.cells import mark, nameless
from fairdesk.tui.screens.leads.log import BLANK, head, log
from fairdesk.tui.widgets.cells import Cell, columns_of, fit, width_of
from fairdesk.tui.widgets.detail import Fact, fact, wrapped

SKU_WIDTH: Final = 10
LEVEL_WIDTH: Final = 8
BROAD: Final = 36
"""A pane wider than this says the MOQ in full."""

LATEST: Final = 6
"""So many acts of the history stand beside the list."""


def facts(lead: LeadDetail, now: datetime, width: int) -> list[Fact]:
    """Return the rows for the pane beside the list, `width` wide. `now` is local, as are the times shown."""
    return [*person(lead, now, width), BLANK, *log(lead, now, width, LATEST)]


def person(lead: LeadDetail, now: datetime, width: int, *, whole: bool = False) -> list[Fact]:
    """Return who it is, how to reach them, their rings and what is next; `whole` adds all their names."""
    rows = [*_who(lead, whole), BLANK, *_reaches(lead, now, width)]
    if lead.interests:
        rows.append(BLANK)
        for interest in lead.interests:
            rows += [_interest(interest, width), *_about(interest)]
    rows += [BLANK, *_next(lead, now, width)]
    if lead.colleagues:
        rows += [BLANK, head(_("Colleagues"), width), *_colleagues(lead, now)]
    return rows


def _colleagues(lead: LeadDetail, now: datetime) -> Iterable[Fact]:
    for other in lead.colleagues:
        glyph, ink = mark(other.rating)
        at = when.long(other.captured_at.astimezone(now.tzinfo), now)
        name = other.name or nameless(False)
        yield (Cell(f"{glyph} ", ink), Cell(name + "  ", "fg"), Cell(at, "silver"))


def _who(lead: LeadDetail, whole: bool) -> Iterable[Fact]:
    contact = lead.contact
    yield (Cell(contact.name or contact.company or nameless(bool(lead.incomplete)), "bright", bold=True),)
    under = [part for part in (contact.company if contact.name else "", contact.title) if part]
    if under:
        yield (Cell(", ".join(under), "silver"),)
    if whole:
        for name, value in (("native_name", contact.native_name), ("latin_name", contact.latin_name)):
            if value and value != contact.name:
                yield (Cell(value + "  ", "fg"), Cell(field_label(name), "silver"))
    yield BLANK
    glyph, ink = mark(lead.rating)
    by = _("chosen") if lead.rating_chosen else _("by rule")
    yield (
        Cell(f"{glyph} ", ink),
        Cell(rating_label(lead.rating), ink, bold=True),
        Cell(f"   {by}", "silver"),
    )
    if lead.discarded:
        yield (
            Cell("× ", "hot"),
            Cell(_("set aside: {reason}").format(reason=discard_label(lead.discarded)), "hot"),
        )
    if lead.incomplete:
        yield (
            Cell("◊ ", "warm"),
            Cell(_("incomplete: {reason}").format(reason=incomplete_label(lead.incomplete)), "warm"),
        )


def _reaches(lead: LeadDetail, now: datetime, width: int) -> Iterable[Fact]:
    contact = lead.contact
    for reach in lead.reaches:
        word = _("Slip no.") if reach.kind == ReachKind.PAPER_SLIP else reach_label(reach.kind)
        row = fact(word, reach.value)
        unsure = "" if reach.verified else _("not confirmed")
        if unsure and width_of(row) + 2 + columns_of(unsure) <= width:
            row = (*row, Cell(f"  {unsure}", "warm"))
            unsure = ""
        yield row
        if unsure:
            yield fact("", unsure, "warm")
    place = _place(contact)
    yield from wrapped(_("Place"), place or _("not stated"), width, "fg" if place else "faint")
    if contact.address:
        yield from wrapped(_("Address"), contact.address, width)
    if contact.website:
        yield fact(_("Website"), contact.website)
    if contact.language:
        yield fact(_("Language"), languages.name(contact.language))
    if contact.buyer_type:
        yield fact(_("Role"), buyer_type_label(contact.buyer_type))
    if lead.cards:
        count = len(lead.cards)
        words = ngettext("{count} picture", "{count} pictures", count).format(count=count)
        yield (*fact(_("Card"), words + "  "), Cell("c", "accent"))
    yield from _consents(lead, now, width)
    for answer in lead.answers:
        yield from wrapped("", f"{answer.question} {answer.said}", width)


def _place(contact: ContactRow) -> str:
    country = countries.name(contact.country, language()) if contact.country else ""
    return ", ".join(part for part in (contact.city, country) if part)


def _consents(lead: LeadDetail, now: datetime, width: int) -> Iterable[Fact]:
    said = standing(lead.consents)
    if not said:
        yield fact(_("Consent"), _("not asked"), "faint")
    for number, row in enumerate(said):
        label = _("Consent") if number == 0 else ""
        words = purpose_label(row.purpose)
        if row.withdrawn_at is not None:
            day = when.day(row.withdrawn_at.astimezone(now.tzinfo))
            words = _("{purpose}: withdrawn, {day}").format(purpose=words, day=day)
            yield from wrapped(label or " ", "□ " + words, width, "warm")
        else:
            yield fact(label, ("■ " if row.granted else "□ ") + words, "fg")


def _interest(interest: InterestRow, width: int) -> Fact:
    """Return `AQ-2004  Liver Agate Seal  order  30 at 54`: the name gives way first."""
    amount = _amount(interest, broad=width > BROAD)
    room = width - SKU_WIDTH - LEVEL_WIDTH - len(amount) - 1
    strong = interest.level in {Level.SAMPLE, Level.QUOTE, Level.ORDER}
    short = bool(interest.quantity and interest.moq and interest.quantity < interest.moq)
    return (
        Cell(fit(interest.sku, SKU_WIDTH - 1) + " ", "silver"),
        Cell(fit(interest.ring_name or interest.words, max(4, room)) + " ", "fg"),
        Cell(fit(level_label(interest.level), LEVEL_WIDTH), "accent" if strong else "silver", bold=strong),
        Cell(amount, "warm" if short else "fg"),
    )


def _about(interest: InterestRow) -> Iterable[Fact]:
    """Say under a ring what decides it, and where its sample is."""
    words = [reason_label(interest.reason)] if interest.reason else []
    if interest.sample_state:
        words.append(_("sample {state}").format(state=sample_label(interest.sample_state)))
    if interest.sku and interest.words:
        words.append(f"“{interest.words}”")
    if words:
        yield (
            Cell(" " * SKU_WIDTH, "fg"),
            Cell(", ".join(words), "warm" if interest.sample_state in OUT else "silver"),
        )


def _amount(interest: InterestRow, *, broad: bool) -> str:
    """Return pieces and sizes; fewer pieces than the MOQ say so, and hinder nothing."""
    sizes = " ".join(words or f"{mm:g}" for mm, _count, words in interest.sizes if words or mm)
    pieces = str(interest.quantity) if interest.quantity else ""
    if interest.quantity and interest.moq and interest.quantity < interest.moq:
        pieces = (
            _("{quantity} < MOQ {moq}").format(quantity=pieces, moq=interest.moq)
            if broad
            else f"{pieces}<{interest.moq}"
        )
    return "  ".join(part for part in (pieces, sizes) if part)


def _next(lead: LeadDetail, now: datetime, width: int) -> Iterable[Fact]:
    if lead.due_at is not None and not lead.discarded and contactable(lead.consents):
        words, ink = when.until(lead.due_at, now)
        yield fact(_("Answer"), words, ink, bold=ink == "hot")
    if lead.owner:
        yield fact(_("Owner"), lead.owner)
    if lead.contact.note:
        yield from wrapped(_("Note"), lead.contact.note, width)
    yield fact(_("Came"), captured_label(lead.how), "silver")
