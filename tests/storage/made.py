"""Made rows for the storage tests: a fair, makers, rings and leads, written through the real code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from fairdesk.domain.ids import natural_id, new_id
from fairdesk.domain.reach import reach_key
from fairdesk.storage import codes
from fairdesk.storage.database import Database
from fairdesk.storage.write import Who, Write, writing

START = datetime(2027, 2, 19, 9, 0, tzinfo=UTC)
FAIR = natural_id("fair", "MADE27")
MAKER = natural_id("maker", "MAD")


@dataclass
class Clock:
    """A clock that goes on by itself, a second a look."""

    at: datetime = START
    step: timedelta = field(default=timedelta(seconds=1))

    def __call__(self) -> datetime:
        self.at += self.step
        return self.at


def who(device: str = "0000000a", staff: str = "Made Staff", clock: Clock | None = None) -> Who:
    return Who(device, staff, clock or Clock())


def ring_id(sku: str) -> str:
    return natural_id("ring", "MAD", sku)


def lay_out(database: Database, me: Who, rings: Sequence[tuple[str, dict[str, str]]] = ()) -> None:
    """Write the fair, one maker and rings given as (sku, names by language)."""
    with writing(database, me, "catalogue") as write:
        write.put("fair", [{"id": FAIR, "code": "MADE27", "name": "Made Fair", "country": "SE"}])
        write.put("maker", [{"id": MAKER, "code": "MAD", "brand": "Made Maker"}])
        add_rings(write, rings)


def add_rings(write: Write, rings: Sequence[tuple[str, dict[str, str]]], **fields: object) -> None:
    for sku, names in rings:
        write.put(
            "ring", [{"id": ring_id(sku), "maker_id": MAKER, "sku": sku, "stone": "turquoise", **fields}]
        )
        texts = [
            {
                "id": natural_id("ring_text", ring_id(sku), lang),
                "ring_id": ring_id(sku),
                "language": lang,
                "name": name,
            }
            for lang, name in names.items()
        ]
        write.put("ring_text", texts)
    codes.assign(write, [ring_id(sku) for sku, _names in rings])


@dataclass
class Made:
    """Ids of one made lead."""

    lead: str = field(default_factory=new_id)
    contact: str = field(default_factory=new_id)
    visit: str = field(default_factory=new_id)
    interests: tuple[str, ...] = ()


def add_lead(
    write: Write,
    name: str,
    *,
    company: str = "",
    reaches: Sequence[tuple[str, str]] = (),
    interests: Sequence[tuple[str, str]] = (),
    country: str = "",
    city: str = "",
    language: str = "",
    note: str = "",
    rating: str = "",
    incomplete: str = "",
    made: Made | None = None,
) -> Made:
    """Write a lead with its contact, reaches (kind, value), interests (sku or words, level) and one visit."""
    made = made or Made()
    made.interests = tuple(new_id() for _ in interests)
    person = {"name": name, "company": company, "country": country, "city": city, "language": language}
    write.add("contact", [{"id": made.contact, **person}])
    write.add(
        "reach",
        [
            {
                "id": new_id(),
                "contact_id": made.contact,
                "kind": kind,
                "value": value,
                "key": reach_key(kind, value, country),
            }
            for kind, value in reaches
        ],
    )
    lead = {
        "contact_id": made.contact,
        "fair_id": FAIR,
        "rating": rating,
        "how": "desk",
        "incomplete": incomplete,
    }
    write.add("lead", [{"id": made.lead, **lead, "captured_at": write.at, "captured_offset_minutes": 60}])
    visit = {"lead_id": made.lead, "at": write.at, "staff": write.who.staff, "note": note}
    write.add("visit", [{"id": made.visit, **visit}])
    write.add(
        "interest",
        [
            {"id": interest, "lead_id": made.lead, "level": level, "at": write.at, **_ring(sku)}
            for interest, (sku, level) in zip(made.interests, interests, strict=True)
        ],
    )
    return made


def _ring(sku: str) -> dict[str, object]:
    return {"words": sku} if " " in sku else {"ring_id": ring_id(sku)}


def save(database: Database, me: Who, name: str, **more: object) -> Made:
    """Write one lead as the act `register`."""
    with writing(database, me, "register") as write:
        return add_lead(write, name, **more)  # type: ignore[arg-type]
