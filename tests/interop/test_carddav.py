"""`fairdesk export carddav` against a real server: what is sent, what is left alone, what is said."""

from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from fairdesk import settings
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import open_stand
from fairdesk.workflows.contacts.address_book.send import To, send
from fairdesk.workflows.contacts.address_book.sending import Rules
from fairdesk.workflows.contacts.address_book.sent import Sent
from tests.cli.conftest import Say, refused
from tests.cli.test_export_consent import add, withdraw
from tests.interop.dav import PASSWORD, Account, Book, Server, running

STRANGER = """BEGIN:VCARD
VERSION:3.0
UID:somebody-else
FN:Stranger
N:Stranger;;;;
END:VCARD
"""


@pytest.fixture
def account(radicale: Server, monkeypatch: pytest.MonkeyPatch) -> Account:
    """A user of the server, with the password where fairdesk looks for it."""
    monkeypatch.setenv("FAIRDESK_CARDDAV_PASSWORD", PASSWORD)
    return radicale.account()


@pytest.fixture
def book(account: Account) -> Book:
    """An empty address book."""
    return account.book()


def sent(say: Say, book: Book, *words: str) -> dict[str, Any]:
    """Send, and return what was answered."""
    answer = say("export", "carddav", "--url", book.url, "--user", book.account.user, *words, "--json")
    return dict(answer.json)


def told(answer: dict[str, Any]) -> tuple[int, int, int]:
    return answer["new"], answer["changed"], answer["same"]


def named(answer: dict[str, Any], what: str) -> list[str]:
    return [one["name"] for one in answer[what]]


def lead_id(say: Say, name: str) -> str:
    return str(say("lead", "list", "--text", name, "--json").json["leads"][0]["id"])


def test_what_is_new_or_changed_is_sent_and_nothing_twice(say: Say, book: Book, data: Path) -> None:
    add(say, "Anna", "--consent", "contact")
    add(say, "Berta")
    url, user = book.url.removesuffix("fair/"), book.account.user
    said = say("export", "carddav", "--url", url, "--user", user).out
    assert said.splitlines() == [
        f"2 contacts sent to {book.url}.",
        "New there: 2; changed: 0; there already: 0.",
    ]
    assert book.names() == ["Anna", "Berta"]
    before = book.cards()
    assert told(sent(say, book)) == (0, 0, 2)
    assert book.cards() == before
    say("lead", "edit", lead_id(say, "Anna"), "--city", "Göteborg")
    assert told(sent(say, book, "--dry-run")) == (0, 1, 1)
    assert book.cards() == before
    assert told(sent(say, book)) == (0, 1, 1)
    assert "ADR;TYPE=WORK:;;;Göteborg;;;" in book.one("Anna")[1]
    assert len(book.cards()) == 2
    assert told(sent(say, book)) == (0, 0, 2)
    with sqlite3.connect(data / "fairdesk.db") as database:
        log = database.execute("SELECT kind, recipient, leads FROM export_log ORDER BY at").fetchall()
    database.close()
    recipient = book.url.removeprefix("http://")
    assert log == [("carddav", recipient, 2), ("carddav", recipient, 1)]
    assert PASSWORD.encode() not in b"".join(path.read_bytes() for path in data.rglob("*") if path.is_file())


def test_a_note_is_short_unless_asked_for(say: Say, book: Book) -> None:
    add(say, "Anna", "--note", "wants it blue")
    sent(say, book)
    assert "wants it blue" not in book.one("Anna")[1]
    assert told(sent(say, book, "--note", "full")) == (0, 1, 0)
    assert "wants it blue" in book.one("Anna")[1]


def test_what_somebody_changed_there_is_kept(say: Say, book: Book) -> None:
    add(say, "Anna")
    add(say, "Berta")
    sent(say, book)
    href, text = book.one("Anna")
    book.write(href, text.replace("END:VCARD", "BDAY:1980-01-01\nEND:VCARD"))
    say("lead", "edit", lead_id(say, "Anna"), "--city", "Göteborg")
    say("lead", "edit", lead_id(say, "Berta"), "--city", "Malmö")
    answer = sent(say, book)
    assert told(answer) == (0, 1, 0)
    assert named(answer, "changed_there") == ["Anna"]
    assert "BDAY:1980-01-01" in book.one("Anna")[1]
    said = say("export", "carddav", "--url", book.url, "--user", book.account.user).out
    assert "Changed there by somebody, and left alone: Anna. --overwrite sends yours." in said
    assert told(sent(say, book, "--overwrite")) == (0, 1, 1)
    assert "BDAY" not in book.one("Anna")[1]
    assert told(sent(say, book)) == (0, 0, 2)


