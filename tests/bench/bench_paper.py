"""Labels and a catalogue as PDF, by fairdesk and drawn by fpdf2 and reportlab, each in a process of its own.

Run it with `python -m tests.bench.bench_paper [ROUNDS]`; it prints tables and asserts nothing about time.
Libraries are loaded and the codes' modules made before the clock starts. The other two draw codes with their
own calls, or have them as paths made ready before; fairdesk always draws its own on the clock.
"""

from __future__ import annotations

import importlib.util
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.bench.paper.clock import Told, run

COUNTS: Final = (1000, 2000, 5000, 10_000)
OTHERS: Final = {"fpdf2": ("fpdf", "uharfbuzz"), "reportlab": ("reportlab",)}
HEAD: Final = f"{'best s':>8}{'median s':>10}{'MiB':>7}{'MB':>7}"
Way = tuple[str, ...]


def main(rounds: int) -> None:
    """Measure everything in turns and print the tables."""
    there = [name for name, needs in OTHERS.items() if all(map(importlib.util.find_spec, needs))]
    for name in OTHERS.keys() - there:
        print(f"{name} is left out: pip install {' '.join(OTHERS[name]).replace('fpdf', 'fpdf2')}")
    with tempfile.TemporaryDirectory(prefix="fairdesk-bench-") as folder:
        counts = [str(count) for count in COUNTS]
        run("prepare", folder, *counts)
        out = str(Path(folder) / "out.pdf")
        compare("1,000 labels, L7160, fa", ways("labels", there, folder, counts[0], out), rounds)
        compare("200 rings, catalogue, fa", ways("book", there, folder, out), rounds)
        grow({count: ("ours", "labels", folder, count, out) for count in counts}, rounds)
        looks(folder, rounds)


def ways(work: str, there: Sequence[str], *words: str) -> dict[str, Way]:
    """Return the ways to do a work: by fairdesk, and by the libraries that are there."""
    found: dict[str, Way] = {"fairdesk": ("ours", work, *words)}
    for name in there:
        found[name] = ("theirs", work, name, "drawn", *words)
        found[f"{name}, codes ready"] = ("theirs", work, name, "ready", *words)
    return found


def taken(some: Mapping[str, Way], rounds: int) -> dict[str, list[Told]]:
    """Do each work so often, in turns."""
    told: dict[str, list[Told]] = {name: [] for name in some}
    for _round in range(rounds):
        for name, way in some.items():
            told[name].append(run(*way))
    return told


def compare(title: str, some: Mapping[str, Way], rounds: int) -> None:
    """Print a table of ways to do the same, with the ratio to fairdesk's time, all that it does counted."""
    print(f"\n{title:<28}{HEAD}{'x fairdesk':>12}")
    told = taken(some, rounds)
    ours = statistics.median(one.seconds + one.first for one in told["fairdesk"])
    for name, runs in told.items():
        print(f"{name:<28}{figures(runs)}{median(runs) / ours:>12.2f}")


def grow(some: Mapping[str, Way], rounds: int) -> None:
    """Print how fairdesk's time, memory and file grow with the number of labels."""
    print(f"\n{'labels in one file':<28}{HEAD}{'s a 1,000':>12}")
    for count, runs in taken(some, rounds).items():
        print(f"{int(count):<28,}{figures(runs)}{median(runs) / int(count) * 1000:>12.2f}")


def looks(folder: str, rounds: int) -> None:
    """Print how long a person waits for a preview, and for the catalogue's pictures."""
    print(f"\n{'fairdesk, median s':<28}{'first':>8}{'again':>10}{'MiB':>7}")
    some: dict[str, Way] = {
        "preview, 1,000 labels": ("ours", "look", folder, str(COUNTS[0])),
        "preview, catalogue": ("ours", "look", folder, "catalogue"),
        "catalogue made ready": ("ours", "pictures", folder),
    }
    for name, runs in taken(some, rounds).items():
        first = statistics.median(one.first for one in runs)
        again = statistics.median(one.seconds for one in runs)
        print(f"{name:<28}{first:>8.2f}{again:>10.2f}{max(one.mib for one in runs):>7.0f}")


def median(runs: Sequence[Told]) -> float:
    """Return the median of the seconds, what came before them counted."""
    return statistics.median(one.seconds + one.first for one in runs)


def figures(runs: Sequence[Told]) -> str:
    """Return the columns of a row: seconds, peak memory, size of the file."""
    best = min(one.seconds + one.first for one in runs)
    mib = max(one.mib for one in runs)
    return f"{best:>8.2f}{median(runs):>10.2f}{mib:>7.0f}{runs[0].size / 1e6:>7.2f}"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
