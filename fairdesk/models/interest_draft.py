"""An interest as it may be kept: a picked ring's level, quantity and sizes, checked."""

from __future__ import annotations

import re
from typing import Any, Final

from sqlmodel import Field, SQLModel

from fairdesk.domain.clean import clean_line, clean_text, short
from fairdesk.domain.draft import Pick
from fairdesk.domain.numbers import whole
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.sizes import parse_size, size_text
from fairdesk.domain.trade import LEVELS, Reason
from fairdesk.language.digits import ascii_digits
from fairdesk.language.messages import N_

_PARTED: Final = re.compile(r"(?<!\d),|,(?!\d(?!\d))|(?<!\d\d),(?!5(?!\d))|[،;؛]")
"""Between two sizes; the comma in `54,5` and `US 7,5` is a decimal one: one digit alone is no ring size."""

_COUNTED: Final = re.compile(r"(.*[\d\s½¼¾])[xX×*]([^xX×*]*)")
"""A size and how many of it; an x inside a word, as in `max`, is none."""


class InterestDraft(SQLModel):
    """One interest: a ring's id or words for one that is not in the catalogue."""

    id: str
    ring_id: str = ""
    words: str = ""
    level: str
    quantity: int | None = None
    sizes: list[dict[str, object]] = Field(default_factory=list)
    note: str = ""
    reason: str = ""


def check_pick(pick: Pick) -> InterestDraft:
    """Return the checked interest of a pick: its quantity is what was given, else the sum of its sizes.

    Sizes are parted by commas or semicolons, but `54,5` is one size; `54x3` asks for three pieces of size
    54. Raises `Refusal`.
    """
    sizes = [_size(part) for part in _PARTED.split(pick.size) if part.strip()]
    counted = sum(size["quantity"] or 0 for size in sizes)
    quantity = whole(pick.quantity, "quantity")
    return InterestDraft(
        id=pick.interest_id,
        ring_id=pick.ring_id,
        words=clean_line(pick.words, "ring"),
        level=_level(pick.level),
        quantity=quantity if quantity is not None else counted or None,
        sizes=sizes,
        note=clean_text(pick.note, "note"),
        reason=_reason(pick.reason),
    )


def size_typed(mm: float | None, count: int | None, words: str) -> str:
    """Return a kept size as it is typed: in the buyer's own words, else in millimetres, with its pieces."""
    typed = words or (size_text(mm) if mm is not None else "")
    return typed if count is None or _COUNTED.fullmatch(typed) or not typed else f"{typed} x{count}"


def _level(text: str) -> str:
    """Return a level given by name or by its digit, 1 to 5."""
    word = ascii_digits(text.strip()).casefold()
    if word.isdecimal() and 1 <= int(word) <= len(LEVELS):
        return LEVELS[int(word) - 1].value
    if word in LEVELS:
        return word
    raise Refusal(
        N_("{value} is no level of interest."),
        hint=N_("Use one of: {known}."),
        field="level",
        value=short(text),
        known=", ".join(LEVELS),
    )


def _reason(text: str) -> str:
    """Return what decides an interest, by its code; empty for none."""
    code = text.strip().casefold()
    if code and code not in tuple(Reason):
        raise Refusal(
            N_("{value} is no reason for an interest."),
            hint=N_("Use one of: {known}."),
            field="reason",
            value=short(text),
            known=", ".join(Reason),
        )
    return code


def _size(text: str) -> dict[str, Any]:
    """Return one size as kept; `54x3` asks for three pieces of size 54."""
    counted = _COUNTED.fullmatch(text)
    size = parse_size(counted[1] if counted else text)
    count = whole(counted[2], "size") if counted else None
    return {"mm": size.mm, "quantity": count, "words": clean_line(text, "size", 60)}
