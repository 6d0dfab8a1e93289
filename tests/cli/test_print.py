"""`fairdesk print`: files that are there, sentences that say what to do, and a preview in the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from fairdesk.domain.refusals import Refusal
from fairdesk.workflows.paper import deliver
from tests.cli.conftest import Say, misused, refused
from tests.printing.reading import read

ROOT = Path(__file__).resolve().parents[2]


def codes(path: Path) -> list[str]:
    return sorted(read(Image.open(path)))


def test_labels_of_some_rings_as_pdf_png_and_svg(sample: Say, tmp_path: Path) -> None:
    words = ("print", "labels", "--ring", "FZ-1023", "--ring", "aq2004", "--language", "fa")
    told = sample(*words, "--out", str(tmp_path / "a.pdf"), "--json").json
    assert told["files"] == [str(tmp_path / "a.pdf")]
    assert (told["pages"], told["codes"], told["missing_letters"]) == (1, 2, "")
    assert sample(*words, "--out", str(tmp_path / "a.svg")).code == 0
    assert (tmp_path / "a.svg").read_text("utf-8").startswith("<svg")
    assert (
        sample(*words, "--out", str(tmp_path / "a.png")).out
        == f"1 page, 2 codes\nWritten: {tmp_path}/a.png\n"
    )
    links = [sample("ring", "show", sku, "--json").json["link"] for sku in ("FZ-1023", "AQ-2004")]
    assert codes(tmp_path / "a.png") == sorted(links)


def test_pages_are_numbered_when_there_are_more(sample: Say, tmp_path: Path) -> None:
    words = ("print", "labels", "--maker", "FIR", "--copies", "4", "--skip", "2", "--price")
    told = sample(*words, "--out", str(tmp_path / "a.png"), "--json").json
    assert [Path(name).name for name in told["files"]] == ["a-1.png", "a-2.png"]
    assert told["codes"] == 28


def test_a_long_job_offers_a_proof(sample: Say, tmp_path: Path) -> None:
    many = sample("print", "tags", "--out", str(tmp_path / "a.pdf"))
    assert "--proof" in many.err
    assert "No room for the geographical indication" in many.err
    proof = sample("print", "tags", "--proof", "--out", str(tmp_path / "b.pdf"), "--json").json
    assert proof["codes"] == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("labels", "Nobody said where to print."),
        ("labels --out x.txt", "x.txt does not say what to write."),
        ("labels --out x.png --pdf-a", "take PDF only"),
        ("labels --out none/x.pdf", "There is no folder"),
        ("labels --out x.pdf --sheet 9999", "There is no sheet 9999."),
        ("labels --out x.pdf --copies 0", "0 copies of each label"),
        ("labels --out x.pdf --skip 21", "21 of them cannot be left free"),
        ("labels --out x.pdf --offset-x 40", "moved by 10 mm at most"),
        ("labels --out x.pdf --stone nonsense", "There is no ring to print."),
        ("labels --out x.pdf --ring NONE", "There is no ring NONE."),
        ("labels --preview", "A preview needs a terminal with colours."),
        ("picks 123456 --out x.pdf", "There is no lead"),
        ("wifi --network A --password short --out x.pdf", "This password cannot be right"),
        ("slips --count 0 --out x.pdf", "0 slips from number 1"),
    ],
)
def test_what_cannot_be_printed_is_refused_in_a_sentence(
    sample: Say, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    refused(sample("print", *words.split()), said)
    assert list(tmp_path.glob("x*")) == []


@pytest.mark.parametrize(
    "words",
    [
        "labels --language tlh",
        "privacy --language tlh",
        "labels --date soon",
        "catalogue --by colour",
    ],
)
def test_wrong_usage_is_2(sample: Say, words: str) -> None:
    misused(sample("print", *words.split()))


def test_a_real_fair_needs_an_address_that_leads_somewhere(say: Say, tmp_path: Path) -> None:
    say("ring", "import", str(ROOT / "assets/sample/rings.csv"))
    refused(say("print", "labels", "--out", str(tmp_path / "a.pdf")), "is an example", "--local-only")
    assert say("print", "labels", "--out", str(tmp_path / "a.pdf"), "--local-only").code == 0
    say("fair", "edit", "TEST", "--base-url", "https://fdesk.se")
    assert say("print", "labels", "--out", str(tmp_path / "b.pdf")).code == 0


def test_everything_else_can_be_printed(sample: Say, tmp_path: Path) -> None:
    who = ("--name", "Anna Exempel", "--email", "a@visitor.example", "--ring", "FZ-1023")
    lead = sample("lead", "add", *who, "--json")
    wanted = {
        "tent --ring FZ-1023 --language fa --second sv": 1,
        "catalogue --maker FIR --by maker --language ar --copy-shop de": 6,
        f"picks {lead.json['id'][-6:]}": 1,
        "card --language sv --second fa --phone +46701234567": 1,
        "wifi --network Guests --password 12345678": 1,
        "privacy": 5,
        "privacy --language fa --language sv": 2,
        "slips --count 9 --first 100": 3,
        "labels --outline --pdf-a --date ۱۴۰۵/۱۱/۳۰": 3,
    }
    for number, (words, pages) in enumerate(wanted.items()):
        out = tmp_path / f"{number}.pdf"
        assert sample("print", *words.split(), "--out", str(out), "--json").json["pages"] == pages, words
        assert out.read_bytes().startswith(b"%PDF")
    assert (tmp_path / "1-copy-shop.pdf").exists()
    listed = sample("print", "sheets", "--json").json["sheets"]
    assert {"L7160", "3474", "L4732", "8658", "L4730"} <= {sheet["code"] for sheet in listed}


def test_printing_without_lp_and_on_a_printer(
    sample: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    words = ("print", "labels", "--ring", "FZ-1023", "--printer", "Counter 1")
    assert "needs the program lp" in sample(*words).err
    lp = tmp_path / "lp"
    lp.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/asked\n/bin/cat > {tmp_path}/sent\n')
    lp.chmod(0o755)
    answer = sample(*words)
    assert answer.out == "1 page, 1 code\nSent to Counter 1\n"
    asked = (tmp_path / "asked").read_text()
    assert asked == "-d Counter 1 -t labels -o media=A4 -o print-scaling=none -o sides=one-sided\n"
    assert (tmp_path / "sent").read_bytes().startswith(b"%PDF")
    lp.write_text('#!/bin/sh\necho "lp: The printer does not exist." >&2\nexit 1\n')
    assert "The printer does not exist." in sample(*words).err


def test_a_stop_leaves_nothing(sample: Say, tmp_path: Path) -> None:
    """The file is there whole or not at all, whenever somebody stops."""
    from fairdesk import settings
    from fairdesk.stand import open_stand
    from fairdesk.workflows.paper import labels
    from fairdesk.workflows.paper.chosen import Chosen

    stand = open_stand(settings.load(tmp_path / "data"))
    paper = labels.labels(stand, "labels", Chosen("en"), labels.Layout(copies=40))

    def stop(done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deliver.deliver(stand, paper, deliver.Target(tmp_path / "a.pdf"), stop)
    with pytest.raises(Refusal):
        deliver.deliver(stand, paper, deliver.Target(tmp_path))
    stand.close()
    assert list(tmp_path.glob("*.pdf")) == list(tmp_path.glob(".fairdesk*")) == []


def test_a_preview_in_the_terminal(sample: Say, tmp_path: Path) -> None:
    sample("fair", "list")
    command = f"{sys.executable} app.py --data {tmp_path}/data print catalogue --maker FIR --preview"
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "60", "LINES": "30"}
    done = subprocess.run(
        ["script", "-qec", command, "/dev/null"], capture_output=True, cwd=ROOT, env=environment, check=True
    )
    rows = [row for row in done.stdout.decode("utf-8").splitlines() if "▀" in row]
    assert len(rows) >= 20
    assert {row.count("▀") for row in rows} == {rows[0].count("▀")}
