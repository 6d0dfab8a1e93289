"""How visitors reach the stand, as pages and codes say it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from fairdesk.codes.card import StandContact
from fairdesk.domain.clean import clean_line
from fairdesk.language.bidi.isolate import isolated, ltr
from fairdesk.stand import Stand
from fairdesk.storage.pages import catalogue

_PARTS = re.compile(r"[,;،؛\n]|\s+[·|/]\s+|\s{2,}")
_EMAIL = re.compile(r"[^\s@:/<>()]+@(?:[\w-]+\.)+[\w-]+")
"""An e-mail address among other words; a name in a social network, `@name`, is none."""


def stand_contact(stand: Stand, typed: Mapping[str, str] | None = None) -> StandContact:
    """Return the stand's contact: what was typed, else the only maker's.

    `typed` may have `name`, `email`, `phone` and `website`; what is not among them comes from the fair's data
    controller, what is empty is left out. Raises `Refusal` for a line that is none.
    """
    fair = stand.the_fair
    given = {name: clean_line(value, name) for name, value in (typed or {}).items()}
    makers = list(catalogue.makers(stand.database).values())
    only = makers[0].fields if len(makers) == 1 else {}
    parts = _sorted(fair.controller_contact)
    found = {name: str(only.get(name) or "") or parts.get(name, "") for name in ("email", "phone", "website")}
    name = given.get("name") or str(only.get("brand") or "") or fair.controller or fair.name
    where = ", ".join(filter(None, (fair.name, fair.place)))
    return StandContact(
        name=name,
        email=given.get("email", found["email"]),
        phone=given.get("phone", found["phone"]),
        website=given.get("website", found["website"]),
        address=fair.controller_address if name == fair.controller else str(only.get("address") or ""),
        note=where if where != name else "",
    )


def lines_of(contact: StandContact) -> list[str]:
    """Return the contact's lines as they are printed; addresses and numbers read from the left."""
    ways = [ltr(way) for way in (contact.phone, contact.email, contact.website) if way]
    return [*ways, *([isolated(contact.address)] if contact.address else [])]


def _sorted(text: str) -> dict[str, str]:
    """Return the ways in a line that people wrote: which is an e-mail, a phone, a web address."""
    found: dict[str, str] = {}
    for part in (one.strip() for one in _PARTS.split(text)):
        if email := _EMAIL.search(part):
            found.setdefault("email", email[0])
        elif re.match(r"(https?://|www\.)", part, re.IGNORECASE):
            found.setdefault("website", part)
        elif re.fullmatch(r"\+?[\d\s().-]{6,}", part):
            found.setdefault("phone", part)
    return found