def test_a_card_that_was_only_touched_there_is_still_ours(say: Say, book: Book) -> None:
    add(say, "Anna")
    sent(say, book)
    href, text = book.one("Anna")
    lines = text.strip().split("\n")
    book.write(href, "\n".join([*lines[:3], *reversed(lines[3:-1]), lines[-1]]).replace("REV:20", "REV:19"))
    say("lead", "edit", lead_id(say, "Anna"), "--city", "Göteborg")
    assert told(sent(say, book)) == (0, 1, 0)


def test_what_somebody_deleted_there_stays_deleted(say: Say, book: Book) -> None:
    add(say, "Anna")
    sent(say, book)
    book.delete(book.one("Anna")[0])
    for _again in range(2):
        assert named(sent(say, book), "deleted_there") == ["Anna"]
        assert book.names() == []
    assert told(sent(say, book, "--overwrite")) == (1, 0, 0)
    assert told(sent(say, book)) == (0, 0, 1)


def test_cards_of_others_are_not_touched_and_ours_is_known_anywhere(say: Say, book: Book) -> None:
    add(say, "Anna")
    sent(say, book)
    href, text = book.one("Anna")
    book.delete(href)
    book.write(href.replace(href.rsplit("/", 1)[1], "phone-7.vcf"), text)
    book.write(href.replace(href.rsplit("/", 1)[1], "other.vcf"), STRANGER)
    say("lead", "edit", lead_id(say, "Anna"), "--city", "Göteborg")
    assert named(sent(say, book), "changed_there") == ["Anna"]
    assert told(sent(say, book, "--overwrite", "--remove")) == (0, 1, 0)
    cards = book.cards()
    assert sorted(each.rsplit("/", 1)[1] for each in cards) == ["other.vcf", "phone-7.vcf"]
    assert "Göteborg" in book.one("Anna")[1]
    assert "UID:somebody-else" in book.one("Stranger")[1]


def test_what_is_known_of_the_server_may_be_lost(say: Say, book: Book, data: Path) -> None:
    add(say, "Anna")
    add(say, "Berta")
    sent(say, book)
    for damage in ('{"cards": [[1]]}', "", "[]"):
        (file,) = (data / "carddav").iterdir()
        assert oct(file.stat().st_mode)[-3:] == "600"
        file.write_text(damage)
        assert told(sent(say, book)) == (0, 0, 2)
    say("lead", "edit", lead_id(say, "Anna"), "--city", "Göteborg")
    assert told(sent(say, book)) == (0, 1, 1)


def test_who_withdrew_or_was_set_aside_is_named_and_deleted_when_asked(
    say: Say, book: Book, data: Path
) -> None:
    for name in ("Anna", "Berta", "Clara", "Doris"):
        add(say, name, "--consent", "contact,marketing")
    sent(say, book)
    path = book.one("Anna")[0].rsplit("/", 1)[0]
    book.write(f"{path}/other.vcf", STRANGER)
    withdraw(data, lead_id(say, "Anna"), "contact")
    say("lead", "discard", lead_id(say, "Berta"), "--reason", "joke")
    withdraw(data, lead_id(say, "Clara"), "marketing")
    answer = sent(say, book, "--text", "Doris")
    assert sorted(named(answer, "still_there")) == ["Anna", "Berta"]
    answer = sent(say, book, "--marketing")
    assert sorted(named(answer, "still_there")) == ["Anna", "Berta", "Clara"]
    said = say(
        "export", "carddav", "--url", book.url, "--user", book.account.user, "--dry-run", "--remove"
    ).out
    assert "still there: Anna, Berta. --remove" in said
    assert "Left out: consent to be contacted withdrawn: 1." in said
    answer = sent(say, book, "--remove")
    assert (answer["removed"], answer["still_there"]) == (2, [])
    assert book.names() == ["Clara", "Doris", "Stranger"]
    assert (sent(say, book, "--remove")["removed"], sent(say, book)["still_there"]) == (0, [])


def test_when_nobody_may_be_sent_any_more_their_cards_can_be_deleted(
    say: Say, book: Book, data: Path
) -> None:
    add(say, "Anna", "--consent", "contact")
    sent(say, book)
    withdraw(data, lead_id(say, "Anna"), "contact")
    assert sent(say, book, "--remove")["removed"] == 1
    assert book.names() == []


def test_news_are_counted_for_each_address_book(say: Say, account: Account) -> None:
    one, two = account.book("one"), account.book("two")
    add(say, "Anna")
    assert told(sent(say, one, "--since-last")) == (1, 0, 0)
    assert told(sent(say, two, "--since-last")) == (1, 0, 0)
    add(say, "Berta")
    answer = sent(say, one, "--since-last")
    assert (told(answer), answer["contacts"]) == ((1, 0, 0), 1)
    none = say("export", "carddav", "--url", one.url, "--user", account.user, "--since-last").out
    assert "0 contacts sent" in none


