"""Times the leads' search as one types: `python -m tests.bench.bench_search 1000 100000 [1000000]`."""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text

from fairdesk.domain.folding import search_terms
from fairdesk.domain.ids import new_id
from fairdesk.models.rows import LeadFilter
from fairdesk.models.tables.every import TABLES
from fairdesk.storage import leads, rings, search
from fairdesk.storage.database import Database, connect
from fairdesk.storage.keeping.act import _standard
from fairdesk.storage.keeping.stamps import MADE
from fairdesk.storage.schema import ensure_schema
from tests.storage.made import FAIR, START, lay_out, ring_id, save, who

BATCH = 5_000
PAGE = 50
FIRST = (
    "Anna", "Bea", "Cleo", "Dora", "Emil", "Finn", "Gerd", "Hanna", "Ida", "Jonas", "علی", "زهرا",
    "حسین", "مریم", "رضا", "فاطمه", "José", "Åsa", "Björn", "Zoë",
)  # fmt: skip
LAST = (
    "Made", "Muster", "Prov", "Nimuna", "Beispiel", "Exempel", "نمونه", "آزمایشی", "Müller", "Öberg",
    "Kvist", "Lind", "Berg", "Strand", "Holm", "Dal",
)  # fmt: skip
FIRMS = (
    "Silver", "Ring", "Schmuck", "Smycken", "Juwel", "Guld", "جواهر", "انگشتر", "Stone", "Atelier",
    "Galerie", "Handel", "Import", "Werkstatt",
)  # fmt: skip
CITIES = (
    "Qom", "Uppsala", "Köln", "Malmö", "تهران", "Wien", "Basel", "Oslo", "Dubai", "Kuwait",
)  # fmt: skip
COUNTRIES = (
    "SE", "DE", "AT", "IR", "AE", "KW", "NO", "DK", "CH", "FI",
)  # fmt: skip
RINGS = [
    (f"R{number}-{1000 + number}", {"en": f"Ring {name}", "fa": "انگشتر نمونه"})
    for number, name in enumerate(FIRST * 3)
]
ODD = (
    "an",
    "a",
    "قم",
    "0912 34",
    "+98912",
    "مریم نمونه",
    "anna silver",
    "zzz",
    "xq",
    "berg köln",
    "r1-10",
    "made",
)
NARROWED = (
    ("all", LeadFilter()),
    ("rating hot", LeadFilter(rating="hot")),
    ("rating none", LeadFilter(rating="none")),
    ("country SE", LeadFilter(country="SE")),
    ("one ring", LeadFilter(ring=RINGS[3][0])),
    ("hot with 'anna'", LeadFilter(rating="hot", text="anna")),
    ("none with 'anna', no hit", LeadFilter(rating="none", text="anna")),
)


