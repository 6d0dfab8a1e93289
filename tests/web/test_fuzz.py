"""Whatever is sent to the server, it answers, never with a fault of its own, and keeps only what it says."""

from __future__ import annotations

import http.client
import os
import random
import shutil
import socket
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from hypothesis import example, given
from hypothesis import settings as rules
from hypothesis import strategies as st

from fairdesk.domain.pages.signed import picks_token
from fairdesk.web.forms import answer as forms
from fairdesk.web.guard import deadline
from fairdesk.web.guard.guards import HEADERS
from tests.web.posting import HOST, Running, running

RUNS = max(1, int(os.environ.get("FAIRDESK_RUNS", "1") or 1))
MARKET = "https://market.example/rings/fz-1023?"
"""Where staff let the code lead; everything else stays here."""

PATIENCE = 5.0
DEADLINE = 1.0
IDLE = 9.0
"""Seconds within which a connection is closed on which nothing is asked any more."""


@dataclass
class Target:
    """A server, with what is real in it."""

    served: Running = field(repr=False)
    code: str
    picks: str
    token: str
    address: int = 1
    unheard: list[float] = field(default_factory=list)
    """When connections ended without an answer; what was asked there may still be under way."""

    def source(self) -> tuple[str, int]:
        """Return another address of this machine each time, so that nobody is told to wait."""
        self.address += 1
        return f"127.0.{self.address // 250 % 250}.{self.address % 250 + 1}", 0

    def kept(self) -> int:
        """Return how many forms were kept."""
        database = sqlite3.connect(self.served.stand.database.path or "")
        (count,) = database.execute("SELECT count(*) FROM inbox").fetchone()
        database.close()
        return int(count)

    def late(self) -> int:
        """Return how many requests may be under way that nobody waits for."""
        return sum(then > time.monotonic() - 2 * DEADLINE for then in self.unheard)

    def connected(self) -> socket.socket:
        return socket.create_connection(
            ("127.0.0.1", self.served.port), timeout=PATIENCE, source_address=self.source()
        )


