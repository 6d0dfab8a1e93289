"""What is looked up while one types: what is wrong, who it may be, the ring beside the form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from textual.timer import Timer

from fairdesk.tui import theme as themes
from fairdesk.tui.screens.desk.rows import Person, RingHit
from fairdesk.tui.screens.desk.side import PICTURE, Side

if TYPE_CHECKING:
    from fairdesk.tui.place import Place
    from fairdesk.tui.screens.desk.work import DeskWork

PAUSE: Final = 0.25
"""Seconds without a key before the visitor is looked for."""

DOUBT: Final = 0.9
"""Seconds without a key before a field that is still typed in counts as wrong."""

TELLING: Final = frozenset({"name", "company", "email", "phone", "country"})
"""Fields that tell who somebody is."""


class Lookups:
    """Asks the Desk's work after pauses in typing, and never for what has changed since."""

    def __init__(
        self,
        place: Place,
        side: Side,
        values: Callable[[], dict[str, str]],
        is_choosing: Callable[[str], bool],
    ) -> None:
        self._place = place
        self._side = side
        self._values = values
        self._is_choosing = is_choosing
        self._timers: dict[str, Timer] = {}
        self.work: DeskWork | None = None
        self.faults: dict[str, str] = {}
        self._missing: set[str] = set()
        self.people: list[Person] = []

    def _later(self, name: str, pause: float, deed: Callable[[], None]) -> None:
        if name in self._timers:
            self._timers[name].stop()
        self._timers[name] = self._place.set_timer(pause, deed)

    def forget(self) -> None:
        """The form was emptied."""
        for timer in self._timers.values():
            timer.stop()
        self._timers.clear()
        self.faults = {}
        self._missing.clear()
        self.people = []

    # -- what is wrong -----------------------------------------------------------------------------

    def found_missing(self, faults: Mapping[str, str]) -> None:
        """Take in what a save found wrong; where a field is empty, another one may do as well."""
        self.faults |= faults
        values = self._values()
        self._missing = {field for field in faults if not values.get(field, "").strip()}

    def forget_missing(self) -> bool:
        """Take away what a save found missing, as something was given now; say whether there was any."""
        gone = [field for field in self._missing if self.faults.pop(field, None) is not None]
        self._missing.clear()
        return bool(gone)

    def check(self, field: str, *, left: bool, done: Callable[[], None]) -> None:
        """Check a field: at once when it is left, after a pause while it is typed in.

        A fault that is mended goes at once.
        """
        pause = 0.0 if left else PAUSE if field in self.faults else DOUBT
        self._later(f"check-{field}", max(pause, 0.01), lambda: self._check(field, done, left=left))

    def _check(self, field: str, done: Callable[[], None], *, left: bool) -> None:
        work = self.work
        if work is None or (not left and self._is_choosing(field)):
            return
        values = self._values()
        value = values.get(field, "")

        async def look() -> None:
            fault = (
                await self._place.ask(work.check, field, value, values.get("country", "")) if value else ""
            )
            if self._values().get(field, "") != value:
                return
            if fault:
                self.faults[field] = fault
            else:
                self.faults.pop(field, None)
            done()

        self._place.start(f"check-{field}", look, latest=True)

    # -- who it is ---------------------------------------------------------------------------------

    def who(self, done: Callable[[Sequence[Person]], None]) -> None:
        """Look for the visitor among the known, after a pause."""
        self._later("who", PAUSE, lambda: self._who(done))

    def _who(self, done: Callable[[Sequence[Person]], None]) -> None:
        work = self.work
        values = {name: value for name, value in self._values().items() if name in TELLING}
        if work is None:
            return

        async def look() -> None:
            people = await self._place.ask(work.who_is, values)
            self.people = people
            done(people)

        self._place.start("who", look, latest=True)

    # -- the ring beside the form ------------------------------------------------------------------

    def ring(self, hit: RingHit | None) -> None:
        """Show a ring beside the form where there is room, or take it away."""
        self._later("ring", 0.08, lambda: self._ring(hit))

    def _ring(self, hit: RingHit | None) -> None:
        work = self.work
        if work is None or hit is None or self._place.app.size.width < 100:
            self._side.show_ring(None)
            return
        ground = themes.tokens(self._place.app.theme)["bg"]

        async def look() -> None:
            self._side.show_ring(await self._place.ask(work.ring_card, hit.id, *PICTURE, ground))

        self._place.start("ring", look, latest=True)
