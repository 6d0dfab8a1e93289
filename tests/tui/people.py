"""Made visitors, kept through the real registering."""

from __future__ import annotations

from collections.abc import Sequence

from fairdesk.domain.draft import Draft, Pick
from fairdesk.domain.ids import natural_id, new_id
from fairdesk.stand import Stand
from fairdesk.storage.write import writing
from fairdesk.workflows.leads.register import register

ANNA = {
    "name": "Anna Provberg",
    "company": "Nordic Sample AB",
    "country": "SE",
    "email": "anna@sample.example",
}
JONAS = {"name": "Jonas Muster", "company": "Muster & Sohn", "country": "DE", "email": "jonas@sample.example"}
ZAHRA = {"name": "زهرا نمونه", "company": "گوهر نمونه", "country": "IR", "phone": "09121234567"}


def keep(stand: Stand, typed: dict[str, str], *rings: tuple[str, str]) -> str:
    """Register a visitor with rings of the made maker, as (SKU, level), and return the lead's id."""
    picks = [
        Pick(new_id(), ring_id=natural_id("ring", "PM", sku), sku=sku, level=level, quantity="")
        for sku, level in rings
    ]
    return register(stand, Draft(typed=dict(typed), picks=picks)).lead_id


def crowd(stand: Stand, count: int, names: Sequence[str] = ("Practice Visitor",)) -> None:
    """Register many visitors."""
    for number in range(count):
        name = f"{names[number % len(names)]} {number:03}"
        keep(stand, {"name": name, "country": "SE", "email": f"visitor{number}@sample.example"})


def send(stand: Stand, name: str = "Sample Phone", *rings: str) -> str:
    """Put a sending into the inbox, as a visitor's phone does, with a consent; return its id."""
    row_id = new_id()
    with writing(stand.database, stand.who, "sent") as write:
        row: dict[str, object] = {
            "id": row_id,
            "fair_id": stand.the_fair.id,
            "at": write.at,
            "typed": {"name": name, "email": "sent@sample.example"},
            "picks": [{"ring_id": natural_id("ring", "PM", sku)} for sku in rings],
            "consents": {"contact": True},
            "wording": "2026-1/sv",
            "language": "sv",
        }
        write.add("inbox", [row])
    return row_id
