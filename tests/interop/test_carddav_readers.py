"""What was sent to a CardDAV server, and a folder of vCards, as vdirsyncer and khard read them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
from ruamel.yaml import YAML

from fairdesk.exports.cards.same import fingerprint
from tests.cli.conftest import Say
from tests.interop.conftest import missing
from tests.interop.dav import PASSWORD, Account, Book, Server

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


def run(*command: str | Path, home: Path) -> str:
    environment = {**os.environ, "HOME": str(home), "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, timeout=90, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-2000:]
    return done.stdout.decode("utf-8")


def synced(here: Path, account: Account, near: Path) -> None:
    """Let vdirsyncer bring an address book and a folder of cards, each called `fair`, into agreement."""
    settings = here / "vdirsyncer.conf"
    url = f"{account.server}/{account.user}/"
    values = {"here": here, "near": near, "url": url, "user": account.user, "password": PASSWORD}
    settings.write_text(SYNC.format(**values), "utf-8")
    sync = (sys.executable, "-m", "vdirsyncer", "-c", settings)
    home = here / "home"
    home.mkdir(exist_ok=True)
    run(*sync, "discover", "--no-list", home=home)
    run(*sync, "sync", home=home)


def khards() -> list[Path]:
    """Return the khard of this environment, and Debian's where it is another."""
    both = [Path(sys.executable).with_name("khard"), Path("/usr/bin/khard")]
    return [each for each in both if each.exists()]


def by_khard(khard: Path, folder: Path, here: Path) -> dict[str, Any]:
    """Return what khard reads in a folder of cards, by UID."""
    settings = here / "khard.conf"
    settings.write_text(
        f"[addressbooks]\n[[fair]]\npath = {folder}\n[general]\ndefault_action = list\n", "utf-8"
    )
    listed = run(khard, "-c", settings, "list", "--parsable", home=here).splitlines()
    found = {}
    for line in listed:
        uid = line.split("\t")[0]
        shown = run(khard, "-c", settings, "show", "--format", "yaml", f"uid:{uid}", home=here)
        found[uid] = YAML(typ="safe").load(shown)
    return found


def compare(cards: dict[str, Any], note: str) -> None:
    """Compare what khard reads with what was typed."""
    by_name = {card["Formatted name"]: card for card in cards.values()}
    assert sorted(by_name) == sorted(person["name"] for person in PEOPLE)
    for person in PEOPLE:
        card = by_name[person["name"]]
        assert flat(card["Organisation"]) == [person["company"]]
        assert flat(card["Email"]["INTERNET, WORK"]) == [person["email"]]
        assert flat(list(card["Phone"].values())) == [value for value in (person["phone"],) if value]
        assert person["city"] in flat([flat(list(each.values())) for each in addresses(card)])
        assert flat(card["Categories"])[0] == "Test fair"
        assert (person["note"].strip() in " ".join(card["Note"].split())) == (note == "full")
        assert "wording 2026-1" in " ".join(card["Note"].split())


def addresses(card: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the addresses of work, which older ones give as a list."""
    return [each for name, found in card["Address"].items() if name.lower() == "work"
            for each in (found if isinstance(found, list) else [found])]  # fmt: skip


def flat(value: Any) -> list[str]:  # noqa: ANN401  what YAML holds
    """Return the words in a value, which older khards put into lists of lists."""
    if isinstance(value, list):
        return [word for each in value for word in flat(each)]
    return [str(value)] if value else []


@pytest.mark.parametrize("note", ["full", "short"] if LONG else ["full"])
def test_vdirsyncer_and_khard_read_what_was_sent(people: Say, book: Book, tmp_path: Path, note: str) -> None:
    sent = people("export", "carddav", "--url", book.url, "--user", book.account.user, "--note", note)
    assert sent.code == 0
    (tmp_path / "near" / "fair").mkdir(parents=True)
    synced(tmp_path, book.account, tmp_path / "near")
    near = tmp_path / "near" / "fair"
    assert people("export", "vcard", "--split", "--note", note, "--out", str(tmp_path / "split")).code == 0
    folder = tmp_path / "split"
    assert prints(near) == prints(folder)
    if not khards():
        missing("khard is not here: pip install khard, or apt-get install khard")
    for khard in khards():
        compare(by_khard(khard, near, tmp_path), note)
    compare(by_khard(khards()[0], folder, tmp_path), note)


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
