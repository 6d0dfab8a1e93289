"""The three rows that every place has: header, hint line and place bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual import events
from textual.message import Message
from textual.reactive import reactive

from fairdesk.language.messages import _
from fairdesk.tui.hints import Flash, Hint
from fairdesk.tui.keys import named
from fairdesk.tui.widgets.cells import Cell, columns_of, fit, in_line, spread, width_of
from fairdesk.tui.widgets.line import Line

NO_FLASH: Final = Flash("", "")

BY_ESCAPE: Final = frozenset("190")
"""Digits that the place bar names to be pressed after Esc; fast, they arrive with Alt."""

TINY: Final = 60
NARROW: Final = 80
"""Columns below which the place bar says less."""


Tab = tuple[str, str, str, str]
"""A place's name, key, title, and its title where it is narrow."""


def place_tabs() -> tuple[tuple[str, str, str, str], ...]:
    """Return the places in order: name, key, title, and the title where it is narrow."""
    return (
        ("desk", "F2", _("Desk"), _("Desk")),
        ("leads", "F3", _("Leads"), _("Leads")),
        ("rings", "F4", _("Rings"), _("Rings")),
    )


class HeaderBar(Line):
    """Which fair and stand; how many leads today, who is at the keyboard, the time."""

    fair: reactive[str] = reactive("")
    stand: reactive[str] = reactive("")
    today: reactive[int] = reactive(-1)
    sent: reactive[int] = reactive(0)
    """How many visitors sent something by phone that nobody took yet."""
    staff: reactive[str] = reactive("")
    time: reactive[str] = reactive("")
    mark: reactive[str] = reactive("")
    """A word about the whole, such as "sample"."""

    class StaffPressed(Message):
        """The name at the keyboard was clicked."""

    def cells(self, width: int) -> Sequence[Cell]:
        """Return the line; where it is narrow the fair's name is cut, then the right end goes."""
        right = []
        if self.sent:
            right.append([Cell(f"   {self.sent}", "accent", bold=True), Cell(" " + _("by phone"), "silver")])
        if self.today >= 0:
            right.append([Cell(f"   {self.today}", "bright", bold=True), Cell(" " + _("today"), "silver")])
        if self.staff:
            right.append([Cell("   "), Cell(fit(self.staff, min(16, len(self.staff))), "fg")])
        if self.time:
            right.append([Cell("   "), Cell(self.time, "silver")])
        left = [Cell("◊ fairdesk", "accent", bold=True)]
        if self.mark:
            left += [Cell("  "), Cell(self.mark, "warm", bold=True)]
        room = width - width_of(left) - sum(width_of(group) for group in right) - 6
        if self.fair and room > 8:
            name = in_line(self.fair)
            left += [Cell("   "), Cell(fit(name, min(columns_of(name), room)), "fg")]
            rest = width - width_of(left) - sum(width_of(group) for group in right)
            if self.stand and len(self.stand) + 2 < rest:
                left += [Cell("  "), Cell(self.stand, "silver")]
        return spread(left, right, width)

    def on_click(self, event: events.Click) -> None:
        """A click at the right end asks who is at the keyboard."""
        if event.x > self.size.width - 30:
            self.post_message(self.StaffPressed())


