"""Made contacts of files, and all rows that a stand keeps, for the tests of imports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from sqlalchemy import select

from fairdesk.imports.contacts.arriving import Arriving, ArrivingConsent, ArrivingInterest, ArrivingReach
from fairdesk.models.rows import LeadDetail, LeadFilter
from fairdesk.models.tables.every import TABLES
from fairdesk.stand import Stand
from fairdesk.workflows.contacts.arrivals.take_in import take_in
from fairdesk.workflows.contacts.arrived import Arrived
from fairdesk.workflows.leads import browse

DAY = datetime(2026, 3, 4, tzinfo=UTC)


def anna(place: int = 1, **fields: str) -> Arriving:
    """A whole contact without a UID; `fields` stand instead of its own, `email` among them."""
    told = {"name": "Anna Lindqvist", "company": "Nordic Silver AB", "country": "SE", **fields}
    email = told.pop("email", "anna@nordic.example")
    return Arriving(place, fields=told, reaches=(reach(email),))


def person(
    place: int,
    *ways: str,
    uid: str = "",
    note: str = "",
    rating: str = "",
    wants: Iterable[ArrivingInterest] = (),
    consents: Iterable[ArrivingConsent] = (),
    **fields: str,
) -> Arriving:
    """A contact; a way with an @ is an e-mail address, another one a phone or `kind:value`."""
    reaches = tuple(reach(way) for way in ways if way)
    return Arriving(
        place, uid, fields, reaches, note, rating, interests=tuple(wants), consents=tuple(consents)
    )


def reach(way: str) -> ArrivingReach:
    kind, colon, value = way.partition(":")
    if colon:
        return ArrivingReach(kind, value)
    return ArrivingReach("email" if "@" in way else "phone", way)


def agreed(
    purpose: str, state: str, at: datetime | None = DAY, wording: str = "2026-1/sv"
) -> ArrivingConsent:
    return ArrivingConsent(purpose, state, at, wording)


def arrive(stand: Stand, *several: Arriving, dry_run: bool = False, country: str = "") -> Arrived:
    return take_in(stand, several, kind="vcard", dry_run=dry_run, country=country)


def counts(done: Arrived) -> tuple[int, int, int, int]:
    """How many were new, filled, unchanged and refused."""
    return done.new, done.filled, done.unchanged, done.refused


def why(done: Arrived) -> list[str]:
    return [one.why.what for one in done.doubts]


def all_leads(stand: Stand) -> list[LeadDetail]:
    return [browse.show(stand, row.id) for row in browse.page(stand, LeadFilter()).rows]


def the_lead(stand: Stand) -> LeadDetail:
    (lead,) = all_leads(stand)
    return lead


def everything(stand: Stand) -> Mapping[str, list[str]]:
    """All rows of all tables, in a settled order."""
    with stand.database.reading() as connection:
        return {name: sorted(map(repr, connection.execute(select(table)))) for name, table in TABLES.items()}
