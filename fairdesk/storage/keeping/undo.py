"""Taking back what was done last at this device, as an act of its own: a mistake is not an erasure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Date, DateTime, LargeBinary, exists, select
from sqlalchemy.types import TypeDecorator

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.models.rows import HistoryRow
from fairdesk.models.tables.every import KEPT, TABLES
from fairdesk.storage.database import Database
from fairdesk.storage.keeping.act import CHUNK, Who, writing
from fairdesk.storage.keeping.source import AnyRow

UNDOABLE: Final = (
    "register", "known", "visit", "edit", "interest", "level", "reason", "quantity", "unpick", "link",
    "note_sample", "attach", "anonymous", "discard", "restore", "confirm", "inbox",
)  # fmt: skip
"""The acts that can be taken back."""

_HISTORY: Final = TABLES["history"]
_OF_LEAD: Final = tuple(TABLES[name] for name in ("visit", "interest", "answer", "follow_up"))
_OF_CONTACT: Final = tuple(TABLES[name] for name in ("reach", "consent", "picture_use", "lead"))


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: the act's name, the rows touched as (table, id), and the lead it was about."""

    act_name: str
    rows: tuple[tuple[str, str], ...]
    lead_id: str


@dataclass(frozen=True, slots=True)
class Undoable:
    """What would be taken back next: the act's id and name, when it was done (UTC), the lead it was about."""

    act: str
    act_name: str
    at: datetime
    lead_id: str


class TouchedSince(Refusal):
    """Something was done since to what was to be taken back; `later` says what, oldest first."""

    def __init__(self, later: Sequence[HistoryRow]) -> None:
        super().__init__(
            N_("Not taken back: something was added or changed since."),
            hint=N_("Open the lead and change it, or set it aside."),
        )
        self.later: Final = tuple(later)


def next_undo(database: Database, device: str) -> Undoable | None:
    """Return what `undo_last` would take back at a device; None when nothing is left."""
    with database.reading() as connection:
        last = _last_act(connection, device)
        if last is None:
            return None
        steps = _steps(connection, last.act)
        return Undoable(last.act, last.act_name, steps[0].at, _lead_of(connection, steps))


def undo_last(database: Database, who: Who, act: str = "") -> Undone | None:
    """Take back the newest act of this device that was not taken back yet; None when there is none.

    `act` (an id) names the one that is expected: when another is the newest, nothing is done. Rows it
    added are deleted, fields it changed get their old values; both are recorded. Raises `TouchedSince`
    when something was done to the same rows, or to a lead it added, since.
    """
    with writing(database, who, "undo") as write:
        last = _last_act(write.connection, who.device)
        if last is None or act not in ("", last.act):
            return None
        steps = _steps(write.connection, last.act)
        if later := _later(write.connection, steps):
            raise TouchedSince(later)
        write.undoes, write.act_name = last.act, "undo"
        lead_id = _lead_of(write.connection, steps)
        for step in steps:
            if step.table == "picture":
                continue  # it may be of somebody else's card by now; nobody sees one without a use
            values = {"deleted": True} if step.action == "add" else _as_kept(step.table, step.before)
            write.change(step.table, step.row, values)
        rows = tuple(dict.fromkeys((step.table, step.row) for step in reversed(steps)))
        return Undone(last.act_name, rows, lead_id)


def redo_last(database: Database, who: Who) -> Undone | None:
    """Bring back what this device took back last; None when nothing is left.

    Raises `TouchedSince` when something was done to the same rows since.
    """
    with writing(database, who, "redo") as write:
        last = _last_act(write.connection, who.device, ("undo",))
        if last is None:
            return None
        steps = _steps(write.connection, last.act)
        if later := _later(write.connection, steps):
            raise TouchedSince(later)
        write.undoes = last.act
        for step in steps:
            write.change(step.table, step.row, _as_kept(step.table, step.before))
        rows = tuple((step.table, step.row) for step in steps)
        return Undone("redo", rows, _lead_of(write.connection, steps))


