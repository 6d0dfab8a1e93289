"""A real print system takes what `--printer` sends it: CUPS, with a queue of its own."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairdesk.domain.refusals import Refusal
from fairdesk.stand import Stand
from fairdesk.workflows.paper import deliver, labels
from fairdesk.workflows.paper.chosen import Chosen
from tests.interop.conftest import missing, needs

FILES = """FileDevice Yes
User lp
Group lp
SystemGroup lpadmin root
{logs}
RequestRoot {here}/spool
ServerRoot {here}/root
StateDir {here}/state
CacheDir {here}/cache
TempDir {here}/tmp
"""
RULES = """Listen {here}/sock
DirtyCleanInterval 0
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
"""


@pytest.fixture
def spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Run CUPS with a printer `counter` that is stopped, so that jobs stay in the spool folder."""
    server, admin = needs("cupsd", "install cups-daemon"), needs("lpadmin", "install cups-client")
    if os.geteuid() != 0:
        missing("CUPS is started by root only")
    here = tmp_path / "cups"
    for name in ("spool", "root", "state", "cache", "tmp"):
        (here / name).mkdir(parents=True)
    logs = "\n".join(f"{name}Log {here}/{name}" for name in ("Access", "Error", "Page"))
    (here / "files.conf").write_text(FILES.format(here=here, logs=logs))
    (here / "root" / "cupsd.conf").write_text(RULES.format(here=here))
    command = [server, "-f", "-c", str(here / "root" / "cupsd.conf"), "-s", str(here / "files.conf")]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    monkeypatch.setenv("CUPS_SERVER", str(here / "sock"))
    try:
        queue = [admin, "-p", "counter", "-v", "file:///dev/null"]
        for _turn in range(100):
            if subprocess.run(queue, check=False, capture_output=True).returncode == 0:
                break
            time.sleep(0.1)
        subprocess.run(["cupsaccept", "counter"], check=True)
        yield here / "spool"
    finally:
        running.terminate()
        running.wait(10)


def test_a_printer_gets_the_pdf_at_its_true_size(sample_stand: Stand, spool: Path, tmp_path: Path) -> None:
    paper = labels.labels(sample_stand, "labels", Chosen("en", ("FZ-1023",)), labels.Layout())
    out = tmp_path / "labels.pdf"
    deliver.deliver(sample_stand, paper, deliver.Target(out=out, printer="counter"))
    jobs = sorted(spool.glob("d*"))
    assert [job.read_bytes() for job in jobs] == [out.read_bytes()]
    for _turn in range(100):
        if list(spool.glob("c*")):
            break
        time.sleep(0.1)
    control = next(spool.glob("c*")).read_bytes()
    for option in (b"print-scaling", b"none", b"media", b"A4", b"one-sided"):
        assert option in control, option
    with pytest.raises(Refusal, match="does not take it"):
        deliver.deliver(sample_stand, paper, deliver.Target(printer="nobody"))
