"""One sending into an address book: what is decided for each card, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from fairdesk.delivery.carddav.book import AddressBook, Outcome, Put
from fairdesk.domain.progress import Progress
from fairdesk.domain.refusals import Refusal
from fairdesk.exports.cards.card import make_card
from fairdesk.exports.cards.read_back import Proof, cards_of, placed
from fairdesk.exports.cards.same import fingerprint
from fairdesk.exports.guards import Substitution
from fairdesk.exports.notes import Note
from fairdesk.exports.report import Report
from fairdesk.language.messages import N_
from fairdesk.models.rows import LeadDetail
from fairdesk.stand import Stand
from fairdesk.storage.people.gone import no_longer
from fairdesk.workflows.contacts.address_book.sent import Named, Tally
from fairdesk.workflows.contacts.address_book.standing import Card, Standing
from fairdesk.workflows.contacts.leaving import Leaving, Wanted
from fairdesk.workflows.contacts.logged import log_sent

KIND: Final = "carddav"
"""What such an export is called in the export log."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What to do there: `note` is short, none or full; `overwrite` what others changed or deleted there.

    `remove` deletes the cards of those who withdrew or were set aside; a `dry_run` only says what would be.
    """

    note: Note = "short"
    overwrite: bool = False
    remove: bool = False
    dry_run: bool = False


class Sending:
    """One sending: what is decided for each card, and what came of it."""

    def __init__(self, stand: Stand, book: AddressBook, rules: Rules, leaving: Leaving) -> None:
        self.tally: Final = Tally()
        self._stand = stand
        self._book = book
        self._rules = rules
        self._leaving = leaving
        self._substitutions: dict[Substitution, None] = {}
        self._gone_out: list[str] = []
        self._under_way: dict[str, tuple[Named, str, Card | None]] = {}
        self._tell: Callable[[int], None] = partial(_tell, None, 0)
        self._standing = Standing.of(stand.settings.data, book)

    def send(self, wanted: Wanted, progress: Progress | None, total: int) -> None:
        """Send all cards that are to go, and see to those that are to be there no more."""
        self._tell = partial(_tell, progress, total)
        for put, outcome in self._stored(self._cards(wanted.note_language)):
            self._note(put, outcome)
            self._tell(self.tally.passed)
        self._tell(total)
        self._see_to_the_gone(wanted)

    def _stored(self, cards: Iterator[Put]) -> Iterator[tuple[Put, Outcome]]:
        if self._rules.dry_run:
            return ((put, Outcome("stored", put.href)) for put in cards)
        return self._book.put(cards)

    def _cards(self, lang: str) -> Iterator[Put]:
        """Yield the cards that are to be stored; the others are counted."""
        met: set[str] = set()
        for lead in self._leaving.leads(or_nobody=True):
            if lead.contact.id in met:
                continue
            met.add(lead.contact.id)
            card = make_card(lead, self._rules.note, lang)
            proof = Proof()
            proof.add("1", card.essence)
            proof.compare(placed(cards_of((card.data,))))
            text = card.data.decode("utf-8")
            put = self._judged(lead, text)
            if put is None:
                self._tell(self.tally.passed)
            else:
                self._substitutions.update(dict.fromkeys(card.substitutions))
                yield put

    def _judged(self, lead: LeadDetail, text: str) -> Put | None:
        """Return what to store for a lead, or None where its card is not to be touched."""
        contact, says = lead.contact.id, fingerprint(text)
        named = Named(contact, lead.contact.name or lead.contact.company or contact[-6:])
        there = self._standing.of_contact(contact)
        if there is not None and there.etag and there.now == says:
            self.tally.same += 1
            self._standing.put(replace(there, sent=says))
            return None
        if there is not None and not self._rules.overwrite and not (there.etag and there.untouched):
            (self.tally.changed_there if there.etag else self.tally.deleted_there).append(named)
            return None
        self._under_way[contact] = named, says, there
        if there is None or not there.etag:
            return Put(contact, text)
        return Put(contact, text, there.href, there.etag)

    def _note(self, put: Put, outcome: Outcome) -> None:
        """Count what came of a card."""
        named, says, there = self._under_way.pop(put.id)
        if outcome.kind == "stored":
            if put.href:
                self.tally.changed += 1
            else:
                self.tally.new += 1
            if not self._rules.dry_run:
                if there is not None and there.href != outcome.href:
                    self._standing.drop(there)
                self._gone_out.append(put.id)
                self._standing.put(Card(outcome.href, outcome.etag, f"urn:uuid:{UUID(put.id)}", says, says))
        elif outcome.kind == "refused":
            self.tally.refused.append(replace(named, why=outcome.why))
        else:
            self._look_again(put, named, says)

    def _look_again(self, put: Put, named: Named, says: str) -> None:
        """See what stands there where somebody else was quicker, as a second sending at the same time."""
        href = put.href or f"{urlsplit(self._book.at.url).path}{put.id}.vcf"
        self._standing.look(self._book, (href,))
        card = self._standing.of_contact(put.id)
        if card is not None and card.now == says:
            self.tally.same += 1
            self._standing.put(replace(card, sent=says))
        else:
            self.tally.changed_there.append(named)

    def _see_to_the_gone(self, wanted: Wanted) -> None:
        """Name those whose card stands there and is to stand there no more, or delete these cards."""
        ours = {card.contact: card for card in self._standing.ours()}
        gone = no_longer(self._stand.database, list(ours), marketing=wanted.marketing)
        named = [Named(contact, name) for contact, name in gone.items()]
        if not self._rules.remove or self._rules.dry_run:
            self.tally.still_there += named
            return
        names = {ours[one.id].href: one for one in named}
        cards = {ours[one.id].href: ours[one.id] for one in named}
        for (href, _etag), outcome in self._book.remove((card.href, card.etag) for card in cards.values()):
            if outcome.kind in {"stored", "missing"}:
                self.tally.removed += 1
                self._standing.drop(cards[href])
            else:
                self.tally.still_there.append(replace(names[href], why=outcome.why))

    def note_down(self, recipient: str, *, whole: bool, cut_short: bool = False) -> None:
        """Keep what stands there now, and write the export log where anything was sent or deleted.

        What was `cut_short` may have sent more cards than it was told of: the log says how many at most.
        """
        if self._rules.dry_run:
            return
        try:
            with suppress(Refusal):  # where the server has gone it is asked the next time
                self._standing.fill_in(self._book)
            self._standing.keep()
        finally:
            unsure = len(self._under_way) if cut_short else 0
            if self.tally.sent or self.tally.removed or unsure:
                detail: dict[str, object] = {"new": self.tally.new, "changed": self.tally.changed}
                detail |= {"removed": self.tally.removed, "note": self._rules.note}
                detail |= {"unsure": unsure} if unsure else {}
                if whole and self.tally.whole:
                    detail |= self._leaving.noted()
                detail |= {"file": "CardDAV", "contacts": self._gone_out}
                log_sent(self._stand, KIND, self.tally.sent, detail, recipient)

    def report(self) -> Report:
        """Return how many leads there were, and what had to be written otherwise."""
        told = tuple(self._substitutions)
        tally, leaving = self.tally, self._leaving
        some = tally.passed or tally.still_there or tally.removed or leaving.kept_back.counts
        if not some and leaving.since is None:
            raise Refusal(N_("There is no lead to export."), hint=N_("Nothing was sent."))
        return Report((), self.tally.passed, told, changed=len(told))

    def stopped(self, fault: Refusal) -> Refusal:
        """Return why it stopped, with how many cards were sent by then."""
        if not self.tally.sent:
            return fault
        return Refusal(
            N_("Stopped, with {count} sent: {why}"),
            hint=N_("Send again: what is there is not sent twice."),
            count=self.tally.sent,
            why=fault.what,
        )


def _tell(progress: Progress | None, total: int, done: int) -> None:
    """Say how far it is, where somebody waits."""
    if progress is not None and total:
        progress(min(done, total), total)
