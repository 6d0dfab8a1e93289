"""Many at once, and a database that comes and goes: the running server answers everybody else meanwhile."""

from __future__ import annotations

import os
import sqlite3
import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from fairdesk import settings
from fairdesk.stand import open_stand
from fairdesk.workflows.fair import makers
from tests.web.clients import Clients, clients
from tests.web.running import Answer, Running

SLOW = {
    "headers": (b"GET /fa/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ", b"x"),
    "body": (b"POST /fa/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000\r\n\r\n", b"x"),
    "idle": (b"", b""),
}
STORY = "/en/m/FIR/"


def links(server: Running, lang: str) -> list[str]:
    return server.links(f"/{lang}/", rf"{lang}/r/\w+/")


def tell(server: Running, story: str) -> None:
    stand = open_stand(settings.load(server.data))
    makers.edit(stand, "FIR", {"story_en": story})
    stand.close()


def shows(server: Running, story: str) -> bool:
    for _turn in range(100):
        answer = server.ask(STORY)
        if answer.status == 200 and story.encode() in answer.body:
            return True
        time.sleep(0.1)
    return False


@contextmanager
def taken_away(server: Running) -> Iterator[Path]:
    aside = server.data / "aside"
    aside.mkdir()
    for file in server.data.glob("fairdesk.db*"):
        file.rename(aside / file.name)
    yield aside
    for file in aside.iterdir():
        file.rename(server.data / file.name)
    aside.rmdir()


def test_slow_clients_are_let_go_and_hold_nobody_up(server: Running) -> None:
    waiting = iter(links(server, "sv"))
    with ExitStack() as stack:
        slow: dict[str, Clients] = {
            name: stack.enter_context(clients(server.port, 100, first, drip))
            for name, (first, drip) in SLOW.items()
        }
        asked: list[Answer] = []
        end = time.monotonic() + 8
        while time.monotonic() < end:
            asked += [server.ask("/fa/"), server.ask(next(waiting, "/sv/")), server.ask("/R/NOBODY")]
            time.sleep(0.2)
        assert {answer.status for answer in asked} == {200, 404}
        assert statistics.median(answer.seconds for answer in asked) < 0.2
        assert max(answer.seconds for answer in asked) < 1
        assert not any(some.closed for some in slow.values()), "they have ten seconds"
        for name, some in slow.items():
            some.wait(15)
            assert len(some.closed) == 100, name
            assert max(some.closed) < 14, name


def test_a_crowd_is_answered_page_by_page(server: Running) -> None:
    paths = [path for lang in ("fa", "de", "en") for path in links(server, lang)[:20]] * 2
    with ThreadPoolExecutor(16) as crowd:
        answers = list(crowd.map(server.ask, paths))
    assert {answer.status for answer in answers} == {200}
    for path, answer in zip(paths, answers, strict=True):
        code = path.split("/")[3]
        assert f'href="../../../sv/r/{code}/"'.encode() in answer.body, path


def test_a_server_whose_database_was_taken_away_before_anybody_came(server: Running) -> None:
    with taken_away(server):
        answers = [server.ask(path) for path in (STORY, "/R/NOBODY", "/fa/")]
        assert [answer.status for answer in answers] == [200, 404, 200], "all was read before the first came"
        assert not list(server.data.glob("fairdesk.db*")), "no empty one was made in its place"
    assert server.ask(STORY).status == 200
    tell(server, "A story of afterwards.")
    assert shows(server, "A story of afterwards.")


def test_pages_outlive_their_database_and_follow_another_in_its_place(server: Running) -> None:
    tell(server, "A story of before.")
    assert shows(server, "A story of before.")
    with sqlite3.connect(server.data / "fairdesk.db") as database:
        database.execute("VACUUM INTO ?", [str(server.data / "kept.db")])
    database.close()
    tell(server, "A story that is lost.")
    assert shows(server, "A story that is lost.")
    with taken_away(server) as aside:
        time.sleep(1.2)
        assert b"A story that is lost." in server.ask(STORY).body
        assert server.ask(links(server, "ar")[3]).status == 200, "a page that nobody had asked for"
        for file in aside.iterdir():
            file.unlink()
        os.replace(server.data / "kept.db", server.data / "fairdesk.db")
    assert shows(server, "A story of before.")
    tell(server, "A story of afterwards.")
    assert shows(server, "A story of afterwards.")


@pytest.mark.parametrize("warm", [True, False], ids=["warm", "cold"])
def test_a_database_that_somebody_holds_keeps_nobody_waiting(server: Running, warm: bool) -> None:
    if warm:
        assert server.ask(STORY).status == 200
    held = sqlite3.connect(server.data / "fairdesk.db", isolation_level=None)
    held.execute("BEGIN EXCLUSIVE")
    assert [server.ask(path).status for path in (STORY, "/fa/", "/R/NOBODY")] == [200, 200, 404]
    assert server.ask(STORY).seconds < 1
    held.execute("ROLLBACK")
    held.close()
    tell(server, "A story of afterwards.")
    assert shows(server, "A story of afterwards.")
