"""Makes the fixture database of the newest schema: `python -m tests.schemas.make`, once when it lands."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

from fairdesk.domain.ids import natural_id, new_id
from fairdesk.storage import pictures
from fairdesk.storage.database import connect
from fairdesk.storage.schema import HEAD, ensure_schema
from fairdesk.storage.write import undo_last, writing
from tests.storage.made import FAIR, Clock, lay_out, ring_id, save, who

RINGS = [
    ("FZ-1023", {"en": "Made Sky", "fa": "آسمان نمونه"}),
    ("AQ-2004", {"en": "Made Lane", "de": "Muster"}),
]


def make(target: Path) -> None:
    """Write a database with a few rows in every table that people fill."""
    me = who(clock=Clock())
    with tempfile.TemporaryDirectory() as folder:
        database = connect(f"sqlite:///{folder}/fair.db")
        ensure_schema(database, Path(folder))
        lay_out(database, me, RINGS)
        first = save(
            database,
            me,
            "Made Visitor One",
            company="Made Company",
            reaches=[("email", "one@visitor.example"), ("phone", "+46 70 123 45 67")],
            interests=[("FZ-1023", "quote"), ("a made tray", "looked")],
            country="SE",
            note="made note",
        )
        save(database, me, "مهمان نمونه", interests=[("AQ-2004", "liked")], country="IR")
        save(database, me, "Made Mistake")
        undo_last(database, me)
        with writing(database, me, "edit") as write:
            write.change("contact", first.contact, {"city": "Uppsala"})
            consent = {
                "contact_id": first.contact,
                "purpose": "contact",
                "wording": "2026-1/en",
                "granted": True,
            }
            write.add("consent", [{"id": new_id(), "at": write.at, **consent}])
            question = natural_id("qualifier", FAIR, "made")
            write.add(
                "qualifier", [{"id": question, "fair_id": FAIR, "code": "made", "question": {"en": "Made?"}}]
            )
            write.add(
                "answer", [{"id": new_id(), "lead_id": first.lead, "qualifier_id": question, "value": "yes"}]
            )
            write.add(
                "follow_up", [{"id": new_id(), "lead_id": first.lead, "kind": "mail", "due_at": write.at}]
            )
            pictures.keep(write, b"\x89PNG made", "image/png", "ring", ring_id=ring_id("FZ-1023"))
            pictures.keep(write, b"\x89PNG card", "image/png", "card", contact_id=first.contact)
            write.add("anonymous_visit", [{"id": new_id(), "fair_id": FAIR, "at": write.at, "country": "DE"}])
            closed = {"fair_id": FAIR, "day": write.at.date(), "at": write.at, "counted": {"leads": 2}}
            write.add("inbox", [{"id": new_id(), **_sent(write.at)}])
            write.add("day_close", [{"id": new_id(), **closed}])
        database.close()
        with closing(sqlite3.connect(f"{folder}/fair.db")) as done:
            done.execute("PRAGMA journal_mode=DELETE")
            done.execute("PRAGMA page_size=512")  # many small tables: a fifth of the size
            done.execute("VACUUM")
        target.write_bytes(Path(folder, "fair.db").read_bytes())


def _sent(at: datetime) -> dict[str, object]:
    """Return what a phone sends."""
    pick = {"ring_id": ring_id("FZ-1023"), "quantity": "20"}
    return {
        "fair_id": FAIR,
        "at": at,
        "typed": {"name": "Made Phone"},
        "language": "sv",
        "picks": [pick],
    }


if __name__ == "__main__":
    make(Path(__file__).with_name(f"{HEAD}.db"))
