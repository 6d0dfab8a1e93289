"""Ways to ask about a ring that need no server of ours: a prepared e-mail or WhatsApp message."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from fairdesk.codes.card import StandContact
from fairdesk.language.bidi.isolate import without_controls
from fairdesk.language.digits import ascii_digits
from fairdesk.language.page_words import page_word

WEB: Final = ("https://", "http://")
"""What a web address begins with that pages link to."""

_SAFE: Final = "@.+-_"


def ways_to_ask(
    contact: StandContact, lang: str, fair: str, name: str, sku: str, link: str
) -> list[dict[str, object]]:
    """Return the links, each with its words; none while the stand can be reached in neither way.

    `mailto:` is RFC 6068; WhatsApp's click-to-chat takes an international number of digits only.
    """
    said = page_word("enquiry", lang, fair=fair, name=name, sku=sku)
    body = without_controls(f"{said}\n{link}".strip())
    ways: list[dict[str, object]] = []
    if contact.email:
        subject = without_controls(f"{name} ({sku})")
        href = f"mailto:{quote(contact.email, safe=_SAFE)}?subject={quote(subject)}&body={quote(body)}"
        ways.append({"href": href, "text": page_word("by_mail", lang), "away": False})
    digits = re.sub(r"\D", "", contact.phone)
    if contact.phone.strip().startswith("+") and digits:
        href = f"https://wa.me/{digits}?text={quote(body)}"
        ways.append({"href": href, "text": page_word("by_whatsapp", lang), "away": True})
    return ways


def ways_to_reach(contact: StandContact) -> list[dict[str, str]]:
    """Return the lines of a contact with where each leads; an address leads nowhere."""
    lines = (
        (contact.phone, f"tel:{_dialled(contact.phone)}"),
        (contact.email, f"mailto:{quote(contact.email, safe=_SAFE)}"),
        (contact.website, contact.website if contact.website.startswith(WEB) else ""),
        (contact.address, ""),
    )
    return [{"text": text, "href": href} for text, href in lines if text]


def _dialled(phone: str) -> str:
    """Return a phone number as a phone dials it: a plus and digits."""
    return "".join(sign for sign in ascii_digits(phone) if sign.isdigit() or sign == "+")
