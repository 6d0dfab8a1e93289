"""Contacts go into an address book on a server: what is new or changed, and nothing of others is touched."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from fairdesk.delivery.carddav.book import open_book, ready
from fairdesk.domain.progress import Progress
from fairdesk.domain.refusals import Refusal
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand
from fairdesk.workflows.contacts.address_book.sending import KIND, Rules, Sending
from fairdesk.workflows.contacts.address_book.sent import Sent
from fairdesk.workflows.contacts.leaving import ALL, Leaving, Wanted
from fairdesk.workflows.contacts.logged import only_kept
from fairdesk.workflows.leads import browse

PASSWORD_VARIABLE: Final = "FAIRDESK_CARDDAV_PASSWORD"  # noqa: S105  the name of a variable
"""The environment's variable that holds a password."""


@dataclass(frozen=True, slots=True)
class To:
    """Where cards go: an address that leads to an address book, and who asks."""

    url: str
    user: str = ""
    password: str = field(default="", repr=False)
    plain_http: bool = False
    certificate: Path | None = None


def user_of(to: To) -> str:
    """Return who asks, "" for nobody named; nothing is sent yet.

    Raises `Refusal` where the client is not installed, for what is no address, for one with a password in it,
    and for http:// to another machine unless `plain_http`.
    """
    return ready(to.url, to.user, plain=to.plain_http).user


def send(
    stand: Stand,
    to: To,
    narrow: LeadFilter,
    rules: Rules,
    *,
    wanted: Wanted = ALL,
    progress: Progress | None = None,
) -> Sent:
    """Send this fair's leads as vCard 3.0 into an address book, a few at once (RFC 6352).

    A card is known by its UID; one that says the same is not sent, one that somebody changed or deleted there
    since is left alone and named. Whose consent forbids it is left out, and named where a card still stands
    there. `progress` is told how many leads are done; it may raise to stop, what was sent by then stays.

    Raises `Refusal` as `user_of`, where the server cannot be used or fails on the way: then it says how many
    cards were sent, which are not sent twice.
    """
    only_kept(narrow)
    at = ready(to.url, to.user, plain=to.plain_http)
    with open_book(at, to.password, to.certificate) as book:
        parts = urlsplit(book.at.url)
        recipient = f"{book.at.host}{parts.path}"
        leaving = Leaving(stand, KIND, narrow, wanted, to=recipient)
        sending = Sending(stand, book, rules, leaving)
        fault: Refusal | None = None
        cut_short = True
        try:
            sending.send(wanted, progress, browse.counts(stand, narrow)["all"])
            cut_short = False
        except Refusal as refusal:
            fault, cut_short = refusal, False
        finally:
            whole = fault is None and not cut_short
            sending.note_down(recipient, whole=whole, cut_short=cut_short)
    if fault is not None:
        raise sending.stopped(fault) from fault
    return Sent(book.at.url, sending.tally, leaving.told(sending.report()), rules.dry_run)
