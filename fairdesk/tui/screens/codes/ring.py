"""A ring's QR code over the whole screen, for the visitor's phone."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from fairdesk.codes.matrix import Matrix
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.terms import stone_name
from fairdesk.language.bidi.isolate import ltr
from fairdesk.language.messages import _
from fairdesk.models.stand_rows import RingRow
from fairdesk.stand import Stand
from fairdesk.tui.hints import Flash, Hint
from fairdesk.tui.screens.codes.full import BLANK, FullCode, abroad, moved_away, title, too_small
from fairdesk.tui.screens.start.setup import SetupScreen
from fairdesk.tui.widgets.beside import beside
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.detail import Fact, wrapped
from fairdesk.workflows.pages.address import moved_from
from fairdesk.workflows.rings import browse, code, save_code

MOVED = "moved from "
"""How a fault begins that names the number which this machine has no longer."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A ring with its code's grid; `refused` says why there is none, `fault` why it leads nowhere yet."""

    ring: RingRow
    grid: Matrix | None
    link: str
    refused: str
    fault: str


class CodeScreen(FullCode[str]):
    """Gives the SKU last shown. `skus` are the rings of the list in order; left and right go through them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "back", show=False),
        Binding("right,n,down", "step(1)", show=False),
        Binding("left,p,up", "step(-1)", show=False),
        Binding("s", "save", show=False),
        Binding("b", "address", show=False),
    ]

    def __init__(self, stand: Stand, skus: Sequence[str], sku: str) -> None:
        super().__init__()
        self._stand = stand
        self._skus = tuple(skus)
        self._at = self._skus.index(sku)
        self._shown: Shown | None = None

    def on_mount(self) -> None:
        """Show the code."""
        self._read()

    def _read(self) -> None:
        beside(self, self._load, "code", latest=True)

    async def _load(self) -> None:
        self._shown = await asyncio.to_thread(read_code, self._stand, self._skus[self._at])
        self.foot.flash = Flash("", "")
        self.draw()

    def draw(self) -> None:
        """Draw code and words, or say why there is no code."""
        shown = self._shown
        if shown is None:
            return
        words = words_beside(shown, self._stand, self.room(drawn=True))
        self.draw_code(shown.grid, words, no_code(shown, self.room(drawn=False)))
        many = [Hint("← →", _("other rings"))] if len(self._skus) > 1 else []
        save = [Hint("s", _("save as picture"))] if shown.grid is not None else []
        address = [Hint("b", _("set the web site"))] if shown.fault else []
        self.foot.hints = (Hint("Esc", _("back")), *many, *save, *address)

    def action_step(self, by: int) -> None:
        """Show the ring beside."""
        to = max(0, min(len(self._skus) - 1, self._at + by))
        if to != self._at:
            self._at = to
            self._read()

    def action_back(self) -> None:
        """Go back to the list."""
        self.dismiss(self._skus[self._at])

    def action_address(self) -> None:
        """Set the address that the codes begin with."""
        if self._stand.fair is not None and not self._stand.practice:
            screen = SetupScreen(self._stand, self._stand.fair, "base_url")
            self.app.push_screen(screen, lambda _code: self._read())

    def action_save(self) -> None:
        """Write the code as a PNG into the data folder and say where it is."""
        shown = self._shown
        if shown is None or shown.grid is None:
            return

        async def deed() -> None:
            try:
                path = await asyncio.to_thread(self._write, shown)
            except Refusal as refusal:
                self.foot.flash = Flash(_("Not saved"), str(refusal), fault=True)
            else:
                self.foot.flash = Flash("√ " + _("Saved"), str(path))

        beside(self, deed, "save")

    def _write(self, shown: Shown) -> Path:
        return save_code.save(self._stand, shown.ring.sku, self._stand.settings.data / "codes")


def read_code(stand: Stand, sku: str) -> Shown:
    """Return a ring with its code; runs in a thread."""
    ring = browse.show(stand, sku).row
    try:
        link = code.link_of(stand, ring.id)
        grid = code.grid(link)
        moved = moved_from(stand)
        fault = f"{MOVED}{moved}" if moved else "" if stand.practice else code.base_fault(stand)
    except Refusal as refusal:
        return Shown(ring, None, "", str(refusal), "unset")
    return Shown(ring, grid, link, "", fault)


def words_beside(shown: Shown, stand: Stand, width: int) -> list[Fact]:
    """Return what stands beside a code: the ring, and in several languages what to do."""
    ring = shown.ring
    language = stand.settings.language
    stone = stone_name(ring.stone, language, ring.treatment, ring.stone_kind, ring.trade_name)
    rows: list[Fact] = [title(ring.name or ring.sku)]
    for words in (stone, ring.maker_name):
        rows += wrapped("", words, width, "silver") if words else []
    rows += [
        BLANK,
        *wrapped("", _("Scan it with your phone: this ring, in your language."), width, "fg"),
        BLANK,
    ]
    rows += abroad("scan_phone")
    rows += [BLANK, *_link(shown.link, width)]
    if stand.practice:
        rows += [BLANK, (Cell(_("PRACTICE"), "warm", bold=True),)]
    if shown.fault:
        rows += [BLANK, *wrapped("", warning(shown.fault), width, "warm")]
    return rows


def _link(link: str, width: int) -> list[Fact]:
    """Return the address, broken where the ring's own part begins."""
    head, sep, tail = link.rpartition("/R/")
    host = head.partition("://")[2] or head
    lines = [host[start : start + width] for start in range(0, len(host), width)]
    return [*((Cell(ltr(line), "silver"),) for line in lines), (Cell(f"{sep}{tail}", "accent"),)]


def warning(fault: str) -> str:
    """Say why a code leads nowhere yet, for visitors' phones."""
    if fault.startswith(MOVED):
        return moved_away(fault.removeprefix(MOVED))
    if fault == "private":
        return _("Only this network can open this address: a visitor's phone cannot.")
    if fault == "example":
        return _("This address is an example and leads nowhere. Press b to set the fair's.")
    return _("The fair has no web site yet, so its codes lead nowhere. Press b to set it.")


def no_code(shown: Shown, width: int) -> list[Fact]:
    """Return what stands where no code can: the window is too small, or there is no address."""
    if shown.grid is not None:
        return too_small(shown.grid, width, saved=True)
    text = warning(shown.fault) if shown.fault else shown.refused
    return [title(shown.ring.name or shown.ring.sku), BLANK, *wrapped("", text, width, "warm")]