def rows_of(count: int, seed: int = 7) -> Iterator[tuple[dict[str, Any], ...]]:
    """Make contacts, reaches, leads, visits and interests."""
    dice = random.Random(seed)
    for number in range(count):
        contact, lead = new_id(), new_id()
        at = START + timedelta(seconds=number // 40)
        name = f"{dice.choice(FIRST)} {dice.choice(LAST)}{dice.choice(LAST).casefold()} {number:x}"
        firm = f"{dice.choice(FIRMS)} {dice.choice(FIRMS)} {dice.randrange(4000)}"
        phone = f"+98912{dice.randrange(10**7):07}"
        mail = f"{name.split()[0].casefold()}.{number:x}@firm{dice.randrange(900)}.example"
        country, city = dice.choice(COUNTRIES), dice.choice(CITIES)
        yield (
            {"id": contact, "name": name, "company": firm, "country": country, "city": city},
            {"id": new_id(), "contact_id": contact, "kind": "phone", "value": phone, "key": phone},
            {"id": new_id(), "contact_id": contact, "kind": "email", "value": mail, "key": mail},
            {"id": lead, "contact_id": contact, "fair_id": FAIR, "captured_at": at},
            {"id": new_id(), "lead_id": lead, "at": at, "staff": "Made Staff"},
            {
                "id": new_id(),
                "lead_id": lead,
                "at": at,
                "level": dice.choice(("looked", "liked", "liked", "quote", "order")),
                "ring_id": ring_id(dice.choice(RINGS)[0]),
            },
        )


def fill(database: Database, count: int) -> None:
    """Fill the tables as fast as may be, and make the search rows by the real code."""
    names = ("contact", "reach", "reach", "lead", "visit", "interest")
    waiting: list[list[dict[str, Any]]] = [[] for _ in names]
    standard = {
        name: {**_standard(name), "stamps": {MADE: "0" * 12 + "-0000-0000000a"}} for name in set(names)
    }

    def flush() -> None:
        with database.writing() as connection:
            for name, rows in zip(names, waiting, strict=True):
                connection.execute(insert(TABLES[name]), rows)
                rows.clear()

    for made in rows_of(count):
        for name, row, rows in zip(names, made, waiting, strict=True):
            rows.append({**standard[name], **row})
        if len(waiting[0]) == BATCH:
            flush()
    if waiting[0]:
        flush()
    search.rebuild(database)


def queries(database: Database, targets: int = 40) -> list[str]:
    """Return every prefix that one types on the way to some leads, by name, firm, phone, mail and ring."""
    dice = random.Random(3)
    with database.reading() as connection:
        count = int(connection.scalar(text("SELECT max(rid) FROM lead_search")) or 1)
        picked = [dice.randrange(1, count + 1) for _ in range(targets)]
        found = connection.execute(
            text(
                "SELECT s.name, s.company, r.value FROM lead_search s "
                "JOIN reach r ON r.contact_id = s.contact_id "
                f"WHERE s.rid IN ({','.join(map(str, picked))})"
            )
        ).all()
    whole = [word for row in found for word in row] + [sku for sku, _names in RINGS[:8]]
    return [word[:length] for word in whole for length in range(1, len(word) + 1)] + list(ODD)


def timed(call: Callable[..., object], *given: object) -> float:
    start = time.perf_counter()
    call(*given)
    return (time.perf_counter() - start) * 1000


def shown(name: str, times: Sequence[float]) -> None:
    ordered = sorted(times)
    marks = [ordered[min(len(ordered) - 1, int(len(ordered) * mark))] for mark in (0.5, 0.95, 0.99)]
    print(f"  {name:<44}" + "".join(f"{value:9.2f}" for value in (*marks, ordered[-1])) + f"{len(ordered):8}")


def raw(database: Database, typed: Sequence[str]) -> list[float]:
    """Time the same statements through sqlite3 alone."""
    times = []
    with closing(sqlite3.connect(str(database.path))) as plain:
        plain.execute("PRAGMA cache_size=-65536")
        for typed_text in typed:
            with database.reading() as connection:
                query = search._narrowed(connection, FAIR, LeadFilter(text=typed_text))
            where = " AND ".join(query.where)
            end = f"ORDER BY {query.order} DESC LIMIT {PAGE + 1}"
            statement = f"SELECT {search._COLUMNS} FROM {query.start} WHERE {where} {end}"
            times.append(timed(_fetched, plain, statement, query.values))
    return times


def _fetched(plain: sqlite3.Connection, statement: str, values: dict[str, Any]) -> None:
    plain.execute(statement, values).fetchall()


def run(count: int, folder: Path) -> None:
    path = folder / f"{count}.db"
    database = connect(f"sqlite:///{path}")
    ensure_schema(database, folder)
    lay_out(database, who(), RINGS)
    start = time.perf_counter()
    fill(database, count)
    print(
        f"{count} leads: filled in {time.perf_counter() - start:.0f} s, {path.stat().st_size / 2**20:.0f} MiB"
    )
    print(f"  {'ms':<44}{'p50':>9}{'p95':>9}{'p99':>9}{'worst':>9}{'n':>8}")
    typed = queries(database)
    indexed = [query for query in typed if any(len(term) >= search.SHORT for term in search_terms(query))]

    def paged(query: str) -> None:
        search.page(database, FAIR, LeadFilter(text=query), None, PAGE)

    shown("search as typed, a page of 50", [timed(paged, query) for query in typed])
    ours = [timed(paged, query) for query in indexed]
    plain = raw(database, indexed)
    shown("  of three letters and more", ours)
    shown("  the same statements in raw sqlite3", plain)
    print(f"  ratio of sums {sum(ours) / sum(plain):.2f}")
    for name, narrow in NARROWED:
        shown(
            f"a page of {name}", [timed(search.page, database, FAIR, narrow, None, PAGE) for _ in range(30)]
        )
    shown("counts", [timed(search.counts, database, FAIR, LeadFilter()) for _ in range(5)])
    rows = search.page(database, FAIR, LeadFilter(), None, PAGE).rows
    shown("one lead whole", [timed(leads.detail, database, row.id) for row in rows])
    shown(
        "rings found",
        [timed(rings.find, database, query, 8) for query in ("r1", "ring", "12", "anna", "") * 6],
    )
    wants = [(RINGS[0][0], "liked"), (RINGS[1][0], "quote"), (RINGS[2][0], "liked")]

    def saved(number: int) -> None:
        save(database, who(), f"Bench Visitor {number}", interests=wants, reaches=[("badge", f"b{number}")])

    shown("a lead saved with 3 rings", [timed(saved, number) for number in range(200)])
    database.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        for number in [int(word) for word in sys.argv[1:]] or [1_000, 100_000]:
            run(number, Path(made))
