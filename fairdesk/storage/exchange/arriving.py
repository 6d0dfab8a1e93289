"""Rows that come in: new ones are added, of known ones only what is empty is filled, none is overwritten."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import RowMapping, select

from fairdesk.models.exchange.tables import OWNER, PEOPLE
from fairdesk.models.tables.every import KEPT
from fairdesk.models.tables.kept import MADE
from fairdesk.storage.keeping.act import CHUNK, Write
from fairdesk.storage.keeping.source import Source, reading
from fairdesk.storage.keeping.stamps import stamp_of

_NEVER: Final = frozenset({"id", "stamps", "deleted", "erased", "discarded_reason", *OWNER.values()})
"""Fields that no import fills."""

_FAIR: Final = KEPT["fair"]

Row = Mapping[str, Any]


@dataclass
class Taken:
    """What became of contacts, by their ids: all that were told of, the new, and who gained anything.

    `erased` are those who were erased here; nothing of them is taken.
    """

    told: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    """Ids of rows that were erased here, and of what belongs to them."""
    contact_of: dict[str, str] = field(default_factory=dict)
    """The contact of each lead."""

    @property
    def filled(self) -> int:
        """How many known contacts got something new."""
        return len(self.changed - self.new)


def missing(source: Source, table: str, ids: Collection[str]) -> set[str]:
    """Return which of some ids no row of a table has."""
    return set(ids) - _known(source, table, list(ids)).keys()


def samples(source: Source) -> set[bool]:
    """Return whether fairs here are a sample, or real; nothing when there are none."""
    with reading(source) as connection:
        return set(connection.scalars(select(_FAIR.c.sample).where(~_FAIR.c.deleted).distinct()))


def add(source: Source, write: Write | None, table: str, rows: Sequence[Row]) -> list[str]:
    """Add rows that are not there and return their ids; those that are there stay as they are.

    Without `write` nothing is written.
    """
    whole = {str(row["id"]): row for row in rows}
    known = _known(source, table, list(whole))
    fresh = [row for row_id, row in whole.items() if row_id not in known]
    if write is not None:
        write.take(table, fresh)
    return [str(row["id"]) for row in fresh]


def take(source: Source, write: Write | None, batch: Mapping[str, Sequence[Row]], taken: Taken) -> None:
    """Take in the rows of some leads, and note in `taken` whose they are.

    Without `write` nothing is written.
    """
    if pictures := batch.get("picture"):
        add(source, write, "picture", pictures)
    for table in PEOPLE:
        rows = {str(row["id"]): row for row in batch.get(table, ())}
        if table == "lead":
            taken.contact_of.update((row_id, row["contact_id"]) for row_id, row in rows.items())
        owner = OWNER.get(table, "id")
        known = _known(source, table, list(rows), whole=True)
        taken.gone |= {row_id for row_id, row in rows.items() if row.get(owner) in taken.gone}
        taken.gone |= {row_id for row_id, row in known.items() if row["erased"]}
        if table == "contact":
            taken.told |= rows.keys()
            taken.erased |= rows.keys() & taken.gone
        rows = {row_id: row for row_id, row in rows.items() if row_id not in taken.gone}
        fresh = [row for row_id, row in rows.items() if row_id not in known]
        if write is not None:
            write.take(table, fresh)
        touched = [*fresh, *_fill(write, table, rows, known)]
        if table == "contact":
            taken.new |= {row["id"] for row in fresh}
        if table == "lead":
            taken.told |= {row["contact_id"] for row in rows.values()}
        taken.changed |= _whose(table, touched, taken)


def _fill(
    write: Write | None, table: str, rows: Mapping[str, Row], known: Mapping[str, RowMapping]
) -> Iterable[Row]:
    """Fill what is empty in rows that are there, and yield those of which anything was."""
    for row_id, old in known.items():
        if old["deleted"] or row_id not in rows:
            continue
        row = rows[row_id]
        if values := gained(table, old, row):
            if write is not None:
                theirs = row.get("stamps", {})
                write.merge(table, old, values, {name: stamp_of(theirs, name) for name in values if theirs})
            yield row


def gained(table: str, old: Row | RowMapping, row: Row) -> dict[str, Any]:
    """Return what a row that comes in fills of the one that is there: what is empty here, and always was.

    What was emptied here since stays empty. A consent's later withdrawal counts, too.
    """
    values: dict[str, Any] = {}
    for name, value in row.items():
        if name in _NEVER or _empty(value):
            continue
        later = (table, name) == ("consent", "withdrawn_at") and old[name] and value > old[name]
        if later or (_empty(old[name]) and not _emptied(old["stamps"], row.get("stamps", {}), name)):
            values[name] = value
    return values


def _empty(value: object) -> bool:
    return value is None or value in ("", [], {})


def _emptied(ours: Mapping[str, str], theirs: Mapping[str, str], name: str) -> bool:
    """Whether a field was emptied here after it was filled there."""
    return stamp_of(theirs, name) < stamp_of(ours, name) if MADE in theirs else name in ours


def _whose(table: str, rows: Iterable[Row], taken: Taken) -> set[str]:
    """Return the contacts that rows belong to."""
    name = OWNER.get(table, "id")
    if name == "lead_id":
        return {taken.contact_of[row[name]] for row in rows if row[name] in taken.contact_of}
    return {row[name] for row in rows if row.get(name)}


def _known(source: Source, table: str, ids: Sequence[str], *, whole: bool = False) -> dict[str, RowMapping]:
    """Return the rows of `ids` that are there."""
    target = KEPT[table]
    wanted = select(target) if whole else select(target.c.id)
    found: dict[str, RowMapping] = {}
    with reading(source) as connection:
        for start in range(0, len(ids), CHUNK):
            some = wanted.where(target.c.id.in_(ids[start : start + CHUNK]))
            found |= {str(row["id"]): row for row in connection.execute(some).mappings()}
    return found
