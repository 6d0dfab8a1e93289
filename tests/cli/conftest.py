"""The command line in this process: what it answers, and with which exit code."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from fairdesk import settings
from fairdesk.cli.start import run
from fairdesk.language.messages import use_language
from fairdesk.stand import open_stand
from fairdesk.workflows.fair import fairs, staff


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401
        """The answer as values."""
        assert self.code == 0, self.err
        return json.loads(self.out)


Say = Callable[..., Answer]


@pytest.fixture
def bare(capfd: pytest.CaptureFixture[str], data: Path) -> Say:
    """Say a command to fairdesk, with a data folder that is not there yet."""
    assert not data.exists()

    def say(*words: str) -> Answer:
        capfd.readouterr()
        code = run(words)
        out, err = capfd.readouterr()
        use_language("en")
        return Answer(code, out, err)

    return say


@pytest.fixture(scope="session")
def fair_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a real fair in use and somebody at the keyboard, made once."""
    folder = tmp_path_factory.mktemp("fair") / "data"
    opened = open_stand(settings.load(folder))
    values = {"code": "TEST", "name": "Test fair", "country": "SE", "time_zone": "Europe/Stockholm"}
    fairs.add(opened, {**values, "base_url": "https://rings.example.org"})
    staff.use(opened, "Test Staff")
    opened.close()
    return folder


@pytest.fixture
def say(bare: Say, data: Path, fair_folder: Path) -> Say:
    """Say a command to fairdesk, with a real fair in use and somebody at the keyboard."""
    shutil.copytree(fair_folder, data)
    return bare


@pytest.fixture
def sample(bare: Say, data: Path, sample_folder: Path) -> Say:
    """Say a command to fairdesk, with the sample fair loaded."""
    shutil.copytree(sample_folder, data)
    return bare


def refused(answer: Answer, *words: str) -> None:
    """Assert that a command was refused: exit code 1, no answer, plain sentences with `words`."""
    assert answer.code == 1, answer
    assert answer.out == ""
    lines = answer.err.splitlines()
    assert 1 <= len(lines) <= 3, answer.err
    assert "Traceback" not in answer.err
    assert "did not expect" not in answer.err
    assert lines[0].endswith((".", "?", ")")), lines[0]
    assert len(answer.err) < 700
    for word in words:
        assert word in answer.err


def misused(answer: Answer, *words: str) -> None:
    """Assert that a command was used wrongly: exit code 2 and a line that says how."""
    assert answer.code == 2, answer
    assert answer.out == ""
    sentence, more = answer.err.splitlines()
    assert sentence.endswith((".", "?"))
    assert " --help" in more
    assert "Traceback" not in answer.err
    for word in words:
        assert word in answer.err
