"""The open form and the parked ones, as drafts: what is in them, and that all of it reaches the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from fairdesk.domain.clean import initials
from fairdesk.domain.draft import Draft, Pick
from fairdesk.domain.folding import fold
from fairdesk.domain.ids import new_id
from fairdesk.domain.trade import Level
from fairdesk.tui.screens.desk.form.picked import Picked
from fairdesk.tui.screens.desk.keep import DraftKeeper

if TYPE_CHECKING:
    from fairdesk.tui.place import Place
    from fairdesk.tui.screens.desk.work import DeskWork

MOST_PARKED: Final = 9
"""Forms that can wait at once; each has a digit."""

WHERE: Final = frozenset({"started_at", "parked_at", "fair_id", "inbox_id", "focus", "cursor", "base"})
"""What a draft says of when and where it is typed, not of the visitor."""


class Forms:
    """One open draft with its picks, and the parked drafts, oldest first."""

    def __init__(self, place: Place, collect: Callable[[Draft], None]) -> None:
        self._place = place
        self._collect = collect
        self.draft = Draft()
        self.picks: list[Picked] = []
        self.parked: list[Draft] = []
        self.work: DeskWork | None = None
        self.keeper = DraftKeeper(place, self._keep)
        self.disk = asyncio.Lock()
        """Held while a draft is written or taken away, so that none comes back after its save."""
        self._seen = self.draft.as_json()
        self.sought: dict[str, Picked] = {}
        """Rings being looked for, by the id of the pick; its form may be parked and taken up meanwhile."""
        self.pristine: dict[str, object] | None = None
        """What a lead opened to be changed says as it is kept; None for other forms."""

    @property
    def is_untouched(self) -> bool:
        """Whether the form is a kept lead in which nothing was changed."""
        return self.pristine is not None and self.pristine == self.told()

    def now(self) -> str:
        """Return the time by the stand's clock, once there is a stand, in UTC (ISO 8601)."""
        return (self.work.stand.now() if self.work is not None else datetime.now(UTC)).isoformat()

    def told(self) -> dict[str, object]:
        """Return what stands in the form about the visitor, wherever the cursor is."""
        now = self.copy().as_json()
        return {name: value for name, value in now.items() if name not in WHERE}

    def changed(self) -> bool:
        """Take what stands in the form into the draft; say whether anything is new."""
        self.read()
        now = self.draft.as_json()
        if now == self._seen:
            return False
        if not self.draft.started_at:
            self.draft.started_at = self.now()
            fair = self.work.stand.fair if self.work is not None else None
            self.draft.fair_id = fair.id if fair is not None else ""
        self._seen = self.draft.as_json()
        self.keeper.touch()
        return True

    def read(self) -> None:
        """Write the form into the draft."""
        self._collect(self.draft)
        self.draft.picks = [picked.pick for picked in self.picks]

    def copy(self) -> Draft:
        """Return the draft as it is now, to hand to a thread."""
        self.read()
        return Draft.from_json(self.draft.as_json())

    async def _keep(self) -> None:
        if self.work is None:
            self.keeper.dirty = True
            return
        async with self.disk:
            await self._place.ask(self.work.keep, self.copy())

    async def keep(self, draft: Draft) -> None:
        """Write a draft that is not the open one."""
        if self.work is not None:
            async with self.disk:
                if draft in self.parked:
                    await self._place.ask(self.work.keep, Draft.from_json(draft.as_json()))

    async def drop(self, draft: Draft) -> None:
        """Take a draft off the disk."""
        if self.work is not None:
            async with self.disk:
                await self._place.ask(self.work.drop, draft)

    def replace(self, draft: Draft) -> None:
        """Make another draft the open one; its rings are still to be looked up."""
        self.pristine = None
        self.draft = draft
        self.picks = [
            self.sought.get(pick.interest_id) or Picked(pick, seeking=bool(pick.ring_id))
            for pick in draft.picks
        ]
        self._seen = draft.as_json()
        self.keeper.settled()

    def pick(self, picked: Picked) -> Picked:
        """Add a pick, or change the one of the same ring, or words; return the one that stays."""
        pick = picked.pick
        same = next((old for old in self.picks if _is_same(old.pick, pick)), None)
        if same is None or same is picked:
            if picked not in self.picks:
                self.picks.append(picked)
            return picked
        same.pick.level = pick.level if pick.level != Level.LIKED or pick.quantity else same.pick.level
        same.pick.quantity = pick.quantity or same.pick.quantity
        same.pick.size = pick.size or same.pick.size
        if picked in self.picks:
            self.picks.remove(picked)
        self.picks.remove(same)
        self.picks.append(same)
        return same

    def is_open(self, picked: Picked) -> bool:
        """Whether a pick is of the open form, and not of one that was parked or left meanwhile."""
        return any(one is picked for one in self.picks)

    async def keep_of(self, picked: Picked) -> None:
        """Write the parked draft that a pick is of."""
        for draft in self.parked:
            if any(pick is picked.pick for pick in draft.picks):
                await self.keep(draft)

    def by_id(self, interest_id: str) -> Picked | None:
        """Return a pick by its id."""
        return next((picked for picked in self.picks if picked.pick.interest_id == interest_id), None)


def _is_same(one: Pick, other: Pick) -> bool:
    """Whether two picks mean one ring: the same of the catalogue, or the same words."""
    if one.ring_id or other.ring_id:
        return one.ring_id == other.ring_id
    return bool(one.words) and fold(one.words) == fold(other.words)


def new_pick(text: str, level: Level, quantity: str, size: str) -> Picked:
    """Return a pick of a ring that is not found yet: its words stay until it is."""
    return Picked(Pick(new_id(), words=text, level=level.value, quantity=quantity, size=size), seeking=True)


def title_of(draft: Draft) -> str:
    """Return the initials of a parked form, as the visitor at the counter may see them."""
    return initials(draft.typed.get("name") or draft.typed.get("company") or "")
