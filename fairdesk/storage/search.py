"""Finding leads: pages of a fair's list, newest first, narrowed by folded text and filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Boolean, Connection, Date, Integer, String, TextClause, bindparam, select, text
from sqlalchemy.types import TypeEngine
from sqlmodel.sql.sqltypes import UTCDateTime

from fairdesk.domain.folding import search_terms
from fairdesk.domain.trade import Rating, ReachKind
from fairdesk.models.rows import LeadFilter, LeadPage, LeadRow
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.database import Database
from fairdesk.storage.keeping.found import rebuild_rows
from fairdesk.storage.keeping.pieces import common_pieces, pieces_of
from fairdesk.storage.keeping.source import AnyRow, Source, reading

SHORT: Final = 3
"""Letters from which the index finds; shorter words filter what longer ones find."""

NEWEST: Final = 20_000
"""Rows looked at when only words shorter than `SHORT` are given."""

ALL: Final = "all"

_REACH: Final = TABLES["reach"]

_PLAIN: Final = "lead_search AS s"

_COLUMNS: Final = (
    "s.rid, s.lead_id, s.contact_id, s.name, s.company, s.country, s.rating, s.rings, s.captured_at, "
    "s.staff, s.incomplete, s.discarded"
)
_RINGS: Final = (
    "SELECT r.ring_id FROM ring_search AS r WHERE r.ring_id = :ring OR r.sku_key = :sku ORDER BY r.ring_id"
)


@dataclass(frozen=True, slots=True)
class _Query:
    """The tables to read, the column that orders them, the conditions and their values."""

    start: str
    order: str
    where: list[str]
    values: dict[str, Any]

    def select(self, columns: str, end: str) -> TextClause:
        """Return the statement, which knows the types of its values."""
        kinds: dict[str, TypeEngine[Any]] = {"hidden": Boolean(), "incomplete": Boolean(), "day": Date()}
        kinds |= {"cursor": Integer(), "limit": Integer()}
        statement = text(f"SELECT {columns} FROM {self.start} WHERE {' AND '.join(self.where)} {end}")
        return statement.bindparams(
            *(bindparam(name, type_=kinds.get(name, String())) for name in self.values)
        )


def page(
    source: Source, fair_id: str, narrow: LeadFilter, cursor: int | None = None, limit: int = 50
) -> LeadPage:
    """Return up to `limit` leads of a fair, newest first, after the page that ended with `cursor`.

    All words of `narrow.text` must be found, in any field, in any spelling that folds alike. Words of
    one or two letters alone are looked for among the newest `NEWEST` leads only.
    """
    with reading(source) as connection:
        query = _narrowed(connection, fair_id, narrow)
        query.values["limit"] = limit + 1
        if cursor is not None:
            query.where.append(f"{query.order} < :cursor")
            query.values["cursor"] = cursor
        wanted = query.select(_COLUMNS, f"ORDER BY {query.order} DESC LIMIT :limit")
        typed = wanted.columns(captured_at=UTCDateTime(), incomplete=Boolean())
        rows = connection.execute(typed, query.values).all()
        shown = rows[:limit]
        known_by = _known_by(
            connection, [row.contact_id for row in shown if not row.name and not row.company]
        )
    found = tuple(replace(_lead_row(row), known_by=known_by.get(row.contact_id, ("", ""))) for row in shown)
    return LeadPage(found, shown[-1].rid if len(rows) > limit and shown else None)


def _known_by(connection: Connection, contacts: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return badge or slip of contacts that have no name."""
    if not contacts:
        return {}
    wanted = select(_REACH.c.contact_id, _REACH.c.kind, _REACH.c.value).where(
        _REACH.c.contact_id.in_(contacts),
        _REACH.c.kind.in_([ReachKind.BADGE.value, ReachKind.PAPER_SLIP.value]),
        ~_REACH.c.deleted,
    )
    return {row.contact_id: (row.kind, row.value) for row in connection.execute(wanted)}


def counts(source: Source, fair_id: str, narrow: LeadFilter) -> dict[str, int]:
    """Return how many leads of a fair there are by rating, the filter's own rating left aside, and `all`."""
    anyhow = replace(narrow, rating="")
    with reading(source) as connection:
        query = _narrowed(connection, fair_id, anyhow)
        wanted = query.select("s.rating, count(*)", "GROUP BY s.rating")
        found: dict[str, int] = dict(connection.execute(wanted, query.values).all())
    by_rating = {rating.value: int(found.get(rating.value, 0)) for rating in Rating}
    return {**by_rating, ALL: sum(by_rating.values())}


