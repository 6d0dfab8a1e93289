"""Messages to the stand that need no server of ours: a prepared e-mail or WhatsApp message about rings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple
from urllib.parse import quote

from fairdesk.codes.card import StandContact
from fairdesk.language.bidi.isolate import without_controls
from fairdesk.language.page_words import page_word

SAFE: Final = "@.+-_"
"""Signs of an e-mail address that a `mailto:` link holds as they are (RFC 6068)."""


class Way(NamedTuple):
    """A link that opens a prepared message; `away` when it leads to somebody else's site."""

    href: str
    text: str
    away: bool


def enquiry(lang: str, fair: str, rings: Sequence[tuple[str, str]], link: str = "") -> str:
    """Return what a visitor writes to the stand about rings, given as (name, SKU)."""
    if len(rings) == 1:
        name, sku = rings[0]
        said = page_word("enquiry", lang, fair=fair, name=name, sku=sku)
    else:
        lines = [f"{name} ({sku})" for name, sku in rings]
        said = "\n".join([page_word("enquiry_many", lang, fair=fair), *lines])
    return without_controls(f"{said}\n{link}".strip())


def mail_link(contact: StandContact, subject: str, body: str) -> str:
    """Return the `mailto:` link (RFC 6068) of a message; empty while the stand has no e-mail address."""
    if not contact.email:
        return ""
    told = f"subject={quote(without_controls(subject))}&body={quote(body)}"
    return f"mailto:{quote(contact.email, safe=SAFE)}?{told}"


def whatsapp_link(contact: StandContact, body: str) -> str:
    """Return the click-to-chat link of a message; empty while the stand has no international number.

    WhatsApp takes a number of digits only.
    """
    digits = re.sub(r"\D", "", contact.phone)
    is_whole = contact.phone.strip().startswith("+") and digits
    return f"https://wa.me/{digits}?text={quote(body)}" if is_whole else ""


def ways_to_ask(
    contact: StandContact, lang: str, fair: str, rings: Sequence[tuple[str, str]], link: str = ""
) -> list[Way]:
    """Return the links, each with its words; none while the stand can be reached in neither way."""
    body = enquiry(lang, fair, rings, link)
    subject = f"{rings[0][0]} ({rings[0][1]})" if len(rings) == 1 else page_word("picks", lang)
    ways = (
        Way(mail_link(contact, subject, body), page_word("by_mail", lang), False),
        Way(whatsapp_link(contact, body), page_word("by_whatsapp", lang), True),
    )
    return [way for way in ways if way.href]
