"""A lead as it may be kept: a form's raw text checked field by field, every fault found at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, Final, Self

from sqlmodel import Field, SQLModel

from fairdesk.domain import countries, languages
from fairdesk.domain.clean import clean_line, clean_text, short
from fairdesk.domain.draft import Draft, Pick
from fairdesk.domain.labels import buyer_type_label, rating_label
from fairdesk.domain.reach import reach_key
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import BuyerType, Purpose, Rating, ReachKind
from fairdesk.language.messages import N_, comma_list
from fairdesk.models.interest_draft import InterestDraft, check_pick

HANDLES: Final = "handles"
"""Name of the typed text that holds other ways to reach, one `kind:value` a line."""

_LINES: Final = (
    "name", "latin_name", "native_name", "given", "family", "salutation", "company", "title", "city",
    "website", "owner",
)  # fmt: skip
_REACHES: Final = {
    "email": ReachKind.EMAIL,
    "phone": ReachKind.PHONE,
    "badge": ReachKind.BADGE,
    "paper_no": ReachKind.PAPER_SLIP,
}
_STAND_INS: Final = (ReachKind.BADGE, ReachKind.PAPER_SLIP)

LABELS: Final[dict[str, Callable[[str], str]]] = {"rating": rating_label, "buyer_type": buyer_type_label}
"""How the codes of a field are said to people."""

CARD: Final = "card"
"""Why a lead is incomplete of which there is only a picture."""


class Faults(Exception):
    """All that is wrong with a form; nothing was kept."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        super().__init__("; ".join(refusal.message for refusal in refusals))
        self.refusals: Final = refusals

    def __str__(self) -> str:
        return " ".join(str(refusal) for refusal in self.refusals)


class ReachDraft(SQLModel):
    """One way to reach somebody: as given, and the key it is compared by."""

    kind: ReachKind
    value: str
    key: str


class LeadDraft(SQLModel):
    """A checked form. `incomplete` is empty, or what stands for a name (badge, paper_slip, card)."""

    name: str = ""
    latin_name: str = ""
    native_name: str = ""
    given: str = ""
    family: str = ""
    salutation: str = ""
    company: str = ""
    title: str = ""
    buyer_type: str = ""
    country: str = ""
    city: str = ""
    address: str = ""
    website: str = ""
    language: str = ""
    owner: str = ""
    note: str = ""
    rating: str = ""
    incomplete: str = ""
    reaches: list[ReachDraft] = Field(default_factory=list)
    interests: list[InterestDraft] = Field(default_factory=list)
    consents: dict[str, bool] = Field(default_factory=dict)

    @classmethod
    def check(cls, draft: Draft, *, default_country: str = "", reach_needed: bool = True) -> Self:
        """Return the checked form of `draft`.

        `default_country` (ISO 3166 alpha-2) is where a phone without country code is from, when the
        visitor's own country is not given. Without `reach_needed` only the fields are checked, for a
        visit of somebody who is known.

        Raises:
            Faults: every fault, each a `Refusal` that names its field.
        """
        checker = _Checker(draft.typed)
        values = checker.fields(default_country)
        values["interests"] = [interest for pick in draft.picks if (interest := checker.interest(pick))]
        values["rating"] = checker.one_of("rating", draft.rating, tuple(Rating))
        values["consents"] = {
            purpose: granted for purpose, granted in draft.consents.items() if purpose in tuple(Purpose)
        }
        if not checker.faults:
            card = draft.has_card or bool(draft.pictures)
            values["incomplete"] = checker.complete(values, reach_needed, card)
        if checker.faults:
            raise Faults(tuple(checker.faults))
        return cls.model_validate(values)


def check_field(field: str, value: str, country: str = "") -> None:
    """Check one field as it is typed; empty is always right. Raises `Refusal` when it is not."""
    checker = _Checker({field: value, **({} if field == "country" else {"country": country})})
    checker.fields("")
    for fault in checker.faults:
        if fault.field == field:
            raise fault