@pytest.fixture(scope="module")
def target(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    data = tmp_path_factory.mktemp("fuzz") / "data"
    shutil.copytree(folder, data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(forms, "QUICKEST", 0)
        patch.setattr(deadline, "SECONDS", DEADLINE)
        with running(data) as served:
            code, until = served.ring("FZ-1023").code, date.today() + timedelta(days=9)  # noqa: DTZ011
            picks = picks_token(served.stand.secret, [code], until)
            yield Target(served, code, picks, served.opened("/en/ask/")["token"])


# -- what is asked: real things, and mutations of them ------------------------------------------------

PATHS = (
    "/", "/robots.txt", "/contact.vcf", "/R/CODE", "/r/CODE/", "/P/PICKS", "/en/", "/fa", "/de/r/CODE/",
    "/sv/r/CODE", "/ar/m/FIR/", "/en/contact/", "/en/privacy/", "/en/sent/", "/fa/p/PICKS/", "/en/ask/",
    "/fa/r/CODE/ask/", "/de/p/PICKS/ask/", "/static/page.css", "/i/0.webp", "/xx/ask/", "/en/x/y/ask/",
)  # fmt: skip
ODD = (
    "%",
    "%00",
    "%2f",
    "%0d%0a",
    "..",
    "//",
    "é",
    "\xff",
    "%ff",
    "%C0%AF",
    ";",
    "?",
    "#",
    "\\",
    "@",
    "[",
    "ß",
)
METHODS = ("GET", "GET", "GET", "HEAD", "POST", "PUT", "OPTIONS", "TRACE", "CONNECT", "X-Y")
FORMS = ("/en/ask/", "/fa/r/CODE/ask/", "/de/p/PICKS/ask/", "/ar/r/CODE/ask/?x=1")
FIELDS = (
    "token", "wording", "ring", "q-CODE", "s-CODE", "codes", "name", "company", "country", "email", "phone",
    "note", "contact", "marketing", "leave_empty", "lang", "id",
)  # fmt: skip
VALUES = (
    "", "TOKEN", "2026-1/en", "CODE", "20", "۲۰", "54, 56x3", "Sample Anna", "anna@visitor.example", "yes",
    "Sweden", "+46 70 123 45 67", "<script>", "\x00", "\r\nX: y", "\u202e", "\ud7ff", "9" * 30, "x" * 300,
    "{{7*7}}", "%s", "½",
)  # fmt: skip

PIECES = (
    b"token=TOKEN", b"name=A", b"email=a@visitor.example", b"note=%ff", b"company=%ed%a0%80", b"%ff=%", b"=",
    b"&", b"ring=CODE", b"q-CODE=%00", b"s-CODE=%e2%80", b"codes=\xd9\x86", b"wording=%2e%2e/en",
    b"ring=%c3%9f",
)  # fmt: skip

text = st.one_of(st.sampled_from(VALUES), st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
line = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=60)
HEADERS_ASKED = {
    "Host": (st.sampled_from(["OURS", "127.0.0.1", "[::1]", "evil.example", "", "[", "a@OURS"]) | line),
    "Accept-Language": st.one_of(st.sampled_from(["fa-IR,fa;q=0.9", "*", ";q=", "sv;q=9"]), line),
    "If-None-Match": st.one_of(st.sampled_from(["*", 'W/"x"', ","]), line),
    "Accept-Encoding": st.one_of(st.sampled_from(["gzip", "gzip;q=0", "*"]), line),
    "Origin": st.one_of(st.sampled_from(["OWN", "null", "http://[", "http://evil.example", ""]), line),
    "Referer": st.one_of(st.sampled_from(["OWN/en/", "http://[", "x"]), line),
    "X-Forwarded-For": st.one_of(st.sampled_from(["203.0.113.7", "::1, x", "unix"]), line),
    "X-Forwarded-Proto": st.one_of(st.sampled_from(["https", "ws"]), line),
    "Content-Length": st.one_of(st.sampled_from(["0", "5", "-1", "9" * 20, "0x10", "٣"]), line),
    "Content-Type": st.one_of(st.sampled_from(["application/json", "multipart/form-data; boundary=x"]), line),
    "Sec-Fetch-Site": st.one_of(st.sampled_from(["same-origin", "cross-site"]), line),
    "Upgrade": st.sampled_from(["websocket", "h2c"]),
    "Expect": st.sampled_from(["100-continue", "x"]),
    "Transfer-Encoding": st.sampled_from(["chunked", "gzip", "x, chunked"]),
    "User-Agent": line,
}  # fmt: skip


@st.composite
def paths(draw: st.DrawFn) -> str:
    path = draw(st.sampled_from(PATHS))
    for _time in range(draw(st.integers(0, 2))):
        place = draw(st.integers(0, len(path)))
        path = path[:place] + draw(st.sampled_from(ODD) | st.text(max_size=3).map(quote)) + path[place:]
    query = draw(
        st.one_of(st.just(""), line.map(lambda said: "?" + quote(said)), st.just("?next=//evil.example"))
    )
    return path + query


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    def raw(self, target: Target) -> tuple[bytes, bool]:
        """Return the request's bytes, and whether it ends: whoever sends it may tell lies of its length."""
        real = {"OURS": f"{HOST}:{target.served.port}", "OWN": target.served.origin, "CODE": target.code}
        real |= {"PICKS": target.picks, "TOKEN": target.token, "LONG": "x" * 33_000}
        body = self.body
        for word, meant in real.items():
            body = body.replace(word.encode(), meant.encode())
        own = {"Host": "OURS", "Origin": "OWN", "Content-Type": "application/x-www-form-urlencoded"}
        own |= {"Content-Length": str(len(body))} if body or self.method == "POST" else {}
        told = {**own, **self.headers, "Connection": "close"}
        lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        head = f"{self.method} {self.path} HTTP/1.1\r\n{lines}\r\n"
        for word, meant in real.items():
            head = head.replace(word, meant)
        ends = not {"Content-Length", "Transfer-Encoding", "Expect", "Upgrade"} & self.headers.keys()
        return head.encode("latin-1", "replace") + body, ends


def form(pairs: list[tuple[str, str]]) -> bytes:
    return urlencode(pairs).encode()


whole = [
    ("token", "TOKEN"),
    ("wording", "2026-1/en"),
    ("name", "Sample Anna"),
    ("email", "a@visitor.example"),
]
pair = st.tuples(st.one_of(st.sampled_from(FIELDS), st.text(max_size=8)), text)
bodies = st.one_of(
    st.lists(pair, max_size=8).map(lambda more: form([*whole, *more])),
    st.lists(pair, max_size=12).map(form),
    st.binary(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=9).map(b"&".join),
    st.just(b"note=LONG"),
)


def headers(most: int) -> st.SearchStrategy[dict[str, str]]:
    """Return some headers in place of a browser's, or beside them."""
    names = st.lists(st.sampled_from(sorted(HEADERS_ASKED)), max_size=most, unique=True)
    return names.flatmap(lambda some: st.fixed_dictionaries({name: HEADERS_ASKED[name] for name in some}))


asked = st.one_of(
    st.builds(Asked, st.sampled_from(METHODS), paths(), headers(3), st.binary(max_size=9)),
    st.builds(Asked, st.just("POST"), st.sampled_from(FORMS), headers(1), bodies),
    st.builds(Asked, st.just("POST"), st.sampled_from(FORMS), st.just({}), bodies),
)


def answer_to(target: Target, raw: bytes, method: str, *, ends: bool) -> http.client.HTTPResponse | None:
    """Return the answer; None when the connection was closed without one. A hang is an error."""
    with target.connected() as asking, closing(http.client.HTTPResponse(asking, method=method)) as got:
        try:
            asking.sendall(raw)
            if not ends:
                asking.shutdown(socket.SHUT_WR)
            got.begin()
            got.read()
        except (http.client.BadStatusLine, ConnectionError, http.client.IncompleteRead):
            return None
        return got


def check(got: http.client.HTTPResponse) -> None:
    assert got.status < 500, got.status
    told = {name.lower(): value for name, value in got.getheaders()}
    assert {name: told.get(name.lower()) for name in HEADERS} == HEADERS
    if got.status not in {302, 303, 304, 307}:
        assert "charset=utf-8" in told["content-type"] or told["content-type"] in {"image/webp", "font/woff2"}
    where = told.get("location", "")
    if not where.startswith(MARKET):
        assert not where.startswith("/"), where
        assert ":" not in where.partition("/")[0], where


@rules(max_examples=1_000 * RUNS, deadline=None)
@given(asked)
@example(Asked("POST", "/en/ask/", {}, form(whole)))
@example(Asked("POST", "/fa/r/CODE/ask/", {"Origin": "null"}, form(whole)))
@example(Asked("POST", "/fa/ask/", {"Origin": "", "Referer": "http://["}, form(whole)))
@example(Asked("POST", "/fa/ask/", {}, b"note=%ff"))
def test_every_request_is_answered_without_a_fault(target: Target, one: Asked) -> None:
    before, late = target.kept(), target.late()
    raw, ends = one.raw(target)
    got = answer_to(target, raw, one.method, ends=ends)
    if got is not None:
        check(got)
    else:
        target.unheard.append(time.monotonic())
        assert not ends or b"LONG" in one.body, "a whole request is answered, if it is not far too long"
    assert target.kept() <= before + late + (got is None or got.status == 303)


AT = b" HTTP/1.1\r\nHost: 127.0.0.1\r\n"
FORM = b"POST /en/ask/" + AT
CHUNKED = b"Transfer-Encoding: chunked\r\n"
BAD = (
    b"", b"\r\n\r\n", b"\x00" * 50, b"GET /", b"GET / HTTP/9.9\r\n\r\n", b"GET /fa/\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"OPTIONS *" + AT + b"\r\n", b"GET *" + AT + b"\r\n", b"CONNECT evil.example:443" + AT + b"\r\n",
    b"GET http://evil.example/" + AT + b"\r\n", b"GET //evil.example/" + AT + b"\r\n",
    b"GET /\xff\xfe" + AT + b"\r\n", b"GET / HTTP/1.0\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nHost: 127.0.0.1\r\n\r\n", b"GET / HTTP/1.1\r\nHost : 127.0.0.1\r\n\r\n",
    b"GET /" + AT + b" folded\r\n\r\n", b"GET / HTTP/1.1\nHost: 127.0.0.1\n\n",
    b"GET /" + AT + b"X\x00: y\r\n\r\n", b"GET /" + b"a" * 70_000 + AT + b"\r\n",
    b"GET /" + AT + b"X: y\r\n" * 2_000 + b"\r\n", FORM + b"Content-Length: -5\r\n\r\n",
    FORM + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
    FORM + b"Content-Length: 5\r\n" + CHUNKED + b"\r\n0\r\n\r\nGET /x", FORM + CHUNKED + b"\r\nzz\r\n\r\n",
    FORM + CHUNKED + b"\r\nFFFFFFFFFFFFFFFFFF\r\n\r\n",
    b"GET /fa/" + AT + b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n",
    b"GET /fa/" + AT + b"\r\n" + b"GET /fa/" + AT + b"\r\ngarbage\r\n\r\n",
)  # fmt: skip


def shouted(target: Target, raw: bytes) -> bytes:
    """Send bytes and return all that comes until the connection is closed, which it has to be."""
    came = b""
    with target.connected() as asking:
        asking.settimeout(IDLE)
        try:
            asking.sendall(raw)
            while piece := asking.recv(65_536):
                came += piece
        except ConnectionError:
            pass
    return came


def said_in(came: bytes) -> list[tuple[bytes, bytes]]:
    """Return (status, headers) of each answer in what came."""
    parts = came.split(b"HTTP/1.1 ")[1:]
    return [(part[:3], part.partition(b"\r\n\r\n")[0]) for part in parts]


def test_what_is_no_request_is_refused_and_the_connection_closed(target: Target) -> None:
    before, started = target.kept(), time.monotonic()
    chance = random.Random(20)
    noise = [chance.randbytes(chance.randrange(1, 3_000)) for _time in range(30 * RUNS)]
    real = b"POST /en/ask/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\nname=Anna"
    spoilt = [bytearray(real) for _time in range(60 * RUNS)]
    for one in spoilt:
        for _time in range(chance.randrange(1, 4)):
            one[chance.randrange(len(one))] = chance.randrange(256)
    with ThreadPoolExecutor(20) as crowd:
        answers = list(crowd.map(lambda raw: shouted(target, bytes(raw)), [*BAD, *noise, *spoilt]))
    told = [one for came in answers for one in said_in(came)]
    assert {status[:1] for status, _head in told} <= {b"2", b"3", b"4"}
    for _status, head in told:
        for name, value in HEADERS.items():
            assert f"{name}: {value}".lower().encode() in head.lower(), head
    assert len(told) > len(BAD) // 2
    assert time.monotonic() - started < 30 * RUNS
    assert target.kept() == before
    assert target.served.ask("/en/").status == 200
