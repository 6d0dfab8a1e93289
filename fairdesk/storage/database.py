"""The database in use: SQLite in the data folder or a shared PostgreSQL, opened for staff or for the web."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, Literal

from sqlalchemy import Connection, Dialect, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.storage.opening.faults import refusal_of
from fairdesk.storage.opening.files import existing, private_file
from fairdesk.storage.opening.server_role import AS_WEB, ROLE
from fairdesk.storage.opening.sqlite_role import WebConnection

Role = Literal["staff", "web"]

BUSY_SECONDS: Final = 5
PRAGMAS: Final = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "foreign_keys=ON",
    f"busy_timeout={BUSY_SECONDS * 1000}",
    "cache_size=-65536",
    "temp_store=MEMORY",
)
"""What SQLite connections are told: FULL (fullfsync on macOS) keeps an acknowledged commit in a power cut."""

WRITERS_LOCK: Final = 0x6661_6972
"""PostgreSQL's advisory lock that makes writers take turns, as SQLite's own lock does."""

_to_json = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Database:
    """An open database. Connections come from a pool, so that a transaction costs no opening; keep none."""

    engine: Engine
    dialect: str
    url: str
    role: Role = "staff"

    @property
    def path(self) -> Path | None:
        """The file of an SQLite database; None on a server."""
        return Path(self.engine.url.database or "") if self.dialect == "sqlite" else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection on which all reads see one state. Raises `Refusal`."""
        with self._transaction(write=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection that writes alone and commits at the end. Raises `Refusal`: nothing is kept."""
        with self._transaction(write=True) as connection:
            yield connection

    @contextmanager
    def _transaction(self, *, write: bool) -> Iterator[Connection]:
        try:
            with self.engine.connect() as connection:
                connection.execution_options(fairdesk_write=write)
                if self.dialect == "postgresql" and not write:
                    connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
                with connection.begin():
                    if self.dialect == "postgresql" and write:
                        connection.execute(text(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})"))
                    yield connection
        except DBAPIError as error:
            raise refusal_of(error) or error from error

    def close(self) -> None:
        """Close the pool's connections."""
        self.engine.dispose()


def connect(url: str, role: Role = "staff") -> Database:
    """Open the database at `url` (`sqlite:///PATH` or `postgresql://...`); an SQLite file is made, mode 0600.

    The role "web" may read the catalogue and write inbox and scan counts, and the database refuses it the
    rest; on PostgreSQL `let_web_in` comes first. Raises `Refusal` for a place that cannot hold a database.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise _no_database(url) from error
    kind = parsed.get_backend_name()
    if kind == "sqlite" and parsed.database and parsed.database != ":memory:":
        private_file(Path(parsed.database))
        engine = _sqlite(parsed, role)
    elif kind in {"postgresql", "postgres"}:
        engine = _postgresql(parsed, role)
    else:
        raise _no_database(url)
    return Database(engine, engine.dialect.name, parsed.render_as_string(hide_password=True), role)


def _no_database(url: str) -> Refusal:
    return Refusal(
        N_("{url} is not the address of a database."),
        hint=N_("Write sqlite:///FILE or postgresql://USER@HOST/NAME."),
        url=url,
    )


def _sqlite(url: URL, role: Role) -> Engine:
    """Return the engine of an SQLite file."""
    opened = {"timeout": BUSY_SECONDS} | ({"factory": WebConnection} if role == "web" else {})
    engine = create_engine(url.set(drivername="sqlite"), connect_args=opened, json_serializer=_to_json)

    @event.listens_for(engine, "do_connect")
    def _opens(dialect: Dialect, _record: object, args: list[str], options: dict[str, Any]) -> Any:  # noqa: ANN401
        if args[0] == ":memory:":
            return None
        return dialect.connect(existing(Path(args[0])), **{**options, "uri": True})

    @event.listens_for(engine, "connect")
    def _opened(dbapi: Any, _record: object) -> None:  # noqa: ANN401  the driver's own connection
        dbapi.isolation_level = None  # BEGIN is sent below: the driver's own comes too late
        for pragma in PRAGMAS:
            dbapi.execute(f"PRAGMA {pragma}")
        if role == "web":
            dbapi.restrict()

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        write = connection.get_execution_options().get("fairdesk_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _postgresql(url: URL, role: Role) -> Engine:
    """Return the engine of a PostgreSQL server. Raises `Refusal` when its driver is not installed.

    In the web's role each transaction begins with it, and RESET goes back to it.
    """
    options = f"-c timezone=UTC -c lock_timeout={BUSY_SECONDS * 1000}"
    if role == "web":
        options += f" -c role={ROLE}"
    try:
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            connect_args={"connect_timeout": BUSY_SECONDS, "options": options},
            json_serializer=_to_json,
            pool_pre_ping=True,
        )
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise Refusal(
            N_("This fairdesk was installed without PostgreSQL."),
            hint=N_("Install it again as fairdesk[postgres]."),
        ) from error
    if role == "web":
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(AS_WEB))
    return engine
