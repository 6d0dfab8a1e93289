"""The khards that are here, and what they read in a folder of vCards."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.interop.cards import Card
from tests.interop.conftest import missing

READER: Final = Path(__file__).parent / "readers" / "khard_yaml.py"


class Khard(NamedTuple):
    """A khard: the program, and the Python that it runs on."""

    program: Path
    python: Path

    def run(self, *words: str | Path, home: Path) -> str:
        """Return what khard answers."""
        return run(self.program, *words, home=home)

    def cards(self, folder: Path, home: Path) -> dict[str, Card]:
        """Return what khard shows of each card in a folder, by UID."""
        cards = json.loads(run(self.python, READER, folder, home=home))
        assert len(cards) == len({card["uid"][0] for card in cards})
        return {card["uid"][0]: card for card in cards}

    def hides(self, home: Path) -> set[str]:
        """Return the properties that khard shows nowhere: the time of change, handles before version 0.22."""
        words = self.run("--version", home=home).split()
        version = tuple(int(part) for part in words[-1].split(".")[:2])
        return {"rev"} if version >= FIRST_WITH_HANDLES else {"rev", "impp"}


FIRST_WITH_HANDLES: Final = (0, 22)

HERE: Final = Khard(Path(sys.executable).with_name("khard"), Path(sys.executable))
"""The khard of this environment."""

DEBIAN: Final = Khard(Path("/usr/bin/khard"), Path("/usr/bin/python3"))
"""Debian's, which is older."""


def each_khard() -> pytest.MarkDecorator:
    """Return a mark by which a test runs with each khard as `khard`."""
    return pytest.mark.parametrize("khard", [HERE, DEBIAN], ids=["here", "debian"])


def khards() -> list[Khard]:
    """Return the khards that are here; without any skip the test, or fail it where all are required."""
    found = [each for each in (HERE, DEBIAN) if each.program.exists()]
    if not found:
        needs_khard(HERE)
    return found


def needs_khard(khard: Khard) -> None:
    """Skip the test, or fail it where all programs are required, without this khard."""
    if not khard.program.exists():
        missing(f"{khard.program} is not here: pip install khard, or apt-get install khard")


def run(*command: str | Path, home: Path) -> str:
    """Return what a program prints; the test fails when the program does."""
    environment = {**os.environ, "HOME": str(home), "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, timeout=90, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-2000:]
    return done.stdout.decode("utf-8")
