"""Databases for the storage tests: each runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fairdesk.storage.database import Database, connect
from fairdesk.storage.schema import ensure_schema


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database with its schema, on each kind of server in turn."""
    kind = str(request.param)
    url = (
        f"sqlite:///{tmp_path / 'fair.db'}"
        if kind == "sqlite"
        else request.getfixturevalue("pg_database_url")
    )
    opened = connect(str(url))
    ensure_schema(opened, tmp_path / "backups")
    yield opened
    opened.close()


@pytest.fixture
def lite(tmp_path: Path) -> Iterator[Database]:
    """An empty SQLite database with its schema."""
    opened = connect(f"sqlite:///{tmp_path / 'fair.db'}")
    ensure_schema(opened, tmp_path / "backups")
    yield opened
    opened.close()
