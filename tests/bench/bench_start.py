"""Times the start of the process to the first frame and to the first list, beside a bare Textual app.

Run by hand: `python -m tests.bench.bench_start [RUNS]`. Each run is a process on a pseudo terminal of
80x24; the clock stops when the named text has been written to it.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("first-frame")
Bare().run()
"""
BARE_SQL = BARE.replace("from textual.app", "import sqlmodel\nfrom textual.app", 1)
FAIRDESK = """
import sys
from pathlib import Path
from fairdesk import settings
from fairdesk.tui.app import FairdeskApp
FairdeskApp(settings.load(Path(sys.argv[1]))).run()
"""
FILL = """
import sys
from pathlib import Path
from fairdesk import settings
from fairdesk.domain.draft import Draft
from fairdesk.stand import open_stand
from fairdesk.workflows.fair import fairs, staff
from fairdesk.workflows.leads.register import register
stand = open_stand(settings.load(Path(sys.argv[1])))
fairs.add(stand, {"code": "BENCH", "name": "Bench"})
staff.use(stand, "Clerkson")
for number in range(30):
    register(stand, Draft(typed={"name": f"Zacharias Made{number}", "email": f"made{number}@bench.example"}))
stand.close()
"""


def seconds_until(source: str, arguments: list[str], marker: bytes) -> float:
    """Run a Python source on a pseudo terminal; return the seconds until `marker` was written."""
    main, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", source, *arguments],
        stdin=side,
        stdout=side,
        stderr=side,
        env=env,
        start_new_session=True,
    )
    os.close(side)
    seen = b""
    try:
        while marker not in seen:
            if time.perf_counter() - start > 30:
                raise TimeoutError(seen[-2000:].decode("utf-8", "replace"))
            if select.select([main], [], [], 0.5)[0]:
                try:
                    seen = seen[-200_000:] + os.read(main, 65536)
                except OSError as error:
                    raise RuntimeError(seen[-2000:].decode("utf-8", "replace")) from error
        return time.perf_counter() - start
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(main)


def median(source: str, arguments: list[str], marker: bytes, runs: int) -> float:
    """Return the median seconds of some runs, one more before them to warm up."""
    return statistics.median([seconds_until(source, arguments, marker) for _run in range(runs + 1)][1:])


def measure(runs: int = 7) -> list[tuple[str, float, float]]:
    """Return what was measured: its name, its seconds, and its ratio to what it is compared with."""
    with tempfile.TemporaryDirectory() as folder:
        data = str(Path(folder) / "data")
        subprocess.run([sys.executable, "-c", FILL, data], check=True)
        bare = median(BARE, [], b"first-frame", runs)
        frame = median(FAIRDESK, [data], b"F12", runs)
        with_sql = median(BARE_SQL, [], b"first-frame", runs)
        first_list = median(FAIRDESK, [data], b"Z.M.", runs)
        all_open = median(FAIRDESK, [data], b"Clerkson", runs)
    return [
        ("bare Textual, first frame", bare, 1.0),
        ("fairdesk, first frame", frame, frame / bare),
        ("bare Textual + sqlmodel", with_sql, 1.0),
        ("fairdesk, first list", first_list, first_list / with_sql),
        ("fairdesk, store open", all_open, all_open / with_sql),
    ]


if __name__ == "__main__":
    for name, seconds, ratio in measure(int(sys.argv[1]) if len(sys.argv) > 1 else 7):
        print(f"{name:<28}{seconds * 1000:7.0f} ms   x{ratio:.2f}")
