"""Which id a contact of a file has: from its UID, or without one from who it is."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from typing import Final

from fairdesk.domain.folding import fold
from fairdesk.domain.ids import natural_id
from fairdesk.domain.leads.duplicates import company_key, name_key
from fairdesk.domain.reach import bare_number
from fairdesk.imports.contacts.arriving import ArrivingReach

_LETTER: Final = re.compile(r"[^\W\d_]")
_OTHER: Final = ("latin_name", "native_name", "country", "city", "address")


def contact_id(uid: str, values: Mapping[str, str], reaches: Sequence[ArrivingReach]) -> str:
    """Return the id of a contact.

    A UUID (`urn:uuid:...` or bare, in any case, RFC 9562) is the id itself, as our own files have it; any
    other UID makes a natural one. Without a UID name, company, place and all ways to reach them do as the
    file gives them, in any order and spelling that folds alike: the same contact of the same file has the
    same id whenever it arrives, wherever its numbers are said to be from.
    """
    if told := uid.strip():
        return _uuid(told) or natural_id("contact", told)
    who = (name_key(values.get("name", "")), company_key(values.get("company", "")))
    where = (fold(values.get(name, "")) for name in _OTHER)
    keys = sorted({f"{one.kind}:{_said(one.value)}" for one in reaches})
    return natural_id("contact", "", *who, *where, *keys)


def other_id(uid: str, values: Mapping[str, str], reaches: Sequence[ArrivingReach]) -> str:
    """Return the id that a contact has where its UID turns out to be somebody else's.

    UIDs such as `1` are given by many programs. Empty for a UUID, which one contact has, and without UID.
    """
    return contact_id("", values, reaches) if uid.strip() and not _uuid(uid.strip()) else ""


def _uuid(uid: str) -> str:
    try:
        return uuid.UUID(uid.casefold()).hex
    except ValueError:
        return ""


def _said(value: str) -> str:
    """Return a way to reach somebody as it is compared: folded, of a number its digits alone."""
    digits = bare_number(value)
    return digits if digits and not _LETTER.search(value) else fold(value).replace(" ", "")


def next_id(used_up: str) -> str:
    """Return the id that follows one whose contact was taken back."""
    return natural_id("again", used_up)
