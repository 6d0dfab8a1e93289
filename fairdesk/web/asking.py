"""How pages say where the stand is reached."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from fairdesk.codes.card import StandContact
from fairdesk.language.digits import ascii_digits
from fairdesk.workflows.pages.enquiry import SAFE

WEB: Final = ("https://", "http://")
"""What a web address begins with that pages link to."""


def ways_to_reach(contact: StandContact) -> list[dict[str, str]]:
    """Return the lines of a contact with where each leads; an address leads nowhere."""
    lines = (
        (contact.phone, f"tel:{_dialled(contact.phone)}"),
        (contact.email, f"mailto:{quote(contact.email, safe=SAFE)}"),
        (contact.website, contact.website if contact.website.startswith(WEB) else ""),
        (contact.address, ""),
    )
    return [{"text": text, "href": href} for text, href in lines if text]


def _dialled(phone: str) -> str:
    """Return a phone number as a phone dials it: a plus and digits."""
    return "".join(sign for sign in ascii_digits(phone) if sign.isdigit() or sign == "+")
