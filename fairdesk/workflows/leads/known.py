"""Who is this? Leads that may be the visitor whose name, e-mail or phone is typed, or whose slip it is."""

from __future__ import annotations

from collections.abc import Mapping

from fairdesk.domain import countries
from fairdesk.domain.folding import fold
from fairdesk.domain.reach import email_key, phone_key
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.slips import LARGEST
from fairdesk.models.known_rows import Known, SlipLead
from fairdesk.stand import Stand
from fairdesk.storage import contacts

MOST = 3
"""Hints shown at once."""


def who_is(stand: Stand, typed: Mapping[str, str]) -> tuple[Known, ...]:
    """Return the leads that match what is typed so far, best first: same e-mail, same phone, same name.

    Half-typed values match nothing and are no fault.
    """
    keys = []
    for kind, key_of in (("email", email_key), ("phone", lambda value: phone_key(value, _country(typed)))):
        try:
            if value := typed.get(kind, "").strip():
                keys.append((kind, key_of(value)))
        except Refusal:
            continue
    name = fold(typed.get("name", "")) or fold(typed.get("company", ""))
    if not keys and len(name) < 3:
        return ()
    return contacts.known(stand.database, keys, name, MOST)


def of_slip(stand: Stand, number: int) -> SlipLead | None:
    """Return the lead of this fair that has this slip number, written with or without zeros, if any."""
    keys = [str(number).zfill(length) for length in range(1, len(str(LARGEST)) + 1)]
    return contacts.of_slip(stand.database, stand.the_fair.id, sorted(set(keys)))


def _country(typed: Mapping[str, str]) -> str:
    """Return the country code typed, empty when it is not one."""
    try:
        return countries.code_of(typed.get("country", "")) if typed.get("country", "").strip() else ""
    except Refusal:
        return ""
