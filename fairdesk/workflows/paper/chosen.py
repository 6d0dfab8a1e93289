"""Which rings are printed, in which language, with or without prices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from fairdesk.domain.clean import short
from fairdesk.domain.pages.ring import RingSaid, ring_said
from fairdesk.domain.pages.rows import PageMaker, PageRing
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.terms import recognise
from fairdesk.domain.trade import LANGUAGES
from fairdesk.language.messages import N_, comma_list
from fairdesk.stand import Stand
from fairdesk.storage import rings
from fairdesk.storage.pages import catalogue
from fairdesk.workflows.fair import makers

NAMED: Final = 8
"""Rings that are named one by one."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be printed of the catalogue. `skus` are SKUs, codes or ids in the order of printing.

    `ids` are rings by their ids, when they are known already: then `skus` says nothing.
    `maker` is a code, `stone` a word in any language; empty is all. `prices` None is as the fair says.
    `local_only` allows codes that open in this network only. `day` is the date that pages say; None is today.
    """

    language: str = "en"
    skus: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    maker: str = ""
    stone: str = ""
    prices: bool | None = None
    local_only: bool = False
    day: date | None = None


def page_language(language: str) -> str:
    """Return a language of pages. Raises `Refusal` for one that there are no texts in."""
    wanted = language.strip().casefold()
    if wanted in LANGUAGES:
        return wanted
    raise Refusal(
        N_("Nothing can be printed in {language}."),
        hint=N_("Choose one of {known}."),
        field="language",
        language=short(language) or "?",
        known=", ".join(LANGUAGES),
    )


def rings_chosen(stand: Stand, chosen: Chosen) -> tuple[tuple[PageRing, ...], dict[str, PageMaker]]:
    """Return the rings that `chosen` means, with their makers by id.

    Raises `Refusal` when a ring, maker or stone is not known, or nothing is left.
    """
    maker_id = makers.by_code(stand, chosen.maker).id if chosen.maker else ""
    stone = (recognise(chosen.stone, "stone") or chosen.stone) if chosen.stone else ""
    named = chosen.ids or tuple(rings.find_id(stand.database, sku) for sku in chosen.skus)
    ids = named or None
    found = catalogue.rings(stand.database, ids=ids, maker=maker_id, stone=stone)
    if not found:
        raise Refusal(
            N_("There is no ring to print."),
            hint=N_("Bring a catalogue with fairdesk ring import, or choose others: fairdesk ring list."),
        )
    uncoded = [ring.sku for ring in found if not ring.code]
    if uncoded:
        raise Refusal(
            N_("{rings} have no code yet."),
            hint=N_("Import the catalogue again: every ring gets its code then."),
            rings=comma_list(uncoded[:NAMED]),
        )
    return found, catalogue.makers(stand.database)


def said_of(
    stand: Stand, chosen: Chosen, found: tuple[PageRing, ...], by_id: dict[str, PageMaker], lang: str = ""
) -> tuple[RingSaid, ...]:
    """Return what pages say of rings to a reader in the fair's country."""
    fair = stand.the_fair
    prices = fair.show_price if chosen.prices is None else chosen.prices
    return tuple(
        ring_said(
            ring, by_id.get(ring.maker_id), lang or chosen.language, country=fair.country, prices=prices
        )
        for ring in found
    )
