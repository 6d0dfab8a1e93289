"""The web's role on a server: who makes it, what the administrator is asked for, and that it is not left."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from fairdesk.domain.refusals import Refusal
from fairdesk.storage.database import Database, connect
from fairdesk.storage.opening.server_role import let_web_in
from fairdesk.storage.schema import ensure_schema
from tests.servers import started
from tests.storage.webbed import as_web, fill, refused

CONTACTS = "SELECT count(*) FROM contact"


@pytest.fixture
def staff(pg_database_url: str) -> Iterator[Database]:
    opened = connect(pg_database_url)
    fill(opened)
    yield opened
    opened.close()


@pytest.fixture
def admin(tmp_path: Path) -> Iterator[Engine]:
    """The administrator of a server of its own, on which no role was made for the web."""
    with started() as url:
        staff = connect(url)
        ensure_schema(staff, tmp_path)
        staff.close()
        engine = create_engine(
            make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
        )
        yield engine
        engine.dispose()


def _of_plain(admin: Engine, options: str = "") -> Database:
    """Return the database as the login `plain`, who owns its tables, sees it."""
    with admin.connect() as server:
        server.execute(text(f"CREATE ROLE plain LOGIN {options}"))
        tables = server.scalars(
            text(
                "SELECT relname FROM pg_class"
                " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')"
            )
        )
        for table in tables.all():
            server.execute(text(f'ALTER TABLE "{table}" OWNER TO plain'))
    return connect(admin.url.set(username="plain").render_as_string(hide_password=False))


def test_who_may_not_make_roles_is_told_the_two_statements_that_help(admin: Engine) -> None:
    plain = _of_plain(admin)
    with (
        pytest.raises(Refusal, match="does not let fairdesk make the role") as told,
        plain.writing() as connection,
    ):
        let_web_in(connection)
    statements = re.findall("“(.*?)”", told.value.todo)
    assert statements == ["CREATE ROLE fairdesk_web NOLOGIN;", "GRANT fairdesk_web TO plain;"]
    with admin.connect() as server:
        server.execute(text(statements[0]))
    with pytest.raises(Refusal, match="does not let fairdesk make the role"), plain.writing() as connection:
        let_web_in(connection)
    with admin.connect() as server:
        server.execute(text(statements[1]))
    web = as_web(plain)
    assert refused(web, CONTACTS)
    web.close()
    plain.close()


def test_a_login_that_may_make_roles_makes_it(admin: Engine) -> None:
    plain = _of_plain(admin, "CREATEROLE")
    for _time in range(2):
        web = as_web(plain)
        assert refused(web, CONTACTS)
        assert not refused(web, "SELECT count(*) FROM ring")
        web.close()
    with admin.connect() as server:
        assert not server.scalar(text("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'fairdesk_web'"))
    plain.close()


def test_programs_that_start_at_once_do_not_disturb_each_other(admin: Engine) -> None:
    url = admin.url.render_as_string(hide_password=False)

    def start(_number: int) -> bool:
        staff = connect(url)
        web = as_web(staff)
        done = refused(web, CONTACTS)
        web.close()
        staff.close()
        return done

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(start, range(8))) == [True] * 8


def test_a_role_that_is_made_meanwhile_is_taken(admin: Engine) -> None:
    staff = connect(admin.url.render_as_string(hide_password=False))
    waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
    with admin.connect() as other, ThreadPoolExecutor(1) as pool:
        other.exec_driver_sql("BEGIN")
        other.exec_driver_sql("CREATE ROLE fairdesk_web NOLOGIN")
        opening = pool.submit(as_web, staff)
        with admin.connect() as looking:
            while not looking.scalar(waiting):
                time.sleep(0.05)
        other.exec_driver_sql("COMMIT")
        web = opening.result(timeout=30)
    assert refused(web, CONTACTS)
    web.close()
    staff.close()


def test_grants_that_are_too_many_are_taken_away(staff: Database) -> None:
    as_web(staff).close()
    with staff.writing() as connection:
        connection.execute(text("GRANT ALL ON contact, ring TO fairdesk_web"))
        connection.execute(text("GRANT SELECT (name) ON lead_search TO fairdesk_web"))
        connection.execute(text("ALTER VIEW catalogue_picture RESET (security_barrier)"))
    web = as_web(staff)
    for statement in (CONTACTS, "DELETE FROM ring", "SELECT name FROM lead_search"):
        assert refused(web, statement)
    web.close()


def test_what_everybody_may_read_on_the_server_is_refused_with_what_helps(staff: Database) -> None:
    with staff.writing() as connection:
        connection.execute(text("GRANT SELECT ON contact TO PUBLIC"))
    with pytest.raises(Refusal, match="more or less than") as told:
        as_web(staff)
    with staff.writing() as connection:
        connection.execute(text(re.findall("“(.*?)”", told.value.todo)[0]))
    as_web(staff).close()


def test_the_role_is_not_left(staff: Database) -> None:
    web = as_web(staff)
    who = text("SELECT current_user")
    for statement in ("RESET ROLE", "RESET ALL", "SET ROLE NONE", "SELECT set_config('role', 'none', false)"):
        with web.writing() as connection:
            connection.execute(text(statement))
        with web.reading() as connection:
            assert connection.scalar(who) == "fairdesk_web", statement
        assert refused(web, CONTACTS)
    with web.engine.connect() as connection:
        assert connection.scalar(who) == "fairdesk_web"
        connection.rollback()
        assert connection.scalar(who) == "fairdesk_web"
    with web.engine.connect() as connection:
        connection.exec_driver_sql("RESET ROLE")
        assert connection.scalar(who) == "fairdesk_web"
    web.close()


def test_a_function_of_ones_own_sees_no_card_photo(staff: Database) -> None:
    web = as_web(staff)
    with web.writing() as connection:
        connection.execute(text("CREATE TEMP TABLE seen (bytes bytea)"))
        connection.execute(
            text(
                "CREATE FUNCTION pg_temp.look(bytea) RETURNS boolean COST 0.0001 LANGUAGE plpgsql AS"
                " $$ BEGIN INSERT INTO seen VALUES ($1); RETURN true; END $$"
            )
        )
        connection.execute(text("SELECT count(*) FROM catalogue_picture WHERE pg_temp.look(bytes)"))
        assert connection.scalars(text("SELECT bytes FROM seen")).all() == [b"ring picture"]
    web.close()
