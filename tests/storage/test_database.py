"""Opening: places that cannot hold a database are refused in plain words, and nothing else is harmed."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from fairdesk.domain.refusals import Refusal
from fairdesk.storage import health
from fairdesk.storage.database import Database, connect
from fairdesk.storage.schema import ensure_schema
from tests.storage.made import lay_out, save, who


def test_pragmas_keep_what_was_acknowledged(lite: Database) -> None:
    with lite.reading() as connection:
        told = {
            name: connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "fair.db"
    database = connect(f"sqlite:///{path}")
    ensure_schema(database, tmp_path / "backups")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    for side in path.parent.glob("fair.db-*"):
        assert stat.S_IMODE(side.stat().st_mode) == 0o600
    database.close()


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="is a folder"):
        connect(f"sqlite:///{tmp_path}")


def test_another_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear fairdesk, this is no database at all.")
    with pytest.raises(Refusal, match="not a database"):
        connect(f"sqlite:///{path}")
    assert path.read_text().startswith("Dear")


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE songs (title)")
    other.close()
    database = connect(f"sqlite:///{path}")
    with pytest.raises(Refusal, match="another program"):
        ensure_schema(database, tmp_path)
    database.close()


@pytest.mark.parametrize(
    "url", ["", "nonsense", "mysql://x/y", "sqlite://", "sqlite:///:memory:", "http://a/b"]
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(Refusal, match="not the address of a database"):
        connect(url)


def test_a_damaged_file_is_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "fair.db"
    database = connect(f"sqlite:///{path}")
    ensure_schema(database, tmp_path)
    lay_out(database, who())
    database.close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)
    database = connect(f"sqlite:///{path}")
    with pytest.raises(Refusal, match="damaged"):
        save(database, who(), "Made Visitor")
    database.close()


def test_a_cut_off_file_is_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "fair.db"
    path.write_bytes(b"SQLite format 3\0 and no more")
    database = connect(f"sqlite:///{path}")
    with pytest.raises(Refusal):
        ensure_schema(database, tmp_path)
    database.close()


def test_a_server_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    database = connect(f"postgresql://nobody@/nothing?host={tmp_path}")
    with pytest.raises(Refusal, match="does not answer"):
        ensure_schema(database, tmp_path)
    database.close()


def test_the_password_is_not_shown() -> None:
    database = connect("postgresql://staff:secret@localhost/fair")
    assert "secret" not in database.url
    database.close()


def test_a_database_that_is_held_is_waited_for_then_refused(
    lite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fairdesk.storage.database.PRAGMAS", ("foreign_keys=ON", "busy_timeout=100"))
    lay_out(lite, who())
    assert lite.path is not None
    holder = sqlite3.connect(lite.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    second = connect(f"sqlite:///{lite.path}")
    with pytest.raises(Refusal, match="another program holds"):
        save(second, who(), "Made Visitor")
    holder.execute("ROLLBACK")
    holder.close()
    save(second, who(), "Made Visitor")
    second.close()


FULL = """
import resource, sys
from fairdesk.storage.database import connect
from fairdesk.domain.refusals import Refusal
from tests.storage.made import save, who
database = connect(sys.argv[1])
import pathlib, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
used = max(p.stat().st_size for p in pathlib.Path(database.path).parent.glob("fair.db*"))
resource.setrlimit(resource.RLIMIT_FSIZE, (used + 40_000, used + 40_000))
saved = 0
try:
    for number in range(500):
        save(database, who(), f"Visitor {number}", note="x" * 500)
        saved += 1
except Refusal as refusal:
    print(saved, refusal.what)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_disk_that_fills_up_is_refused_and_loses_nothing(lite: Database) -> None:
    lay_out(lite, who())
    done = subprocess.run(
        [sys.executable, "-c", FULL, f"sqlite:///{lite.path}"], capture_output=True, text=True, check=False
    )
    saved, message = done.stdout.split(" ", 1)
    assert message.startswith("Not saved:"), done.stderr
    assert health.check(lite) == ""
    with lite.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM lead")) == int(saved)


def test_no_room_at_all_is_a_full_disk(lite: Database) -> None:
    lay_out(lite, who())
    with lite.reading() as connection:
        pages = int(connection.scalar(text("PRAGMA page_count")) or 0)
        connection.execute(text(f"PRAGMA max_page_count={pages}"))
    with pytest.raises(Refusal, match="the disk is full"):
        _save_many(lite)


def _save_many(database: Database) -> None:
    for number in range(100):
        save(database, who(), f"Visitor {number}", note="x" * 900)


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid"), reason="needs another user")
def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """Run as an ordinary user, since root may write anywhere."""
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o555)
    if os.geteuid() == 0:
        for parent in (tmp_path, *tmp_path.parents):
            if "pytest-of-" in str(parent):
                parent.chmod(parent.stat().st_mode | 0o055)
    code = (
        "import os, sys\n"
        "from fairdesk.storage.database import connect\n"
        "from fairdesk.domain.refusals import Refusal\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        "try: connect(sys.argv[1])\n"
        "except Refusal as refusal: print(refusal)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, f"sqlite:///{folder / 'fair.db'}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "cannot be written" in done.stdout, done.stderr
    assert "--data" in done.stdout


def test_health_tells_a_broken_index(lite: Database) -> None:
    lay_out(lite, who())
    save(lite, who(), "Made Visitor")
    assert health.check(lite) == ""
    with lite.writing() as connection:
        connection.execute(text("DROP TRIGGER lead_search_changed"))
        connection.execute(text("UPDATE lead_search SET body = 'something else'"))
    assert "search index" in health.check(lite)
