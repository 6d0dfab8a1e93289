"""The names of codes and fields, as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from fairdesk.domain.trade import (
    BuyerType,
    Captured,
    Discard,
    GiStatus,
    Level,
    LinkMode,
    Purpose,
    Rating,
    ReachKind,
    Reason,
    Sample,
    Tested,
)
from fairdesk.language.messages import N_, _, also

_LEVELS: Final[Mapping[str, str]] = {
    Level.LOOKED: N_("looked"),
    Level.LIKED: N_("liked"),
    Level.SAMPLE: N_("sample"),
    Level.QUOTE: N_("quote"),
    Level.ORDER: N_("order"),
}
_RATINGS: Final[Mapping[str, str]] = {
    Rating.HOT: N_("hot"),
    Rating.WARM: N_("warm"),
    Rating.COLD: N_("cold"),
    Rating.NONE: N_("not rated"),
}
_BUYER_TYPES: Final[Mapping[str, str]] = {
    BuyerType.RETAILER: N_("retailer"),
    BuyerType.WHOLESALER: N_("wholesaler"),
    BuyerType.GOLDSMITH: N_("goldsmith"),
    BuyerType.ONLINE_SHOP: N_("online shop"),
    BuyerType.DESIGNER: N_("designer"),
    BuyerType.PRESS: N_("press"),
    BuyerType.PRIVATE: N_("private person"),
    BuyerType.SUPPLIER: N_("supplier"),
    BuyerType.COMPETITOR: N_("competitor"),
}
_REACH_KINDS: Final[Mapping[str, str]] = {
    ReachKind.EMAIL: N_("E-mail"),
    ReachKind.PHONE: N_("Phone"),
    ReachKind.WHATSAPP: N_("WhatsApp"),
    ReachKind.TELEGRAM: N_("Telegram"),
    ReachKind.WECHAT: N_("WeChat"),
    ReachKind.INSTAGRAM: N_("Instagram"),
    ReachKind.LINKEDIN: N_("LinkedIn"),
    ReachKind.EITAA: N_("Eitaa"),
    ReachKind.BALE: N_("Bale"),
    ReachKind.BADGE: N_("Badge"),
    ReachKind.PAPER_SLIP: N_("Paper slip"),
}
_PURPOSES: Final[Mapping[str, str]] = {
    Purpose.CONTACT: N_("may contact"),
    Purpose.MARKETING: N_("news by mail"),
}
_DISCARDS: Final[Mapping[str, str]] = {
    Discard.TEST: N_("a test"),
    Discard.MISTAKE: N_("a mistake"),
    Discard.DUPLICATE: N_("a duplicate"),
    Discard.JOKE: N_("a joke"),
}
_CAPTURED: Final[Mapping[str, str]] = {
    Captured.DESK: N_("at the desk"),
    Captured.SCAN: N_("by scan"),
    Captured.CARD: N_("from a card"),
    Captured.PAPER: N_("on paper"),
    Captured.WEB: N_("by phone page"),
    Captured.IMPORT: N_("by import"),
}
_REASONS: Final[Mapping[str, str]] = {
    Reason.PRICE: N_("price"),
    Reason.WEIGHT: N_("weight"),
    Reason.SIZE: N_("size"),
    Reason.STYLE: N_("style"),
    Reason.DELIVERY: N_("delivery"),
    Reason.CERTIFICATE: N_("certificate"),
}
_CODED: Final = {BuyerType: _BUYER_TYPES, Level: _LEVELS, Rating: _RATINGS, Reason: _REASONS}
_SAMPLES: Final[Mapping[str, str]] = {
    Sample.WANTED: N_("wanted"),
    Sample.HANDED_OVER: N_("handed over"),
    Sample.LENT: N_("lent"),
    Sample.RETURNED: N_("returned"),
    Sample.SOLD: N_("sold"),
    Sample.POSTED: N_("posted"),
}
_TESTED: Final[Mapping[str, str]] = {
    Tested.TESTED: N_("tested"),
    Tested.DECLARED: N_("declared by the maker"),
    Tested.UNKNOWN: N_("not known"),
}
_GI: Final[Mapping[str, str]] = {
    GiStatus.NONE: N_("no application"),
    GiStatus.APPLIED: N_("application filed"),
    GiStatus.REGISTERED: N_("registered"),
}
_LINK_MODES: Final[Mapping[str, str]] = {
    LinkMode.PAGE: N_("our own page"),
    LinkMode.MARKETPLACE: N_("the marketplace"),
}
_INCOMPLETE: Final[Mapping[str, str]] = {
    "badge": N_("only a badge"),
    "paper_slip": N_("only a paper slip"),
    "card": N_("only a card photo"),
}
_FIELDS: Final[Mapping[str, str]] = {
    "name": N_("Name"),
    "company": N_("Company"),
    "country": N_("Country"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
    "language": N_("Language"),
    "mail_language": N_("Mail language"),
    "buyer_type": N_("Buyer type"),
    "note": N_("Note"),
    "latin_name": N_("Name in Latin letters"),
    "native_name": N_("Name in their own script"),
    "given": N_("Given name"),
    "family": N_("Family name"),
    "salutation": N_("Salutation"),
    "title": N_("Job title"),
    "city": N_("City"),
    "address": N_("Address"),
    "website": N_("Website"),
    "badge": N_("Badge"),
    "paper_no": N_("Paper slip"),
    "captured": N_("When"),
    "handle": N_("Handle"),
    "owner": N_("Owner"),
    "rating": N_("Rating"),
    "level": N_("Level"),
    "quantity": N_("Quantity"),
    "size": N_("Size"),
    "price": N_("Price"),
    "ring": N_("Ring"),
    "words": N_("Ring in words"),
    "sku": N_("SKU"),
    "maker": N_("Maker"),
    "fair": N_("Fair"),
    "code": N_("Code"),
    "venue": N_("Venue"),
    "hall": N_("Hall"),
    "stand": N_("Stand"),
    "currency": N_("Currency"),
    "staff": N_("Staff"),
    "consent": N_("Consent"),
    "moq": N_("MOQ"),
    "reason": N_("Reason"),
    "ring_id": N_("Ring"),
    "sizes": N_("Size"),
    "sample_state": N_("Sample"),
    "sample_pieces": N_("Pieces"),
    "sample_value_minor": N_("Worth"),
    "sample_until": N_("Back by"),
    "value": N_("Answer"),
    "incomplete": N_("Incomplete"),
}


def level_label(level: str) -> str:
    """Return a level in the interface's language."""
    return _said(_LEVELS, level)


