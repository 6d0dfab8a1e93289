"""An import that is killed, meets a full disk or another one loses nothing and doubles nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from fairdesk import settings
from fairdesk.domain.draft import Draft
from fairdesk.domain.refusals import Refusal
from fairdesk.imports.contacts.arriving import Arriving, ArrivingInterest
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand, open_stand
from fairdesk.storage import health
from fairdesk.storage.arriving import scratch
from fairdesk.workflows.contacts.receive import receive
from fairdesk.workflows.fair import fairs
from fairdesk.workflows.leads import browse
from fairdesk.workflows.leads.register import register
from tests.workflows.arriving import agreed, arrive, counts, everything, person

MANY = 900
ROOT = Path(__file__).parents[2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A table of many people."""
    rows = [f"Person {number},p{number}@x.example,note {number}" for number in range(MANY)]
    path = tmp_path / "people.csv"
    path.write_text("\n".join(["Name,E-mail,Notes", *rows]), encoding="utf-8")
    return path


def importing(stand: Stand, file: Path) -> subprocess.Popen[str]:
    words = ["--data", str(stand.settings.data), "lead", "import", str(file), "--json"]
    return subprocess.Popen(
        [sys.executable, "-m", "fairdesk", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def whole(stand: Stand) -> int:
    """How many leads there are, each with all of its parts."""
    halves = text(
        "SELECT count(*) FROM lead AS l "
        "WHERE NOT EXISTS (SELECT 1 FROM visit AS v WHERE v.lead_id = l.id) "
        "OR NOT EXISTS (SELECT 1 FROM reach AS r WHERE r.contact_id = l.contact_id) "
        "OR NOT EXISTS (SELECT 1 FROM lead_search AS s WHERE s.lead_id = l.id)"
    )
    with stand.database.reading() as connection:
        assert connection.scalar(halves) == 0
    return browse.counts(stand, LeadFilter())["all"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
def test_killed_half_way_and_imported_again_it_is_complete(stand: Stand, file: Path) -> None:
    running = importing(stand, file)
    for _moment in range(1_000):
        if whole(stand):
            break
        time.sleep(0.02)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    before = whole(stand)
    assert 0 < before < MANY
    assert before % 200 == 0
    done = receive(stand, file)
    assert counts(done) == (MANY - before, 0, before, 0)
    assert whole(stand) == MANY
    assert health.check(stand.database) == ""


def test_two_at_once_and_the_desk_between_them(stand: Stand, file: Path) -> None:
    running = [importing(stand, file) for _each in range(2)]
    slowest = 0.0
    number = 0
    while any(each.poll() is None for each in running):
        begun = time.monotonic()
        register(stand, Draft(typed={"name": f"Visitor {number}", "email": f"v{number}@desk.example"}))
        slowest = max(slowest, time.monotonic() - begun)
        number += 1
        time.sleep(0.05)
    for each in running:
        _out, err = each.communicate()
        assert each.returncode == 0, err
    assert whole(stand) == MANY + number
    assert number > 3
    assert slowest < 3
    assert counts(receive(stand, file)) == (0, 0, MANY, 0)


def test_a_full_disk_says_what_was_kept_and_again_brings_the_rest(stand: Stand, file: Path) -> None:
    with stand.database.reading() as connection:
        pages = int(connection.scalar(text("PRAGMA page_count")) or 0)
        connection.execute(text(f"PRAGMA max_page_count={pages + 350}"))
    with pytest.raises(Refusal) as refused:
        receive(stand, file)
    kept = whole(stand)
    assert refused.value.what == f"Not saved: the disk is full. {kept} contacts before that are kept."
    assert refused.value.todo.endswith("import the file again: nothing is kept twice.")
    assert 0 < kept < MANY
    with stand.database.reading() as connection:
        connection.execute(text("PRAGMA max_page_count=100000"))
    assert counts(receive(stand, file)) == (MANY - kept, 0, kept, 0)
    assert whole(stand) == MANY


def test_a_table_that_breaks_off_keeps_nothing(stand: Stand, tmp_path: Path) -> None:
    broken = tmp_path / "broken.csv"
    rows = [f"Person {number},p{number}@x.example" for number in range(300)]
    broken.write_text("\n".join(["Name,E-mail", *rows, '"Person, 301']), encoding="utf-8")
    with pytest.raises(Refusal, match="quotation marks"):
        receive(stand, broken)
    assert browse.counts(stand, LeadFilter())["all"] == 0


def test_what_is_only_tried_keeps_nothing_and_says_so_when_it_stops(
    stand: Stand, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_text(file.read_text("utf-8") + '\n"Person, 901', encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        receive(stand, broken, dry_run=True)
    assert refused.value.what == "In broken.csv, the quotation marks of row 902 don't match."
    monkeypatch.setattr(scratch, "_ROOM", "PRAGMA max_page_count=40")
    with pytest.raises(Refusal) as full:
        receive(stand, file, dry_run=True)
    assert full.value.what == "The disk for temporary files is full, or cannot be written."
    assert browse.counts(stand, LeadFilter())["all"] == 0


@pytest.fixture
def server(pg_database_url: str, tmp_path: Path) -> Iterator[Stand]:
    """A stand on a PostgreSQL server."""
    opened = open_stand(settings.load(tmp_path / "server", pg_database_url))
    fairs.add(opened, {"code": "PG", "name": "Fair on a server", "country": "SE"})
    yield opened
    opened.close()


def test_on_a_server_it_is_the_same(server: Stand) -> None:
    several: list[Arriving] = [
        person(
            number,
            f"p{number % 40}@x.example",
            uid=f"uid {number}" if number % 3 else "",
            name=f"Person {number % 40}",
            city="" if number % 2 else "Lund",
            note=f"note {number}",
            consents=[agreed("contact", "granted")],
            wants=[ArrivingInterest("big turquoise", "liked", number % 4 or None)],
        )
        for number in range(1, 260)
    ]
    tried = arrive(server, *several, dry_run=True)
    done = arrive(server, *several)
    assert counts(tried) == counts(done)
    assert [one.why.what for one in tried.doubts] == [one.why.what for one in done.doubts]
    assert (done.new, done.refused) == (40, 0)
    before = everything(server)
    assert arrive(server, *several[::-1]).unchanged == len(several)
    assert everything(server) == before
