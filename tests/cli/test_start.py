"""Starting: the common options in any place, help, version, exit codes, streams, faults written down."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from fairdesk.cli import faults
from fairdesk.cli.options import Options, glance
from tests.cli.conftest import Answer, Say, misused, refused

COMMANDS = (
    "demo, fair add, fair list, fair use, fair edit, fair sample, maker add, maker list, maker edit, "
    "staff add, staff list, staff use, ring import, ring list, ring show, lead add, lead list, lead show, "
    "lead edit, lead visit, lead discard, lead restore, lead undo, qr, export vcard, export json, backup, "
    "doctor"
)
FAIRDESK = (sys.executable, "-m", "fairdesk")


def real(*words: str | bytes, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the real program without a terminal."""
    return subprocess.run(
        [*FAIRDESK, *words],
        env={**os.environ, **environment},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "options", "alone"),
    [
        ([], Options(), True),
        (["--data", "/x"], Options(data=Path("/x")), True),
        (["--data=/x", "--lang", "fa"], Options(data=Path("/x"), lang="fa"), True),
        (["--database", "sqlite:///y"], Options(database="sqlite:///y"), True),
        (["lead", "list", "--lang=fa"], Options(lang="fa"), False),
        (["--json"], Options(json=True), False),
        (["--data"], Options(), False),
        (["--data="], Options(), False),
        (["--lang", "xx"], Options(), False),
        (["--help"], Options(), False),
    ],
)
def test_common_options_are_seen_at_a_glance(words: list[str], options: Options, alone: bool) -> None:
    assert glance(words) == (options, alone)


def test_common_options_stand_before_or_after_the_command(bare: Say, tmp_path: Path) -> None:
    there = str(tmp_path / "there")
    for words in (
        ("--data", there, "--json", "fair", "list"),
        ("fair", "--data", there, "--json", "list"),
        ("fair", "list", "--json", f"--data={there}"),
        ("--json", "fair", "--data", there, "list"),
    ):
        assert bare(*words).json == {"fairs": []}
    assert (tmp_path / "there" / "fairdesk.db").exists()


def test_the_innermost_option_wins(bare: Say, tmp_path: Path) -> None:
    outer, inner = tmp_path / "outer", tmp_path / "inner"
    assert bare("--data", str(outer), "fair", "list", "--data", str(inner)).code == 0
    assert inner.exists()
    assert not outer.exists()


def test_help_names_the_commands_and_says_no_more_than_there_is(bare: Say, data: Path) -> None:
    answer = bare("--help")
    assert answer.code == 0
    for noun in ("demo", "fair", "maker", "ring", "lead", "qr", "print", "export", "backup", "doctor"):
        assert f"\n  {noun} " in answer.out
    for later in ("merge", "followup", "scan"):
        assert f"\n  {later} " not in answer.out
    assert not data.exists()


def test_every_command_has_help(bare: Say) -> None:
    for words in COMMANDS.split(", "):
        answer = bare(*words.split(), "--help")
        assert answer.code == 0, words
        assert f"Usage: fairdesk {words} " in answer.out
        assert "--json" in answer.out


def test_the_version(bare: Say) -> None:
    answer = bare("--version")
    assert (answer.code, answer.out) == (0, "fairdesk 0.1.0\n")


@pytest.mark.parametrize(
    "words",
    [
        ("--bogus",),
        ("leed",),
        ("lead", "lst"),
        ("lead", "list", "--bogus"),
        ("lead", "list", "--rating", "purple"),
        ("lead", "list", "--limit", "-3"),
        ("lead", "list", "--limit", "many"),
        ("lead", "list", "--day", "yesterday"),
        ("lead", "show"),
        ("lead", "show", "a", "b"),
        ("--lang", "xx", "lead", "list"),
        ("--json",),
        ("lead", "list", "--text"),
        ("lead", "list", "--json=yes"),
        ("fair", "question", "move", "A", "0"),
        ("export", "vcard"),
        ("ring", "import"),
    ],
)
def test_wrong_usage_is_exit_code_2(say: Say, words: tuple[str, ...]) -> None:
    misused(say(*words))


