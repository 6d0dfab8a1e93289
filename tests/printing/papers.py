"""Papers of every kind, as the tests print them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from fairdesk.domain.draft import Draft, Pick
from fairdesk.domain.ids import new_id
from fairdesk.domain.leads.office import IRAN
from fairdesk.exports.for_maker import for_maker
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand
from fairdesk.storage import leads
from fairdesk.storage.makers import rings_of
from fairdesk.workflows.leads import browse as registered
from fairdesk.workflows.leads import register
from fairdesk.workflows.paper import catalogue, labels, picks, signs, slips, tent
from fairdesk.workflows.paper.chosen import Chosen
from fairdesk.workflows.paper.handover import Handed, handover_paper
from fairdesk.workflows.paper.paper import Paper
from fairdesk.workflows.rings import browse

SKUS = ("FZ-1023", "AQ-2004", "FZ-1031", "HM-6103", "AM-5001", "DN-3002", "LA-7001")
OTHER = {"fa": "en", "ar": "en", "en": "de", "de": "sv", "sv": "fa"}

IRAN_NOON = datetime(2027, 3, 6, 12, tzinfo=IRAN)

Make = Callable[[Stand, str], Paper]


def known(stand: Stand, count: int) -> tuple[str, ...]:
    """Return so many SKUs of the catalogue, those with most to say first."""
    listed = [row.sku for row in browse.page(stand, limit=100)[0]]
    return tuple(dict.fromkeys([*(sku for sku in SKUS if sku in listed), *listed]))[:count]


def lead(stand: Stand, count: int, name: str = "Anna Exempel", language: str = "sv") -> str:
    """Register a lead that liked so many rings and return its id; of the first it wants 50 quoted."""
    found = browse.page(stand, limit=count)[0]
    wanted = [Pick(interest_id=new_id(), ring_id=row.id, sku=row.sku) for row in found]
    wanted[0].level, wanted[0].quantity, wanted[0].size = "quote", "50", "54"
    before = registered.counts(stand, LeadFilter())["all"]
    typed = {"name": name, "email": f"visitor.{before + 1}@visitor.example", "language": language}
    return register.register(stand, Draft(typed=typed, picks=wanted)).lead_id


def makers_leads(stand: Stand) -> Paper:
    """Return what the maker of the turquoise rings gets, of two buyers."""
    rings = rings_of(stand.database, "FIR")
    ids = (
        lead(stand, 40, name="Anna Exempel", language="de"),
        lead(stand, 40, name="شیرین آزمایشی", language="fa"),
    )
    whole = [leads.detail(stand.database, one, languages=("fa",)) for one in ids]
    handed = [Handed(for_maker(one, rings), IRAN_NOON) for one in whole]
    return handover_paper(stand, "خانهٔ فیروزه", handed)


KINDS: dict[str, Make] = {
    "labels": lambda stand, lang: labels.labels(
        stand, "labels", Chosen(lang, known(stand, 6), prices=True), labels.Layout()
    ),
    "tags": lambda stand, lang: labels.labels(
        stand, "tags", Chosen(lang, known(stand, 12), prices=True), labels.Layout()
    ),
    "tent": lambda stand, lang: tent.tent_cards(
        stand, Chosen(lang, known(stand, 1), prices=True), OTHER[lang]
    ),
    "catalogue": lambda stand, lang: catalogue.catalogue(stand, Chosen(lang, known(stand, 6), prices=True)),
    "picks": lambda stand, lang: picks.picks(stand, lead(stand, 4), language=lang, prices=True),
    "card": lambda stand, lang: signs.contact_sign(stand, [lang, OTHER[lang]]),
    "wifi": lambda stand, lang: signs.wifi_sign(stand, [lang, OTHER[lang]], "Qom; Rings", 'a"b\\c:12', "WPA"),
    "privacy": lambda stand, lang: signs.privacy_notice(stand, [lang]),
    "slips": lambda stand, lang: slips.slips(stand, lang, OTHER[lang], 4),
}
