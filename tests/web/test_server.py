"""The server as phones meet it: languages, codes, counting, and what it refuses."""

from __future__ import annotations

import http.client
import re
import shutil
import socket
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn

from fairdesk import settings
from fairdesk.domain.draft import Draft
from fairdesk.domain.ids import new_id
from fairdesk.domain.pages.rows import PageMaker, PageRing
from fairdesk.domain.refusals import Refusal
from fairdesk.stand import Stand, open_public, open_stand
from fairdesk.storage.pages import catalogue as rows
from fairdesk.storage.write import writing
from fairdesk.web.addresses import maker_at
from fairdesk.web.away import away_to
from fairdesk.web.guard import deadline
from fairdesk.web.guard.guards import HEADERS
from fairdesk.web.guard.negotiate import asked_language, is_person
from fairdesk.web.live import Live
from fairdesk.web.serving import configured, listening
from fairdesk.workflows.fair import fairs, makers
from fairdesk.workflows.leads import register
from fairdesk.workflows.pages import scans
from tests.printing.conftest import BASE, FAIR_DAY, NOON

PHONE = "Mozilla/5.0 (Linux; Android 14) Chrome/130 Mobile Safari/537.36"
CANARY = "Canary Visitor"


def led(path: str, link: str) -> str:
    """Where a link leads from a path, as browsers say (RFC 3986, 5.2.4): empty folders are folders, too."""
    if link.startswith(("/", "https://")):
        return link
    folders = path.split("/")[1:-1]
    for step in link.split("/"):
        if step == "..":
            del folders[-1:]
        elif step != ".":
            folders.append(step)
    return "/" + "/".join(folders)


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: str
    sent: str
    """Where it leads, as it was sent."""


@dataclass
class Served:
    """A running server on a copy of the folder, and the staff's stand beside it."""

    port: int
    stand: Stand
    ring: PageRing
    seen: list[str] = field(default_factory=list)

    def __call__(self, path: str, method: str = "GET", **headers: str) -> Answer:
        asked = {"Host": f"fdesk.se:{self.port}", "User-Agent": PHONE}
        asked |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path, headers=asked)
        answer = connection.getresponse()
        body = answer.read().decode("utf-8", "replace")
        self.seen.append(body)
        connection.close()
        told = {name.lower(): value for name, value in answer.getheaders()}
        sent = told.get("location", "")
        if sent:
            told["location"] = led(path, sent)
        return Answer(answer.status, told, body, sent)


@pytest.fixture
def served(
    data: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Served]:
    base = getattr(request, "param", BASE)
    shutil.copytree(folder, data)
    elsewhere = lambda method, headers, _here: is_person(method, headers, "192.168.1.7")  # noqa: E731
    monkeypatch.setattr("fairdesk.web.app.is_person", elsewhere)
    monkeypatch.setattr("fairdesk.web.live.FRESH", 0.0)
    stand = open_stand(settings.load(data), lambda: FAIR_DAY)
    register.register(stand, Draft(typed={"name": CANARY, "email": "canary@visitor.example"}))
    made = listening("127.0.0.1", 0)
    live = Live(open_public(settings.load(data), lambda: FAIR_DAY), base)
    server = uvicorn.Server(configured(live, base))
    thread = threading.Thread(target=lambda: server.run(sockets=[made]), daemon=True)
    thread.start()
    until(lambda: server.started)
    ring = next(one for one in rows.rings(stand.database) if one.sku == "FZ-1023")
    yield Served(made.getsockname()[1], stand, ring)
    server.should_exit = True
    thread.join(10)
    stand.close()


def until(done: Callable[[], bool]) -> None:
    for _turn in range(200):
        if done():
            return
        time.sleep(0.05)
    pytest.fail("it never came")


