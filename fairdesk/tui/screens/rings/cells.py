"""A ring as a row of a list, with a bar for how many asked for it."""

from __future__ import annotations

import re
from typing import Final

from fairdesk.domain.money import format_amount
from fairdesk.domain.terms import stone_name
from fairdesk.language.messages import _, is_right
from fairdesk.models.stand_rows import RingRow
from fairdesk.tui.widgets.cells import UNSEEN, Cell
from fairdesk.tui.widgets.row_lines import Column, Row

WIDE: Final = 60
BAR: Final = 5
EIGHTHS: Final = " ▏▎▍▌▋▊▉█"
BRACKETS: Final = re.compile(r" \([^)]*\)")


def columns(currency: str = "") -> tuple[Column, ...]:
    """Return the columns of a list of rings; the narrower the list, the fewer.

    Where all prices are in one `currency`, its code stands over them once.
    """
    return (
        Column(_("SKU"), 8),
        Column(_("Ring")),
        Column(_("Stone"), 17, above=WIDE),
        Column(currency or _("Price"), 7 if currency else 11, right=True, above=WIDE),
        Column(_("Asked"), BAR),
        Column("", 3, right=True),
    )


def row(ring: RingRow, most: int, language: str, currency: str | None) -> Row:
    """Return a ring's row; its bar is full at `most` interested leads.

    A price in `currency` stands without its code; None covers the prices with dots.
    """
    stone = brief(stone_name(ring.stone, language, ring.treatment, ring.stone_kind))
    quiet = not ring.active
    return Row(
        ring.sku,
        (
            Cell(ring.sku, "silver"),
            Cell(ring.name or _("(no name)"), "faint" if quiet else "bright"),
            Cell(stone or _("not stated"), "silver" if stone else "faint"),
            Cell(UNSEEN, "faint") if currency is None else Cell(price(ring, currency), "fg"),
            Cell(bar(ring.interest, most), "accent-dim"),
            Cell(str(ring.interest) if ring.interest else "", "fg"),
        ),
    )


def price(ring: RingRow, currency: str) -> str:
    """Return a ring's wholesale price, with its code unless that is `currency`; a dash when not stated."""
    if ring.price_minor is None:
        return "-"
    amount = format_amount(ring.price_minor, ring.currency)
    return amount.removesuffix(f" {currency}") if currency else amount


def brief(stone: str) -> str:
    """Return a stone's name without what stands in brackets, so that its treatment keeps its place."""
    return BRACKETS.sub("", stone)


def chip_word(stone: str) -> str:
    """Return a stone's word for a chip: brief, its first letter large."""
    word = brief(stone)
    return word[:1].upper() + word[1:]


def bar(count: int, most: int) -> str:
    """Return a bar of up to five cells; whatever is more than nothing shows."""
    if count <= 0 or most <= 0:
        return ""
    eighths = max(1, min(BAR * 8, round(count * BAR * 8 / most)))
    if is_right():  # of a block's right parts there is only the half
        whole, rest = divmod(max(4, eighths // 4 * 4), 8)
        return (EIGHTHS[rest] if rest else "") + EIGHTHS[8] * whole
    whole, rest = divmod(eighths, 8)
    return EIGHTHS[8] * whole + (EIGHTHS[rest] if rest else "")
