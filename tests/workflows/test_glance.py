"""The first look: the same leads as the list has, before the stand is open, and never a fault."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from fairdesk import settings
from fairdesk.domain.draft import Draft
from fairdesk.stand import Stand
from fairdesk.workflows.fair import fairs
from fairdesk.workflows.leads import browse, discard
from fairdesk.workflows.leads.glance import glance
from fairdesk.workflows.leads.register import register


def test_it_shows_what_the_list_shows(stand: Stand) -> None:
    for number in range(30):
        register(stand, Draft(typed={"name": f"Visitor {number}", "email": f"v{number}@sample.example"}))
    firm = register(stand, Draft(typed={"company": "Sample Firm", "email": "firm@sample.example"}))
    gone = register(stand, Draft(typed={"name": "Gone", "email": "gone@sample.example"}))
    discard.discard(stand, gone.lead_id, "test")
    seen = glance(stand.settings)
    assert seen is not None
    assert (seen.fair, seen.time_zone, seen.sample) == ("Test fair", "Europe/Stockholm", False)
    listed = [(row.captured_at, row.name or row.company, row.rating) for row in browse.recent(stand, 24)]
    assert [(lead.at, lead.name, lead.rating) for lead in seen.saved] == listed
    assert seen.saved[0].name == "Sample Firm"
    assert firm.status == "saved"


def test_the_fair_chosen_on_this_laptop_is_the_one_seen(stand: Stand) -> None:
    fairs.add(stand, {"code": "NEXT", "name": "The next fair"})
    seen = glance(stand.settings)
    assert seen is not None
    assert seen.fair == "The next fair"
    assert glance(replace(stand.settings, fair="")) is None


@pytest.mark.parametrize("held", ["nothing", "no database", "another program's"])
def test_what_cannot_be_read_is_no_fault(tmp_path: Path, held: str) -> None:
    file = tmp_path / "fairdesk.db"
    if held == "no database":
        file.write_bytes(b"x" * 5000)
    elif held == "another program's":
        with sqlite3.connect(file) as other:
            other.execute("CREATE TABLE fair (code TEXT)")
    assert glance(settings.load(tmp_path)) is None
    assert file.exists() == (held != "nothing")
