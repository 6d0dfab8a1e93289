"""Made stands that exchange leads: one with every field of every table filled, and empty ones."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import func, select

from fairdesk import settings
from fairdesk.domain.ids import natural_id, new_id
from fairdesk.models.exchange.tables import FIELDS, ORDER, Kind
from fairdesk.models.tables.every import KEPT, TABLES
from fairdesk.stand import Stand, open_stand
from fairdesk.storage import codes
from fairdesk.storage.database import Database
from fairdesk.storage.write import Write, writing
from fairdesk.workflows.fair import fairs

AT = datetime(2027, 2, 19, 9, 0, 7, 123456, tzinfo=UTC)
WORDS = "Åsa \u200cسارا; \"q\" \\ ,\n'x' 😀"
MAKERS = ("ONE", "TWO")
CODES = {
    "buyer_type": "retailer", "kind": "email", "purpose": "contact", "rating": "warm", "how": "card",
    "level": "quote", "reason": "price", "sample_state": "lent", "country": "SE", "language": "sv",
    "mail_language": "sv", "currency": "EUR", "discarded_reason": "", "base_url": "https://rings.example.org",
    "wording": "2026-1/sv", "staff": "Sara", "owner": "Sara", "sample_staff": "Sara",
    "time_zone": "Europe/Stockholm",
}  # fmt: skip
STAFF = natural_id("staff", "Sara")


def new_stand(folder: Path, url: str = "") -> Stand:
    """Open a stand with nothing in it."""
    return open_stand(settings.load(folder, url))


def picture(shade: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (9, 9), (shade, 40, 90)).save(out, "PNG")
    return out.getvalue()


def filled(table: str, number: int, **values: object) -> dict[str, Any]:
    """Return a row whose every field has a value of its kind, no two rows alike."""
    row: dict[str, Any] = {}
    for name, kind in FIELDS[table].items():
        if name in {"stamps", "deleted", "erased", "sample", "merged_into"}:
            continue
        row[name] = CODES.get(name) or {
            Kind.ID: None, Kind.TEXT: f"{WORDS} {name} {number}", Kind.WHOLE: number % 90 + 1,
            Kind.NUMBER: number + 0.1, Kind.YES_NO: number % 2 == 0,
            Kind.TIME: AT + timedelta(seconds=number, microseconds=number), Kind.DAY: date(2027, 1, 1),
            Kind.JSON: {}, Kind.BYTES: b"",
        }[kind]  # fmt: skip
    row["id"] = new_id()
    if "discarded_reason" in row:
        row["discarded_reason"] = ""
    return {**row, **values}


def lay_out(write: Write, code: str = "RICH") -> str:
    """Write a fair with questions, two makers with a ring each, texts, codes and pictures."""
    fair = natural_id("fair", code)
    write.put("fair", [filled("fair", 1, id=fair, code=code, due_hours={"hot": 12})])
    write.put("staff", [{"id": STAFF, "name": "Sara", "languages": "sv", "pin_hash": "CANARY-PIN"}])
    wording = natural_id("wording", "2026-1", "sv")
    write.add("wording", [{"id": wording, "version": "2026-1", "language": "sv", "text": WORDS}])
    question = {"question": {"en": "Where?", "fa": "کجا؟"}, "choices": [{"code": "a", "en": "A"}]}
    asked = natural_id("qualifier", fair, "where")
    write.put(
        "qualifier", [filled("qualifier", 1, id=asked, fair_id=fair, code="where", kind="choice", **question)]
    )
    for place, maker in enumerate(MAKERS):
        maker_id, ring = natural_id("maker", maker), ring_id(maker)
        write.put("maker", [filled("maker", place, id=maker_id, code=maker)])
        text = filled("maker_text", place, id=natural_id("maker_text", maker_id, "sv"), maker_id=maker_id)
        write.put("maker_text", [text])
        write.put("ring", [filled("ring", place, id=ring, maker_id=maker_id, sku=f"{maker}-1")])
        write.put(
            "ring_text", [filled("ring_text", place, id=natural_id("ring_text", ring, "sv"), ring_id=ring)]
        )
        codes.assign(write, [ring])
        keep_picture(write, place, kind="ring", ring_id=ring)
    return fair


def ring_id(maker: str) -> str:
    return natural_id("ring", maker, f"{maker}-1")


def keep_picture(write: Write, shade: int, **whose: str) -> None:
    data = picture(shade)
    sha256 = hashlib.sha256(data).hexdigest()
    row = {"id": natural_id("picture", sha256), "sha256": sha256, "mime": "image/png", "bytes": data}
    write.put("picture", [row])
    write.put("picture_use", [{"id": new_id(), "picture_id": row["id"], "place": shade, **whose}])


def add_lead(write: Write, fair: str, number: int, *, card: bool = True, **lead: object) -> str:
    """Write a lead with a row of every kind, and one interest in each maker's ring and one in words."""
    contact = filled("contact", number)
    write.add("contact", [contact])
    whose = {"contact_id": contact["id"]}
    write.add("reach", [filled("reach", number, **whose)])
    given = filled("consent", number, **whose, granted=True, withdrawn_at=None)
    gone = filled("consent", number, **whose, purpose="marketing", withdrawn_at=AT + timedelta(days=1))
    write.add("consent", [given, gone])
    row = filled("lead", number, **whose, fair_id=fair, **lead)
    write.add("lead", [row])
    of = {"lead_id": row["id"]}
    write.add("visit", [filled("visit", number, **of), filled("visit", number + 1, **of)])
    sizes = [{"mm": 54.5, "quantity": 3, "words": "US 7 «»"}, {"mm": None, "quantity": None, "words": ""}]
    rings: Sequence[str | None] = [*(ring_id(maker) for maker in MAKERS), None]
    wanted = [
        filled("interest", number + at, **of, ring_id=ring, sizes=sizes) for at, ring in enumerate(rings)
    ]
    write.add("interest", wanted)
    asked = natural_id("qualifier", fair, "where")
    write.add("answer", [filled("answer", number, **of, qualifier_id=asked, value="a")])
    write.add(
        "follow_up", [filled("follow_up", number, **of, kind="mail", outcome="order", order_minor=123456789)]
    )
    if card:
        keep_picture(write, 100 + number % 100, kind="card", contact_id=contact["id"])
    return str(row["id"])


