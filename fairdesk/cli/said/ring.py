"""How rings are said: to people as a table and a page, to programs as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from fairdesk.cli.said.ring_facts import fact_label
from fairdesk.cli.said.table import pairs, table
from fairdesk.domain import money, terms
from fairdesk.domain.labels import field_label, gi_label, level_label, link_mode_label, tested_label
from fairdesk.language.dates import day_said
from fairdesk.language.messages import _, comma_list, digits, price_said
from fairdesk.language.terms import term

if TYPE_CHECKING:
    from fairdesk.models.stand_rows import RingDetail, RingRow

UNSHOWN = {
    "id",
    "stamps",
    "deleted",
    "erased",
    "maker_id",
    "search",
    "sku",
    "price_minor",
    "price_currency",
    "active",
    "sample",
}
"""Columns that are said in another way, or are no business of people."""


def ring_values(ring: RingDetail, link: str, opened: tuple[int, int]) -> dict[str, Any]:
    """Return all of a ring as values for JSON, with the `link` its code holds, if it has one.

    `opened` is how often its code was opened: in how many minutes, and the raw number of times.
    """
    fields = {
        name: value for name, value in ring.fields.items() if name not in {"stamps", "deleted", "erased"}
    }
    return {
        **asdict(ring.row),
        "link": link,
        "fields": {name: _number(value) for name, value in fields.items()},
        "texts": {language: {"name": name, "text": text} for language, (name, text) in ring.texts.items()},
        "has_picture": ring.picture is not None,
        "opened": {"minutes": opened[0], "times": opened[1]},
        "levels": ring.levels,
        "interested": [asdict(one) for one in ring.interested],
    }


def ring_table(rows: Sequence[RingRow], lang: str, *, fit: bool) -> str:
    """Return rings as a table; `lang` is the language of stones and treatments."""
    heads = [_("SKU"), _("name"), _("maker"), _("stone"), _("price"), _("MOQ"), _("code"), _("leads"), ""]
    return table(
        heads,
        [
            [
                row.sku,
                row.name,
                row.maker_code,
                terms.stone_name(row.stone, lang, row.treatment, row.stone_kind, row.trade_name)
                if row.stone
                else "",
                said_price(row),
                "" if row.moq is None else digits(row.moq),
                row.code,
                digits(row.interest),
                "" if row.active else _("not on sale"),
            ]
            for row in rows
        ],
        fit=fit,
    )


def ring_page(ring: RingDetail, link: str, lang: str, opened: tuple[int, int], *, fit: bool) -> str:
    """Return all of one ring for people to read; `opened` is as `ring_values` takes it."""
    row = ring.row
    rows = [
        (field_label("sku"), row.sku if row.active else f"{row.sku} ({_('not on sale')})"),
        (field_label("maker"), f"{row.maker_name} ({row.maker_code})"),
        *((language, "\n".join(filter(None, text))) for language, text in ring.texts.items()),
        (field_label("price"), said_price(row) or _("not stated")),
    ]
    rows += [
        (fact_label(name), _said(name, value, lang))
        for name, value in ring.fields.items()
        if name not in UNSHOWN
    ]
    rows += [
        (_("QR code"), link or _("{code} (the fair has no base URL yet)").format(code=row.code)),
        (_("Opened"), _("on phones, in {minutes} minutes").format(minutes=opened[0]) if opened[0] else ""),
        (_("Picture"), _("yes") if ring.picture is not None else _("none")),
        (
            _("Leads"),
            comma_list(
                f"{level_label(level)} {digits(count)}" for level, count in ring.levels.items() if count
            ),
        ),
    ]
    rows += [
        (
            _("Lead"),
            " · ".join(
                filter(
                    None,
                    (
                        one.name or one.company,
                        level_label(one.level),
                        digits(one.quantity or ""),
                        one.lead_id[-8:],
                    ),
                )
            ),
        )
        for one in ring.interested
    ]
    return pairs(rows, fit=fit)


def said_price(row: RingRow) -> str:
    """Return a wholesale price, empty when none is stated."""
    return "" if row.price_minor is None else price_said(money.format_amount(row.price_minor, row.currency))


def _said(name: str, value: object, lang: str) -> str:
    """Return a value of a ring as people read it; what is empty is not stated, never none."""
    if value is None or value == "":
        return _("not stated")
    if isinstance(value, date):
        return day_said(value)
    if isinstance(value, Decimal | int | float) and not isinstance(value, bool):
        return digits(f"{value:g}")
    text = str(_number(value))
    if name == "stone_mm":
        return digits(text)
    if name in {"nickel", "lead", "cadmium"}:
        return tested_label(text)
    if name == "gi_status":
        return gi_label(text)
    if name == "link_mode":
        return link_mode_label(text)
    if name in {"metal", "plating", "made_by", "technique", "stone", "stone_kind", "treatment"}:
        return " + ".join(term(part, lang, name) for part in text.split(" + "))
    return text


def _number(value: object) -> object:
    """Return a number as JSON and people have it: without a tail of zeros."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
