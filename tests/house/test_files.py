"""What may not stand in any file: addresses of package registries, paths of one machine, unfinished work."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REGISTRY = re.compile(
    r"https?://(?:pypi\.org|files\.pythonhosted\.org|registry\.npmjs\.org|deb\.debian\.org)"
)
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|raise NotImplemented" + r"Error)\b")
HOME = re.compile(r"/(?:home|root|Users)/[a-z]+/")


def _texts() -> list[tuple[str, str]]:
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    found = []
    for name in filter(None, names):
        try:
            found.append((name, (ROOT / name).read_text("utf-8")))
        except (UnicodeDecodeError, FileNotFoundError):
            continue
    return found


def test_no_registry_addresses() -> None:
    assert [name for name, text in _texts() if REGISTRY.search(text)] == []


def test_no_paths_of_one_machine() -> None:
    assert [name for name, text in _texts() if HOME.search(text)] == []


def test_nothing_is_left_unfinished() -> None:
    assert [name for name, text in _texts() if name.endswith(".py") and UNFINISHED.search(text)] == []