def rebuild(database: Database) -> None:
    """Make all that searches read anew from what is kept: after a merge, or when the index is damaged."""
    with database.writing() as connection:
        if database.dialect != "sqlite":
            rebuild_rows(connection)
            return
        triggers = connection.execute(
            text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'lead_search'")
        ).all()
        for name, _sql in triggers:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        rebuild_rows(connection)
        connection.execute(text("INSERT INTO lead_fts(lead_fts) VALUES ('rebuild')"))
        for _name, sql in triggers:
            connection.exec_driver_sql(sql)


def _narrowed(connection: Connection, fair_id: str, narrow: LeadFilter) -> _Query:
    """Return the query that finds what `narrow` asks for."""
    where = ["s.fair_id = :fair", "s.hidden = :hidden"]
    values: dict[str, Any] = {"fair": fair_id, "hidden": narrow.discarded}
    for name in ("rating", "country", "language", "staff", "day"):
        if value := getattr(narrow, name):
            where.append(f"s.{name} = :{name}")
            values[name] = value
    if narrow.incomplete:
        where.append("s.incomplete = :incomplete")
        values["incomplete"] = True
    if narrow.badge is not None:
        only = "EXISTS (SELECT 1 FROM lead WHERE lead.id = s.lead_id AND lead.incomplete = :badge)"
        where.append(only if narrow.badge else f"NOT {only}")
        values["badge"] = ReachKind.BADGE.value
    query = _worded(connection, search_terms(narrow.text), where, values)
    return _of_ring(connection, narrow.ring, query) if narrow.ring else query


def _of_ring(connection: Connection, ring: str, query: _Query) -> _Query:
    """Narrow a query to leads with an interest in a ring, given by its id or SKU, which makers may share."""
    ids = list(connection.scalars(text(_RINGS), {"ring": ring, "sku": "".join(search_terms(ring)) or ring}))
    names = [f"ring{place}" for place in range(len(ids))]
    query.values.update(zip(names, ids, strict=True))
    if len(ids) == 1 and query.start == _PLAIN:
        join = "CROSS JOIN" if connection.dialect.name == "sqlite" else "JOIN"
        query.where.append("l.ring_id = :ring0")
        return replace(query, start=f"ring_lead AS l {join} lead_search AS s ON s.rid = l.rid", order="l.rid")
    several = ", ".join(f":{name}" for name in names) or "NULL"
    query.where.append(f"s.rid IN (SELECT l.rid FROM ring_lead AS l WHERE l.ring_id IN ({several}))")
    return query


def _worded(
    connection: Connection, terms: tuple[str, ...], where: list[str], values: dict[str, Any]
) -> _Query:
    """Return the query for leads that have all of `terms`, beside the conditions in `where`."""
    dialect = connection.dialect.name
    long = [term for term in terms if len(term) >= SHORT]
    inside = "instr" if dialect == "sqlite" else "strpos"
    for place, term in enumerate(term for term in terms if len(term) < SHORT):
        where.append(f"{inside}(s.body, :short{place}) > 0")
        values[f"short{place}"] = term
    if terms and not long:
        where.append(f"s.rid > (SELECT max(n.rid) - {NEWEST} FROM lead_search AS n)")
    if long and dialect == "sqlite":
        where.append("f.lead_fts MATCH :words")
        common = common_pieces(connection)
        pieces = dict.fromkeys(piece for term in long for piece in pieces_of(term, common))
        values["words"] = " ".join('"' + piece.replace('"', '""') + '"' for piece in pieces)
        for place, term in enumerate(term for term in long if len(term) > SHORT):
            where.append(f"instr(s.body, :long{place}) > 0")
            values[f"long{place}"] = term
        return _Query(
            "lead_fts AS f CROSS JOIN lead_search AS s ON s.rid = f.rowid", "f.rowid", where, values
        )
    for place, term in enumerate(long):
        escaped = term.replace("/", "//").replace("%", "/%").replace("_", "/_")
        where.append(f"s.body LIKE :long{place} ESCAPE '/'")
        values[f"long{place}"] = f"%{escaped}%"
    return _Query(_PLAIN, "s.rid", where, values)


def _lead_row(row: AnyRow) -> LeadRow:
    return LeadRow(
        id=row.lead_id,
        contact_id=row.contact_id,
        name=row.name,
        company=row.company,
        country=row.country,
        rating=row.rating,
        rings=row.rings,
        captured_at=row.captured_at,
        staff=row.staff,
        incomplete=row.incomplete,
        discarded=row.discarded,
    )
