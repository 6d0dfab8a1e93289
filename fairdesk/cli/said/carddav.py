"""What sending to an address book answers, to people and to programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from fairdesk.cli.said.export import around, changed_said, since_said
from fairdesk.domain.clean import short
from fairdesk.language.messages import _, comma_list, ngettext

if TYPE_CHECKING:
    from fairdesk.stand import Stand
    from fairdesk.workflows.contacts.address_book.sent import Named, Sent

NAMED: Final = 10
"""Contacts that are named one by one."""


def values_of(sent: Sent) -> dict[str, Any]:
    """Return what was sent as JSON has it: how many cards, and by id who was not sent and why."""
    tally = asdict(sent.tally)
    return {
        "address_book": sent.book,
        "dry_run": sent.dry_run,
        "contacts": sent.report.leads,
        "sent": sent.tally.sent,
        **tally,
        "substitutions": [asdict(one) for one in sent.report.substitutions],
        **around(sent.report),
    }


def said(stand: Stand, sent: Sent, wanted: Mapping[str, Any]) -> str:
    """Say how many cards were sent, and who was not and what to do about it."""
    return "\n".join(_lines(stand, sent, wanted))


def _lines(stand: Stand, sent: Sent, wanted: Mapping[str, Any]) -> Iterator[str]:
    tally = sent.tally
    first = ngettext("{count} contact sent to {book}.", "{count} contacts sent to {book}.", tally.sent)
    if sent.dry_run:
        first = ngettext(
            "{count} contact would go to {book}.", "{count} contacts would go to {book}.", tally.sent
        )
    yield first.format(count=tally.sent, book=sent.book)
    yield _("New there: {new}; changed: {changed}; there already: {same}.").format(
        new=tally.new, changed=tally.changed, same=tally.same
    )
    if tally.changed_there:
        yield _("Changed there by somebody, and left alone: {names}. --overwrite sends yours.").format(
            names=_names(tally.changed_there)
        )
    if tally.deleted_there:
        yield _("Deleted there by somebody, and not sent again: {names}. --overwrite sends them.").format(
            names=_names(tally.deleted_there)
        )
    for one in tally.refused[:NAMED]:
        yield _("Not taken by the server: {name}: {why}").format(name=short(one.name, 80), why=one.why)
    if len(tally.refused) > NAMED:
        yield _("and {count} more").format(count=len(tally.refused) - NAMED)
    if tally.still_there:
        yield _("Withdrawn or set aside here, but still there: {names}. --remove deletes them there.").format(
            names=_names(tally.still_there)
        )
    if tally.removed:
        yield _("Deleted there: {count}.").format(count=tally.removed)
    yield from since_said(stand, sent.report, wanted)
    yield from changed_said(sent.report.substitutions, sent.report.changed)


def _names(named: Sequence[Named]) -> str:
    names = [short(one.name, 60) for one in named[:NAMED]]
    if len(named) > NAMED:
        names.append(_("and {count} more").format(count=len(named) - NAMED))
    return comma_list(names)
