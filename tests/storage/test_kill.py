"""A program killed at any moment loses no lead that it had acknowledged, and leaves no half of one."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from fairdesk.storage import health
from fairdesk.storage.database import Database
from tests.storage.made import lay_out, who

ROUNDS = 5
"""Two writers are killed in each."""
WRITER = """
import sys
from fairdesk.storage.database import connect
from tests.storage.made import save, who
database = connect(sys.argv[1])
me = who(sys.argv[2])
number = 0
while True:
    wants = [("FZ-1", "liked"), ("FZ-2", "quote")]
    made = save(database, me, f"Visitor {sys.argv[2]} {number}", interests=wants)
    sys.stdout.write(made.lead + "\\n")
    sys.stdout.flush()
    number += 1
    if len(sys.argv) > 3 and number == int(sys.argv[3]):
        break
"""


def _writer(database: Database, device: str, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, f"sqlite:///{database.path}", device, *more],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def _kept(database: Database) -> set[str]:
    with database.reading() as connection:
        halves = text(
            "SELECT count(*) FROM lead AS l "
            "WHERE (SELECT count(*) FROM interest AS i WHERE i.lead_id = l.id) <> 2 "
            "OR NOT EXISTS (SELECT 1 FROM visit AS v WHERE v.lead_id = l.id) "
            "OR NOT EXISTS (SELECT 1 FROM lead_search AS s WHERE s.lead_id = l.id)"
        )
        assert connection.scalar(halves) == 0
        return set(connection.scalars(text("SELECT id FROM lead")))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
def test_a_killed_writer_loses_nothing_it_acknowledged(lite: Database) -> None:
    lay_out(lite, who(), [("FZ-1", {"en": "Sky"}), ("FZ-2", {"en": "Vein"})])
    acknowledged: set[str] = set()
    for _round in range(ROUNDS):
        writers = [_writer(lite, "0000000a"), _writer(lite, "0000000b")]
        for writer in writers:
            assert writer.stdout is not None
            acknowledged.add(writer.stdout.readline().strip())
        time.sleep(random.uniform(0.0, 0.1))
        for writer in writers:
            writer.send_signal(signal.SIGKILL)
        for writer in writers:
            rest, _ = writer.communicate()
            acknowledged |= set(rest.split("\n")[:-1])
    acknowledged.discard("")  # a writer whose turn never came acknowledged nothing
    assert len(acknowledged) >= 2 * ROUNDS
    assert acknowledged <= _kept(lite)
    assert health.check(lite) == ""


def test_two_programs_write_at_once(lite: Database) -> None:
    lay_out(lite, who(), [("FZ-1", {"en": "Sky"}), ("FZ-2", {"en": "Vein"})])
    writers = [_writer(lite, device, "40") for device in ("0000000a", "0000000b")]
    saved = {line for writer in writers for line in writer.communicate()[0].split()}
    assert [writer.returncode for writer in writers] == [0, 0]
    assert len(saved) == 80
    assert _kept(lite) == saved
    with lite.reading() as connection:
        stamps = list(connection.scalars(text("SELECT DISTINCT stamp FROM history ORDER BY id")))
    assert stamps == sorted(stamps)