def test_a_code_opens_the_page_in_the_phones_language_and_is_counted(served: Served) -> None:
    with writing(served.stand.database, served.stand.who, "test") as write:
        write.change("ring", served.ring.id, {"link_mode": "page"})
    code = served.ring.code
    for path in (f"/R/{code}", f"/r/{code.lower()}", f"/R/{code}/"):
        answer = served(path, Accept_Language="sv-SE,sv;q=0.9,en;q=0.5")
        assert (answer.status, answer.headers["location"]) == (302, f"/sv/r/{code}/")
        assert answer.headers["cache-control"] == "no-store"
    page = served(f"/sv/r/{code}/")
    assert page.status == 200
    assert served.ring.texts["sv"][0] in page.body
    served(f"/R/{code}", "HEAD")
    served(f"/R/{code}", Sec_Purpose="prefetch;prerender")
    served(f"/R/{code}", User_Agent="WhatsApp/2.23")
    until(lambda: scans.opened(served.stand, served.ring.id) == (1, 3))
    served(f"/R/{code}", Accept_Language="fa")
    until(lambda: scans.opened(served.stand, served.ring.id) == (2, 4))


def test_what_staff_try_out_before_the_fair_is_not_counted(served: Served) -> None:
    for when, counted in ((NOON, (0, 0)), (FAIR_DAY, (1, 1))):
        served.stand.now = lambda at=when: at  # type: ignore[misc]
        scans.count(served.stand, served.ring.code, "sv")
        assert scans.opened(served.stand, served.ring.id) == counted


def test_a_maker_may_lead_to_the_marketplace(served: Served) -> None:
    change = {
        "link_mode": "marketplace",
        "marketplace_link": "https://market.example/r?id=3&utm_source=x#top",
    }
    with writing(served.stand.database, served.stand.who, "test") as write:
        write.change("ring", served.ring.id, change)
    went = served(f"/R/{served.ring.code}").headers["location"]
    assert went == (
        "https://market.example/r?id=3&utm_source=fairdesk&utm_medium=qr&utm_campaign=IHM27"
        f"&utm_content={served.ring.code}#top"
    )
    for link in (
        "http://market.example/",
        "javascript:alert(1)",
        "https://",
        "//evil.example",
        "https://[bad",
    ):
        told = PageRing("1", "S", "ABCDEF", "m", {"link_mode": "marketplace", "marketplace_link": link}, {})
        assert away_to(told, "F") == ""


def test_what_is_written_shows_at_once(served: Served) -> None:
    assert "A new story" not in served("/en/m/FIR/").body
    makers.edit(served.stand, "FIR", {"story_en": "A new story of ours."})
    assert "A new story" in served("/en/m/FIR/").body


def test_codes_and_addresses_of_nothing_are_answered_in_the_visitors_language(served: Served) -> None:
    nowhere = ["/R/ZZZZZZ", "/R/", "/R/../../etc/passwd", "/fa/r/ZZZZZZ/", "/static/none.css", "/fairdesk.db"]
    for path in nowhere:
        answer = served(path, Accept_Language="fa-IR")
        assert answer.status == 404, path
        assert 'lang="fa"' in answer.body
        assert "Test Stand" in answer.body
    assert 'lang="sv"' in served("/sv/nothing/", Accept_Language="fa").body
    assert served("/de").headers["location"] == "/de/"
    assert served("/", Accept_Language="xx").headers["location"] == "/en/"


def test_every_answer_is_guarded_and_says_nothing_of_anybody(served: Served) -> None:
    code = served.ring.code
    paths = ["/", "/robots.txt", f"/R/{code}", f"/R/{code}/", "/R/NOBODY", "/contact.vcf", "/nothing"]
    for lang in ("fa", "en"):
        paths += [f"/{lang}/{rest}" for rest in ("", f"r/{code}/", "m/FIR/", "contact/", "privacy/")]
    for path in paths:
        answer = served(path)
        for name, value in HEADERS.items():
            assert answer.headers[name.lower()] == value, (path, name)
        assert "server" not in answer.headers
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        assert served("/", method).status == 405
    assert not any(CANARY in body or "canary@" in body for body in served.seen)
    with pytest.raises(Refusal), open_public(served.stand.settings).database.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM contact")


