"""In the pseudo-language no command and no refusal says a word that is no message."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Say
from tests.tui.test_pseudo import WORD, mark_all

ROOT = Path(__file__).resolve().parents[2]
DATA = (
    "fairdesk Practice Sample Anna Exempel visitor example FZ SE EUR CODE ID FILE DIR SKU URL QR PNG SVG "
    "TEST Test fair Stockholm rings https org ascii UTF GB SQLite Python Linux sqlite textual sqlmodel "
    "sqlalchemy qrcode vobject json en fa nobody nothing Sara html"
)
COMMANDS = (
    ("fair", "list"), ("maker", "list"), ("staff", "list"), ("ring", "list"), ("lead", "list"),
    ("sample", "list"), ("fair", "question", "list"), ("day", "show"), ("lead", "undo"), ("lead", "redo"),
    ("lead", "show", "nothing"), ("ring", "show", "nothing"), ("fair", "use", "nothing"),
    ("lead", "add", "--name", "Anna"), ("lead", "add", "--email", "nobody"), ("staff", "use", ""),
    ("qr", "FZ-1"), ("export", "vcard", "--out", "/nothing/x.vcf"),
    ("fair", "add", "--code", "TEST", "--name", "x"),
    ("ring", "import", "/nothing.csv"), ("lead", "attach", "nothing", "/nothing.png"),
    ("--help",), ("lead", "--help"), ("ring", "import", "--help"), ("fair", "question", "--help"),
    ("leed",), ("lead", "lst"), ("lead", "list", "--bogus"), ("lead", "list", "--rating", "purple"),
    ("lead", "list", "--limit", "many"), ("lead", "list", "--limit", "-1"), ("lead", "list", "--text"),
    ("lead", "list", "--json=yes"), ("lead", "list", "a", "b"), ("lead", "show"), ("fair",), ("--json",),
    ("lead", "discard", "nothing", "--reason", "test"), ("fair", "edit", "TEST", "--starts", "nothing"),
)  # fmt: skip


CODES = re.compile(
    r"--[\w-]+|fairdesk( [a-z]+)*|/[\w./-]+|<[a-z_|]+>|\[[A-Z]+\]|\b[A-Z_]{4,}\b"
    r"|^  [a-z]+  |hot, warm, cold, none|(lead|list)\?",
    re.MULTILINE,
)
"""What is written in Latin letters in every language: options, commands, paths, values."""


@pytest.fixture
def unloaded() -> Iterator[None]:
    """Commands are loaded for this test alone: their help is translated when they are."""

    def forget() -> None:
        for name in [name for name in sys.modules if name.startswith("fairdesk.cli.")]:
            if name.startswith(("fairdesk.cli.nouns.", "fairdesk.cli.asked.")):
                del sys.modules[name]
                package, _dot, module = name.rpartition(".")
                if hasattr(sys.modules.get(package), module):
                    delattr(sys.modules[package], module)

    forget()
    yield
    forget()


@pytest.mark.usefixtures("unloaded")
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_all_that_a_command_says_is_marked_or_data(
    say: Say, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], data: Path
) -> None:
    mark_all(monkeypatch)
    answer = say(*words)
    told = CODES.sub("", answer.out + answer.err)
    allowed = f"{DATA} {' '.join(words)} {data}".casefold()
    assert answer.out + answer.err
    assert {word for word in WORD.findall(told) if word.casefold() not in allowed} == set()


def test_every_refusal_is_made_of_messages() -> None:
    unmarked = []
    for path in (ROOT / "fairdesk").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refusal":
                told = [*node.args, *(word.value for word in node.keywords if word.arg == "hint")]
                plain = (one for one in told if isinstance(one, ast.Constant | ast.JoinedStr))
                unmarked += [f"{path.name}:{one.lineno}" for one in plain]
    assert unmarked == []