def rating_label(rating: str) -> str:
    """Return a rating in the interface's language; an empty one reads as none."""
    return _said(_RATINGS, rating or Rating.NONE)


def both_names(code: BuyerType | Level | Rating | Reason | str) -> tuple[str, str]:
    """Return what a code or a form's field is called in both languages of the interface."""
    message = _CODED[type(code)][code] if isinstance(code, StrEnum) else _FIELDS[code]
    return _(message), also(message)


def buyer_type_label(buyer_type: str) -> str:
    """Return a type of visitor in the interface's language."""
    return _said(_BUYER_TYPES, buyer_type)


def reach_label(kind: str) -> str:
    """Return a kind of reach in the interface's language."""
    return _said(_REACH_KINDS, kind)


def purpose_label(purpose: str) -> str:
    """Return a purpose of consent as the Desk words it."""
    return _said(_PURPOSES, purpose)


def discard_label(reason: str) -> str:
    """Return why a lead was set aside."""
    return _said(_DISCARDS, reason)


def captured_label(how: str) -> str:
    """Return how a lead came in."""
    return _said(_CAPTURED, how)


def reason_label(reason: str) -> str:
    """Return what decides an interest; empty stays empty."""
    return _said(_REASONS, reason)


def sample_label(state: str) -> str:
    """Return where a sample is; empty stays empty."""
    return _said(_SAMPLES, state)


def tested_label(tested: str) -> str:
    """Return what is known of nickel, lead or cadmium; empty reads as not stated."""
    return _said(_TESTED, tested) or _("not stated")


def gi_label(status: str) -> str:
    """Return the state of a geographical indication; empty reads as not stated."""
    return _said(_GI, status) or _("not stated")


def link_mode_label(mode: str) -> str:
    """Return where a ring's code leads."""
    return _said(_LINK_MODES, mode)


def incomplete_label(reason: str) -> str:
    """Return why a lead is incomplete; empty for a complete one."""
    return _said(_INCOMPLETE, reason)


def field_label(field: str) -> str:
    """Return the name of a form field in the interface's language, the field's own name if it has none."""
    return _said(_FIELDS, field)


def _said(words: Mapping[str, str], code: str) -> str:
    message = words.get(code)
    return _(message) if message else code
