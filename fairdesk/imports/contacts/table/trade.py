"""The rings and the consents of a row, as fairdesk's own tables and those of mail programs have them."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from fairdesk.domain.trade import Level, Purpose, Reason
from fairdesk.imports.contacts.arriving import ArrivingConsent, ArrivingInterest
from fairdesk.imports.contacts.gathering import Gathering
from fairdesk.imports.contacts.moments import NO_TIME, moment
from fairdesk.imports.contacts.table.cells import values
from fairdesk.imports.contacts.table.row import Row
from fairdesk.imports.contacts.table.words import code_of
from fairdesk.language.digits import ascii_digits
from fairdesk.language.messages import _

INTEREST: Final = (
    "sku", "ring", "ring_words", "level", "quantity", "sizes", "target_price", "target_currency", "reason",
    "interest_note", "sample",
)  # fmt: skip
"""Columns of a table that has a row for each ring of interest."""

_SAID: Final = {
    "yes": "granted", "true": "granted", "1": "granted", "ja": "granted", "بله": "granted",
    "no": "refused", "false": "refused", "0": "refused", "nein": "refused", "nej": "refused",
    "خیر": "refused", "withdrawn": "withdrawn",
}  # fmt: skip
_TRUE: Final = frozenset({"true", "1", "yes", "wahr", "x", "ja"})
_MOST_DIGITS: Final = 9


def take_interests(into: Gathering, row: Row) -> None:
    """Take the ring of a row that has one, and those of a cell with several."""
    for value in values(row.one("rings")):
        into.interests.append(ArrivingInterest(value))
    sku, ring, words = (row.one(name) for name in ("sku", "ring", "ring_words"))
    if not (sku or ring or words):
        for means in (*INTEREST, "moq"):
            for heading, text in row.all(means)[:1]:
                into.tell(heading.words, text)
        return
    sample, price = row.one("sample"), row.one("target_price")
    note = [row.one("interest_note"), _("Sample: {state}").format(state=sample) if sample else ""]
    quantity = ascii_digits(row.one("quantity"))
    counted = quantity.isdecimal() and len(quantity) <= _MOST_DIGITS
    if quantity and not counted:
        note.append(quantity)
    into.interests.append(
        ArrivingInterest(
            sku or ring or words,
            code_of(row.one("level"), Level),
            int(quantity) if counted else None,
            "\n".join(filter(None, note)),
            row.one("sizes"),
            " ".join(filter(None, (price, row.one("target_currency")))) if price else "",
            code_of(row.one("reason"), Reason),
            " ".join(dict.fromkeys(text for text in (ring, words) if text)),
        )
    )


def take_consents(into: Gathering, row: Row) -> None:
    """Take consents; a `no` to news without a wording was never asked, an opt-out is a refusal of news.

    No opt-out says nothing: it is not a consent.
    """
    for purpose in Purpose:
        said, wording = row.one(f"{purpose}_consent"), row.one(f"{purpose}_wording")
        state = _SAID.get(said.casefold(), "")
        if said and not state:
            into.tell(row.all(f"{purpose}_consent")[0][0].words, said)
        elif state and (wording or state != "refused" or purpose == Purpose.CONTACT):
            into.consents.append(ArrivingConsent(purpose, state, _at(into, row, purpose), wording))
    if row.one("opt_out").casefold() in _TRUE:
        into.consents.append(ArrivingConsent(Purpose.MARKETING, "refused"))


def _at(into: Gathering, row: Row, purpose: Purpose) -> datetime | None:
    """Return when a consent was said; a time that cannot be read stands in the note."""
    for heading, text in row.all(f"{purpose}_consent_at"):
        if at := moment(text):
            return at
        into.tell(heading.words, text)
        into.doubt(NO_TIME, aside=True, value=text)
    return None
