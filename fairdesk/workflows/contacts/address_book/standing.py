"""What stands in an address book: as it is now, and as it was when fairdesk last sent to it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Final, Self
from uuid import UUID

from fairdesk.delivery.carddav.book import AddressBook
from fairdesk.exports.cards.same import fingerprint, uid
from fairdesk.exports.files import write_whole

FOLDER: Final = "carddav"
"""The folder beside the database that holds a file for each address book."""

_OURS: Final = "urn:uuid:"


@dataclass(frozen=True, slots=True)
class Card:
    """A card there: its UID, its etag ("" when it has gone), and by fingerprint what it says.

    `now` is what it says there, `sent` what this laptop sent last, "" for nothing.
    """

    href: str
    etag: str
    uid: str
    now: str
    sent: str = ""

    @property
    def contact(self) -> str:
        """The id of the contact that the card may be of; "" for a card that is none of fairdesk's."""
        try:
            return UUID(self.uid.casefold().removeprefix(_OURS)).hex if self.uid else ""
        except ValueError:
            return ""

    @property
    def untouched(self) -> bool:
        """Whether nobody changed it since this laptop sent it."""
        return bool(self.sent) and self.now == self.sent


class Standing:
    """The cards of one address book by contact; what was sent and how it stands there is kept in a file."""

    def __init__(self, data: Path, url: str) -> None:
        name = hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self._path: Final = data / FOLDER / f"{name}.json"
        self._url: Final = url
        self._cards: dict[str, Card] = {}
        self._by_contact: dict[str, Card] = {}

    @classmethod
    def of(cls, data: Path, book: AddressBook) -> Self:
        """Return what stands in an address book now; only what is not known yet is fetched."""
        standing = cls(data, book.at.url)
        known = standing._read()
        listed = book.listing()
        for href, card in known.items():
            if listed.get(href) == card.etag:
                standing.put(card)
            elif href not in listed and card.sent:
                standing.put(replace(card, etag="", now=""))
        wanted = (href for href, etag in listed.items() if href not in known or known[href].etag != etag)
        standing.look(book, wanted, known)
        return standing

    def look(self, book: AddressBook, hrefs: Iterable[str], known: dict[str, Card] | None = None) -> None:
        """Fetch what some cards say now."""
        before = self._cards if known is None else known
        for href, etag, text in book.cards(hrefs):
            sent = before[href].sent if href in before else ""
            self.put(Card(href, etag, uid(text), fingerprint(text), sent))

    def of_contact(self, contact: str) -> Card | None:
        """Return a contact's card, also one that was sent and has gone."""
        return self._by_contact.get(contact)

    def ours(self) -> Iterator[Card]:
        """Yield the cards there that may be of contacts."""
        yield from (card for card in self._by_contact.values() if card.etag)

    def put(self, card: Card) -> None:
        """Note what stands there. Of two cards of one contact, the one counts that is there and was sent."""
        self._cards[card.href] = card
        if card.contact:
            other = self._by_contact.get(card.contact)
            if other is None or other.href == card.href or _weight(card) > _weight(other):
                self._by_contact[card.contact] = card

    def drop(self, card: Card) -> None:
        """Note that a card was deleted there, and is not to be missed."""
        self._cards.pop(card.href, None)
        self._by_contact.pop(card.contact, None)

    def fill_in(self, book: AddressBook) -> None:
        """Ask for the etags that the server did not tell when it took a card."""
        if any(not card.etag and card.now for card in self._cards.values()):
            listed = book.listing()
            for card in list(self._cards.values()):
                if not card.etag and card.now:
                    self.put(replace(card, etag=listed.get(card.href, "")))

    def keep(self) -> None:
        """Write what is known to the file. Raises `Refusal` when it cannot be written."""
        self._path.parent.mkdir(mode=0o700, exist_ok=True)
        cards = [astuple(card) for card in self._cards.values()]
        write_whole(self._path, json.dumps({"url": self._url, "cards": cards}).encode())

    def _read(self) -> dict[str, Card]:
        """Return what was known; a file that cannot be read is as none: all is fetched again."""
        try:
            cards = json.loads(self._path.read_text("utf-8"))["cards"]
            return {card[0]: Card(*map(str, card)) for card in cards}
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            return {}


def _weight(card: Card) -> tuple[bool, bool]:
    return bool(card.etag), bool(card.sent)
