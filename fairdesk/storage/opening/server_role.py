"""The web's role on PostgreSQL: made, granted what the list names, and looked at before it is used."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.opening.web_role import COUNTED, INSERTABLE, PICTURES, READABLE

ROLE: Final = "fairdesk_web"

AS_WEB: Final = f"SET LOCAL ROLE {ROLE}"
"""What each transaction of the web begins with. Until its end a login may leave a role again by SET ROLE
(PostgreSQL has no way to forbid it), so no statement is put together from what visitors send.
"""

_WATCHED: Final = ("history", "id")
"""What a watcher asks: how far the history goes, nothing of what is in it."""

_WANTED: Final = frozenset(
    {(table, "", "SELECT") for table in READABLE}
    | {(table, "", "INSERT") for table in INSERTABLE}
    | {(*COUNTED, "UPDATE"), (*_WATCHED, "SELECT"), (PICTURES, "", "security_barrier")}
)
"""Grants, and the barrier that keeps functions of whoever asks from rows that the view leaves out."""

_OURS: Final = tuple(sorted({*TABLES, *READABLE}))

_NOT_ALLOWED: Final = "42501"
_JUST_DONE: Final = frozenset({"42710", "23505"})
"""PostgreSQL's duplicate_object and unique_violation: another program was quicker."""

_MEMBER: Final = text("SELECT count(*) FROM pg_roles WHERE rolname = :role AND pg_has_role(oid, 'SET')")
_MEMBER_BEFORE_16: Final = text(
    "SELECT count(*) FROM pg_roles WHERE rolname = :role AND pg_has_role(oid, 'MEMBER')"
)
_HAS_SET: Final = 160_000

_GRANTED: Final = text("""
    WITH own AS (
        SELECT c.oid, c.relname, c.reloptions FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = current_schema() AND c.relname = ANY(:ours) AND c.relkind <> 'i'
    ), whole AS (
        SELECT own.oid, own.relname, kind FROM own,
        unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS kind
        WHERE has_table_privilege(:role, own.oid, kind)
    )
    SELECT relname, '', kind FROM whole
    UNION ALL
    SELECT relname, '', 'security_barrier' FROM own WHERE 'security_barrier=true' = ANY(reloptions)
    UNION ALL
    SELECT own.relname, a.attname, part FROM own JOIN pg_attribute a ON a.attrelid = own.oid,
    unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) AS part
    WHERE a.attnum > 0 AND NOT a.attisdropped AND has_column_privilege(:role, own.oid, a.attnum, part)
    AND NOT EXISTS (SELECT 1 FROM whole WHERE whole.oid = own.oid AND whole.kind = part)
""")


def let_web_in(connection: Connection) -> None:
    """Make the role with its grants, where that is still to be done, in the staff's transaction.

    Raises `Refusal` when the server's administrator has to do it, or the role may do more than the list says.
    """
    if not _may_become(connection):
        _make(connection)
    if _granted(connection) != _WANTED:
        _grant(connection)
    if wrong := {table for table, _column, _kind in _granted(connection) ^ _WANTED}:
        raise Refusal(
            N_("On the server, the role {role} may do more or less than pages for visitors need."),
            hint=N_("Let the owner of the tables run “{statement}”, then start fairdesk serve once."),
            role=ROLE,
            statement=f"REVOKE ALL ON {_named(wrong)} FROM PUBLIC, {ROLE};",
        )


def _may_become(connection: Connection) -> bool:
    """Whether the role is there and this login may take it."""
    version = int(connection.scalar(text("SELECT current_setting('server_version_num')")) or 0)
    asked = _MEMBER if version >= _HAS_SET else _MEMBER_BEFORE_16
    return bool(connection.scalar(asked, {"role": ROLE}))


def _make(connection: Connection) -> None:
    """Make the role, unless a program on another database of the server just did, and take part in it."""
    there = text("SELECT count(*) FROM pg_roles WHERE rolname = :role")
    try:
        if not connection.scalar(there, {"role": ROLE}):
            _tried(connection, f"CREATE ROLE {ROLE} NOLOGIN")
        _tried(connection, f"GRANT {ROLE} TO CURRENT_USER")
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", "") != _NOT_ALLOWED:
            raise
        user = connection.scalar(text("SELECT quote_ident(current_user)"))
        raise Refusal(
            N_("The database server does not let fairdesk make the role {role} for visitors."),
            hint=N_("Let the server's administrator run “{first}” and “{second}”, then try again."),
            role=ROLE,
            first=f"CREATE ROLE {ROLE} NOLOGIN;",
            second=f"GRANT {ROLE} TO {user};",
        ) from error


def _tried(connection: Connection, statement: str) -> None:
    """Run a statement that another program may have run meanwhile."""
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(statement)
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", "") not in _JUST_DONE:
            raise


def _grant(connection: Connection) -> None:
    """Grant what the list says and take away whatever else was granted; who may not, grants nothing."""
    schema = connection.scalar(text("SELECT quote_ident(current_schema())"))
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(f"REVOKE ALL ON {_named(_OURS)} FROM {ROLE}")
            connection.exec_driver_sql(f"ALTER VIEW {PICTURES} SET (security_barrier = true)")
            connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {schema} TO {ROLE}")
            for table, column, kind in sorted(_WANTED):
                if kind == "security_barrier":
                    continue
                what = f"{kind} ({_named([column])})" if column else kind
                connection.exec_driver_sql(f"GRANT {what} ON {_named([table])} TO {ROLE}")
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", "") != _NOT_ALLOWED:
            raise


def _granted(connection: Connection) -> frozenset[tuple[str, str, str]]:
    """Return what the role may do as (table, column or "" for all of them, what)."""
    rows = connection.execute(_GRANTED, {"role": ROLE, "ours": list(_OURS)})
    return frozenset((str(table), str(column), str(kind)) for table, column, kind in rows)


def _named(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in sorted(names))
