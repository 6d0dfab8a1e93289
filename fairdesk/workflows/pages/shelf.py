"""All that web pages are made of, read once: rings, makers, the stand, pictures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO

from PIL import Image

from fairdesk.codes.card import StandContact
from fairdesk.domain.pages.ring import RingSaid, ring_said
from fairdesk.domain.pages.rows import PageMaker, PageRing
from fairdesk.domain.progress import Progress
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.models.stand_rows import FairRow
from fairdesk.stand import Stand
from fairdesk.storage import fairs
from fairdesk.storage.pages import catalogue
from fairdesk.workflows.pages import shots
from fairdesk.workflows.pages.contact import stand_contact
from fairdesk.workflows.pages.notice import notice
from fairdesk.workflows.pages.whose import brand_of, place_of


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture as pages show it: WebP, with its size in pixels."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """What pages show. `rings` are on sale, `retired` are not; all of them have a code.

    `codes` maps every code that was ever given to its ring's id; pictures are by their ids.
    """

    stand: Stand
    fair: FairRow
    rings: tuple[PageRing, ...]
    retired: tuple[PageRing, ...]
    makers: dict[str, PageMaker]
    pictures: dict[str, Shot]
    contact: StandContact
    codes: dict[str, str]

    def said(self, ring: PageRing, lang: str) -> RingSaid:
        """Return a ring in a language, its price only where the fair shows prices."""
        fair = self.fair
        maker = self.makers.get(ring.maker_id)
        return ring_said(ring, maker, lang, country=fair.country, prices=fair.show_price)

    def brand(self, lang: str) -> str:
        """Return whose stand it is."""
        return brand_of(self.stand, lang)

    def place(self, lang: str) -> str:
        """Return where the stand is."""
        return place_of(self.stand, lang)

    def notice(self, lang: str) -> dict[str, object]:
        """Return the privacy notice."""
        return notice(self.stand, lang)


def shelf(stand: Stand, progress: Progress | None = None) -> Shelf:
    """Read all that pages show of the fair in use, the fair itself anew.

    `progress` is told of the pictures and may raise to stop.
    """
    stand.fair = _again(stand)
    codes = catalogue.codes(stand.database)
    rings = _coded(catalogue.rings(stand.database), codes)
    retired = _coded(catalogue.rings(stand.database, retired=True), codes)
    makers = catalogue.makers(stand.database)
    wanted = [*(ring.picture for ring in rings), *(maker.picture for maker in makers.values())]
    made = shots.shots(stand, wanted, shots.PHONE, progress)
    pictures = {picture: _shot(data) for picture, data in made.items()}
    return Shelf(stand, stand.the_fair, rings, retired, makers, pictures, stand_contact(stand), codes)


def _again(stand: Stand) -> FairRow:
    """Return the fair in use as it is kept now. Raises `Refusal` when the database has it no longer."""
    found = next((fair for fair in fairs.all_fairs(stand.database) if fair.id == stand.the_fair.id), None)
    if found is None:
        raise Refusal(
            N_("This database has no fair {name}."),
            hint=N_("Restore the right one, or start again."),
            name=stand.the_fair.name,
        )
    return found


def _coded(rings: tuple[PageRing, ...], codes: dict[str, str]) -> tuple[PageRing, ...]:
    """Return the rings that have a code, if need be one that is not printed any more."""
    others: dict[str, str] = {}
    for code, ring_id in codes.items():
        others.setdefault(ring_id, code)
    return tuple(
        ring if ring.code else replace(ring, code=others[ring.id])
        for ring in rings
        if ring.code or ring.id in others
    )


def _shot(data: bytes) -> Shot:
    with Image.open(BytesIO(data)) as picture:
        return Shot(data, *picture.size)
