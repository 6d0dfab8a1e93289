"""The schema: made in a new database, brought up to date in an older one, refused when newer."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, inspect, text

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.storage.backup import backup
from fairdesk.storage.database import Database

HEAD: Final = "0005"
"""The newest revision in `migrations/versions`; a test compares them."""

REVISIONS: Final = ("0001", "0002", "0003", "0004", "0005")


def ensure_schema(database: Database, backups: Path) -> bool:
    """Make or upgrade the schema, and tell whether anything was done; alembic loads only then.

    An SQLite database with something in it is first backed up into `backups`. Raises `Refusal` for a
    database that a newer fairdesk wrote, that is another program's, or that cannot be written.
    """
    with database.reading() as connection:
        have = _revision(connection)
        strange = (
            have is None and database.dialect == "sqlite" and bool(inspect(connection).get_table_names())
        )
    if have == HEAD:
        return False
    if have is not None and have not in REVISIONS:
        raise Refusal(
            N_("This data was written by a newer fairdesk."),
            hint=N_("Install the newest fairdesk, then open it again. Nothing was changed."),
        )
    if strange:
        raise Refusal(
            N_("This database belongs to another program."),
            hint=N_("Name another place with --data FOLDER. Nothing was changed."),
        )
    if have is not None and database.path is not None:
        day = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        backup(database, backups / f"before-{HEAD}-{day}.db")
    upgrade(database)
    return True


def upgrade(database: Database, revision: str = "head") -> None:
    """Run the migrations up to `revision`, all or none of them.

    Foreign keys are off outside the transaction, because switching them inside does nothing and a
    table rebuilt with them on would take its children along; they are checked before the commit.
    """
    lite = database.dialect == "sqlite"
    with database.engine.connect() as connection:
        connection.execution_options(fairdesk_write=True)
        driver: Any = connection.connection.driver_connection
        if lite:
            driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                if not (revision == "head" and _revision(connection) == HEAD):
                    _migrate(connection, revision)
                if lite and (broken := connection.execute(text("PRAGMA foreign_key_check")).fetchall()):
                    raise RuntimeError(f"rows without their parents: {broken[:5]}")
        finally:
            if lite:
                driver.execute("PRAGMA foreign_keys=ON")


def newest_script() -> str:
    """Return the newest revision among the migration scripts."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415  326 ms, only for upgrades and tests

    with as_file(files("fairdesk.storage") / "migrations") as folder:
        return str(ScriptDirectory(str(folder)).get_current_head())


def _migrate(connection: Connection, revision: str) -> None:
    """Let alembic bring the database on `connection` to `revision`."""
    from alembic import command  # noqa: PLC0415  326 ms, only for upgrades
    from alembic.config import Config  # noqa: PLC0415  the same

    with as_file(files("fairdesk.storage") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def _revision(connection: Connection) -> str | None:
    """Return the revision a database is at; None for one without a schema."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    with closing(connection.execute(text("SELECT version_num FROM alembic_version"))) as found:
        return str(found.scalar() or "")
