"""What was sent to a CardDAV server, and a folder of vCards, as vdirsyncer and khard read them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

import pytest

from fairdesk import settings
from fairdesk.domain import countries
from fairdesk.exports.cards.same import fingerprint
from fairdesk.exports.notes import Note
from fairdesk.models.rows import LeadDetail
from fairdesk.stand import open_stand
from fairdesk.storage.details import details
from tests.cli.conftest import Say
from tests.interop.cards import Card, sorted_card, without, written
from tests.interop.dav import PASSWORD, Account, Book, Server
from tests.interop.khards import khards, run

LONG: Final = os.environ.get("FAIRDESK_RUNS", "0") not in {"0", "1"}
"""Whether longer runs are asked for."""

SYNC: Final = """[general]
status_path = "{here}/status/"
[pair fair]
a = "far"
b = "near"
collections = ["fair"]
[storage near]
type = "filesystem"
path = "{near}"
fileext = ".vcf"
[storage far]
type = "carddav"
url = "{url}"
username = "{user}"
password = "{password}"
"""
PEOPLE: Final[tuple[dict[str, str], ...]] = (
    {
        "name": "زهرا کاظمی\u200cنمونه", "company": "گوهر قم", "city": "قم", "country": "IR",
        "phone": "+989121234567", "email": "zahra@x.example", "note": "می‌خواهد ۵۰ عدد 💍، با شناسنامه",
    },
    {
        "name": "Åsa Öberg-Exempel", "company": "Smycken & Guld, Örebro AB", "city": "Örebro",
        "country": "SE", "phone": "+46701740605", "email": "asa@smycken.example", "note": "lång " * 200,
    },
    {"name": "王小明", "company": "测试珠宝", "city": "上海", "country": "CN", "email": "wang@x.example",
     "phone": "", "note": "字" * 300},
)  # fmt: skip


@pytest.fixture
def book(radicale: Server, monkeypatch: pytest.MonkeyPatch) -> Book:
    """An empty address book of a new user."""
    monkeypatch.setenv("FAIRDESK_CARDDAV_PASSWORD", PASSWORD)
    return radicale.account().book()


@pytest.fixture
def people(say: Say) -> Say:
    """A fair where hard people were registered."""
    for person in PEOPLE:
        words = [word for name, value in person.items() if value for word in (f"--{name}", value)]
        assert say("lead", "add", *words, "--consent", "contact").code == 0
    return say


def synced(here: Path, account: Account, near: Path) -> None:
    """Let vdirsyncer bring an address book and a folder of cards, each called `fair`, into agreement."""
    told = here / "vdirsyncer.conf"
    url = f"{account.server}/{account.user}/"
    values = {"here": here, "near": near, "url": url, "user": account.user, "password": PASSWORD}
    told.write_text(SYNC.format(**values), "utf-8")
    sync = (sys.executable, "-m", "vdirsyncer", "-c", told)
    home = here / "home"
    home.mkdir(exist_ok=True)
    run(*sync, "discover", "--no-list", home=home)
    run(*sync, "sync", home=home)


def kept(people: Say, data: Path) -> list[LeadDetail]:
    """Return the leads of a data folder in the order of `PEOPLE`."""
    ids = [row["id"] for row in people("lead", "list", "--json").json["leads"]]
    opened = open_stand(settings.load(data))
    leads = {lead.contact.name: lead for lead in details(opened.database, ids)}
    opened.close()
    assert len(leads) == len(PEOPLE)
    return [leads[person["name"]] for person in PEOPLE]


def compare(cards: dict[str, Card], leads: list[LeadDetail], note: Note, hidden: set[str]) -> None:
    """Compare what khard reads with all that is kept, and with what was typed."""
    assert len(cards) == len(PEOPLE)
    for lead, person in zip(leads, PEOPLE, strict=True):
        wanted = written(lead, note)
        card = cards[wanted["uid"][0]]
        assert sorted_card(card) == without(sorted_card(wanted), hidden)
        assert (card["fn"], card["org"]) == ([person["name"]], [person["company"]])
        assert (card["email"], card["tel"]) == ([person["email"]], list(filter(None, [person["phone"]])))
        place = (person["city"], countries.name(person["country"], "en"))
        assert (card["adr"][0][3], card["adr"][0][6]) == place
        assert card["categories"][0] == "Test fair"
        assert (person["note"].strip() in card["note"][0]) == (note == "full")
        assert "wording 2026-1" in card["note"][0]


@pytest.mark.parametrize("note", ["full", "short"] if LONG else ["full"])
def test_vdirsyncer_and_khard_read_what_was_sent(
    people: Say, book: Book, data: Path, tmp_path: Path, note: Note
) -> None:
    sent = people("export", "carddav", "--url", book.url, "--user", book.account.user, "--note", note)
    assert sent.code == 0
    (tmp_path / "near" / "fair").mkdir(parents=True)
    synced(tmp_path, book.account, tmp_path / "near")
    near = tmp_path / "near" / "fair"
    assert people("export", "vcard", "--split", "--note", note, "--out", str(tmp_path / "split")).code == 0
    folder = tmp_path / "split"
    assert prints(near) == prints(folder)
    leads = kept(people, data)
    for khard in khards():
        for cards in (near, folder):
            compare(khard.cards(cards, tmp_path), leads, note, khard.hides(tmp_path))


def test_a_folder_that_vdirsyncer_brought_up_is_known(people: Say, book: Book, tmp_path: Path) -> None:
    folder = tmp_path / "fair"
    assert people("export", "vcard", "--split", "--note", "short", "--out", str(folder)).code == 0
    synced(tmp_path, book.account, tmp_path)
    assert len(book.cards()) == len(PEOPLE)
    answer = people("export", "carddav", "--url", book.url, "--user", book.account.user, "--json").json
    assert (answer["sent"], answer["same"], answer["changed_there"]) == (0, len(PEOPLE), [])


def prints(folder: Path) -> set[str]:
    """Return what the cards of a folder say."""
    return {fingerprint(path.read_bytes().decode()) for path in folder.glob("*.vcf")}
