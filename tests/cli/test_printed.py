"""What a terminal prints of an answer: Persian in visual order, columns from the right; programs read it."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairdesk.cli.printed import printed
from fairdesk.cli.said.table import width
from fairdesk.language.bidi.isolate import ltr
from fairdesk.language.bidi.layout import visual
from fairdesk.language.messages import comma_list, use_language
from tests.cli.conftest import Say

ROOT = Path(__file__).resolve().parents[2]
OFF, ON = "\x1b[8l", "\x1b[8h"


@pytest.fixture(autouse=True)
def _xterm(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("TMUX", "KITTY_WINDOW_ID", "MLTERM", "KONSOLE_VERSION", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")
    yield
    use_language("en")


def lines_of(text: str) -> list[str]:
    assert text.startswith(OFF)
    assert text.endswith(ON)
    return text.removeprefix(OFF).removesuffix(ON).split("\n")


def test_a_sentence_is_in_visual_order() -> None:
    use_language("fa")
    said = "فرمان «leed» وجود ندارد."
    assert lines_of(printed(said)) == [visual(said, 1)]


def test_columns_stand_from_the_right_and_line_up() -> None:
    use_language("fa")
    table = "کد       نام          قیمت\nFZ-1023  آسمان (نمونه)  " + ltr("۹۷٫۰۰ EUR")
    head, row = lines_of(printed(table))
    assert width(head) == width(row)
    assert row.endswith("FZ-1023")
    assert "۹۷٫۰۰ EUR" in row
    assert visual("آسمان (نمونه)", 1) in row
    assert head.endswith(visual("کد", 1))


def test_an_english_answer_only_turns_the_names_round() -> None:
    table = "SKU      name\nFZ-1023  سماء"
    assert lines_of(printed(table)) == ["SKU      name", "FZ-1023  " + visual("سماء", 1)]


def test_english_and_terminals_that_cannot_be_told_get_it_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert printed("fairdesk lead list") == "fairdesk lead list"
    for name in ("KITTY_WINDOW_ID", "KONSOLE_VERSION"):
        monkeypatch.setenv(name, "1")
        assert printed("سلام") == "سلام", "what it printed would be turned round again afterwards"
        monkeypatch.delenv(name)


def test_a_row_wider_than_the_terminal_goes_on_below_it_before_it_is_ordered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_language("fa")
    monkeypatch.setenv("COLUMNS", "40")
    row = "FZ-1023  آسمان نیشابور با نام دراز  خانهٔ فیروزه نمونه  ۱۲  QWERTY"
    first, *more = lines_of(printed(row))
    assert more
    assert all(width(line) <= 40 for line in (first, *more))
    assert first.endswith("FZ-1023")
    assert "QWERTY" in more[-1]
    words = sorted(" ".join((first, *more)).split())
    assert words == sorted(word for part in row.split() for word in visual(part, 1).split())


def test_a_list_of_codes_runs_from_the_right() -> None:
    use_language("fa")
    (line,) = lines_of(printed("یکی از " + comma_list(("hot", "warm", "cold"))))
    assert line == "cold ،warm ،hot " + visual("یکی از", 1)


def seen(*words: str, **env: str) -> str:
    """Return what a terminal gets of a command."""
    main, side = pty.openpty()
    command = [sys.executable, str(ROOT / "app.py"), *words]
    done = subprocess.Popen(
        command, stdin=side, stdout=side, stderr=side, cwd=ROOT, env={**os.environ, **env}
    )
    os.close(side)
    got = b""
    with contextlib.suppress(OSError):  # a terminal without a program ends so
        while part := os.read(main, 4096):
            got += part
    os.close(main)
    assert done.wait(timeout=60) in (0, 1, 2)
    return got.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_a_person_sees_visual_order_and_a_program_reads_text(say: Say, data: Path) -> None:
    lang = ("--data", str(data), "--lang", "fa")
    shown = seen(*lang, "fair", "list")
    assert visual("نمایشگاه", 1) in shown or visual("کد", 1) in shown
    assert visual("کاربرد:", 1) in seen(*lang, "lead", "--help")
    assert visual("کاربرد:", 1) in seen(*lang, "lead"), "the same help, on the other stream"
    assert visual("وجود ندارد.", 1).lstrip(".") in seen(*lang, "leed")
    assert "\x1b" not in seen(*lang, "fair", "list", TERM="dumb")
    assert "کد" in say("--lang", "fa", "fair", "list").out, "into a pipe it is logical"
    values = json.loads(seen(*lang, "--json", "fair", "list"))
    assert values["fairs"][0]["code"] == "TEST"
