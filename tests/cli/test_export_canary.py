"""Whatever kind of file a maker gets, nobody is in it who must not be, and no word about others' rings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from fairdesk import settings
from fairdesk.domain.ids import new_id
from fairdesk.exports.columns.profiles import PROFILES
from fairdesk.stand import open_stand
from fairdesk.storage.write import writing
from tests.cli.conftest import Say
from tests.cli.test_export_consent import add
from tests.cli.test_handover import streams_of, words_of
from tests.delivery.dav import Dav, serving

FOLDER = "folder"
KINDS = (
    ("vcard", "out.vcf"), ("vcard", "out.vcf", "--note", "short"), ("vcard", "out.vcf", "--note", "none"),
    ("vcard", FOLDER, "--split"), ("vcard", "out.zip"), ("csv", "out.csv"),
    ("csv", "out.csv", "--rows", "interest"),
    *(("csv", "out.csv", "--profile", name) for name in PROFILES if name != "plain"),
    ("xlsx", "out.xlsx"), ("json", "out.json"), ("json", "out.json", "--pictures"), ("json", "out.zip"),
    ("json", "out.zip", "--pictures"), ("handover", "out.zip"), ("carddav", "", "--note", "full"),
)  # fmt: skip
OTHERS = (
    "Withdrew", "Aside", "Untold", "Elsewhere", "Takenout", "Colleague", "AQ-2004", "AQ-2011",
    "AQI", "Aqiq", "771239", "CanaryTray", "CanaryRing", "CanaryStep", "CanaryCall",
)  # fmt: skip
"""What no maker's file holds, with notes or without."""

TYPED = ("CanaryNote", "CanaryStaff", "CanaryOwner", "CanaryAnswer", "CanaryQuestion", "CanaryOwn", "hot")
"""What only a file with notes holds, as staff typed it."""


@pytest.fixture(scope="module")
def dav() -> Iterator[Dav]:
    """An address book on a server."""
    with serving() as running:
        yield running


@pytest.fixture
def many(sample: Say, data: Path) -> Say:
    """The sample fair with one lead that FIR may have, and one for each reason why it may not."""
    assert sample("fair", "notice", "--since", "2020-01-01").code == 0
    question = ("CanaryQuestion", "--kind", "text", "--text", "CanaryQuestion?")
    assert sample("fair", "question", "add", *question).code == 0
    own = ("--ring", "FZ-1023:quote:50")
    typed = ("--note", "CanaryNote", "--staff", "CanaryStaff", "--owner", "CanaryOwner", "--rating", "hot")
    rings = ("--ring", "AQ-2004:order:771239", "--ring-words", "CanaryTray", "--company", "Shared AB")
    anna = add(sample, "Anna", *own, *rings, *typed, "--answer", "CanaryQuestion=CanaryAnswer")
    for sku, note in (("FZ-1023", "CanaryOwn"), ("AQ-2004", "CanaryRing")):
        assert sample("lead", "interest", anna, "--ring", sku, "--note", note).code == 0
    add(sample, "Colleague", "--ring", "AQ-2004", "--company", "Shared AB")
    add(sample, "Withdrew", *own, "--consent", "contact,marketing")
    assert sample("person", "withdraw", "withdrew@x.example").code == 0
    assert sample("lead", "discard", add(sample, "Aside", *own), "--reason", "test").code == 0
    add(sample, "Untold", *own, "--captured-at", "2019-01-01T10:00")
    add(sample, "Elsewhere", "--ring", "AQ-2011")
    taken = add(sample, "Takenout", *own, "--ring", "AQ-2011")
    assert sample("lead", "interest", taken, "--ring", "FZ-1023", "--remove").code == 0
    stand = open_stand(settings.load(data))
    with writing(stand.database, stand.who, "edit") as write:
        write.change("lead", anna, {"next_step": "CanaryStep", "due_at": datetime(2099, 7, 7, tzinfo=UTC)})
        row = {"id": new_id(), "lead_id": anna, "kind": "call", "done_at": write.at, "outcome": "CanaryCall"}
        write.add("follow_up", [row])
    stand.close()
    return sample


def text_of(path: Path) -> str:
    """Return all that is readable in a file, a folder or a zip."""
    if path.is_dir():
        return "\n".join(map(text_of, sorted(path.iterdir())))
    data = path.read_bytes()
    if is_zipfile(BytesIO(data)):
        folder = path.with_name(f"{path.name}.unpacked")
        with ZipFile(path) as packed:
            packed.extractall(folder, [one for one in packed.namelist() if one != "FORMAT.txt"])
        return text_of(folder)
    if data.startswith(b"%PDF"):
        return words_of(data, path.parent) + streams_of(data).decode("latin-1")
    return data.replace(b"\r\n ", b"").decode("utf-8")


def sent(say: Say, dav: Dav, folder: Path, kind: tuple[str, ...], *words: str) -> str:
    """Return all that is readable of what FIR gets, empty when it gets nothing."""
    name, out, *more = kind
    there = dict(dav.cards)
    folder.mkdir(parents=True)
    where = ("--out", str(folder / out)) if out else ("--url", dav.url)
    answer = say("export", name, *where, *more, "--maker", "fir", *words, "--json")
    assert answer.code == 0, answer.err
    if out:
        return text_of(folder)
    return "\n".join(text for path, text in dav.cards.items() if text != there.get(path)).replace("\r\n ", "")


def found(words: tuple[str, ...], text: str) -> list[str]:
    """Return the words that stand in a text, whose pictures and compressed pieces do not count."""
    plain = re.sub(r"[A-Za-z0-9+/=]{200,}", "", text)
    return [word for word in words if re.search(rf"\b{word}\b", plain)]


def test_no_kind_of_file_tells_a_maker_of_others(many: Say, dav: Dav, tmp_path: Path) -> None:
    for number, kind in enumerate(KINDS):
        for notes in ((), ("--with-notes",)):
            folder = tmp_path / f"{number}{len(notes)}"
            text = sent(many, dav, folder, kind, *notes)
            assert found(("Anna",), text), kind
            assert found(OTHERS, text) == [], kind
            assert bool(notes) or found(TYPED, text) == [], kind
            news = sent(many, dav, folder / "news", kind, *notes, "--since-last")
            assert found(("Anna", *OTHERS), news) == [], kind


def test_the_news_of_every_kind_are_of_those_who_may_leave(many: Say, dav: Dav, tmp_path: Path) -> None:
    for number, kind in enumerate(KINDS):
        sent(many, dav, tmp_path / f"before{number}", kind)
    assert many("person", "told", "untold@x.example").code == 0
    add(many, "Berta", "--ring", "FZ-1031", "--ring", "AQ-2011:order")
    assert many("person", "withdraw", "anna@x.example").code == 0
    met: set[tuple[str, ...]] = set()
    for number, kind in enumerate(KINDS):
        news = sent(many, dav, tmp_path / f"after{number}", kind, "--since-last")
        one = ("vcard",) if kind[0] == "vcard" else tuple(word for word in kind if word != "--pictures")
        assert found(("Berta", "Untold"), news) == ([] if one in met else ["Berta", "Untold"]), kind
        met.add(one)
        assert found(("Anna", *OTHERS), news.replace("Untold", "")) == [], kind
