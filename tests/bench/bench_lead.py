"""One lead with three interests, acknowledged durable, against raw sqlite3 inserting the very same rows.

Run it with `python -m tests.bench.bench_lead [LEADS]`; it prints a table and asserts nothing about time.
"""

from __future__ import annotations

import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

from fairdesk import settings
from fairdesk.domain.draft import Draft, Pick
from fairdesk.domain.ids import new_id
from fairdesk.stand import Stand, open_stand
from fairdesk.storage.database import PRAGMAS
from fairdesk.workflows.fair import sample
from fairdesk.workflows.leads import register
from fairdesk.workflows.rings import browse

TABLES = ("contact", "reach", "lead", "visit", "interest", "wording", "consent", "history", "lead_search")
WARM_UP = 20


def main(count: int) -> None:
    """Measure `count` leads both ways, turn by turn, and print the table."""
    folder = Path(tempfile.mkdtemp(prefix="fairdesk-bench-"))
    try:
        stand = open_stand(settings.load(folder / "ours"))
        sample.load(stand)
        rings = [row.id for row in browse.page(stand, limit=50)[0]]
        with sqlite3.connect(stand.settings.data / "fairdesk.db") as own:
            own.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(stand.settings.data / "fairdesk.db", folder / "raw.db")
        raw = _raw(folder / "raw.db")
        watcher = sqlite3.connect(stand.settings.data / "fairdesk.db")
        ours, theirs = [], []
        for number in range(count + WARM_UP):
            marks = {name: _top(watcher, name) for name in TABLES}
            ours.append(_ours(stand, number, rings))
            theirs.append(_theirs(raw, {name: _since(watcher, name, marks[name]) for name in TABLES}))
        _print(ours[WARM_UP:], theirs[WARM_UP:])
    finally:
        shutil.rmtree(folder)


def _ours(stand: Stand, number: int, rings: list[str]) -> float:
    """Register one made visitor and return the milliseconds."""
    draft = Draft(
        typed={
            "name": f"Bench Visitor {number}",
            "company": f"Bench Company {number % 97}",
            "country": "SE",
            "email": f"visitor{number}@bench.example",
            "note": "wants a certificate for each stone",
        },
        picks=[
            Pick(new_id(), rings[(number + step) % len(rings)], level=level, quantity=quantity)
            for step, level, quantity in ((0, "liked", ""), (7, "quote", "50"), (13, "sample", "2"))
        ],
    )
    start = time.perf_counter()
    register.register(stand, draft)
    return (time.perf_counter() - start) * 1000


def _raw(path: Path) -> sqlite3.Connection:
    """Open a copy of the database, as bare as can be, under the same pragmas."""
    raw = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")
    return raw


def _theirs(raw: sqlite3.Connection, rows: dict[str, list[tuple[object, ...]]]) -> float:
    """Insert the same rows in one transaction and return the milliseconds."""
    start = time.perf_counter()
    raw.execute("BEGIN IMMEDIATE")
    for name, some in rows.items():
        if some:
            marks = ", ".join("?" * len(some[0]))
            raw.executemany(f'INSERT INTO "{name}" VALUES ({marks})', some)
    raw.execute("COMMIT")
    return (time.perf_counter() - start) * 1000


def _top(watcher: sqlite3.Connection, name: str) -> int:
    return int(watcher.execute(f'SELECT coalesce(max(rowid), 0) FROM "{name}"').fetchone()[0])


def _since(watcher: sqlite3.Connection, name: str, mark: int) -> list[tuple[object, ...]]:
    return watcher.execute(f'SELECT * FROM "{name}" WHERE rowid > ?', (mark,)).fetchall()


def _print(ours: list[float], theirs: list[float]) -> None:
    print(f"{'one lead, 3 interests (ms)':<34}{'p50':>8}{'p95':>8}{'p99':>8}{'worst':>8}")
    for name, times in (("fairdesk", ours), ("raw sqlite3, the same rows", theirs)):
        cuts = statistics.quantiles(times, n=100)
        print(f"{name:<34}{cuts[49]:>8.2f}{cuts[94]:>8.2f}{cuts[98]:>8.2f}{max(times):>8.2f}")
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(f"{'ratio at the median':<34}{ratio:>8.2f}   ({len(ours)} leads)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