def test_every_letter_comes_back(say: Say, book: Book) -> None:
    note = "می‌خواهد ۵۰ عدد، با شناسنامه 💍👩‍🚀 " + "字" * 400 + " Ünïcödé, comma" * 40
    email = ("--email", "z@x.example")
    say(
        "lead",
        "add",
        "--name",
        "زهرا کاظمی\u200cنمونه",
        "--company",
        "Smycken & Guld, AB",
        *email,
        "--note",
        note,
    )
    sent(say, book, "--note", "full", "--note-language", "fa")
    (text,) = book.cards().values()
    assert "\nFN:زهرا کاظمی\u200cنمونه\n" in text
    assert note.replace(",", "\\,") in text
    assert told(sent(say, book, "--note", "full", "--note-language", "fa")) == (0, 0, 1)


def test_wrong_places_and_people_are_said(
    say: Say, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _two = account.book("one"), account.book("two")
    account.book("days", "calendar")
    add(say, "Anna")
    server, user = account.server, account.user

    def said(url: str, *words: str) -> Any:  # noqa: ANN401
        return say("export", "carddav", "--url", url, *words)

    several = said(f"{server}/", "--user", user)
    refused(several, f"several address books in {server}/{user}/ (one, two)", f"--url {one.url}")
    refused(said(f"{server}/{user}/none/", "--user", user), f"no address book at {server}/{user}/none/")
    refused(said(f"{server}/{user}/days/", "--user", user), "no address book at")
    refused(said(one.url), "wants to know who you are", "--user NAME")
    refused(said(f"{server}/somebody/", "--user", user), f"does not let {user} do that")
    refused(said(server.replace("http:", "https:") + "/", "--user", user), "could not show who it is")
    refused(said("http://127.0.0.1:1/", "--user", user), "127.0.0.1:1 cannot be reached")
    refused(said(f"http://{user}:{PASSWORD}@x.example/", "--user", user), "x.example is no web address")
    refused(said("http://192.0.2.1/", "--user", user), "everybody in the network can read", "--http")
    refused(said(one.url, "--user", user, "--certificate", "nothing.pem"), "nothing.pem is no file of")
    monkeypatch.setenv("FAIRDESK_CARDDAV_PASSWORD", "falsch-77")
    wrong = said(one.url, "--user", user)
    refused(wrong, f"does not let {user} in with this password")
    assert "falsch-77" not in wrong.err
    monkeypatch.delenv("FAIRDESK_CARDDAV_PASSWORD")
    refused(said(one.url, "--user", user), f"password of {user} is not known", "FAIRDESK_CARDDAV_PASSWORD")
    assert one.names() == []


def sends(data: Path, book: Book) -> Callable[[], Sent]:
    """Return what sends from a data folder, for another thread."""

    def work() -> Sent:
        stand = open_stand(settings.load(data))
        try:
            to = To(book.url, book.account.user, PASSWORD)
            return send(stand, to, LeadFilter(), Rules())
        finally:
            stand.close()

    return work


def test_two_at_once_make_no_doubles(say: Say, book: Book, data: Path, tmp_path: Path) -> None:
    for number in range(8):
        add(say, f"Person{number}")
    shutil.copytree(data, tmp_path / "second")
    with ThreadPoolExecutor() as threads:
        works = [sends(data, book), sends(data, book), sends(tmp_path / "second", book)]
        tallies = [done.result().tally for done in [threads.submit(work) for work in works]]
    assert sum(tally.new for tally in tallies) == 8
    assert [tally.whole for tally in tallies] == [True, True, True]
    assert len(book.cards()) == 8
    assert told(sent(say, book)) == (0, 0, 8)


def test_a_server_that_dies_half_way_is_gone_on_with(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAIRDESK_CARDDAV_PASSWORD", PASSWORD)
    for number in range(16):
        add(say, f"Person{number:02}")
    folder = tmp_path / "server"
    folder.mkdir()
    with running(folder) as server:
        account = server.account()
        book = account.book()
        kept = folder / "collections" / "collection-root" / account.user / "fair"

        def kill() -> None:
            while len(list(kept.glob("*.vcf"))) < 4:
                time.sleep(0.005)
            server.process.kill()

        killer = threading.Thread(target=kill)
        killer.start()
        stopped = say("export", "carddav", "--url", book.url, "--user", account.user)
        killer.join()
    refused(stopped, "Stopped, with ", "Send again: what is there is not sent twice.")
    said = int(stopped.err.split("with ")[1].split()[0])
    stored = len(list(kept.glob("*.vcf")))
    assert 1 <= said <= stored < 16
    with running(folder) as server:
        book = Book(Account(server.url, account.user), f"{server.url}/{account.user}/fair/")
        assert told(sent(say, book)) == (16 - stored, 0, stored)
        assert len(book.cards()) == 16
