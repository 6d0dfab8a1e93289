"""What a visitor takes away on their phone: the rings they liked, as a link or a message to be sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from fairdesk.codes.link import EXAMPLE, UNSET, base_fault, picks_link
from fairdesk.codes.matrix import Matrix, matrix
from fairdesk.domain.pages.rows import PageRing
from fairdesk.domain.pages.signed import MOST_PICKS, picks_token
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import LANGUAGES
from fairdesk.language.messages import N_
from fairdesk.language.page_words import page_word
from fairdesk.stand import Stand
from fairdesk.storage.pages import catalogue
from fairdesk.workflows.pages import address
from fairdesk.workflows.pages.contact import stand_contact
from fairdesk.workflows.pages.enquiry import mail_link, whatsapp_link

DAYS: Final = 60
"""Days for which a link to one visitor's rings holds."""

LINK: Final = "link"
NEARBY: Final = "nearby"
MAIL: Final = "mail"
WHATSAPP: Final = "whatsapp"
TEXT: Final = "text"

TextOf = Callable[[Sequence[PageRing]], str]
"""Makes the text of a code of some rings."""

_LATIN: Final = frozenset({"en", "de", "sv"})


@dataclass(frozen=True, slots=True)
class Part:
    """One code: what it holds, and the SKUs of its rings."""

    grid: Matrix
    skus: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakeAway:
    """The codes to be shown one after the other.

    `kind` is `link` (the pages, from anywhere), `nearby` (the pages, in this network only), `mail`,
    `whatsapp` (a message to the stand) or `text`; `ways` are the kinds that there are.
    """

    kind: str
    ways: tuple[str, ...]
    parts: tuple[Part, ...]


def take_away(stand: Stand, ring_ids: Sequence[str], language: str, side: int, kind: str = "") -> TakeAway:
    """Return the codes of some rings, none larger than `side` modules: what is too much for one is split.

    A link comes first, when the pages answer at the fair's address or are served here; else a message, in
    words of `language` as far as a code has room. `kind` asks for one of the ways. A way in which not even
    one ring fits is none. Raises `Refusal` without rings, or when there is no way.
    """
    rings = catalogue.rings(stand.database, ids=list(dict.fromkeys(ring_ids)))
    if not rings:
        raise Refusal(N_("No ring of the catalogue is picked yet."), hint=N_("Add those they liked first."))
    found = _ways(stand, rings, language if language in LANGUAGES else "en")
    made = {way: text_of for way, text_of in found.items() if _fits(rings, text_of, side)}
    if not made:
        hint = N_("Make the letters smaller with Ctrl+minus.")
        raise Refusal(N_("This window is too small for the code."), hint=hint)
    chosen = kind if kind in made else next(iter(made))
    return TakeAway(chosen, tuple(made), _split(rings, made[chosen], side))


def _fits(rings: Sequence[PageRing], text_of: TextOf, side: int) -> bool:
    """Say whether the ring with the longest text fits into a code alone."""
    grid = _grid(max((text_of([ring]) for ring in rings), key=lambda text: len(text.encode())))
    return grid is not None and grid.size <= side


def _ways(stand: Stand, rings: Sequence[PageRing], language: str) -> dict[str, TextOf]:
    """Return how a code's text is made in each way that there is, the best first."""
    made: dict[str, TextOf] = {}
    if origin := _origin(stand, rings):
        made[origin[0]] = lambda some: _link(stand, origin[1], some)
    contact = stand_contact(stand)
    word = page_word("rings", language if language in _LATIN else "en")
    subject = f"{word} {stand.the_fair.code}"
    if mail_link(contact, subject, word):
        made[MAIL] = lambda some: mail_link(contact, subject, _listed(some))
    if whatsapp_link(contact, word):
        made[WHATSAPP] = lambda some: whatsapp_link(contact, f"{subject}: {_listed(some)}")
    made[TEXT] = lambda some: f"{contact.name}\n{_listed(some)}"
    return made


def _origin(stand: Stand, rings: Sequence[PageRing]) -> tuple[str, str] | None:
    """Return which link there is and where its pages are; None while no page can show these rings."""
    if not all(ring.code for ring in rings):
        return None
    base = stand.the_fair.base_url
    if base_fault(base) not in {UNSET, EXAMPLE} and address.answers(_link(stand, base, rings[:1])):
        return LINK, base
    local = address.serving_at(stand)
    return (NEARBY, local[0]) if local else None


def _link(stand: Stand, base: str, rings: Sequence[PageRing]) -> str:
    until = stand.local(stand.now()).date() + timedelta(days=DAYS)
    return picks_link(base, picks_token(stand.secret, [ring.code for ring in rings], until))


def _listed(rings: Sequence[PageRing]) -> str:
    return ", ".join(ring.sku for ring in rings)


def _split(rings: Sequence[PageRing], text_of: TextOf, side: int) -> tuple[Part, ...]:
    """Return the fewest codes that hold all rings in their order, none larger than `side`."""
    parts: list[Part] = []
    left = list(rings)
    while left:
        count = min(len(left), MOST_PICKS)
        while (grid := _grid(text_of(left[:count]))) is None or (grid.size > side and count > 1):
            count -= 1
        parts.append(Part(grid, tuple(ring.sku for ring in left[:count])))
        left = left[count:]
    return tuple(parts)


def _grid(text: str) -> Matrix | None:
    """Return a text's code; None for one that no code holds."""
    try:
        return matrix(text)
    except Refusal:
        return None