@pytest.mark.parametrize("words", [("lead",), ("ring",), ("fair", "question")])
def test_a_noun_alone_says_what_it_can_do(say: Say, words: tuple[str, ...]) -> None:
    answer = say(*words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("Usage: fairdesk")


def test_a_slip_of_the_keys_is_answered_with_what_was_meant(bare: Say) -> None:
    misused(bare("leed"), "Did you mean lead?")
    misused(bare("lead", "lst"), "Did you mean list?")


def test_help_is_named_for_the_command_wherever_the_common_options_stand(bare: Say) -> None:
    misused(bare("--lang", "en", "lead", "add", "--email"), "fairdesk lead add --help")
    misused(bare("--json", "lead", "list", "--text"), "fairdesk lead list --help")


def test_a_refusal_before_the_settings_are_read_is_in_the_language_asked_for(
    bare: Say, tmp_path: Path
) -> None:
    told = bare("--lang", "fa", "--data", f"{tmp_path}/\udcff", "fair", "list")
    assert told.code == 1
    assert any("\u0600" <= letter <= "\u06ff" for letter in told.err)


@pytest.mark.skipif(sys.platform == "win32", reason="closes standard output as a shell of Unix does")
def test_a_closed_output_is_no_fault(say: Say, data: Path) -> None:
    del say
    line = shlex.join([*FAIRDESK, "--data", str(data), "fair", "list"])
    done = subprocess.run(["sh", "-c", f"{line} >&-"], stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert not (data / "logs").exists()


def test_wrong_usage_is_told_in_persian_too(say: Say) -> None:
    for words in (("leed",), ("lead", "list", "--bogus"), ("lead", "show"), ("lead", "list", "--text")):
        lines = say("--lang", "fa", *words).err.splitlines()
        assert len(lines) == 2
        assert all(any("\u0600" <= letter <= "\u06ff" for letter in line) for line in lines)


def test_without_a_terminal_there_are_no_screens() -> None:
    done = real()
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "There is no terminal to open the screens on.",
        "Give a command instead: fairdesk --help names them.",
    ]


def test_output_is_utf8_whatever_the_locale_says(tmp_path: Path) -> None:
    for locale in ("C", "POSIX", "fa_IR.CP1256"):
        folder = str(tmp_path / locale)
        words = ("--data", folder, "fair", "add", "--code", "QOM", "--name", "نمایشگاه قم")
        done = real(*words, LC_ALL=locale, PYTHONUTF8="0", PYTHONIOENCODING="ascii", PYTHONCOERCECLOCALE="0")
        assert done.returncode == 0, done.stderr
        assert "نمایشگاه قم" in done.stdout.decode("utf-8")


def test_half_a_character_is_no_traceback(tmp_path: Path) -> None:
    for words in (
        (b"lead", b"show", b"\xff\xfe"),
        (b"fair", b"add", b"--code", b"\xff", b"--name", b"\xff"),
        (b"\xff",),
    ):
        done = real(b"--data", str(tmp_path / "data").encode(), *words)
        assert done.returncode in (1, 2)
        assert b"Traceback" not in done.stderr
        assert b"did not expect" not in done.stderr


@pytest.mark.parametrize("name", ["a?b=c#d%20e", "قم", "a'b\"c", "sqlite:"])
def test_a_folder_with_a_strange_name_is_used(bare: Say, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    assert bare("--data", str(folder), "fair", "add", "--code", "A", "--name", "A").code == 0
    assert (folder / "fairdesk.db").exists()


def test_a_folder_whose_name_is_no_text_is_refused(bare: Say, tmp_path: Path) -> None:
    refused(bare("--data", f"{tmp_path}/\udcff", "fair", "list"), "not text in UTF-8", "--data FOLDER")
    assert list(tmp_path.iterdir()) == []


def test_a_picture_is_written_to_any_name_there_can_be(say: Say, tmp_path: Path) -> None:
    assert say("qr", "https://x.example", "--out", f"{tmp_path}/\udcff.png").code == 0
    assert b"\xff.png" in os.listdir(os.fsencode(tmp_path))


@pytest.mark.parametrize(
    "words", ["ring import --columns", "--version", "fair list --json", "qr https://x.example"]
)
def test_a_reader_that_has_gone_is_no_fault(say: Say, data: Path, words: str) -> None:
    del say
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*FAIRDESK, "--data", str(data), *words.split()], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a full disk that Linux has")
def test_answering_to_a_full_disk_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*FAIRDESK, "--data", str(tmp_path), "--json", "fair", "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "The system refused: No space left on device.\n"


def test_what_nobody_expected_is_written_down_with_the_data(
    data: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken() -> int:
        raise ZeroDivisionError("made")

    code = faults.guarded(broken, Options(data=data))
    answer = Answer(code, *capfd.readouterr())
    assert answer.code == 1
    assert "Traceback" not in answer.err
    (log,) = (data / "logs").iterdir()
    assert str(log) in answer.err
    assert "ZeroDivisionError: made" in log.read_text("utf-8")
    assert log.stat().st_mode & 0o777 == 0o600


def test_stopping_by_ctrl_c_is_130(capfd: pytest.CaptureFixture[str]) -> None:
    def stopped() -> int:
        raise KeyboardInterrupt

    assert faults.guarded(stopped, Options()) == 130
    assert capfd.readouterr().err == "Stopped.\n"


def test_a_settings_file_that_cannot_be_read_is_said_and_survived(say: Say, data: Path) -> None:
    (data / "settings.toml").write_text("staff = [", "utf-8")
    answer = say("fair", "list")
    assert answer.code == 0
    assert "settings.toml cannot be read" in answer.err


def test_a_data_folder_that_is_a_file(bare: Say, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    refused(bare("--data", str(file), "fair", "list"), str(file), "--data FOLDER")


def test_a_database_that_is_none(bare: Say, data: Path) -> None:
    data.mkdir()
    (data / "fairdesk.db").write_text("this is no database, and long enough to be looked at" * 40)
    refused(bare("fair", "list"), "not a database")


def test_a_database_url_that_is_none(bare: Say) -> None:
    refused(bare("--database", "nonsense", "fair", "list"))
    refused(bare("--database", "oracle://x/y", "fair", "list"))
    refused(bare("--database", "postgresql://host:port/x", "fair", "list"))


def test_another_database_by_its_address(say: Say, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    assert say("--database", f"sqlite:///{other}", "fair", "list", "--json").json == {"fairs": []}
    assert other.exists()
