"""Unicode's own tests of the bidirectional algorithm: a share of both files, all lines in longer runs."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from fairdesk.language.bidi.layout import reordered
from fairdesk.language.bidi.levels import levels
from tests.interop.conftest import missing

FOLDER = Path("/usr/share/unicode")

SHARE = 1 if int(os.environ.get("FAIRDESK_RUNS") or 1) > 1 else 5
"""One line of so many is taken; all of them with FAIRDESK_RUNS=2."""

UNASSIGNED: frozenset[str] = frozenset()
"""Characters of these tests that a Python of today does not know yet: none, from 3.11 on."""


def lines(name: str) -> Iterator[str]:
    """Give the lines of a file of the Unicode Character Database, without comments."""
    path = FOLDER / name
    if not path.exists():
        missing(f"{name} is not here: install unicode-data (Debian), which brings it")
    with path.open(encoding="utf-8") as file:
        for line in file:
            if told := line.partition("#")[0].strip():
                yield told


def shown(found: tuple[int, ...], gone: tuple[bool, ...]) -> str:
    """Return levels as the files write them: x for what rule X9 removes."""
    return " ".join("x" if removed else str(level) for level, removed in zip(found, gone, strict=True))


def test_the_lines_of_the_character_test() -> None:
    wrong, count, unknown = [], 0, set()
    for line in islice(lines("BidiCharacterTest.txt"), 0, None, SHARE):
        codes, way, base, wanted, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        unknown |= {sign for sign in text if unicodedata.category(sign) == "Cn"}
        found = levels(text, None if way == "2" else int(way))
        kept = [at for at, gone in enumerate(found.gone) if not gone]
        visual = [str(kept[place]) for place in reordered([found.of[at] for at in kept])]
        count += 1
        if (found.base, shown(found.of, found.gone), visual) != (int(base), wanted, order.split()):
            wrong.append(line)
    assert count > 90_000 // SHARE
    assert wrong == []
    assert unknown == UNASSIGNED


def test_the_lines_of_the_class_test() -> None:
    wrong, count, wanted = [], 0, ""
    order: list[str] = []
    for number, line in enumerate(lines("BidiTest.txt")):
        if line.startswith("@"):
            name, _colon, value = line.partition(":")
            wanted = " ".join(value.split()) if name == "@Levels" else wanted
            order = value.split() if name == "@Reorder" else order
            continue
        if number % SHARE:
            continue
        kinds, _semicolon, ways = line.partition(";")
        for bit, base in ((1, None), (2, 0), (4, 1)):
            if not int(ways) & bit:
                continue
            found = levels("", base, kinds.split())
            kept = [at for at, gone in enumerate(found.gone) if not gone]
            visual = [str(kept[place]) for place in reordered([found.of[at] for at in kept])]
            count += 1
            if (shown(found.of, found.gone), visual) != (wanted, order):
                wrong.append((line, base))
    assert count > 700_000 // SHARE
    assert wrong == []
