"""Hints that appear once on a laptop, at the moment they help, and never again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_, _
from fairdesk.tui.hints import Flash
from fairdesk.tui.widgets.beside import beside

if TYPE_CHECKING:
    from fairdesk.tui.home import Home

LONG_SECONDS: Final = 60.0
"""A form open so long may keep another visitor waiting."""

EVENING: Final = 17
"""The fair's hour from which the day may be closed."""

TOLD: Final = {
    "level": ("1-5", N_("After Tab they say how far it goes: 4 is a quote."), N_("Then how many.")),
    "park": ("Ctrl+N", N_("parks this visitor when another one is waiting."), N_("Again brings it back.")),
    "leads": ("/", N_("finds. Enter opens, e edits, i shows the rings."), ""),
    "rings": ("Enter", N_("shows the ring's code for the visitor's phone."), ""),
    "evening": ("Ctrl+P", N_("then “Close the day”: count, finish, a page for the office."), ""),
}
"""Each hint by its name: the key, what it does, and more where there is room."""


class Once:
    """Says a hint on the hint line where nothing else stands there; what was said is remembered."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._open = ("", 0.0)

    @property
    def _seen(self) -> list[str]:
        opened = self._home.opened
        return opened.stand.settings.seen.split() if opened is not None else [*TOLD]

    def say(self, name: str) -> None:
        """Say a hint, unless it was said before or the line is in use; then it waits for the next time."""
        home = self._home
        opened = home.opened
        seen = self._seen
        if opened is None or name in seen or home.hint_line.flash.mark or home.has_dialog:
            return
        key, words, more = TOLD[name]
        home.say(Flash(key, _(words), _(more) if more else ""))
        opened.stand.settings = opened.stand.settings.with_seen(" ".join([*seen, name]))
        beside(home, partial(self._remember, opened.stand.settings.seen), "once")

    async def _remember(self, seen: str) -> None:
        """Keep what was said; where that cannot be kept, it is said once more another day."""
        opened = self._home.opened
        if opened is not None:
            try:
                await self._home.desk.ask(opened.desk.remember, "seen", seen)
            except Refusal:
                return

    def look(self, now: float) -> None:
        """Say what only time tells; `now` is in steady seconds."""
        home = self._home
        seen = self._seen
        if "park" not in seen:
            form = home.desk.forms.draft.lead_id if home.desk.unsaved else ""
            if form != self._open[0] or home.place is not home.desk:
                self._open = (form, now)
            elif form and now - self._open[1] >= LONG_SECONDS:
                self.say("park")
        opened = home.opened
        if opened is None or "evening" in seen or home.header.today <= 0:
            return
        if opened.stand.local(opened.stand.now()).hour >= EVENING and not home.desk.unsaved:
            self.say("evening")