def rich(stand: Stand, leads: int = 3) -> list[str]:
    """Fill a stand and take its fair into use; return the ids of its leads."""
    with writing(stand.database, stand.who, "made") as write:
        fair = lay_out(write)
        ids = [add_lead(write, fair, number) for number in range(leads)]
    with writing(stand.database, stand.who, "edit") as write:
        write.change("lead", ids[0], {"rating": "hot", "next_step": "call"})
    fairs.use(stand, "RICH")
    return ids


Tables = dict[str, list[dict[str, Any]]]


def tables(database: Database) -> Tables:
    """Return all that is kept in the tables that are exchanged, by id, without what never leaves."""
    found: Tables = {}
    with database.reading() as connection:
        for table in ORDER:
            rows = connection.execute(select(KEPT[table]).order_by(KEPT[table].c.id)).mappings()
            found[table] = [{name: row[name] for name in FIELDS[table]} for row in rows]
    return found


def newest_stamp(database: Database) -> str:
    """Return the last stamp of all rows that are exchanged."""
    rows = [row for some in tables(database).values() for row in some]
    return max(str(stamp) for row in rows for stamp in row["stamps"].values())


def acts(database: Database) -> int:
    """Return how many rows the history has."""
    with database.reading() as connection:
        return int(connection.scalar(select(func.count()).select_from(TABLES["history"])) or 0)


@pytest.fixture(scope="session")
def rich_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with three leads that have everything, made once; tests copy it."""
    folder = tmp_path_factory.mktemp("rich") / "data"
    stand = new_stand(folder)
    rich(stand)
    stand.close()
    return folder


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with nothing in it, made once; tests copy it."""
    folder = tmp_path_factory.mktemp("empty") / "data"
    new_stand(folder).close()
    return folder


@pytest.fixture
def there(rich_folder: Path, tmp_path: Path) -> Iterator[Stand]:
    """A stand with three leads that have everything."""
    shutil.copytree(rich_folder, tmp_path / "there")
    stand = new_stand(tmp_path / "there")
    yield stand
    stand.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def here(request: pytest.FixtureRequest, empty_folder: Path, tmp_path: Path) -> Iterator[Stand]:
    """A stand with nothing in it, on each kind of database; another laptop than all others."""
    url = request.getfixturevalue("pg_database_url") if request.param == "postgresql" else ""
    shutil.copytree(empty_folder, tmp_path / "here")
    (tmp_path / "here" / "device.json").unlink()
    stand = new_stand(tmp_path / "here", str(url))
    yield stand
    stand.close()


@pytest.fixture
def lite(empty_folder: Path, tmp_path: Path) -> Iterator[Stand]:
    """A stand with nothing in it."""
    shutil.copytree(empty_folder, tmp_path / "lite")
    stand = new_stand(tmp_path / "lite")
    yield stand
    stand.close()
