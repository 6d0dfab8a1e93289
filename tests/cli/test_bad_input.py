"""Bad input of every kind: exit code 1 and a sentence, or cleaned and kept, and never a traceback."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from fairdesk.cli.hints import HINTS
from tests.cli.conftest import Say, refused
from tests.house.test_messages import TEMPLATE

ZWNJ = "\u200c"
LONG = "x" * 10_000
CONTROLS = "".join(chr(code) for code in range(1, 32)) + "\x7f\x85"
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"

FIELDS = ("name", "company", "latin-name", "title", "city", "address", "website", "note", "owner", "given")
NASTY = {
    "controls": CONTROLS,
    "bidi": BIDI,
    "zwnj": ZWNJ * 5,
    "surrogate": "\udcff",
    "blanks": " \u3000\u00a0",
}

WORDS = {
    **NASTY,
    "empty": "",
    "long": LONG,
    "percent": "%",
    "sql": "' OR 1=1 --",
    "path": "../../x",
    "emoji": "🙂",
    "braces": "{name}",
    "format": "%s",
}

PLACES = (
    ("lead", "show", "NASTY"),
    ("lead", "edit", "NASTY", "--city", "x"),
    ("lead", "visit", "NASTY"),
    ("lead", "restore", "NASTY"),
    ("lead", "list", "--text", "NASTY"),
    ("lead", "list", "--ring", "NASTY"),
    ("lead", "list", "--staff", "NASTY"),
    ("lead", "list", "--country", "NASTY"),
    ("lead", "list", "--day", "NASTY"),
    ("ring", "show", "NASTY"),
    ("ring", "list", "--text", "NASTY"),
    ("ring", "import", "NASTY"),
    ("fair", "use", "NASTY"),
    ("fair", "edit", "NASTY", "--hall", "1"),
    ("maker", "edit", "NASTY", "--city", "x"),
    ("staff", "add", "NASTY"),
    ("staff", "use", "NASTY"),
    ("qr", "NASTY"),
    ("qr", "https://x.example/NASTY"),
    ("maker", "add", "--code", "NASTY", "--brand", "NASTY"),
    ("fair", "add", "--code", "NASTY", "--name", "NASTY"),
    ("lead", "add", "--name", "A", "--badge", "1", "--ring", "NASTY"),
    ("lead", "add", "--name", "A", "--badge", "1", "--ring", "FZ-1023:quote:NASTY:NASTY"),
    ("lead", "add", "--name", "A", "--handle", "wechat:NASTY"),
    ("lead", "add", "--name", "A", "--badge", "1", "--captured-at", "NASTY"),
    ("lead", "add", "--name", "A", "--badge", "NASTY"),
)


@pytest.mark.parametrize("kind", NASTY)
def test_a_name_of_nothing_visible_names_nobody(say: Say, kind: str) -> None:
    refused(say("lead", "add", "--name", NASTY[kind], "--email", "a@x.example"), "nobody is named")


@pytest.mark.parametrize("kind", NASTY)
def test_what_nobody_can_see_is_dropped_from_what_they_can(say: Say, kind: str) -> None:
    words = [word for field in FIELDS for word in (f"--{field}", f"An{NASTY[kind]}na")]
    lead = say("lead", "add", "--badge", "1", *words, "--json").json
    kept = {
        field: lead["contact"][field.replace("-", "_")] for field in FIELDS if field not in {"note", "owner"}
    }
    for field, text in {**kept, "note": lead["visits"][0]["note"], "owner": lead["owner"]}.items():
        assert text.replace(ZWNJ, "").replace(" ", "").replace("\n", "") == "Anna", field
        assert all(unicodedata.category(letter) not in {"Cc", "Cs"} for letter in text.replace("\n", ""))
        assert not set(text) & set(BIDI)


def test_ten_thousand_letters_are_refused(say: Say) -> None:
    for field in (*FIELDS, "email", "phone", "country", "language", "badge", "paper-no", "staff"):
        refused(say("lead", "add", "--name", "Anna", "--email", "a@x.example", f"--{field}", LONG))
    assert say("lead", "list", "--json").json == {"leads": []}


def test_emoji_and_every_script_are_kept(say: Say) -> None:
    for name in ("👩‍👩‍👧 Emoji", "دختر رضایی‌نژاد", "見本 ゆき", "Ольга", "ﷺ", "e\u0301", "𝔄"):
        lead = say("lead", "add", "--name", name, "--badge", "1", "--no-duplicate-check", "--json").json
        assert lead["name"] == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize("nasty", WORDS.values(), ids=WORDS)
def test_any_word_in_any_place_of_a_command(sample: Say, nasty: str) -> None:
    for words in PLACES:
        answer = sample(*(word.replace("NASTY", nasty) for word in words))
        assert answer.code in (0, 1, 2), words
        assert "Traceback" not in answer.err
        assert "did not expect" not in answer.err, (words, answer.err)
        if answer.code == 1:
            assert answer.out == ""
            assert 1 <= len(answer.err.splitlines()) <= 3, (words, answer.err)
            assert len(answer.err) < 700, words


def test_a_size_and_a_quantity_that_are_none(sample: Say) -> None:
    for ring in (
        "FZ-1023:quote:many",
        "FZ-1023:quote:-5",
        "FZ-1023:quote:99999999999999999999",
    ):
        refused(sample("lead", "add", "--name", "A", "--badge", "1", "--ring", ring))
    assert sample("lead", "list", "--json").json == {"leads": []}


def test_a_full_disk_is_said_and_the_database_is_whole(say: Say, data: Path) -> None:
    assert say("lead", "add", "--name", "Before", "--badge", "1").code == 0
    room = sum(path.stat().st_size for path in data.glob("fairdesk.db")) + 40_000
    script = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n"
        "from fairdesk.cli.start import run\n"
        "words = ['--note', 'x' * 3900, '--no-duplicate-check']\n"
        "names = [['--name', f'Filler {n}', '--badge', str(n)] for n in range(60)]\n"
        "codes = [run(['lead', 'add', *name, *words]) for name in names]\n"
        "sys.exit(0 if set(codes) == {0, 1} else 3)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "did not expect" not in done.stderr
    saved = done.stdout.count("Saved: ")
    assert len(say("lead", "list", "--json").json["leads"]) == saved + 1
    assert {check["id"]: check["found"] for check in say("doctor", "--json").json["checks"]}[
        "database"
    ] == "in order"


def test_what_is_not_kept_is_not_said_to_be_kept(say: Say) -> None:
    answer = say("lead", "add", "--name", "Nobody")
    refused(answer, "no way to reach them", "--email", "--picture", "Nothing was kept.")
    assert "All is kept" not in answer.err


def test_what_to_do_on_the_command_line_answers_what_the_screens_say() -> None:
    with TEMPLATE.open("rb") as file:
        known = {message.id for message in read_po(file)}
    assert HINTS.keys() <= known