class HintLine(Line):
    """What Enter and the other keys do here; for a while, what was just done instead."""

    hints: reactive[tuple[Hint, ...]] = reactive(())
    flash: reactive[Flash] = reactive(NO_FLASH)
    fault: reactive[str] = reactive("")
    """What is wrong with the field in use, when no row below it can say so."""

    def cells(self, width: int) -> Sequence[Cell]:
        """Return the flash, else the fault, else the hints that fit."""
        if self.flash.mark:
            return self._flash_cells(width)
        if self.fault:
            return [Cell("▌", "agate"), Cell(fit(self.fault, min(len(self.fault), width - 1)), "hot")]
        line: list[Cell] = []
        for hint in self.hints:
            more = [Cell(hint.key, "accent"), Cell(" " + hint.word + "   ", "silver")]
            if width_of(line) + width_of(more) - 3 > width:
                break
            line += more
        return line

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked; a click on what was said takes that away."""
        if self.flash.mark:
            self.flash = NO_FLASH
            return
        at = -1 if self.fault else self.cell_at(event.x)
        if at >= 0 and (key := named(self.hints[at // 2].key)):
            self.post_message(self.KeyClicked(key))

    def _flash_cells(self, width: int) -> list[Cell]:
        flash = self.flash
        chip = (
            Cell(f" {flash.mark} ", "hot", bold=True, ground="hot-bg")
            if flash.fault
            else Cell(f" {flash.mark} ", "ink", bold=True, ground="accent")
        )
        room = width - width_of([chip]) - 2
        text = Cell(fit(flash.text, min(columns_of(flash.text), room)), "fg")
        line = [chip, Cell("  "), text]
        if flash.more and width_of(line) + columns_of(flash.more) + 3 <= width:
            line += [Cell("   "), Cell(flash.more, "silver")]
        return line


class PlaceBar(Line):
    """The last row: all places with their keys and what waits there, and the keys that work everywhere."""

    GROUND = "panel"

    active: reactive[str] = reactive("desk")
    badges: reactive[tuple[tuple[str, int], ...]] = reactive(())

    class Pressed(Message):
        """A place was clicked."""

        def __init__(self, place: str) -> None:
            super().__init__()
            self.place = place

    def __init__(self, tabs: Sequence[Tab], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._tabs = tuple(tabs)

    def cells(self, width: int) -> Sequence[Cell]:
        """Return the places; where it is narrow, only the one in sight says its name."""
        line = [cell for tab in self._tabs for cell in self._tab(tab, width)]
        if width < TINY:
            return spread(line, [], width - 1)
        menu = [Cell("  ^P", "accent"), Cell(" " + _("Menu"), "silver")]
        hide = [Cell("  F12", "accent"), Cell(" " + _("Hide"), "silver")]
        return spread(line, [menu, hide, self._by_escape(width)], width - 1)

    def _by_escape(self, width: int) -> list[Cell]:
        """Return what Esc and a digit do: they arrive where F-keys and Latin letters do not."""
        places = f"2-{len(self._tabs) + 1}"
        words = [("1", _("Menu")), (places, _("Places")), ("9", _("Save")), ("0", _("Hide"))]
        if width < NARROW:
            words = [("9", _("Save")), ("0", _("Hide"))]
        cells = [Cell("   " + _("Esc"), "silver")]
        for key, word in words:
            cells += [Cell(f" {key}", "accent"), Cell(f" {word}", "silver")]
        return cells

    def _tab(self, tab: Tab, width: int) -> list[Cell]:
        place, key, title, short = tab
        active = place == self.active
        name = "" if width < TINY and not active else f" {short if width < NARROW else title}"
        waiting = dict(self.badges).get(place, 0)
        if active:
            count = f" {waiting}" if waiting else ""
            return [Cell(f" {key}{name}{count} ", "ink", bold=True, ground="accent")]
        count = f" {waiting}" if waiting else ""
        return [Cell(f" {key}", "accent"), Cell(name, "fg"), Cell(count, "hot", bold=True), Cell(" ")]

    def badge(self, place: str, count: int) -> None:
        """Show how much waits at a place; 0 shows nothing."""
        self.badges = tuple({**dict(self.badges), place: count}.items())

    def on_click(self, event: events.Click) -> None:
        """Go to the place under the mouse, or press the key that was clicked."""
        start = 0
        for tab in self._tabs:
            start += width_of(self._tab(tab, self.size.width))
            if event.x < start:
                self.post_message(self.Pressed(tab[0]))
                return
        cells, at = self.cells(self.size.width), self.cell_at(event.x)
        said = next((cell.text.strip() for cell in reversed(cells[: at + 1]) if cell.ink == "accent"), "")
        key = f"alt+{said}" if said in BY_ESCAPE else named(said)
        if at >= 0 and key:
            self.post_message(self.KeyClicked(key))
