"""The schema is what the models say; upgrades keep every row, and newer data is left alone."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from fairdesk.domain.refusals import Refusal
from fairdesk.models.tables.every import METADATA, TABLES
from fairdesk.storage import health
from fairdesk.storage.database import Database, connect
from fairdesk.storage.schema import HEAD, REVISIONS, ensure_schema, newest_script, upgrade
from tests.storage.made import lay_out, save, who

SCHEMAS = sorted((Path(__file__).parents[1] / "schemas").glob("*.db"))


def _ours(_thing: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
    side = kind == "table" and str(name).startswith("lead_fts")
    return not side and name != "ix_lead_search_body"


def test_the_models_and_the_migrations_agree(database: Database) -> None:
    with database.reading() as connection:
        options = {"compare_type": True, "include_object": _ours}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []


def test_head_is_the_newest_script() -> None:
    assert newest_script() == HEAD == REVISIONS[-1]


def test_a_database_up_to_date_is_left_alone_without_alembic(lite: Database, tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom fairdesk.storage.database import connect\n"
        "from fairdesk.storage.schema import ensure_schema\n"
        "print(ensure_schema(connect(sys.argv[1]), Path(sys.argv[2])), 'alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, f"sqlite:///{lite.path}", str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["False", "False"]


def test_newer_data_is_refused_untouched(lite: Database, tmp_path: Path) -> None:
    with lite.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Refusal, match="newer fairdesk"):
        ensure_schema(lite, tmp_path / "kept")
    assert not (tmp_path / "kept").exists()


def test_an_older_schema_is_backed_up_before_it_is_upgraded(tmp_path: Path) -> None:
    database = connect(f"sqlite:///{tmp_path / 'fair.db'}")
    upgrade(database, "0001")
    with database.writing() as connection:
        connection.execute(text("INSERT INTO staff VALUES ('a', '{}', 0, 0, 'Made', '', '', 0)"))
    assert ensure_schema(database, tmp_path / "backups")
    [copy] = (tmp_path / "backups").iterdir()
    with closing(sqlite3.connect(copy)) as old:
        assert old.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
        assert old.execute("SELECT name FROM staff").fetchone() == ("Made",)
    assert not ensure_schema(database, tmp_path / "backups")
    with database.reading() as connection:
        assert connection.scalar(text("SELECT name FROM staff")) == "Made"
    database.close()


def test_foreign_keys_are_on_again_after_an_upgrade(tmp_path: Path) -> None:
    database = connect(f"sqlite:///{tmp_path / 'fair.db'}")
    ensure_schema(database, tmp_path)
    with database.reading() as connection:
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
    database.close()


def test_an_upgrade_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = connect(f"sqlite:///{tmp_path / 'fair.db'}")
    upgrade(database, "0001")
    with database.writing() as connection:
        connection.execute(text("CREATE TABLE picture (x)"))  # in the way of the third step
    with pytest.raises(Exception, match="picture"):
        upgrade(database)
    with database.reading() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0001"
        assert not connection.scalar(text("SELECT count(*) FROM sqlite_master WHERE name = 'contact'"))
    database.close()


@pytest.mark.parametrize("kept", SCHEMAS, ids=lambda path: str(path.name))
def test_databases_of_earlier_schemas_open_with_all_their_rows(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "fair.db"
    shutil.copy(kept, path)
    before = _counts(path)
    database = connect(f"sqlite:///{path}")
    ensure_schema(database, tmp_path / "backups")
    lay_out(database, who("0000000f"))
    save(database, who("0000000f"), "One More Visitor")
    assert health.check(database) == ""
    database.close()
    after = _counts(path)
    assert before["interest"] > 0
    assert before["visit"] > 0
    assert {name: after[name] for name in before if name not in {"alembic_version", "history"}} == {
        name: count + (name in {"contact", "lead", "visit", "lead_search"})
        for name, count in before.items()
        if name not in {"alembic_version", "history"}
    }


def test_there_is_a_database_of_every_schema_that_landed() -> None:
    assert [path.stem for path in SCHEMAS] == list(REVISIONS[REVISIONS.index("0003") :])


def _counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as database:
        there = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        return {
            name: int(database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
            for name in sorted(there & set(TABLES))
        }
