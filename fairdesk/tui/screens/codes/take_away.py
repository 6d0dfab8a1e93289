"""The rings a visitor liked, as codes over the whole screen that they take away on their phone."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_, _, digits, ngettext
from fairdesk.stand import Stand
from fairdesk.tui.hints import Hint
from fairdesk.tui.place import Liked
from fairdesk.tui.screens.codes.full import BLANK, FullCode, abroad, title, too_small
from fairdesk.tui.widgets.beside import beside
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.detail import Fact, wrapped
from fairdesk.workflows.pages import take_away
from fairdesk.workflows.pages.take_away import LINK, MAIL, NEARBY, TEXT, WHATSAPP, TakeAway

ABOUT: Final = {
    LINK: N_("Scan it: these rings, in your language."),
    NEARBY: N_("Join our Wi-Fi, then scan: these rings, in your language."),
    MAIL: N_("Scan it: an e-mail to us, ready to be sent."),
    WHATSAPP: N_("Scan it: a WhatsApp message to us, ready to be sent."),
    TEXT: N_("Scan it: the list of these rings."),
}
NAMES: Final = {
    LINK: N_("web page"),
    NEARBY: N_("page in this Wi-Fi"),
    MAIL: N_("e-mail"),
    WHATSAPP: N_("WhatsApp"),
    TEXT: N_("text"),
}
ABROAD: Final = {
    LINK: "scan_rings",
    NEARBY: "scan_rings",
    MAIL: "scan_send",
    WHATSAPP: "scan_send",
    TEXT: "scan_list",
}


class TakeAwayScreen(FullCode[None]):
    """One code after the other with left and right; `w` goes on to another way to take them away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,ctrl+e", "back", show=False),
        Binding("right,n,down,space", "step(1)", show=False),
        Binding("left,p,up", "step(-1)", show=False),
        Binding("w", "way", show=False),
    ]

    def __init__(self, stand: Stand, liked: Liked) -> None:
        super().__init__()
        self._stand = stand
        self._liked = liked
        self._shown: TakeAway | None = None
        self._kind = ""
        self._at = 0
        self._refused = ""

    def on_resize(self) -> None:
        """Split them anew: another window holds other codes."""
        self._read()

    def _read(self) -> None:
        beside(self, self._load, "codes", latest=True)

    async def _load(self) -> None:
        made = partial(take_away.take_away, self._stand, self._liked.ring_ids, self._liked.language)
        try:
            self._shown = await asyncio.to_thread(made, self.side(), self._kind)
            self._refused = ""
        except Refusal as refusal:
            self._shown, self._refused = None, str(refusal)
        self.draw()

    def draw(self) -> None:
        """Draw one code and what it is, or say why there is none."""
        shown = self._shown
        if shown is None:
            if self._refused:
                words = wrapped("", self._refused, self.room(drawn=False), "warm")
                self.draw_code(None, (), words)
            self.foot.hints = (Hint("Esc", _("back")),)
            return
        self._at = min(self._at, len(shown.parts) - 1)
        part = shown.parts[self._at]
        self.draw_code(part.grid, self._beside(shown), too_small(part.grid, self.room(drawn=False)))
        many = [Hint("← →", _("other codes"))] if len(shown.parts) > 1 else []
        others = [Hint("w", _(NAMES[self._next(shown)]))] if len(shown.ways) > 1 else []
        self.foot.hints = (Hint("Esc", _("back")), *many, *others)

    def _beside(self, shown: TakeAway) -> Sequence[Fact]:
        """Return what stands beside a code: how many rings, what it does, and which rings are in it."""
        width = self.room(drawn=True)
        count = len(self._liked.ring_ids)
        rows = [title(ngettext("{count} ring", "{count} rings", count).format(count=count))]
        if len(shown.parts) > 1:
            said = _("code {number} of {count}").format(
                number=digits(self._at + 1), count=digits(len(shown.parts))
            )
            rows.append((Cell(said, "warm", bold=True),))
        rows += [BLANK, *wrapped("", _(ABOUT[shown.kind]), width, "fg")]
        rows += abroad(ABROAD[shown.kind])
        rows += [BLANK, *wrapped("", "  ".join(shown.parts[self._at].skus), width, "accent")]
        if self._liked.told:
            words = ngettext(
                "{count} more is in no catalogue.", "{count} more are in no catalogue.", self._liked.told
            )
            rows += [BLANK, *wrapped("", words.format(count=self._liked.told), width, "silver")]
        if self._stand.practice:
            rows += [BLANK, (Cell(_("PRACTICE"), "warm", bold=True),)]
        return rows

    def _next(self, shown: TakeAway) -> str:
        return shown.ways[(shown.ways.index(shown.kind) + 1) % len(shown.ways)]

    def action_step(self, by: int) -> None:
        """Show the code beside."""
        if self._shown is not None:
            self._at = max(0, min(len(self._shown.parts) - 1, self._at + by))
            self.draw()

    def action_way(self) -> None:
        """Go on to another way to take them away."""
        if self._shown is not None and len(self._shown.ways) > 1:
            self._kind, self._at = self._next(self._shown), 0
            self._read()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
