"""Picks: one page for one lead, the rings they liked with codes, and how to reach the stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from fairdesk.codes.card import StandContact, mini_vcard
from fairdesk.codes.link import ring_link
from fairdesk.domain.pages.ring import RingSaid
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import LANGUAGES, Level
from fairdesk.language.bidi.classes import first_strong
from fairdesk.language.bidi.isolate import isolated, ltr
from fairdesk.language.formats import days_said
from fairdesk.language.messages import N_
from fairdesk.language.page_words import page_count, page_word
from fairdesk.models.rows import InterestRow, LeadDetail
from fairdesk.printing.density import square
from fairdesk.printing.document import one_part
from fairdesk.printing.typeset import Work
from fairdesk.stand import Stand
from fairdesk.storage.pages import catalogue
from fairdesk.workflows.leads.browse import show
from fairdesk.workflows.pages import shots
from fairdesk.workflows.pages.contact import lines_of, stand_contact
from fairdesk.workflows.pages.whose import brand_of, place_of, shortened
from fairdesk.workflows.paper.chosen import Chosen, page_language, said_of
from fairdesk.workflows.paper.marks import Marks, marks
from fairdesk.workflows.paper.paper import Paper, strings, unspoken

NAME_LETTERS: Final = 60
"""Letters of a name that a row has room for."""

CODE_MM: Final = 15.0
"""Side in mm of the smallest code of a ring: twelve are on a page."""

CONTACT_MM: Final = 27.0
"""Side of the contact's code in mm."""

MOST: Final = 12
"""Rings that one page holds; of more, their number is said."""

_ASKED: Final = (Level.SAMPLE, Level.QUOTE, Level.ORDER)


def picks(
    stand: Stand, lead_id: str, *, language: str = "", prices: bool | None = None, local_only: bool = False
) -> Paper:
    """Return the page of one lead (an id or its end), in its language unless another is named.

    It says nothing that was noted of the lead: no rating, no note. Raises `Refusal` when there is no such
    lead, it has no rings, or codes may not be printed.
    """
    lead = show(stand, lead_id)
    lang = page_language(language) if language else language_for(lead)
    mark = marks(stand, lang, local_only=local_only)
    wanted = [one for one in lead.interests if one.ring_id]
    by_ring = {one.ring_id: one for one in wanted}
    found = catalogue.rings(stand.database, ids=list(by_ring))
    told = [one.words for one in lead.interests if not one.ring_id and one.words]
    if not found and not told:
        raise Refusal(
            N_("{name} has no rings yet."),
            hint=N_("Add those they liked, then print."),
            name=lead.contact.name or lead.contact.company or lead.id[-6:],
        )
    contact = stand_contact(stand)
    said = said_of(stand, Chosen(lang, prices=prices), found, catalogue.makers(stand.database))
    pictures = shots.shots(stand, (ring.picture for ring in said))
    items = [_item(ring, by_ring[ring.id], mark, frozenset(pictures), lang) for ring in said]
    items += [_told(words) for words in told]
    shown = items[:MOST]
    data = {**_frame(stand, lead, contact, lang, mark, len(items)), "items": shown}
    files = {f"{name}.jpg": jpeg for name, jpeg in pictures.items()}
    links = [ring_link(mark.base, ring.code) for ring in said[:MOST]]
    links += [mini_vcard(contact)] if contact.can_be_reached else []
    return Paper(
        one_part(
            "picks",
            Work("picks.typ", data, files),
            codes=len(links),
            texts=list(strings(data)),
            colour=True,
        ),
        lang,
        links=tuple(links),
        unspoken=unspoken(said, lang),
        unseen=tuple(ring.sku for ring in said if ring.picture not in pictures),
        detail={"lead": lead.id},
    )


def language_for(lead: LeadDetail) -> str:
    """Return the language of pages that a lead reads best."""
    for wish in (lead.contact.mail_language, lead.contact.language):
        if wish.split("-")[0] in LANGUAGES:
            return wish.split("-")[0]
    return "en"


def _frame(
    stand: Stand, lead: LeadDetail, contact: StandContact, lang: str, mark: Marks, count: int
) -> dict[str, Any]:
    fair = stand.the_fair
    brand = brand_of(stand, lang)
    name = lead.contact.name or lead.contact.company
    words = {word: page_word(word, lang) for word in ("picks", "thanks", "save_contact", "no_offer")}
    words["picks_for"] = page_word("picks_for", lang, name=isolated(name))
    words["more"] = page_count("more_rings", count - MOST, lang) if count > MOST else ""
    where = (isolated(fair.name), place_of(stand, lang), days_said(fair.starts, fair.ends, lang))
    return {
        "language": lang,
        "title": words["picks"],
        "author": brand,
        "brand": brand,
        "place": "  ·  ".join(filter(None, where)),
        "practice": mark.practice,
        "local_only": mark.local_only,
        "name": name,
        "words": words,
        "contact": {
            "name": isolated(contact.name),
            "lines": lines_of(contact),
            "code": square(mini_vcard(contact), CONTACT_MM) if contact.can_be_reached else "",
            "side": CONTACT_MM,
        },
    }


def _item(
    ring: RingSaid, interest: InterestRow, mark: Marks, seen: frozenset[str], lang: str
) -> dict[str, Any]:
    return {
        "sku": ring.sku,
        "name": shortened(ring.name.text, NAME_LETTERS),
        "name_language": ring.name.language,
        "maker": ring.maker,
        "stone": ring.stone,
        "wish": _wish(interest, lang),
        "price": ring.price,
        "moq": f"{page_word('moq', lang)} {ring.moq}" if ring.moq else "",
        "picture": f"{ring.picture}.jpg" if ring.picture in seen else "",
        "code": square(ring_link(mark.base, ring.code), CODE_MM),
    }


def _told(words: str) -> dict[str, Any]:
    """Return a ring that is in no catalogue, in the visitor's words."""
    empty = dict.fromkeys(("sku", "maker", "stone", "wish", "price", "moq", "picture", "code"), "")
    language = "fa" if first_strong(words) == "R" else "en"
    return {**empty, "name": shortened(words, NAME_LETTERS), "name_language": language}


def _sizes(interest: InterestRow, lang: str) -> str:
    """Return the sizes they asked for, in their own words."""
    asked = ", ".join(ltr(words) for _mm, _count, words in interest.sizes if words)
    return f"{page_word('sizes', lang)} {asked}" if asked else ""


def _wish(interest: InterestRow, lang: str) -> str:
    """Return what they asked for: a sample, a quote or an order, how many, in which sizes."""
    said: Sequence[str] = [
        page_word(interest.level, lang) if interest.level in _ASKED else "",
        page_count("pieces", interest.quantity, lang) if interest.quantity else "",
        _sizes(interest, lang),
    ]
    return "  ·  ".join(filter(None, said))
