"""`fairdesk export handover`: one zip for a maker's phone, with nothing of anybody else's."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from icalendar import Calendar, Event
from pypdf import PdfReader
from pypdf.generic import StreamObject

from tests.cli.conftest import Say, misused, refused
from tests.cli.test_export_consent import add
from tests.interop.conftest import missing, needs

NPM = Path.home() / ".cache/fairdesk-interop/node_modules"
NODE_MODULES = Path(os.environ.get("FAIRDESK_NODE_MODULES", NPM))
NAMES = ["READ-ME.txt", "FIR-leads.pdf", "FIR-leads.ics", "FIR-leads.vcf", "FIR-leads.csv"]
SECRETS = ("AQ-2004", "771239", "۷۷۱۲۳۹", "771٬239", "۷۷۱٬۲۳۹", "canary", "Canary", "Berta", "certificate")
"""What stands in no part, packed or not."""

SAID = ("AQI", "hot", "warm", "order", "داغ", "گرم", "سفارش", "گواهی")
"""What nobody reads in any part; too short to be looked for in packed bytes."""


def parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def words_of(pdf: bytes, folder: Path) -> str:
    """Return the text of a PDF as a person reads and copies it."""
    (folder / "read.pdf").write_bytes(pdf)
    command = [needs("pdftotext", "install poppler-utils"), "-raw", str(folder / "read.pdf"), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")


def streams_of(pdf: bytes) -> bytes:
    """Return all that stands in a PDF, its streams unpacked."""
    reader = PdfReader(BytesIO(pdf))
    pieces = [pdf, repr(reader.metadata).encode()]
    for number in range(1, len(reader.xref_objStm) + sum(map(len, reader.xref.values())) + 1):
        found = reader.get_object(number)
        pieces.append(repr(found).encode())
        if isinstance(found, StreamObject):
            pieces.append(found.get_data())
    return b"\n".join(pieces)


def at(event: Event) -> str:
    assert isinstance(event.start, datetime)
    return event.start.astimezone(UTC).isoformat()[:16]


@pytest.fixture
def shared(sample: Say) -> Say:
    """The sample fair with one lead of two makers' rings, and one of another maker's; all were told."""
    assert sample("fair", "notice", "--since", "2020-01-01").code == 0
    assert sample("fair", "question", "add", "q1", "--kind", "text", "--text", "Canary?").code == 0
    note = ("--note", "canary note", "--staff", "Canary Staff", "--rating", "hot", "--answer", "q1=canary")
    rings = ("--ring", "FZ-1023:quote:50", "--ring", "AQ-2004:quote:771239")
    anna = add(sample, "Anna", "--company", "Exempel AB", "--country", "SE", *rings, *note)
    more = ("--ring", "AQ-2004", "--level", "order", "--reason", "certificate", "--note", "canary ring")
    assert sample("lead", "interest", anna, *more).code == 0
    assert sample("lead", "visit", anna, "--ring-words", "canary tray", "--note", "canary again").code == 0
    add(sample, "Berta", "--ring", "AQ-2004:liked")
    return sample


def hand_over(say: Say, out: Path, *words: str) -> dict[str, object]:
    answer = say("export", "handover", "--maker", "fir", "--out", str(out), *words, "--json").json
    return dict(answer)


def test_a_hand_over_holds_no_byte_about_others(shared: Say, tmp_path: Path) -> None:
    out = tmp_path / "fir.zip"
    answer = hand_over(shared, out)
    assert (answer["maker"], answer["contacts"], answer["parts"], answer["pages"]) == ("FIR", 1, NAMES, 1)
    made = parts(out)
    assert list(made) == NAMES
    text = words_of(made["FIR-leads.pdf"], tmp_path)
    others = shared("ring", "show", "AQ-2004", "--json").json
    names = [text["name"] for text in others["texts"].values()]
    makers = shared("maker", "list", "--json").json["makers"]
    brands = [each["brand"] for each in makers if each["code"] != "FIR"]
    assert len(names) > 1
    assert len(brands) > 1
    read = {"pages": text.encode()}
    read |= {name: data.replace(b"\r\n ", b"") for name, data in made.items() if name != "FIR-leads.pdf"}
    packed = {"zip": out.read_bytes(), "pdf": streams_of(made["FIR-leads.pdf"])}
    for known in ("Anna", "anna@x.example", "FZ-1023", "Exempel AB", "۵۰"):
        assert known in text, known
    for secret in (*SECRETS, *names, *brands):
        for place, data in {**read, **packed}.items():
            assert secret.encode() not in data, (secret, place)
    columns = b"rating,rings,answers,note,visit_notes,owner,staff"
    assert columns in read["FIR-leads.csv"]
    for secret in SAID:
        for place, data in read.items():
            assert secret.encode() not in data, (secret, place)


def test_with_notes_they_are_there_and_other_rings_are_not(shared: Say, tmp_path: Path) -> None:
    out = tmp_path / "fir.zip"
    hand_over(shared, out, "--with-notes")
    made = parts(out)
    assert b"canary note" in made["FIR-leads.vcf"].replace(b"\r\n ", b"")
    assert "canary again" in words_of(made["FIR-leads.pdf"], tmp_path)
    for data in made.values():
        assert b"AQ-2004" not in data.replace(b"\r\n ", b"")


def test_the_reminder_is_of_this_makers_own_rings(sample: Say, tmp_path: Path) -> None:
    sample("fair", "notice", "--since", "2020-01-01")
    early = ("--captured-at", "2099-03-07T10:00")
    add(sample, "Anna", "--ring", "FZ-1023:liked", "--ring", "AQ-2004:order", *early)
    add(sample, "Doris", "--ring", "FZ-1023:quote:5", "--ring", "FZ-1031", *early)
    out = tmp_path / "fir.zip"
    hand_over(sample, out)
    events = Calendar.from_ical(parts(out)["FIR-leads.ics"].decode()).walk("VEVENT")
    assert {str(event["SUMMARY"]): at(event) for event in events if isinstance(event, Event)} == {
        "نوشتن به Doris دربارهٔ FZ-1023، FZ-1031": "2099-03-08T08:45",
        "نوشتن به Anna دربارهٔ FZ-1023": "2099-03-09T08:45",
    }


def test_thunderbird_reads_the_reminders(shared: Say, tmp_path: Path) -> None:
    out = tmp_path / "fir.zip"
    hand_over(shared, out)
    (tmp_path / "a.ics").write_bytes(parts(out)["FIR-leads.ics"])
    node = needs("node", "apt-get install nodejs npm")
    if not (NODE_MODULES / "ical.js").is_dir():
        missing(f"ical.js is not here: npm install --prefix {NODE_MODULES.parent} ical.js@2.2.1")
    reader = Path(__file__).parents[1] / "interop/readers/ical_events.cjs"
    done = subprocess.run(
        [node, str(reader), str(tmp_path / "a.ics")],
        capture_output=True, check=True, env={**os.environ, "NODE_PATH": str(NODE_MODULES)},
    )  # fmt: skip
    event = json.loads(done.stdout)[0]
    assert event["summary"] == "نوشتن به Anna دربارهٔ FZ-1023"
    assert (event["minutes"], event["alarms"]) == (15, 1)
    assert "anna@x.example" in event["description"]


def test_what_left_is_known_and_news_are_news(shared: Say, tmp_path: Path) -> None:
    out = tmp_path / "fir.zip"
    assert hand_over(shared, out, "--since-last")["contacts"] == 1
    given = shared("person", "show", "anna@x.example", "--json").json["persons"][0]["given"]
    assert [(row["recipient"], row["kind"], row["file"]) for row in given] == [("FIR", "handover", "fir.zip")]
    out.unlink()
    nothing = hand_over(shared, out, "--since-last")
    assert (nothing["files"], nothing["contacts"]) == ([], 0)
    assert not out.exists()
    said = shared("export", "handover", "--maker", "FIR", "--since-last", "--out", str(out)).out
    assert "Nothing new since" in said
    add(shared, "Doris", "--ring", "FZ-1031")
    assert hand_over(shared, out, "--since-last")["contacts"] == 1
    assert b"FN:Doris" in parts(out)["FIR-leads.vcf"]


def test_who_was_not_told_is_left_out(sample: Say, tmp_path: Path) -> None:
    out = tmp_path / "fir.zip"
    add(sample, "Anna", "--ring", "FZ-1023")
    refused(sample("export", "handover", "--maker", "FIR", "--out", str(out)), "was not told", "person told")
    assert not out.exists()
    add(sample, "Berta", "--ring", "FZ-1023", "--consent", "contact")
    answer = hand_over(sample, out)
    assert (answer["contacts"], answer["left_out"]) == (1, {"not_told": 1})


def test_it_is_asked_for_rightly(shared: Say, tmp_path: Path) -> None:
    out = tmp_path / "fir.zip"
    misused(shared("export", "handover", "--out", str(out)), "--maker")
    refused(shared("export", "handover", "--maker", "FIR", "--out", str(tmp_path / "fir.pdf")), ".zip")
    refused(shared("export", "handover", "--maker", "NONE", "--out", str(out)), "There is no maker")
    refused(shared("export", "handover", "--maker", "HKK", "--out", str(out)), "no lead to export")
    nowhere = str(tmp_path / "no" / "a.zip")
    refused(shared("export", "handover", "--maker", "FIR", "--out", nowhere), "no folder")
    assert [path.name for path in tmp_path.glob("*")] == ["data"]
