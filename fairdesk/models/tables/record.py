"""The records: who changed what, what left to whom, and what remains of the erased."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from fairdesk.models.tables.kept import ID_LENGTH, JSON_TYPE, Kept


class History(SQLModel, table=True):
    """One row made or changed, in the order of writing here; only erasure ever empties `before`.

    `act` joins what was written at once, `act_name` says what it was, `undoes` names the act taken back.
    `action` is add or change; `before` holds the old values of what changed.
    """

    __tablename__ = "history"

    id: int | None = Field(default=None, primary_key=True)
    act: str = Field(index=True, max_length=ID_LENGTH)
    act_name: str
    undoes: str = Field(default="", index=True, max_length=ID_LENGTH)
    at: datetime
    stamp: str = Field(index=True)
    device: str = ""
    staff: str = ""
    table: str
    row: str = Field(index=True, max_length=ID_LENGTH)
    action: str
    before: dict[str, object] = Field(default_factory=dict, sa_type=JSON_TYPE)


class ExportLog(Kept, table=True):
    """One export: what left (`kind`, `leads` how many, `detail`), to whom, when."""

    __tablename__ = "export_log"

    fair_id: str | None = Field(default=None, foreign_key="fair.id", index=True, max_length=ID_LENGTH)
    at: datetime
    kind: str = ""
    recipient: str = ""
    leads: int = 0
    detail: dict[str, object] = Field(default_factory=dict, sa_type=JSON_TYPE)
    staff: str = ""


class Tombstone(Kept, table=True):
    """What remains of an erased person: an HMAC of an e-mail or phone key."""

    __tablename__ = "tombstone"

    kind: str
    hmac: str = Field(index=True)
    erased_at: datetime
