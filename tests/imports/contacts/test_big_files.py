"""Files far bigger than any address book are read piece by piece, whatever is in them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import Final

import pytest

from tests.exports.leads import FAIR
from tests.imports.contacts.peak import STATUS

ROOT: Final = Path(__file__).resolve().parents[3]
LONG: Final = os.environ.get("FAIRDESK_RUNS", "0") not in {"0", "1"}
"""Whether longer runs are asked for."""

SIZES: Final = (20, 200) if LONG else (20,)
"""Megabytes of a file."""

PEOPLES: Final = 8 << 20
"""Octets that reading people may take at most."""

LONGEST: Final = 24 << 20
"""The same where something has no end: a cell of 4 million characters takes 16 MB by itself."""

MEGABYTE: Final = 1_000_000
NOTE: Final = b"likes blue stones " * 220
PEOPLE: Final = 250
"""People with such a note who make a megabyte."""

Pieces = Iterator[bytes]
Maker = Callable[[int], Pieces]
"""Makes a file of so many megabytes."""


def vcards(size: int) -> Pieces:
    for number in range(size * PEOPLE):
        yield b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Test %d\r\nTEL:+46 %d\r\nNOTE:%s\r\nEND:VCARD\r\n" % (
            number, number, NOTE,
        )  # fmt: skip


def mecards(size: int) -> Pieces:
    for number in range(size * PEOPLE):
        yield b"MECARD:N:Test %d;TEL:+46 %d;NOTE:%s;;\r\n" % (number, number, NOTE)


def table(size: int) -> Pieces:
    yield b"Name,Phone,Note\r\n"
    for number in range(size * PEOPLE):
        yield b"Test %d,+46 %d,%s\r\n" % (number, number, NOTE)


def readable(size: int) -> Pieces:
    """Yield the readable JSON: leads, then the catalogue."""
    yield b'{"leads": ['
    for number in range(size * PEOPLE):
        lead = {
            "id": f"{number:032x}", "fair": {"id": FAIR.id, "code": FAIR.code}, "how": "desk",
            "captured_at": "2027-03-04T22:30:15+00:00", "captured_offset_minutes": 60,
            "contact": {"id": f"{number:032x}", "name": f"Test {number}", "note": NOTE.decode()},
        }  # fmt: skip
        yield b",\n"[not number :] + json.dumps(lead).encode()
    yield b'], "catalogue": {"maker": []}}'


def no_cards(size: int) -> Pieces:
    """Yield cards that hold no line and have no end, then a good one."""
    for _megabyte in range(size):
        yield (b"BEGIN:VCARD\n" + b"\x00\xff;;::==" * 20_000 + b"\n") * 6
    yield b"BEGIN:VCARD\nFN:Test\nEND:VCARD\n"


def endless(before: bytes, piece: bytes, after: bytes) -> Maker:
    """Return what makes a file whose middle is one piece again and again."""
    return lambda size: chain([before], repeat(piece * (MEGABYTE // len(piece)), size), [after])


ENDLESS: Final[dict[str, dict[str, tuple[Maker, str]]]] = {
    "vcard": {
        "line": (endless(b"BEGIN:VCARD\nFN:A\nNOTE:", b"x", b"\nEND:VCARD\nBEGIN:VCARD\nFN:B\n"), "2"),
        "folds": (endless(b"BEGIN:VCARD\nFN:A\nNOTE:x\n", b" " + b"x" * 998 + b"\n", b"END:VCARD\n"), "1"),
        "cards": (no_cards, ""),
    },
    "mecard": {
        "line": (endless(b"MECARD:N:A;NOTE:", b"x", b";;\nMECARD:N:B;;\n"), "2"),
        "lines": (endless(b"MECARD:N:A;NOTE:x\n", b"x" * 999 + b"\n", b";;\nMECARD:N:B;;\n"), "2"),
    },
    "table": {
        "line": (endless(b"Name,Phone\nA,", b"x", b"\n"), "row 2"),
        "quotation mark": (endless(b'Name,Phone\nA,"', b"x" * 99_999 + b"\n", b"\n"), "row 2"),
        "columns": (endless(b"Name,Phone\nA", b",", b"\n"), "row 2"),
        "headings": (endless(b"Name,Phone", b",x", b"\nA,1\n"), "row 1"),
        "cells": (endless(b"Name,Phone\nA", b',"' + b"x" * 99_997 + b'"', b"\n"), "row 2"),
    },
    "readable": {"blanks": (endless(b'{"leads": [', b" \n", b"]}"), "0")},
}  # fmt: skip
"""Files of each kind in which something has no end; how many contacts they have, or which row is refused."""


def read(folder: Path, made: dict[str, Pieces], size: int, most: int) -> list[str]:
    """Write files and let a process of its own read them within `most` octets; return what that said."""
    paths = [folder / name for name in made]
    try:
        for path in paths:
            with path.open("wb") as file:
                file.writelines(made[path.name])
            assert path.stat().st_size > 0.95 * size * MEGABYTE
        command = [sys.executable, "-m", "tests.imports.contacts.peak", *map(str, paths)]
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT
        )
    finally:
        for path in paths:
            path.unlink(missing_ok=True)
    assert done.returncode == 0, done.stderr[-2000:]
    told = [line.split(" ", 1) for line in done.stdout.splitlines()]
    held = {path.name: int(octets) for path, (octets, _said) in zip(paths, told, strict=True)}
    assert max(held.values()) < most, held
    return [said for _octets, said in told]


pytestmark = pytest.mark.skipif(not STATUS.exists(), reason="only Linux tells what a process held at most")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("people", [vcards, mecards, table, readable], ids=lambda each: each.__name__)
def test_many_people_take_little_memory(tmp_path: Path, people: Maker, size: int) -> None:
    assert read(tmp_path, {"people": people(size)}, size, PEOPLES) == [str(size * PEOPLE)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", ENDLESS)
def test_what_has_no_end_takes_little_memory(tmp_path: Path, kind: str, size: int) -> None:
    files = ENDLESS[kind]
    answers = read(tmp_path, {name: make(size) for name, (make, _said) in files.items()}, size, LONGEST)
    for answer, (name, (_make, said)) in zip(answers, files.items(), strict=True):
        wanted = str(size * 6 + 1) if name == "cards" else said
        assert answer == wanted or f"{wanted} has more than" in answer, name
