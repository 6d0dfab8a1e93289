"""Two programs on one data folder: each saves, none loses, both see all."""

from __future__ import annotations

import subprocess
import sys

from tests.cli.conftest import Say

SCRIPT = """
import sys
from fairdesk.cli.start import run
for number in range(12):
    name = f"{sys.argv[1]} {number}"
    email = f"{sys.argv[1]}{number}@x.example"
    code = run(["lead", "add", "--name", name, "--email", email, "--staff", sys.argv[1]])
    if code:
        sys.exit(code)
"""


def test_two_processes_on_one_database(say: Say) -> None:
    names = ("Sara", "Reza")
    running = [
        subprocess.Popen(
            [sys.executable, "-c", SCRIPT, name], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for name in names
    ]
    for process in running:
        _out, err = process.communicate(timeout=100)
        assert process.returncode == 0, err
    leads = say("lead", "list", "--json").json["leads"]
    assert {lead["name"] for lead in leads} == {f"{name} {number}" for name in names for number in range(12)}
    assert {(lead["staff"], lead["name"].split()[0]) for lead in leads} == {(name, name) for name in names}
    rows = say("staff", "list", "--json").json["staff"]
    assert [row["name"] for row in rows if row["in_use"]] == ["Test Staff"]
