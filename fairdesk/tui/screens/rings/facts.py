"""All of one ring as the rows of a pane: what it is, what it costs, who asked for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from fairdesk.domain.labels import gi_label, level_label, tested_label
from fairdesk.domain.money import format_amount
from fairdesk.domain.terms import stone_name
from fairdesk.domain.trade import GiStatus, Level
from fairdesk.language.dates import day_said
from fairdesk.language.messages import _, digits, pgettext
from fairdesk.language.terms import term
from fairdesk.models.stand_rows import RingDetail
from fairdesk.tui.widgets.cells import UNSEEN, Cell, fit
from fairdesk.tui.widgets.detail import Fact, fact, wrapped

BLANK: Fact = ()
BROAD: Final = 36
NAMES: Final = 12
"""So many of those who asked are named."""


def beside(ring: RingDetail, language: str) -> list[Fact]:
    """Return the few words that stand beside the picture."""
    fields = ring.fields
    metal = term(str(fields.get("metal") or ""), language, "metal") if fields.get("metal") else ""
    grams = fields.get("weight_g")
    words = [
        (Cell(ring.row.sku, "accent", bold=True),),
        BLANK,
        (
            Cell(
                " ".join(part for part in (metal, digits(_text(fields, "fineness"))) if part)
                or _("metal not stated"),
                "fg",
            ),
        ),
        (Cell(_("{weight} g").format(weight=_number(grams)) if grams else "", "fg"),),
        BLANK,
        *((Cell(line, "silver"),) for line in _folded(ring.row.maker_name, 16)),
    ]
    return words if ring.row.active else [*words, BLANK, (Cell(_("not on sale"), "warm"),)]


def facts(ring: RingDetail, language: str, width: int, *, prices: bool) -> list[Fact]:
    """Return the rows below the picture, for a pane `width` wide. What is empty is "not stated"."""
    return [*_title(ring, language, width), BLANK, *_trade(ring, width, prices=prices), BLANK,
            *_interest(ring, width), BLANK, *_make(ring, language, width)]  # fmt: skip


def _title(ring: RingDetail, language: str, width: int) -> Iterable[Fact]:
    yield (Cell(ring.row.name or ring.row.sku, "bright", bold=True),)
    fields = ring.fields
    stone = stone_name(
        _text(fields, "stone"),
        language,
        _text(fields, "treatment"),
        _text(fields, "stone_kind"),
        _text(fields, "trade_name"),
    )
    yield from wrapped("", stone or _("stone not stated"), width, "silver")


def _trade(ring: RingDetail, width: int, *, prices: bool) -> Iterable[Fact]:
    row, fields = ring.row, ring.fields
    if not prices:
        yield fact(_("Price"), UNSEEN + "  ", "faint")
    elif row.price_minor is None:
        yield _stated(_("Price"), "")
    else:
        until = fields.get("price_valid_until")
        last = _("until {day}").format(day=day_said(until)) if isinstance(until, date) else ""
        yield (
            *fact(_("Price"), format_amount(row.price_minor, row.currency), "bright", bold=True),
            Cell("  " + last if last and width > BROAD else "", "silver"),
        )
    pieces = _("{count} pcs").format(count=row.moq) if row.moq else ""
    days = (
        _("ready in {count} days").format(count=fields["lead_time_days"])
        if fields.get("lead_time_days")
        else ""
    )
    yield _stated(_("MOQ"), ", ".join(part for part in (pieces, days) if part))
    yield from _wrapped_or(_("Sizes"), sizes(fields), width)
    yield from _wrapped_or(_("GI"), _gi(fields), width)
    if fields.get("award"):
        yield from wrapped(_("Award"), str(fields["award"]), width, "warm")


def _interest(ring: RingDetail, width: int) -> Iterable[Fact]:
    told = [
        f"{ring.levels[level]} {level_label(level)}" for level in reversed(Level) if ring.levels.get(level)
    ]
    yield from wrapped(_("Asked"), ", ".join(told) or _("nobody yet"), width, "fg" if told else "faint")
    for interest in ring.interested[:NAMES]:
        strong = interest.level in {Level.SAMPLE, Level.QUOTE, Level.ORDER}
        amount = f" {interest.quantity}" if interest.quantity else ""
        tail = f"{level_label(interest.level)}{amount}"
        room = max(6, width - len(tail) - 12)
        yield (
            Cell(" " * 10),
            Cell(fit(interest.name or interest.company or _("(no name)"), room) + "  ", "fg"),
            Cell(tail, "accent" if strong else "silver"),
        )
    if len(ring.interested) > NAMES:
        yield fact("", _("and {count} more").format(count=len(ring.interested) - NAMES), "silver")


def _make(ring: RingDetail, language: str, width: int) -> Iterable[Fact]:
    fields = ring.fields
    yield from _wrapped_or(_("Made"), _made(fields, language), width)
    yield _stated(_("Treatment"), _word(fields, "treatment", language))
    yield _stated(_("Stone is"), _word(fields, "stone_kind", language))
    origin = ", ".join(
        part for part in (_text(fields, "origin_claimed"), _text(fields, "origin_evidence")) if part
    )
    yield from _wrapped_or(_("Origin"), origin, width)
    metals = {"nickel": _("Nickel"), "lead": pgettext("metal", "Lead"), "cadmium": _("Cadmium")}
    for metal, label in metals.items():
        told = [tested_label(_text(fields, metal)), _text(fields, f"{metal}_report")]
        ink = "fg" if fields.get(metal) else "faint"
        yield from wrapped(label, ", ".join(part for part in told if part), width, ink)
    engraving = ", ".join(
        part for part in (_text(fields, "engraving"), _text(fields, "engraving_meaning")) if part
    )
    if engraving:
        yield from wrapped(_("Engraved"), engraving, width)
    yield _stated(_("HS code"), _text(fields, "hs_code"))
    for name, text in ring.texts.values():
        if name == ring.row.name and text:
            yield BLANK
            yield from wrapped("", text, width, "silver")
            break


def sizes(fields: Mapping[str, object]) -> str:
    """Return the sizes in mm of inner circumference, as `48-66 mm, step 1`; empty when not stated."""
    smallest, largest, step = (fields.get(f"size_{name}") for name in ("min", "max", "step"))
    if smallest is None or largest is None:
        return _("{size} mm").format(size=_number(smallest or largest)) if smallest or largest else ""
    told = _("{smallest}-{largest} mm").format(smallest=_number(smallest), largest=_number(largest))
    return f"{told}, " + _("step {step}").format(step=_number(step)) if step else told


def _gi(fields: Mapping[str, object]) -> str:
    """Say the state of the GI; the mark's name and number stand only with what they are."""
    status = _text(fields, "gi_status")
    if not status:
        return ""
    parts = [_text(fields, "gi_name"), _text(fields, "gi_number"), gi_label(status)]
    return ", ".join(part for part in parts if part) if status != GiStatus.NONE else gi_label(status)


def _made(fields: Mapping[str, object], language: str) -> str:
    techniques = [
        term(code, language, "technique") for code in _text(fields, "technique").split(" + ") if code
    ]
    made_by = _word(fields, "made_by", language)
    plating = _word(fields, "plating", language) if fields.get("plating") != "none" else ""
    return ", ".join(part for part in (made_by, *techniques, plating) if part)


def _word(fields: Mapping[str, object], column: str, language: str) -> str:
    code = _text(fields, column)
    return term(code, language, column) if code else ""


def _stated(label: str, value: str, ink: str = "fg") -> Fact:
    return fact(label, value or _("not stated"), ink if value else "faint")


def _wrapped_or(label: str, value: str, width: int) -> list[tuple[Cell, ...]]:
    return wrapped(label, value or _("not stated"), width, "fg" if value else "faint")


def _text(fields: Mapping[str, object], column: str) -> str:
    value = fields.get(column)
    return "" if value is None else str(value)


def _number(value: Any) -> str:  # noqa: ANN401  a column's number, int or float
    return digits(f"{value:g}")


def _folded(text: str, width: int) -> list[str]:
    return ["".join(cell.text for cell in row) for row in wrapped("", text, width)]
