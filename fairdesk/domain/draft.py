"""A draft: one open form exactly as typed, kept on disk until its lead is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Self, TypeVar

from fairdesk.domain.ids import new_id
from fairdesk.domain.trade import Level

T = TypeVar("T")

TEXT_FIELDS: tuple[str, ...] = (
    "name", "company", "country", "email", "phone", "language", "buyer_type", "note",
    "latin_name", "native_name", "given", "family", "salutation", "title", "city", "address", "website",
    "badge", "paper_no", "captured", "owner",
)  # fmt: skip
"""What can be typed of a visitor, in the order of the form."""


@dataclass
class Pick:
    """One ring picked in the form, or a ring told in words when `ring_id` is empty."""

    interest_id: str
    ring_id: str = ""
    sku: str = ""
    words: str = ""
    level: str = Level.LIKED.value
    quantity: str = ""
    size: str = ""
    note: str = ""
    reason: str = ""


@dataclass
class Draft:
    """What stands in one open form. All values are raw text; checking them is `models.lead_draft`'s.

    The ids are made here, so that saving the same draft twice keeps one lead. `answers` maps a question's
    code to the answer, `pictures` names files beside the draft, `has_card` tells that the contact has a
    picture already. `ring_line`, `ring_level`, `ring_quantity` and `ring_size` are of the ring not added yet,
    `focus` and `cursor` where somebody was typing. `shown` tells that the visitor saw form and wording and
    said that they are right. `inbox_id` is what was sent by phone, `agreed` when the visitor gave which
    consent there, `fair_id` the fair it was begun at; times are ISO 8601 in UTC, `started_at` and `parked_at`
    empty while it was not touched, or is open. `base` is a lead's form as it was opened to be changed.
    """

    lead_id: str = field(default_factory=new_id)
    contact_id: str = field(default_factory=new_id)
    visit_id: str = field(default_factory=new_id)
    typed: dict[str, str] = field(default_factory=dict)
    picks: list[Pick] = field(default_factory=list)
    ring_line: str = ""
    rating: str = ""
    consents: dict[str, bool] = field(default_factory=dict)
    wording: str = ""
    visit_of: str = ""
    edit_of: str = ""
    started_at: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)
    has_card: bool = False
    ring_level: str = ""
    ring_quantity: str = ""
    ring_size: str = ""
    focus: str = ""
    cursor: int = 0
    fair_id: str = ""
    parked_at: str = ""
    inbox_id: str = ""
    shown: bool = False
    agreed: dict[str, str] = field(default_factory=dict)
    base: dict[str, Any] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed or chosen."""
        return not (
            any(value.strip() for value in self.typed.values())
            or self.picks
            or self.ring_line.strip()
            or self.rating
            or any(self.consents.values())
            or any(value.strip() for value in self.answers.values())
            or self.pictures
        )

    def as_json(self) -> dict[str, Any]:
        """Return the draft as values that JSON can hold."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Return the draft that `as_json` gave; unknown keys are left out, missing ones stay empty.

        Raises `TypeError` or `ValueError` for what is no draft.
        """
        known = {key: value for key, value in data.items() if key in cls.__dataclass_fields__}
        picks = [
            Pick(**{key: str(value) for key, value in pick.items() if key in Pick.__dataclass_fields__})
            for pick in known.pop("picks", [])
        ]
        pictures = known.pop("pictures", [])
        if not isinstance(pictures, list) or not all(isinstance(name, str) for name in pictures):
            raise TypeError("pictures of a draft must be names")
        texts = {"typed": str, "consents": bool, "answers": str, "agreed": str, "base": object}
        for name, kind in texts.items():
            held = known.get(name, {})
            if not isinstance(held, dict) or not all(isinstance(value, kind) for value in held.values()):
                raise TypeError(f"{name} of a draft must map names to {kind.__name__}")
        others = {"has_card": bool, "shown": bool, "cursor": int}
        lines = known.keys() - texts.keys()
        if not all(isinstance(known[name], others.get(name, str)) for name in lines):
            raise TypeError("a draft holds text")
        return cls(**known, picks=picks, pictures=pictures)


def rebased(form: Draft, base: Draft, now: Draft) -> Draft:
    """Return `now` (the lead as it is kept) with what `form` changed since it was opened as `base`.

    A ring removed in either stays away, unless the form changed it: then it comes back as the form has it.
    """
    before = {pick.interest_id: pick for pick in base.picks}
    kept = {pick.interest_id: pick for pick in now.picks}
    mine = {pick.interest_id: pick for pick in form.picks}
    picks = [
        _pick(mine[key], before.get(key), pick) if key in mine else pick
        for key, pick in kept.items()
        if key in mine or key not in before
    ]
    picks += [pick for key, pick in mine.items() if key not in kept and pick != before.get(key)]
    return replace(
        form,
        typed=_changed(form.typed, base.typed, now.typed),
        consents=_changed(form.consents, base.consents, now.consents),
        answers=_changed(form.answers, base.answers, now.answers),
        rating=form.rating if form.rating != base.rating else now.rating,
        picks=picks,
    )


def _pick(mine: Pick, before: Pick | None, now: Pick) -> Pick:
    """Return one ring as it is kept, with what the form changed of it."""
    if before is None:
        return mine
    names = [part.name for part in fields(Pick)]
    changed = {name: getattr(mine, name) for name in names if getattr(mine, name) != getattr(before, name)}
    return replace(now, **changed)


def _changed(mine: Mapping[str, T], before: Mapping[str, T], now: Mapping[str, T]) -> dict[str, T]:
    """Return the values as they are kept, with those the form gave or emptied since."""
    values = dict(now)
    for name in {**mine, **before}:
        if (mine.get(name) or None) == (before.get(name) or None):
            continue
        if name in mine:
            values[name] = mine[name]
        else:
            values.pop(name, None)
    return values
