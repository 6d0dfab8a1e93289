"""Rings as the Desk shows them: a row of the list under the ring line, and the card beside the form."""

from __future__ import annotations

from fairdesk.domain import terms
from fairdesk.domain.money import format_amount
from fairdesk.language.messages import _, digits
from fairdesk.language.terms import term
from fairdesk.models.stand_rows import RingDetail, RingRow
from fairdesk.pictures.blocks import half_blocks
from fairdesk.tui.screens.desk.rows import RingCard, RingHit


def _stone(row: RingRow, language: str) -> str:
    return (
        terms.stone_name(row.stone, language, row.treatment, row.stone_kind, row.trade_name)
        if row.stone
        else ""
    )


def hit_of(row: RingRow, language: str) -> RingHit:
    """Return a ring as the ring line finds it."""
    return RingHit(row.id, row.sku, row.name or row.sku, _stone(row, language), row.moq or 0, _price(row))


def card_of(detail: RingDetail, language: str, size: tuple[int, int], ground: str) -> RingCard:
    """Return the facts of a ring for the side, its picture in `size` (columns, rows) cells."""
    row, fields = detail.row, detail.fields
    metal = term(str(fields["metal"]), language, "metal") if fields.get("metal") else ""
    metal = " ".join(filter(None, (metal, digits(str(fields.get("fineness") or "")))))
    grams = fields.get("weight_g")
    weight = _("{weight} g").format(weight=digits(f"{grams:g}")) if grams else ""
    lines = (_stone(row, language), ", ".join(filter(None, (metal, weight))), "")
    more = (_("MOQ {count}").format(count=row.moq) if row.moq else "", row.maker_name)
    blocks = half_blocks(detail.picture, *size, ground) if detail.picture else ()
    return RingCard(row.name or row.sku, lines, _price(row), more, blocks)


def _price(row: RingRow) -> str:
    return format_amount(row.price_minor, row.currency) if row.price_minor is not None else ""
