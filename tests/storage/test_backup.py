"""A backup is a whole database of its own, or it is not there."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from fairdesk.domain.refusals import Refusal
from fairdesk.storage.backup import backup
from fairdesk.storage.changes import watch
from fairdesk.storage.database import Database, connect
from fairdesk.storage.schema import ensure_schema
from tests.storage.made import lay_out, save, who


def test_a_backup_opens_and_has_every_row(lite: Database, tmp_path: Path) -> None:
    lay_out(lite, who())
    save(lite, who(), "Made Visitor")
    target = backup(lite, tmp_path / "kept" / "one.db")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in target.parent.iterdir()] == ["one.db"]
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT name FROM contact").fetchall() == [("Made Visitor",)]
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    opened = connect(f"sqlite:///{target}")
    assert not ensure_schema(opened, tmp_path)
    opened.close()


def test_a_backup_is_taken_while_somebody_writes(lite: Database, tmp_path: Path) -> None:
    lay_out(lite, who())
    save(lite, who(), "Made Visitor")
    with lite.writing():
        backup(lite, tmp_path / "one.db")
    assert (tmp_path / "one.db").exists()


def test_a_place_that_cannot_be_written_is_refused(lite: Database, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(Refusal, match="No backup was written"):
        backup(lite, tmp_path / "file" / "one.db")
    with pytest.raises(Refusal, match="is a folder"):
        backup(lite, tmp_path)
    assert not list(tmp_path.glob(".*.new"))


def test_a_server_is_not_copied_as_a_file(tmp_path: Path) -> None:
    server = connect("postgresql://nobody@localhost/none")
    with pytest.raises(Refusal, match="on a server"):
        backup(server, tmp_path / "one.db")
    server.close()


def test_a_watcher_is_told_once_of_what_others_write(database: Database) -> None:
    lay_out(database, who())
    watcher = watch(database)
    assert not watcher.changed()
    save(database, who("0000000b"), "Made Visitor")
    assert watcher.changed()
    assert not watcher.changed()
    watcher.close()


def test_a_watcher_follows_another_file_in_the_place_of_its_own(lite: Database, tmp_path: Path) -> None:
    lay_out(lite, who())
    place = Path(lite.path or "")
    backup(lite, kept := tmp_path / "kept" / "one.db")
    watcher = watch(lite)
    place.rename(aside := tmp_path / "aside.db")
    assert not watcher.changed(), "nothing is there: what was read stays"
    aside.rename(place)
    assert not watcher.changed(), "the same one is back"
    kept.replace(place)
    assert watcher.changed()
    assert not watcher.changed()
    save(connect(f"sqlite:///{place}"), who("0000000b"), "Made Visitor")
    assert watcher.changed()
    watcher.close()
    place.unlink()
    lite.close()
    with pytest.raises(Refusal, match="cannot be opened"), lite.reading():
        pass
    assert not place.exists(), "none is made where it is gone"
