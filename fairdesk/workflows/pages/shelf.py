"""All that web pages are made of, read once: rings, makers, the stand, pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from fairdesk.codes.card import StandContact
from fairdesk.domain.pages.ring import RingSaid, ring_said
from fairdesk.domain.pages.rows import PageMaker, PageRing
from fairdesk.models.stand_rows import FairRow
from fairdesk.stand import Stand
from fairdesk.storage.pages import catalogue
from fairdesk.workflows.pages import shots
from fairdesk.workflows.pages.contact import stand_contact
from fairdesk.workflows.pages.notice import notice
from fairdesk.workflows.pages.whose import brand_of, place_of

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture as pages show it: WebP, with its size in pixels."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """What pages show, complete. `rings` are on sale, `retired` are not; pictures are by their ids."""

    stand: Stand
    fair: FairRow
    rings: tuple[PageRing, ...]
    retired: tuple[PageRing, ...]
    makers: dict[str, PageMaker]
    pictures: dict[str, Shot]
    contact: StandContact

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
    """Read all that pages show of the fair in use. `progress` is told of pictures and may raise to stop."""
    rings = catalogue.rings(stand.database)
    retired = catalogue.rings(stand.database, retired=True)
    makers = catalogue.makers(stand.database)
    wanted = [*(ring.picture for ring in rings), *(maker.picture for maker in makers.values())]
    made = shots.shots(stand, wanted, shots.PHONE, progress)
    pictures = {picture: _shot(data) for picture, data in made.items()}
    return Shelf(stand, stand.the_fair, rings, retired, makers, pictures, stand_contact(stand))


def _shot(data: bytes) -> Shot:
    with Image.open(BytesIO(data)) as picture:
        return Shot(data, *picture.size)