def test_what_a_phone_has_already_is_not_sent_again(served: Served) -> None:
    css = re.findall(r'"[./]*(static/page-\w+\.css)"', served("/en/").body)[0]
    for path in ("/en/", f"/en/r/{served.ring.code}/", f"/{css}", "/contact.vcf"):
        whole = served(path)
        tag = whole.headers["etag"]
        for known in (tag, f'"other", W/{tag}', "*"):
            again = served(path, If_None_Match=known)
            assert (again.status, again.body) == (304, ""), known
            same = {"etag", "cache-control", *(name.lower() for name in HEADERS)}
            assert {name: again.headers[name] for name in same} == {
                name: whole.headers[name] for name in same
            }
        assert served(path, If_None_Match=f'{tag[:-2]}x"').body == whole.body
    tag = served("/en/m/FIR/").headers["etag"]
    makers.edit(served.stand, "FIR", {"story_en": "Another story of ours."})
    assert served("/en/m/FIR/", If_None_Match=tag).status == 200


def test_only_hosts_of_this_stand_are_answered(served: Served) -> None:
    def ask(host: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
        connection.request("GET", "/robots.txt", headers={"Host": host})
        status = connection.getresponse().status
        connection.close()
        return status

    for host in (
        "fdesk.se",
        "FDESK.SE:80",
        "localhost:8080",
        "192.168.1.77:8080",
        "10.0.0.5",
        "127.0.0.1",
        "[::1]",
    ):
        assert ask(host) == 200, host
    for host in ("evil.example", "fdesk.se.evil.example", "", "[bad"):
        assert ask(host) == 400, host


def test_the_catalogue_finds_its_filters(served: Served) -> None:
    page = served("/fa/").body
    assert "همهٔ سازندگان" in page
    sheets = re.findall(r'"\.\.(/static/catalogue-\w+\.css)"', page)
    assert "#m9:checked" in served(sheets[0]).body


@pytest.mark.parametrize("served", ["https://fdesk.se/qom/rings"], indirect=True)
@pytest.mark.parametrize("cut", [True, False], ids=["proxy cuts the path", "proxy hands it on"])
def test_everything_works_below_a_path(served: Served, cut: bool) -> None:
    below, code = "/qom/rings", served.ring.code
    with writing(served.stand.database, served.stand.who, "test") as write:
        write.change("ring", served.ring.id, {"link_mode": "page"})

    def ask(path: str) -> Answer:
        assert path.startswith(f"{below}/"), path
        return served(path.removeprefix(below) if cut else path)

    pages = {"": "en/", "en": "en/", f"R/{code}": f"en/r/{code}/", f"r/{code}/": f"en/r/{code}/"}
    pages |= {f"en/r/{code.lower()}": f"en/r/{code}/", f"en/r/{code}//": f"en/r/{code}/"}
    for path, page in pages.items():
        answer = served(f"/{path}") if cut else served(f"{below}/{path}")
        assert led(f"{below}/{path}", answer.sent) == f"{below}/{page}", path
    for path in ("en/", f"en/r/{code}/", "en/m/FIR/", "en/contact/", "none", "R/none/", "en/no%2Fne/there/"):
        answer = ask(f"{below}/{path}")
        links = re.findall(r'(?:href|src)="([^":#]+)"', answer.body)
        assert len(links) > 10, path
        for link in links:
            assert ask(led(f"{below}/{path}", link)).status in {200, 302}, (path, link)


@pytest.mark.parametrize("served", ["https://fdesk.se/qom/rings"], indirect=True)
def test_a_path_is_found_without_its_slash_and_pages_without_the_path(served: Served) -> None:
    assert served("/qom/rings").headers["location"] == "/qom/rings/"
    assert served("/en/").status == served("/qom/rings/en/").status == 200
    assert served("/qom/ringsen/").status == 404


def test_what_the_fair_shows_is_read_anew_too(served: Served) -> None:
    page = f"/de/r/{served.ring.code}/"
    assert "118" not in served(page).body
    for shown, there in (("yes", True), ("no", False)):
        fairs.edit(served.stand, "IHM27", {"show_price": shown})
        assert ("118\u00a0€" in served(page).body) is there


def test_codes_that_are_not_printed_any_more_still_open_the_ring(served: Served) -> None:
    with writing(served.stand.database, served.stand.who, "test") as write:
        write.change("ring", served.ring.id, {"link_mode": "page"})
        write.put("code", [{"id": new_id(), "code": "AAAAAA", "ring_id": served.ring.id, "active": False}])
    assert served("/R/aaaaaa").headers["location"] == f"/en/r/{served.ring.code}/"
    for path in (f"/en/r/{served.ring.code.lower()}/", f"/en/r/{served.ring.code}", "/en/r/AAAAAA///"):
        assert served(path).headers["location"] == f"/en/r/{served.ring.code}/", path


def test_a_head_without_end_is_cut(served: Served) -> None:
    asked = socket.create_connection(("127.0.0.1", served.port))
    asked.settimeout(10)
    asked.sendall(b"GET / HTTP/1.1\r\nHost: fdesk.se\r\nX: ")
    sent = 0
    with suppress(OSError):
        while sent < 200:
            asked.sendall(b"x" * 10_000)
            sent += 1
            time.sleep(0.005)
    asked.close()
    assert sent < 200


def test_a_database_that_is_locked_or_gone_keeps_no_visitor_from_a_ring(served: Served) -> None:
    with writing(served.stand.database, served.stand.who, "test") as write:
        write.change("ring", served.ring.id, {"link_mode": "page"})
    page = f"/sv/r/{served.ring.code}/"
    before = served(page).body
    held = sqlite3.connect(served.stand.database.path or "")
    held.execute("BEGIN EXCLUSIVE")
    started = time.monotonic()
    assert served(f"/R/{served.ring.code}").status == 302
    assert served(page).body == before
    assert time.monotonic() - started < 2
    held.rollback()
    held.close()


def test_slow_clients_are_let_go_and_hold_nobody_up(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "SECONDS", 1.0)
    slow = [socket.create_connection(("127.0.0.1", served.port)) for _client in range(60)]
    for number, one in enumerate(slow):
        if number % 2:
            one.sendall(b"GET / HTTP/1.1\r\nHost: fdesk.se\r\nX-Slow: ")
    started = time.monotonic()
    assert served("/robots.txt").status == 200
    assert time.monotonic() - started < 1
    for one in slow:
        one.settimeout(10)
        assert one.recv(1000) == b"", "it was closed, and nothing was said"
        one.close()
    assert time.monotonic() - started < 8


def test_makers_whose_codes_differ_in_signs_only_have_pages_of_their_own() -> None:
    made = [PageMaker(f"{number}" * 32, code, {}) for number, code in enumerate(("A/B", "A-B", "آب", "AB"))]
    paths = [maker_at("fa", maker).path for maker in made]
    assert len(set(paths)) == 4
    assert all(path.isascii() for path in paths)


def test_a_port_that_is_taken_is_told() -> None:
    taken = listening("127.0.0.1", 0)
    with pytest.raises(Refusal, match="Nothing can be served"):
        listening("127.0.0.1", taken.getsockname()[1])
    taken.close()


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("fa-IR,fa;q=0.9,en;q=0.8", "fa"), ("ar-EG", "ar"), ("de-CH,de;q=0.7", "de"), ("sv", "sv"),
        ("", "en"),
        ("nb-NO,nb;q=0.9,en;q=0.1", "en"), ("ckb,zh", "en"), ("en;q=0.2,fa;q=0.9", "fa"), ("fa;q=0", "en"),
        ("*", "en"), (";;;,,q=", "en"), ("de;q=abc,sv;q=0.3", "de"), ("x" * 10_000, "en"),
    ],
)  # fmt: skip
def test_languages_are_read_as_phones_send_them(header: str, lang: str) -> None:
    assert asked_language(header) == lang


def test_who_is_a_person() -> None:
    phone = {"user-agent": PHONE}
    assert is_person("GET", phone, "192.168.1.7")
    assert not is_person("GET", phone, "127.0.0.1")
    assert not is_person("HEAD", phone, "192.168.1.7")
    machines = ["facebookexternalhit/1.1", "TelegramBot (like TwitterBot)", "curl/8", "Googlebot/2.1"]
    for agent in machines:
        assert not is_person("GET", {"user-agent": agent}, "192.168.1.7"), agent