def _stands() -> ColumnElement[bool]:
    """Whether an act of the history was not taken back, or was brought back since."""
    undo, redo = _HISTORY.alias("undo"), _HISTORY.alias("redo")
    brought_back = exists().where(redo.c.undoes == undo.c.act).correlate(undo)
    return ~exists().where(undo.c.undoes == _HISTORY.c.act, ~brought_back).correlate(_HISTORY)


def _last_act(connection: Connection, device: str, names: Sequence[str] = UNDOABLE) -> AnyRow | None:
    """Return the newest act of a device that can be taken back, of those of `names`."""
    return connection.execute(
        select(_HISTORY.c.act, _HISTORY.c.act_name)
        .where(_HISTORY.c.device == device, _HISTORY.c.act_name.in_(names), _stands())
        .order_by(_HISTORY.c.id.desc())
        .limit(1)
    ).first()


def _steps(connection: Connection, act: str) -> Sequence[AnyRow]:
    """Return what an act did, the last step first."""
    return connection.execute(
        select(_HISTORY).where(_HISTORY.c.act == act).order_by(_HISTORY.c.id.desc())
    ).all()


def _later(connection: Connection, steps: Sequence[AnyRow]) -> list[HistoryRow]:
    """Return what later acts, not taken back themselves, did to the same rows, or to who these added."""
    rows = {str(step.row) for step in steps if step.table != "picture"}
    for step in steps:
        if step.action == "add" and step.table == "lead":
            for child in _OF_LEAD:
                rows |= set(connection.scalars(select(child.c.id).where(child.c.lead_id == step.row)))
        elif step.action == "add" and step.table == "contact":
            for child in _OF_CONTACT:
                rows |= set(connection.scalars(select(child.c.id).where(child.c.contact_id == step.row)))
    found: list[AnyRow] = []
    named = sorted(rows)
    for start in range(0, len(named), CHUNK):
        touched = select(_HISTORY).where(
            _HISTORY.c.row.in_(named[start : start + CHUNK]),
            _HISTORY.c.id > steps[0].id,
            _HISTORY.c.act != steps[0].act,
            _HISTORY.c.undoes == "",
            _stands(),
        )
        found += connection.execute(touched).all()
    wanted = HistoryRow.__dataclass_fields__
    return [
        HistoryRow(**{name: getattr(row, name) for name in wanted})
        for row in sorted(found, key=lambda one: one.id)
    ]


def _lead_of(connection: Connection, steps: Sequence[AnyRow]) -> str:
    """Return the lead that an act was about; empty when it was about none."""
    for step in reversed(steps):
        if step.table == "lead":
            return str(step.row)
    for step in reversed(steps):
        table = KEPT[step.table]
        if "lead_id" in table.columns:
            return str(connection.scalar(select(table.c.lead_id).where(table.c.id == step.row)) or "")
    lead = KEPT["lead"]
    for step in reversed(steps):
        table = KEPT[step.table]
        owner = (
            select(table.c.contact_id).where(table.c.id == step.row)
            if "contact_id" in table.columns
            else None
        )
        contact = (
            step.row if step.table == "contact" else connection.scalar(owner) if owner is not None else None
        )
        if contact:
            newest = select(lead.c.id).where(lead.c.contact_id == contact).order_by(lead.c.id.desc()).limit(1)
            return str(connection.scalar(newest) or "")
    return ""


def _as_kept(table: str, before: dict[str, Any]) -> dict[str, object]:
    """Return values from a history row as their columns hold them."""
    kept: dict[str, object] = {}
    for name, value in before.items():
        kind = KEPT[table].columns[name].type
        plain = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
        if value is None:
            kept[name] = None
        elif isinstance(plain, DateTime):
            kept[name] = datetime.fromisoformat(value)
        elif isinstance(plain, Date):
            kept[name] = date.fromisoformat(value)
        elif isinstance(plain, LargeBinary):
            kept[name] = bytes.fromhex(value)
        else:
            kept[name] = value
    return kept
