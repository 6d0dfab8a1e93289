"""What waits in the inbox, with its rings by their SKUs."""

from __future__ import annotations

from dataclasses import dataclass

from fairdesk.domain.ids import ENDING_LENGTH
from fairdesk.domain.leads.sending import SentPick
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.models.day_rows import InboxRow
from fairdesk.stand import Stand
from fairdesk.storage.pages import catalogue
from fairdesk.workflows.leads import inbox


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring that was sent: its SKU, or the words that name none here, as they were typed."""

    sku: str
    pick: SentPick

    @property
    def said(self) -> str:
        """What it is called in a line."""
        return self.sku or self.pick.words


@dataclass(frozen=True, slots=True)
class Sent:
    """One sending that nobody took yet."""

    row: InboxRow
    rings: tuple[Ring, ...]

    @property
    def name(self) -> str:
        """What it is called: its name, else its company."""
        return self.row.typed.get("name") or self.row.typed.get("company", "")

    @property
    def reach(self) -> str:
        """The first way to reach them."""
        return self.row.typed.get("email") or self.row.typed.get("phone", "")


def listed(stand: Stand, *, newest: int = 0) -> tuple[Sent, ...]:
    """Return what nobody took yet at the fair in use, the oldest first; or so many, the newest first."""
    rows = inbox.listed(stand, newest=newest)
    ids = list(dict.fromkeys(pick.ring_id for row in rows for pick in row.picks if pick.ring_id))
    skus = {ring.id: ring.sku for ring in catalogue.rings(stand.database, ids=ids)}
    return tuple(
        Sent(row, tuple(Ring(skus.get(pick.ring_id, ""), pick) for pick in row.picks)) for row in rows
    )


def one(stand: Stand, ending: str) -> str:
    """Return the id of what waits, given by its last 6 digits or more.

    Raises `Refusal` for none or several.
    """
    wanted = ending.strip().casefold()
    waiting = inbox.waiting(stand) if len(wanted) >= ENDING_LENGTH else ()
    found = [one for one in waiting if one.endswith(wanted)]
    if len(found) != 1:
        raise Refusal(
            N_("Nothing that waits has the id {id}."),
            hint=N_("List what waits: fairdesk inbox list"),
            field="id",
            id=ending,
        )
    return found[0]
