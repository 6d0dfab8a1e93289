"""Reads files of contacts or leads and prints how many there were and how much memory that took.

`python -m tests.imports.contacts.peak FILE...` runs it in a process of its own. For each file it prints the
octets held at most so far, above those held at the beginning, and how many contacts there were, or what was
refused.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from fairdesk.domain.refusals import Refusal
from fairdesk.imports.contacts.files import kind_of, read
from fairdesk.imports.exchange.readable import look_through

STATUS: Final = Path("/proc/self/status")
"""Linux tells there what a process held at most since it began; `ru_maxrss` counts who started it, too."""


def most() -> int:
    """Return the most octets that this process held."""
    told = dict(line.split(":", 1) for line in STATUS.read_text("utf-8").splitlines())
    return int(told["VmHWM"].split()[0]) * 1024


def count(path: Path) -> int:
    """Read a file to its end; return how many contacts or leads it had."""
    if kind_of(path) != "json":
        return sum(1 for _contact in read(path))
    with path.open("rb") as file:
        found = look_through(file, path.name)
        return sum(len(batch["lead"]) for batch in found.batches())


def main(paths: list[str]) -> None:
    """Read files one after the other."""
    before = most()
    for path in map(Path, paths):
        try:
            said = str(count(path))
        except Refusal as refused:
            said = str(refused).replace("\n", " ")
        print(most() - before, said)


if __name__ == "__main__":
    main(sys.argv[1:])
