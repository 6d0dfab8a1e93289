"""`fairdesk lead import`: what became of each contact, what to look at, and nothing on a trial."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Say, refused

CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:{name}\r\nN:;;;;\r\nEMAIL:{email}\r\n"
    "ORG:{company}\r\nEND:VCARD\r\n"
)


def cards(path: Path, *names: str, company: str = "Nordic Silver AB") -> Path:
    path.write_text(
        "".join(
            CARD.format(
                uid=f"uid-{name}", name=name, email=f"{name[:4].strip()}@x.example".lower(), company=company
            )
            for name in names
        ),
        encoding="utf-8",
    )
    return path


def leads(say: Say) -> list[str]:
    return sorted(row["name"] for row in say("lead", "list", "--json").json["leads"])


def test_cards_become_leads_and_the_same_file_changes_nothing(say: Say, tmp_path: Path) -> None:
    file = cards(tmp_path / "phone.vcf", "Anna", "Berta", "علی")
    tried = say("lead", "import", str(file), "--dry-run")
    assert tried.out == (
        "phone.vcf: 3 contacts; 3 new, 0 filled in, 0 unchanged, 0 refused.\n"
        "This was a trial: nothing is kept.\n"
    )
    assert leads(say) == []
    assert say("lead", "import", str(file)).out == (
        "phone.vcf: 3 contacts; 3 new, 0 filled in, 0 unchanged, 0 refused.\n"
    )
    assert leads(say) == ["Anna", "Berta", "علی"]
    again = say("lead", "import", str(file), "--json").json
    assert (again["new"], again["filled"], again["unchanged"], again["refused"]) == (0, 0, 3, 0)
    assert (again["kind"], again["contacts"], again["dry_run"], again["doubts"]) == ("vcard", 3, False, [])


def test_numbers_without_a_country_code_are_from_where_it_is_said(say: Say, tmp_path: Path) -> None:
    file = tmp_path / "phone.csv"
    rows = ("Anna,,070-123 45 67,", "Berta,b@x.example,070-765 43 21,", "Jonas,,0151 23456789,Germany")
    file.write_text("\n".join(("Name,E-mail,Phone,Country", *rows)), encoding="utf-8")
    done = say("lead", "import", str(file), "--json").json
    assert (done["new"], done["refused"]) == (2, 1)
    assert [(one["name"], one["why"], one["todo"]) for one in done["doubts"]] == [
        ("Anna", "Not taken in: it has no way to reach them.",
         "Mend it in the file and import that again, or register them at the Desk."),
        ("Anna", "070-123 45 67 has no country code.",
         "Import again with --country COUNTRY: where such numbers are from."),
        ("Berta", "070-765 43 21 has no country code.",
         "It is kept in the note. To have it whole import with --country COUNTRY: where such numbers are "
         "from."),
    ]  # fmt: skip
    refused(say("lead", "import", str(file), "--country", "Atlantis"), "Atlantis")
    done = say("lead", "import", str(file), "--country", "Sweden", "--json").json
    assert (done["new"], done["filled"], done["unchanged"], done["doubts"]) == (1, 1, 1, [])
    out = tmp_path / "out.csv"
    say("export", "csv", "--out", str(out))
    for number in ("+46701234567", "+46707654321", "+4915123456789"):
        assert number in out.read_text("utf-8").replace(" ", "").replace("-", "")
    again = say("lead", "import", str(file), "--country", "se", "--json").json
    assert (again["new"], again["filled"], again["unchanged"]) == (0, 0, 3)


def test_each_doubt_is_a_line_and_json_has_all(say: Say, tmp_path: Path) -> None:
    say("lead", "add", "--name", "Anna", "--email", "other@x.example")
    first = say("lead", "list", "--json").json["leads"][0]["id"]
    rows = [f"Person {number},," for number in range(25)]
    file = tmp_path / "people.csv"
    file.write_text("\n".join(["Name,E-mail,Company", "Anna,anna@x.example,", *rows]), encoding="utf-8")
    told = say("lead", "import", str(file), "--dry-run").out.splitlines()
    assert told[0] == "people.csv: 26 contacts; 1 new, 0 filled in, 0 unchanged, 25 refused."
    assert told[3] == "To be looked at:"
    assert told[4] == (
        "3 Person 0: Not taken in: it has no way to reach them. "
        "Mend it in the file and import that again, or register them at the Desk."
    )
    assert told[5] == "4 Person 1: Not taken in: it has no way to reach them.", "what to do is said once"
    assert told[-1] == (
        f"2 Anna: Perhaps somebody who is kept here already: the same Name. ({first[-8:]}) "
        "Look at both, and set one aside if it is a duplicate."
    )
    doubts = say("lead", "import", str(file), "--json").json["doubts"]
    assert len(doubts) == 26
    assert doubts[-1] == {
        "place": 2,
        "name": "Anna",
        "why": "Perhaps somebody who is kept here already: the same Name.",
        "todo": "Look at both, and set one aside if it is a duplicate.",
        "leads": [first],
    }


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("gone.vcf", None, "There is no file"),
        ("empty.vcf", b"", "is empty"),
        ("picture.jpg", b"\xff\xd8\xff\xe0 and more", "is a picture"),
        ("report.pdf", b"%PDF-1.7", "is a PDF file"),
        ("broken.zip", b"PK\x03\x04 and no more", ""),
        ("broken.json", b'{"leads": [', ""),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence(
    say: Say, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    refused(say("lead", "import", str(tmp_path / name)), words)
    assert leads(say) == []


def test_our_own_workbook_is_told_from_others(say: Say, tmp_path: Path) -> None:
    ours, others = tmp_path / "fair.xlsx", tmp_path / "others.xlsx"
    say("lead", "add", "--name", "Anna", "--email", "anna@x.example")
    say("export", "xlsx", "--out", str(ours))
    refused(say("lead", "import", str(ours)), "a workbook that fairdesk wrote", "export csv")
    with zipfile.ZipFile(others, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("docProps/core.xml", "<dc:creator>Anna</dc:creator>")
    refused(say("lead", "import", str(others)), "office file", "save it as CSV")


def test_without_a_fair_it_is_refused(bare: Say, tmp_path: Path) -> None:
    refused(bare("lead", "import", str(cards(tmp_path / "a.vcf", "Anna"))), "No fair is chosen yet.")


def on_a_terminal(answer: str, *words: str) -> str:
    """Run a command as at a terminal, type an answer, and return all that is shown."""
    us, its = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "fairdesk", *words],
        stdin=its,
        stdout=its,
        stderr=its,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
    )
    os.close(its)
    os.write(us, answer.encode())
    shown = b""
    while True:
        try:
            more = os.read(us, 4096)
        except OSError:
            break
        if not more:
            break
        shown += more
    assert running.wait(timeout=60) == 0, shown
    return shown.decode()


def test_at_a_terminal_it_tries_first_and_asks(say: Say, tmp_path: Path) -> None:
    file = str(cards(tmp_path / "phone.vcf", "Anna", "Berta"))
    shown = on_a_terminal("n\n", "lead", "import", file)
    assert "2 new, 0 filled in" in shown
    assert "Import them? [y/N]" in shown
    assert shown.rstrip().endswith("Nothing was imported.")
    assert leads(say) == []
    assert "This was a trial" in on_a_terminal("y\n", "lead", "import", file)
    assert leads(say) == ["Anna", "Berta"]
    assert "Import them?" not in on_a_terminal("", "lead", "import", file, "--yes")


def test_a_trial_says_on_one_line_how_far_it_is(say: Say, tmp_path: Path) -> None:
    file = cards(tmp_path / "many.vcf", *(f"{number:04} Person" for number in range(450)))
    shown = on_a_terminal("", "lead", "import", str(file), "--dry-run")
    head, line, rest = shown.partition("\rContacts: 200")
    assert (head, line) == ("", "\rContacts: 200")
    assert re.fullmatch(r"(\rContacts: \d+)+\r\nmany\.vcf: 450 contacts;.*", rest, re.DOTALL), rest
    assert "\rContacts: 200 of 450" in on_a_terminal("y\n", "lead", "import", str(file))


def test_the_help_of_the_import_says_when_it_asks_and_names_the_file_once(say: Say) -> None:
    told = say("lead", "import", "--help").out
    assert "  FILE  The contacts.  [required]" in told
    assert "it asks first only at a terminal." in " ".join(told.split())
    file = say("sample", "set", "--help").out
    assert "<wanted|handed_over|lent|returned|sold|posted>" in file


def test_the_figures_are_one_sentence_in_persian(say: Say, tmp_path: Path) -> None:
    told = say("--lang", "fa", "lead", "import", str(cards(tmp_path / "phone.vcf", "Anna")), "--dry-run").out
    assert "؛" in told.splitlines()[0]
    assert ";" not in told


def test_our_own_exports_change_nothing(sample: Say, tmp_path: Path) -> None:
    sample(
        "lead", "add", "--name", "Anna Lindqvist", "--company", "Nordic Silver AB", "--country", "SE",
        "--email", "anna@x.example", "--phone", "+46 70 123 45 67", "--ring", "FZ-1023:quote:50",
        "--ring", "FZ-1031:liked", "--ring", "AQ-2004:sample:2",
        "--note", "wants 50; early\nand a price", "--consent", "contact,marketing", "--language", "sv",
    )  # fmt: skip
    sample("lead", "add", "--name", "Erik; Jr, PhD", "--email", "erik@x.example", "--rating", "hot")
    sample("lead", "add", "--company", "Galleri Norr", "--email", "hej@x.example", "--handle", "instagram:n")
    before = sample("lead", "list", "--json").json
    shapes = [("vcard",), ("vcard", "--note", "short"), ("vcard", "--note-language", "fa"), ("csv",)]
    shapes += [("csv", "--profile", name) for name in ("google", "outlook", "hubspot", "salesforce", "odoo")]
    shapes += [("csv", "--rows", "interest")]
    for number, shape in enumerate(shapes):
        written = str(tmp_path / f"out{number}")
        assert sample("export", *shape, "--out", written).code == 0
        done = sample("lead", "import", written, "--json").json
        assert (done["new"], done["filled"], done["unchanged"]) == (0, 0, 3), (shape, done)
        assert [one["why"] for one in done["doubts"]] == [], shape
    for spoken, heard in (("en", "fa"), ("fa", "en")):
        for note in ("full", "short", "none"):
            written = str(tmp_path / f"{spoken}-{note}")
            assert sample("--lang", spoken, "export", "vcard", "--note", note, "--out", written).code == 0
            done = sample("--lang", heard, "lead", "import", written, "--json").json
            assert (done["new"], done["filled"], done["unchanged"]) == (0, 0, 3), (spoken, note, done)
    assert sample("lead", "list", "--json").json == before
    out = tmp_path / "news.vcf"
    answer = sample("export", "vcard", "--since-last", "--out", str(out), "--json").json
    assert json.dumps(answer["files"]) == "[]"


def test_a_file_of_before_a_withdrawal_brings_nothing_back(sample: Say, tmp_path: Path) -> None:
    sample(
        "lead", "add", "--name", "Klaus Muster", "--email", "k@x.example", "--consent", "contact,marketing",
        "--ring", "FZ-1023:quote:50", "--note", "likes it",
    )  # fmt: skip
    shapes = [("vcard",), ("vcard", "--note-language", "fa"), ("csv",), ("csv", "--profile", "google")]
    for number, shape in enumerate(shapes):
        assert sample("export", *shape, "--out", str(tmp_path / f"out{number}")).code == 0
    assert sample("person", "withdraw", "k@x.example").code == 0
    before = sample("person", "show", "k@x.example", "--json").json
    for number, shape in enumerate(shapes):
        done = sample("lead", "import", str(tmp_path / f"out{number}"), "--json").json
        assert (done["new"], done["filled"], done["unchanged"]) == (0, 0, 1), (shape, done)
    assert sample("person", "show", "k@x.example", "--json").json == before


def test_handles_and_numbers_of_whatsapp_come_back_as_they_were(sample: Say, tmp_path: Path) -> None:
    for name, country, handle in (
        ("Klaus Muster", "DE", "whatsapp:+4915112345678"),
        ("Petra Muster", "DE", "whatsapp:https://wa.me/4915112345679"),
        ("李娜", "CN", "wechat:lina_hz"),
        ("علی نمونه", "IR", "eitaa:@ali"),
    ):
        assert sample("lead", "add", "--name", name, "--country", country, "--handle", handle).code == 0
    before = sample("export", "json", "--out", str(tmp_path / "before.json"), "--json").json["leads"]
    shapes = [("vcard",), ("csv",), ("csv", "--rows", "interest")]
    shapes += [("csv", "--profile", name) for name in ("google", "outlook", "hubspot", "salesforce", "odoo")]
    for number, shape in enumerate(shapes):
        written = str(tmp_path / f"out{number}")
        assert sample("export", *shape, "--out", written).code == 0
        done = sample("lead", "import", written, "--json").json
        assert (done["new"], done["filled"], done["unchanged"]) == (0, 0, before), (shape, done)
        assert done["doubts"] == [], shape
