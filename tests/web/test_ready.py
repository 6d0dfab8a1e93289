"""Pages that were made before: the same answer, at once, until something is written."""

from __future__ import annotations

import gzip
import http.client
import time

from fairdesk import settings
from fairdesk.stand import open_stand
from fairdesk.web.guard.guards import HEADERS
from fairdesk.workflows.fair import makers
from tests.web.running import HERE, Running


def test_a_page_that_is_ready_is_answered_as_it_was_when_it_was_made(server: Running) -> None:
    css = server.links("/fa/", r"static/page-\w+\.css")[0]
    for path, kept in (
        ("/fa/", "no-cache"),
        ("/de/m/FIR/", "no-cache"),
        (css, "public, max-age=31536000, immutable"),
    ):
        first, again = server.ask(path), server.ask(path)
        for answer in (first, again):
            del answer.headers["date"]
        assert (again.status, again.headers, again.body) == (200, first.headers, first.body)
        assert again.headers["cache-control"] == kept
        assert again.headers["content-length"] == str(len(again.body))
        assert HEADERS.items() <= {name: again.headers.get(name.lower()) for name in HEADERS}.items()
    assert server.ask("/fa/", Host="evil.example").status == 400


def test_what_can_be_packed_is_packed_for_those_who_unpack_it(server: Running) -> None:
    for _turn in range(2):
        plain, packed = server.ask("/fa/"), server.ask("/fa/", Accept_Encoding="br, GZIP;q=0.8")
        assert packed.headers["content-encoding"] == "gzip"
        assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
        assert gzip.decompress(packed.body) == plain.body
        assert len(packed.body) < len(plain.body) / 3
    for other in ("", "gzip;q=0", "br", "x-gzip-no"):
        assert "content-encoding" not in server.ask("/fa/", Accept_Encoding=other).headers
    font = server.links("/fa/", r"static/[\w-]+\.woff2")[0]
    assert "content-encoding" not in server.ask(font, Accept_Encoding="gzip").headers


def test_what_is_written_shows_within_seconds(server: Running) -> None:
    stand = open_stand(settings.load(server.data))
    for story in ("A first story.", "A second story."):
        assert story.encode() not in server.ask("/en/m/FIR/").body
        makers.edit(stand, "FIR", {"story_en": story})
        started = time.monotonic()
        while story.encode() not in server.ask("/en/m/FIR/").body:
            assert time.monotonic() - started < 10
            time.sleep(0.05)
    stand.close()


def test_answers_on_one_connection_do_not_wait_for_each_other(server: Running) -> None:
    def seconds() -> float:
        connection = http.client.HTTPConnection(HERE, server.port, timeout=20)
        started = time.monotonic()
        for _turn in range(60):
            connection.request("GET", "/fa/")
            assert connection.getresponse().read()
        connection.close()
        return time.monotonic() - started

    assert min(seconds() for _turn in range(3)) < 1, "40 ms each: small packets are held back"