def completeness(kinds: Sequence[str], *, named: bool, address: bool, card: bool = False) -> tuple[str, str]:
    """Return why a lead is incomplete, and what it lacks to be saved at all: `name`, `email` or nothing.

    `kinds` are of the ways to reach them. A badge, a paper slip or the picture of a `card` stands for a name
    and a way to reach them.
    """
    stand_ins = [str(kind) for kind in kinds if kind in _STAND_INS] + ([CARD] if card else [])
    reached = address or any(kind not in _STAND_INS for kind in kinds)
    lacking = "" if stand_ins else "name" if not named else "" if reached else "email"
    return (stand_ins[0] if stand_ins and not reached else ""), lacking


class _Checker:
    """Checks typed text and gathers what is wrong."""

    def __init__(self, typed: dict[str, str]) -> None:
        self.typed = typed
        self.faults: list[Refusal] = []

    def fields(self, default_country: str) -> dict[str, Any]:
        """Return the checked values of all fields but interests, rating and consents."""
        values: dict[str, Any] = {name: self.tried(name, clean_line) for name in _LINES}
        values["address"] = self.tried("address", clean_text)
        values["note"] = self.tried("note", clean_text)
        values["country"] = self.tried("country", countries.code_of)
        values["language"] = self.tried("language", languages.code_of)
        values["buyer_type"] = self.one_of("buyer_type", self.typed.get("buyer_type", ""), tuple(BuyerType))
        values["reaches"] = self.reaches(values["country"] or default_country)
        return values

    def tried(self, field: str, check: Callable[[str, str], str]) -> str:
        """Return what `check` makes of a field, or note its refusal."""
        try:
            return check(self.typed.get(field, ""), field)
        except Refusal as fault:
            self.faults.append(fault)
            return ""

    def one_of(self, field: str, value: str, known: tuple[StrEnum, ...]) -> str:
        """Return one of the known codes, or empty."""
        code = value.strip().casefold()
        if code and code not in known:
            self.faults.append(
                Refusal(
                    N_("{value} is not known here."),
                    hint=N_("Choose one of: {labels}."),
                    field=field,
                    value=short(value),
                    known=", ".join(known),
                    labels=comma_list(map(LABELS[field], known)),
                )
            )
            return ""
        return code

    def reaches(self, country: str) -> list[ReachDraft]:
        """Return every way to reach them that was given."""
        given = [(field, kind, self.typed.get(field, "")) for field, kind in _REACHES.items()]
        for line in filter(str.strip, self.typed.get(HANDLES, "").splitlines()):
            kind, colon, value = line.partition(":")
            if not colon or kind.strip() not in tuple(ReachKind):
                self.faults.append(
                    Refusal(
                        N_("{value} is not a way to reach somebody."),
                        hint=N_("Write it as instagram:name; the kinds are {known}."),
                        field=HANDLES,
                        value=short(line),
                        known=", ".join(ReachKind),
                    )
                )
            else:
                given.append((HANDLES, ReachKind(kind.strip()), value))
        return [reach for field, kind, value in given if (reach := self.reach(field, kind, value, country))]

    def reach(self, field: str, kind: ReachKind, value: str, country: str) -> ReachDraft | None:
        """Return one way to reach them, None when it is empty or wrong."""
        try:
            clean = clean_line(value, field)
            return ReachDraft(kind=kind, value=clean, key=reach_key(kind, clean, country)) if clean else None
        except Refusal as fault:
            fault.field = field
            self.faults.append(fault)
            return None

    def interest(self, pick: Pick) -> InterestDraft | None:
        """Return one picked ring as checked, None when something is wrong."""
        try:
            return check_pick(pick)
        except Refusal as fault:
            self.faults.append(fault)
            return None

    def complete(self, values: dict[str, Any], reach_needed: bool, card: bool) -> str:
        """Return why the lead is incomplete, empty when it is not; note what keeps it from being saved."""
        kinds = [reach.kind for reach in values["reaches"]]
        named = bool(values["name"] or values["company"])
        incomplete, lacking = completeness(kinds, named=named, address=bool(values["address"]), card=card)
        if reach_needed and lacking == "name":
            hint = N_("Give a name or a company, then press F9.")
            self.faults.append(Refusal(N_("Not saved: nobody is named."), hint=hint, field="name"))
        elif reach_needed and lacking:
            hint = N_("Add an e-mail, phone, address, badge, slip or picture of the card. All is kept.")
            self.faults.append(Refusal(N_("Not saved: no way to reach them."), hint=hint, field="email"))
        return incomplete
