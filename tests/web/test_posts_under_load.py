"""Forms that come at once, too many, too slowly or while the machine fails: what was said to be kept is."""

from __future__ import annotations

import html
import re
import shutil
import sqlite3
import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from http.client import HTTPException
from pathlib import Path

import pytest

from fairdesk.web.forms.answer import PATIENCE, QUICKEST
from fairdesk.web.forms.limits import A_MINUTE
from tests.web.clients import clients
from tests.web.posting import TOKEN
from tests.web.running import HERE, Answer, Running, running

FORM = "/sv/ask/"
CROWD = [f"127.0.1.{number}" for number in range(1, 21)]


@pytest.fixture(scope="module")
def served(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """`fairdesk serve --http-forms` on a copy of the folder."""
    data = tmp_path_factory.mktemp("posts") / "data"
    shutil.copytree(folder, data)
    with running(data, after=["--http-forms"]) as started:
        yield started


def tokens(served: Running, count: int) -> list[str]:
    """Return tokens of as many forms, old enough to be sent."""
    found = [TOKEN.search(served.ask(FORM).body.decode()) for _form in range(count)]
    time.sleep(QUICKEST + 0.2)
    return [one[1] for one in found if one is not None]


def visitor(name: str, token: str) -> dict[str, str]:
    return {"token": token, "wording": "2026-1/sv", "name": name, "email": "sample@visitor.example"}


def kept(data: Path, name: str = "") -> list[str]:
    """Return the names of those who are in the inbox, whose name begins so."""
    with closing(sqlite3.connect(data / "fairdesk.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        rows = database.execute("SELECT json_extract(typed, '$.name') FROM inbox ORDER BY 1").fetchall()
    return [str(row[0]) for row in rows if str(row[0]).startswith(name)]


def test_a_busy_stand_takes_every_form(served: Running) -> None:
    names = [f"Busy {number:02}" for number in range(50)]
    forms = [visitor(name, token) for name, token in zip(names, tokens(served, len(names)), strict=True)]

    def send(number: int) -> Answer:
        return served.post(FORM, forms[number], CROWD[number % len(CROWD)])

    calm = []
    for number in range(10):
        calm.append(send(number))
        time.sleep(0.5)
    with ThreadPoolExecutor(40) as crowd:
        burst = list(crowd.map(send, range(10, 50)))
    assert [answer.status for answer in (*calm, *burst)] == [303] * 50
    assert kept(served.data, "Busy") == names
    assert statistics.median(answer.seconds for answer in calm) < 0.5
    assert max(answer.seconds for answer in burst) < 5


def test_a_flood_from_one_address_is_told_to_wait_and_keeps_nobody_else_out(served: Running) -> None:
    (token,) = tokens(served, 1)
    started = time.monotonic()
    with ThreadPoolExecutor(30) as crowd:
        flood = [
            crowd.submit(served.post, FORM, visitor(f"Flood {number:03}", token), "127.0.2.1")
            for number in range(300)
        ]
        time.sleep(0.2)
        other = served.post(FORM, visitor("Somebody Else", token), "127.0.2.2")
        answers = [one.result() for one in flood]
    assert time.monotonic() - started < 10
    assert (other.status, other.seconds < 2) == (303, True)
    taken = [answer for answer in answers if answer.status == 303]
    waiting = [answer for answer in answers if answer.status == 429]
    assert (len(taken), len(waiting)) == (A_MINUTE, 300 - A_MINUTE)
    assert {answer.headers["retry-after"] for answer in waiting} == {"60"}
    assert all(b"sv" in answer.body and answer.headers["x-frame-options"] for answer in waiting)
    assert len(kept(served.data, "Flood")) == A_MINUTE
    assert kept(served.data, "Somebody") == ["Somebody Else"]


def test_slow_posters_are_let_go_and_hold_no_other_form_up(served: Running) -> None:
    (token,) = tokens(served, 1)
    head = f"POST {FORM} HTTP/1.1\r\nHost: {HERE}:{served.port}\r\nOrigin: {served.address}\r\n"
    head += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nname="
    slow_ones = [f"127.0.3.{number}" for number in range(1, 51)]
    with clients(served.port, 100, head.encode(), b"x", sources=slow_ones) as slow:
        answers = []
        for number in range(16):
            answers.append(served.post(FORM, visitor(f"Quick {number:02}", token), "127.0.4.1"))
            time.sleep(0.3)
        assert not slow.closed, "they have ten seconds"
        slow.wait(15)
        assert len(slow.closed) == 100
        assert min(slow.closed) > 9
        assert max(slow.closed) < 14
    assert {answer.status for answer in answers} == {303}
    assert statistics.median(answer.seconds for answer in answers) < 0.2
    assert len(kept(served.data, "Quick")) == 16
    assert kept(served.data, "x") == []


def test_a_locked_database_loses_nothing_that_was_typed(served: Running) -> None:
    (token,) = tokens(served, 1)
    form = visitor("Locked Out", token) | {"note": 'say "hello" & <wait>', "codes": "ABC123"}
    unseen = iter(served.links("/ar/", r"ar/r/\w+/"))
    held = sqlite3.connect(served.data / "fairdesk.db", isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    started = time.monotonic()
    with ThreadPoolExecutor(20) as crowd:
        posted = [crowd.submit(served.post, FORM, form, f"127.0.5.{number}") for number in range(1, 21)]
        time.sleep(0.3)
        while time.monotonic() - started < PATIENCE - 1:
            page = served.ask(next(unseen))
            assert (page.status, page.seconds < 1) == (200, True)
            time.sleep(0.3)
        answers = [one.result() for one in posted]
    while time.monotonic() - started < 7:
        time.sleep(0.1)
    held.execute("ROLLBACK")
    held.close()
    assert {answer.status for answer in answers} == {503}
    assert max(answer.seconds for answer in answers) < PATIENCE + 2
    assert kept(served.data, "Locked") == []
    page_again = answers[0].body.decode()
    assert 'role="alert"' in page_again
    for value in ("Locked Out", "sample@visitor.example", "ABC123"):
        assert f'value="{value}"' in page_again
    assert html.escape(form["note"], quote=False).replace('"', "&#34;") in page_again
    same = re.findall(r'name="token" value="([^"]+)"', page_again)
    for _turn in range(3):
        again = served.post(FORM, {**form, "token": same[0]}, "127.0.5.30")
        assert (again.status, again.seconds < 2) == (303, True)
    assert served.post(FORM, form, "127.0.5.30").status == 303
    assert kept(served.data, "Locked") == ["Locked Out"]


def post_on(server: Running, token: str, turn: int, person: int, promised: list[str]) -> None:
    """Post until the server is gone, each form another one; note those that were said to be kept."""
    with suppress(OSError, HTTPException):
        for number in range(10_000):
            name = f"Kill {turn} {person} {number:03}"
            source = f"127.0.{6 + turn}.{person * 40 + number % 40 + 1}"
            if server.post(FORM, visitor(name, token), source).status == 303:
                promised.append(name)


def test_what_was_said_to_be_kept_outlives_a_kill(data: Path, folder: Path) -> None:
    shutil.copytree(folder, data)
    promised: list[str] = []
    token = ""
    for turn in range(4):
        before = len(promised)
        with running(data, after=["--http-forms"]) as server, ThreadPoolExecutor(6) as crowd:
            assert set(promised) <= set(kept(data)), turn
            token = token or tokens(server, 1)[0]
            for person in range(6):
                crowd.submit(post_on, server, token, turn, person, promised)
            time.sleep(0.6 + turn * 0.1)
            server.process.kill()
        assert len(promised) > before + 10
    assert set(promised) <= set(kept(data)), "every 303 that arrived is kept"
