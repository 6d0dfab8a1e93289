"""What an address book's server can answer, and what becomes of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairdesk.delivery.carddav import book as books
from fairdesk.delivery.carddav import place
from fairdesk.delivery.carddav.book import AddressBook, Outcome, Put, open_book, ready
from fairdesk.domain.refusals import Refusal
from tests.delivery.dav import BOOK, Dav, Fault, serving
from tests.interop.conftest import needs

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{id}\r\nFN:Anna\r\nN:Anna;;;;\r\nEND:VCARD\r\n"


@pytest.fixture
def dav() -> Iterator[Dav]:
    """A server that does as it is told."""
    with serving() as running:
        yield running


def puts(count: int) -> list[Put]:
    return [Put(f"{number:04}", CARD.format(id=number)) for number in range(count)]


def opened(dav: Dav, user: str = "", password: str = "") -> list[str]:
    """Open the address book and return the hrefs there."""
    with open_book(ready(dav.url, user), password) as book:
        return sorted(book.listing())


def stored(book: AddressBook, cards: list[Put]) -> list[str]:
    return [outcome.kind for _put, outcome in book.put(cards)]


def test_cards_are_stored_listed_fetched_and_deleted(dav: Dav) -> None:
    with open_book(ready(dav.url)) as book:
        assert book.at.url == dav.url
        assert stored(book, puts(3)) == ["stored"] * 3
        listed = book.listing()
        assert sorted(listed) == [f"{BOOK}000{number}.vcf" for number in range(3)]
        fetched = sorted(book.cards([*listed, f"{BOOK}gone.vcf"]))
        assert [href for href, _etag, _text in fetched] == sorted(listed)
        assert fetched[0][2].replace("\r\n", "\n") == CARD.format(id=0).replace("\r\n", "\n")
        outcomes = book.remove([*listed.items(), (f"{BOOK}gone.vcf", '"1"')])
        assert sorted(outcome.kind for _card, outcome in outcomes) == ["missing", *["stored"] * 3]
    assert dav.cards == {}


def test_nothing_is_replaced_unseen(dav: Dav) -> None:
    with open_book(ready(dav.url)) as book:
        ((_put, first),) = book.put(puts(1))
        assert stored(book, puts(1)) == ["clash"]
        again = Put("0000", CARD.format(id=9), first.href, '"another"')
        assert stored(book, [again]) == ["clash"]
        assert "UID:0\r\n" in dav.cards[first.href]
        assert stored(book, [Put("0000", CARD.format(id=9), first.href, first.etag)]) == ["stored"]
        assert "UID:9\r\n" in dav.cards[first.href]


def test_answers_that_nobody_reads_keep_no_connection(dav: Dav) -> None:
    with open_book(ready(dav.url)) as book:
        assert stored(book, puts(20)) == ["stored"] * 20
        assert stored(book, puts(20)) == ["clash"] * 20
        assert len(list(book.cards(book.listing()))) == 20


def test_a_few_are_under_way_at_once(dav: Dav) -> None:
    with open_book(ready(dav.url)) as book:
        assert stored(book, puts(250)) == ["stored"] * 250
    assert 1 < dav.most_at_once <= books.AT_ONCE


def test_a_server_may_keep_its_etag_to_itself(dav: Dav) -> None:
    dav.etags = False
    with open_book(ready(dav.url)) as book:
        assert [outcome for _put, outcome in book.put(puts(1))] == [Outcome("stored", f"{BOOK}0000.vcf")]


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (401, "wants to know who you are"),
        (403, "does not let"),
        (507, "is full."),
        (502, "has a fault of its own: 502"),
        (503, "has a fault of its own: 503"),
    ],
)
def test_what_stops_all_stops_after_what_was_stored(dav: Dav, status: int, sentence: str) -> None:
    dav.after, dav.faults["PUT"] = 120, Fault(status)
    done: list[str] = []
    with open_book(ready(dav.url)) as book, pytest.raises(Refusal) as refused:
        done.extend(outcome.kind for _put, outcome in book.put(puts(400)))
    assert sentence in str(refused.value)
    assert done == ["stored"] * 120
    assert len(dav.cards) == 120
    assert sum(line.startswith("PUT") for line in dav.seen) <= 120 + books.AT_ONCE


@pytest.mark.parametrize("status", [400, 413, 415, 500])
def test_a_card_that_is_not_taken_stops_no_other(dav: Dav, status: int) -> None:
    dav.after, dav.faults["PUT"] = 2, Fault(status)
    with open_book(ready(dav.url)) as book:
        outcomes = [outcome for _put, outcome in book.put(puts(4))]
    assert sorted(outcome.kind for outcome in outcomes) == ["refused", "refused", "stored", "stored"]
    assert [outcome.why[:3] for outcome in outcomes if outcome.why] == [str(status)] * 2


def test_a_server_that_says_nothing_is_given_up(dav: Dav, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "PATIENCE", 0.3)
    monkeypatch.setattr(books, "PATIENCE", 0.3)
    with open_book(ready(dav.url)) as book:
        dav.faults["PUT"] = Fault(silent=1.0)
        with pytest.raises(Refusal, match="did not answer in time"):
            stored(book, puts(1))
    dav.faults["PROPFIND"] = Fault(silent=1.0)
    with pytest.raises(Refusal, match="did not answer in time"):
        opened(dav)


def test_a_connection_that_breaks_is_said(dav: Dav) -> None:
    with open_book(ready(dav.url)) as book:
        dav.faults["PUT"] = Fault(silent=0.01)
        with pytest.raises(Refusal, match=r"localhost:\d+ cannot be reached"):
            stored(book, puts(1))


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (Fault(404), "no address book at"),
        (Fault(405), "no address book at"),
        (Fault(200, body="<html>A web page</html>"), "no address book at"),
        (Fault(207, body="not XML"), "no address book at"),
        (Fault(207, body='<multistatus xmlns="DAV:"/>'), "no address book at"),
        (Fault(207, body="\x00<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), "no address book at"),
        (Fault(301, "https://elsewhere.example/dav/"), "leads on to elsewhere.example;"),
        (Fault(302, "ftp://elsewhere.example/"), "leads on to ftp://elsewhere.example/"),
        (Fault(500), "500"),
    ],
)
def test_what_is_no_address_book_is_said(dav: Dav, fault: Fault, sentence: str) -> None:
    dav.faults["PROPFIND"] = fault
    with pytest.raises(Refusal) as refused:
        opened(dav)
    assert sentence in str(refused.value)


def test_a_password_goes_to_nobody_who_did_not_ask(dav: Dav) -> None:
    dav.user, dav.password = "me", "geheim ü"
    opened(dav, "me", "geheim ü")
    assert dav.seen[0] == f"PROPFIND {BOOK} "
    assert {line.rsplit(" ", 1)[1] for line in dav.seen[1:]} == {"Basic"}
    with serving() as other:
        dav.faults["PROPFIND"] = Fault(307, other.url)
        with pytest.raises(Refusal, match="leads on to"):
            opened(dav, "me", "geheim ü")
        assert {line.rsplit(" ", 1)[1] for line in other.seen} == {""}


def test_a_server_may_want_it_as_a_digest(dav: Dav) -> None:
    dav.user, dav.password, dav.digest = "me", "geheim", "yes"
    with open_book(ready(dav.url, "me"), "geheim") as book:
        assert stored(book, puts(9)) == ["stored"] * 9
    assert not [line for line in dav.seen if line.endswith("Basic")]
    with pytest.raises(Refusal, match="does not let me in with this password"):
        opened(dav, "me", "falsch")


def test_a_certificate_is_trusted_when_it_is_named(tmp_path: Path) -> None:
    pem, own = tmp_path / "both.pem", tmp_path / "own.pem"
    words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost"
    name = ("-addext", "subjectAltName=DNS:localhost", "-keyout", str(pem), "-out", str(own))
    openssl = needs("openssl", "apt-get install openssl")
    subprocess.run([openssl, *words.split(), *name], check=True, capture_output=True)
    pem.write_bytes(pem.read_bytes() + own.read_bytes())
    with serving(pem) as dav:
        with pytest.raises(Refusal, match=r"localhost:\d+ could not show who it is"):
            opened(dav)
        with open_book(ready(dav.url), certificate=own) as book:
            assert stored(book, puts(2)) == ["stored"] * 2
        wrong = dav.url.replace("localhost", "127.0.0.1")
        with (
            pytest.raises(Refusal, match="could not show who it is"),
            open_book(ready(wrong), certificate=own),
        ):
            pass


@pytest.mark.parametrize(
    "url",
    [
        "",
        "x",
        "ftp://x.example/",
        "https://",
        "https://[::1",
        "https://x.example:99999/",
        "carddav://x.example",
    ],
)
def test_what_is_no_address_is_said(url: str) -> None:
    with pytest.raises(Refusal, match="is no web address of a server"):
        ready(url)


def test_http_goes_to_this_machine_only_unless_asked_for() -> None:
    for here in ("http://localhost:1/", "http://127.0.0.1/", "http://[::1]:5232/a"):
        assert ready(here).url == here
    with pytest.raises(Refusal, match="everybody in the network"):
        ready("HTTP://cloud.example")
    assert ready("HTTP://cloud.example", plain=True).url == "http://cloud.example/"
    assert ready("https://anna@cloud.example/dav").user == "anna"
    assert ready("https://anna@cloud.example/dav", "berta").user == "berta"


def test_without_the_client_it_says_what_to_install() -> None:
    hide = "import sys; sys.modules['vdirsyncer'] = None\n"
    code = "from fairdesk.cli.start import run; sys.exit(run(['export', 'carddav', '--url', 'https://x.example/']))"
    done = subprocess.run(
        [sys.executable, "-c", hide + code], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 1
    assert done.stderr.splitlines()[1] == (
        'In the folder of fairdesk: .venv/bin/pip install -e ".[carddav]". '
        'Where it was installed without one: pip install "fairdesk[carddav]".'
    )
