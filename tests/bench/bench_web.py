"""A ring's page served beside nginx with the same bytes, and 300 rings in five languages as files.

Run it with `python -m tests.bench.bench_web [ROUNDS]`; it prints tables and asserts nothing about time.
Serving needs nginx and wrk (`apt-get install nginx-light wrk`). The server has one processor and wrk another,
where there are two; both servers say the same headers. Beside the files stands a plain copy of them.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fairdesk import settings
from fairdesk.stand import open_stand
from fairdesk.web.guard.guards import HEADERS
from fairdesk.web.site import site_files
from fairdesk.workflows.pages.shelf import shelf
from fairdesk.workflows.pages.write_site import write_site
from fairdesk.workflows.rings.catalogue import import_catalogue
from tests.bench.paper.clock import Stopwatch
from tests.bench.paper.data import varied
from tests.ports import free_port
from tests.printing.conftest import BASE, fill
from tests.web.running import HERE, running

TURNS: Final = 6
"""How often each ring of the sample is there, with a picture of its own each time: 300 rings and some."""

CONNECTIONS: Final = 16
SECONDS: Final = 3
NGINX: Final = """
daemon off; master_process off; pid {folder}/pid; error_log {folder}/errors;
events {{ worker_connections 512; }}
http {{
  access_log off; server_tokens off; sendfile on; tcp_nopush on; open_file_cache max=10;
  keepalive_requests 1000000000; default_type "text/html; charset=utf-8";
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{ listen {here}:{port}; root {folder}/html; etag off; {headers} }}
}}
"""


@dataclass(frozen=True, slots=True)
class Load:
    """How a server did: answers a second, ms of the slowest hundredth, microseconds of a processor."""

    answers: float
    slow: float
    busy: float


def main(rounds: int) -> None:
    """Measure everything and print the tables."""
    with tempfile.TemporaryDirectory(prefix="fairdesk-bench-") as folder:
        data = Path(folder) / "data"
        fill(data)
        stand = open_stand(settings.load(data))
        import_catalogue(stand, varied(Path(folder) / "more", TURNS))
        stand.close()
        files(data, Path(folder), rounds)
        absent = [name for name in ("nginx", "wrk") if shutil.which(name) is None]
        if absent:
            print(
                f"\nServing is left out: apt-get install {' '.join(absent).replace('nginx', 'nginx-light')}"
            )
        else:
            serving(data, Path(folder), rounds)


def serving(data: Path, folder: Path, rounds: int) -> None:
    """Print how a ring's page is served, in turns with nginx."""
    with running(data, pinned(0)) as server:
        links = re.findall(r'href="/(fa/r/\w+/)"', server.ask("/fa/").body.decode())
        page = server.ask(f"/{links[0]}").body
        with nginx(folder / "nginx", page) as (port, process):
            told: dict[str, list[Load]] = {"nginx": [], "fairdesk": []}
            for _round in range(rounds):
                told["nginx"].append(load(f"http://{HERE}:{port}/", process.pid))
                told["fairdesk"].append(load(f"{server.address}/{links[0]}", server.process.pid))
    title = f"a ring, fa, {len(page):,} bytes"
    print(f"\n{title:<28}{'answers/s':>11}{'x nginx':>9}{'p99 ms':>8}{'busy us':>9}{'x nginx':>9}")
    first = told["nginx"]
    for name, some in told.items():
        rate = statistics.median(one.answers / that.answers for one, that in zip(some, first, strict=True))
        work = statistics.median(one.busy / that.busy for one, that in zip(some, first, strict=True))
        answers, slow, busy = (
            statistics.median(values)
            for values in zip(*((one.answers, one.slow, one.busy) for one in some), strict=True)
        )
        print(f"{name:<28}{answers:>11,.0f}{rate:>9.2f}{slow:>8.2f}{busy:>9.1f}{work:>9.2f}")


def load(url: str, server: int) -> Load:
    """Ask for a page again and again on connections that stay open."""
    command = [*pinned(1), "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", url]
    before = processor(server)
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    after = processor(server)
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(said)
    count = int(re.findall(r"(\d+) requests in", said)[0])
    slow, unit = re.findall(r"99%\s+([\d.]+)(us|ms|s)", said)[0]
    rate = float(re.findall(r"Requests/sec:\s+([\d.]+)", said)[0])
    return Load(rate, float(slow) * {"us": 0.001, "ms": 1, "s": 1000}[unit], (after - before) / count * 1e6)


def processor(process: int) -> float:
    """Return the seconds that a process has had of a processor (proc(5))."""
    words = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def pinned(number: int) -> list[str]:
    """Return the words before a command that keep it on one processor, where that can be."""
    can = shutil.which("taskset") is not None and (os.cpu_count() or 1) > 1
    return ["taskset", "-c", str(number)] if can else []


@contextmanager
def nginx(folder: Path, page: bytes) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """Serve a page with nginx; it gives the port and the process."""
    (folder / "html").mkdir(parents=True)
    (folder / "html" / "index.html").write_bytes(page)
    port = free_port()
    said = {**HEADERS, "Cache-Control": "no-cache"}
    headers = " ".join(f'add_header {name} "{value}";' for name, value in said.items())
    text = NGINX.format(folder=folder, port=port, here=HERE, headers=headers)
    (folder / "nginx.conf").write_text(text, "utf-8")
    process = subprocess.Popen([*pinned(0), "nginx", "-c", str(folder / "nginx.conf")])
    try:
        time.sleep(1)
        yield port, process
    finally:
        process.terminate()
        process.wait(10)


def files(data: Path, folder: Path, rounds: int) -> None:
    """Print how long the pages take as files: the first time ever, afresh, and when nothing changed."""
    first = timed(data, folder / "ever")
    afresh = [timed(data, folder / f"site-{number}") for number in range(rounds)]
    again = [timed(data, folder / "ever") for _number in range(rounds)]
    copied = [copy(folder / "ever", folder / f"copy-{number}") for number in range(rounds)]
    count = sum(1 for one in (folder / "ever").rglob("*") if one.is_file())
    title = f"{count:,} files, seconds"
    print(f"\n{title:<28}{'read':>8}{'rendered, written':>20}{'total':>8}{'x a copy':>10}")
    plain = statistics.median(copied)
    for name, some in (("pictures not scaled yet", [first]), ("afresh", afresh), ("nothing changed", again)):
        read, made = (statistics.median(values) for values in zip(*some, strict=True))
        print(f"{name:<28}{read:>8.2f}{made:>20.2f}{read + made:>8.2f}{(read + made) / plain:>10.2f}")
    print(f"{'a plain copy of them':<28}{'':>8}{'':>20}{plain:>8.2f}{1:>10.2f}")


def timed(data: Path, out: Path) -> Sequence[float]:
    """Write the pages and return the seconds for reading all that they show, and for the rest."""
    stand = open_stand(settings.load(data))
    with Stopwatch() as reading:
        held = shelf(stand)
    with Stopwatch() as making:
        write_site(out, site_files(held, BASE))
    stand.close()
    return reading.seconds, making.seconds


def copy(source: Path, target: Path) -> float:
    """Return the seconds of a copy with all that is brought to disk."""
    with Stopwatch() as copying:
        shutil.copytree(source, target)
        os.sync()
    return copying.seconds


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
