"""Times cards written, read back and checked: `python -m tests.bench.bench_vcards [LEADS] [ROUNDS]`.

Beside them a plain vobject loop builds and serialises cards of the same leads, guards and checks nothing.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC
from pathlib import Path
from typing import Final

import vobject

from fairdesk.domain import countries
from fairdesk.exports.cards.files import write_vcards
from fairdesk.exports.guards import Guard
from fairdesk.exports.notes import note_text
from fairdesk.models.rows import LeadDetail
from tests.bench.bench_search import rows_of
from tests.exports.leads import consent, lead, reach, visit

NOTES: Final = (
    "wants a certificate for each stone",
    "می\u200cخواهد ۵۰ عدد فیروزه؛ با شناسنامه",
    "",
    "small sizes, silver only; asks for the price list in Swedish (å, ä, ö)",
)
GROWTH: Final = (1_000, 100_000)


def leads(count: int) -> Iterator[LeadDetail]:
    """Make leads with an e-mail address, a number, a ring, a consent and most of them a note."""
    for number, (person, phone, mail, made, _visit, _interest) in enumerate(rows_of(count)):
        yield lead(
            **{field: person[field] for field in ("name", "company", "country", "city")},
            id=made["id"], captured_at=made["captured_at"], note=NOTES[number % len(NOTES)],
            reaches=(reach("phone", phone["value"]), reach("email", mail["value"])),
            visits=(visit(made["captured_at"]),), consents=(consent(at=made["captured_at"]),),
        )  # fmt: skip


def ours(made: Iterable[LeadDetail], path: Path) -> None:
    """Write cards as fairdesk does: guarded, folded by octets, read back and checked."""
    write_vcards(made, path, lang="en")


def plain(made: Iterable[LeadDetail], path: Path) -> None:
    """Write the same fields with vobject alone."""
    with path.open("w", encoding="utf-8", newline="") as file:
        for each in made:
            file.write(_plain_card(each))


def _plain_card(each: LeadDetail) -> str:
    contact, card = each.contact, vobject.vCard()
    card.add("uid").value = contact.id
    card.add("fn").value = contact.name
    card.add("n").value = vobject.vcard.Name(family=contact.name)
    card.add("title").value = contact.title
    card.add("org").value = [contact.company]
    for way in each.reaches:
        line = card.add("email" if way.kind == "email" else "tel")
        line.value, line.type_param = way.value, "WORK"
    country = countries.name(contact.country, "en")
    card.add("adr").value = vobject.vcard.Address(contact.address, contact.city, country=country)
    card.add("url").value = contact.website
    card.add("categories").value = [each.fair.name, each.rating, *(ring.sku for ring in each.interests)]
    card.add("note").value = note_text(each, "full", Guard(), "en")
    card.add("rev").value = each.captured_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return str(card.serialize())


def seconds(way: Callable[[Iterable[LeadDetail], Path], None], made: list[LeadDetail]) -> float:
    """Return how long one file takes."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        way(made, Path(folder) / "contacts.vcf")
        return time.perf_counter() - start


def peak(count: int) -> float:
    """Return the most memory (MiB) that a process of its own takes to write so many leads."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.bench.bench_vcards", "--peak", str(count)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return float(told.stdout)


def main(count: int, rounds: int) -> None:
    """Print the memory, then run both in turns and print the medians with the ratio.

    The memory comes first: what a process held when it started another is counted to that one, too.
    """
    for many in GROWTH:
        print(f"{f'fairdesk, {many} leads':40} {peak(many):8.1f} MiB at most")
    made = list(leads(count))
    ways = {"vobject, built and serialised": plain, "fairdesk, written, read back, checked": ours}
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _round in range(rounds):
        for name, way in ways.items():
            times[name].append(seconds(way, made))
    bare, *_others = [statistics.median(each) for each in times.values()]
    print(f"{count} leads, median of {rounds}{'':14} {'s':>8} {'cards/s':>9} {'x':>6}")
    for name, all_times in times.items():
        median = statistics.median(all_times)
        print(f"{name:40} {median:8.2f} {count / median:9.0f} {bare / median:6.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peak"]:
        with tempfile.TemporaryDirectory() as place:
            ours(leads(int(sys.argv[2])), Path(place) / "contacts.vcf")
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    else:
        main(*(int(word) for word in (*sys.argv[1:], *("10000", "5")[len(sys.argv) - 1 :])))
