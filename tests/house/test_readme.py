"""The README's own commands work, in its order, in a new data folder."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from fairdesk.cli.main import NOUNS
from fairdesk.cli.start import run

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
SET_UP = """```
python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/python app.py demo
python3 -m venv .venv && .venv/bin/pip install -e ".[test]" && .venv/bin/pytest
```"""


def _examples() -> list[str]:
    blocks = re.findall(r"^```\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("fairdesk ")]


def test_the_set_up_is_one_line_each() -> None:
    assert SET_UP in README


def test_the_examples_work_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "assets").symlink_to(ROOT / "assets")
    monkeypatch.chdir(tmp_path)
    assert len(_examples()) > 12
    for line in _examples():
        code = run(shlex.split(line)[1:])
        assert code == 0, (line, capfd.readouterr().err)
    assert "FN:Anna Exempel" in (tmp_path / "contacts.vcf").read_text("utf-8")


def test_every_command_stands_in_the_table() -> None:
    for noun in NOUNS:
        assert f"| `fairdesk {noun}" in README, noun
