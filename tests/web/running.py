"""`fairdesk serve` as a program of its own, and plain requests to it."""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urljoin

from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
HERE = "127.0.0.1"


@dataclass
class Answer:
    """What came back, with the seconds that it took."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float


@dataclass
class Running:
    """A server that runs on a data folder."""

    port: int
    data: Path
    process: subprocess.Popen[str]

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://{HERE}:{self.port}"

    def links(self, path: str, wanted: str) -> list[str]:
        """Return where links and pictures of a page lead that fit an expression, each as a whole path."""
        page = self.ask(path).body.decode("utf-8")
        found = re.findall(rf'(?:href|src)="((?:\.\./)+{wanted})"', page)
        return [urljoin(path, link) for link in found]

    def ask(self, path: str, timeout: float = 20, **headers: str) -> Answer:
        """Ask for a path on a connection of its own; names of headers have `_` for `-`."""
        return self._answer("GET", path, HERE, timeout, None, headers)

    def post(self, path: str, fields: Mapping[str, str], source: str = HERE, **headers: str) -> Answer:
        """Send a form as a browser does, from an address of this machine (127.0.0.0/8)."""
        told = {"Origin": self.address, "Content-Type": "application/x-www-form-urlencoded", **headers}
        return self._answer("POST", path, source, 30, urlencode(fields).encode("ascii"), told)

    def _answer(
        self,
        method: str,
        path: str,
        source: str,
        timeout: float,
        body: bytes | None,
        headers: Mapping[str, str],
    ) -> Answer:
        started = time.monotonic()
        connection = http.client.HTTPConnection(HERE, self.port, timeout, (source, 0))
        try:
            told = {name.replace("_", "-"): headers[name] for name in headers}
            connection.request(method, path, body, told)
            got = connection.getresponse()
            body = got.read()
        finally:
            connection.close()
        told = {name.lower(): value for name, value in got.getheaders()}
        return Answer(got.status, told, body, time.monotonic() - started)


@contextmanager
def running(
    data: Path, before: Sequence[str] = (), after: Sequence[str] = (), said: Path | None = None
) -> Iterator[Running]:
    """Run a server on a data folder until it answers, and stop it at the end.

    `before` are words before the command, such as those of a program that pins it to a processor, `after`
    its options. `said` is a file for what it writes on the terminal.
    """
    port = free_port()
    command = [*before, sys.executable, "app.py", "--data", str(data)]
    command += ["serve", "--host", HERE, "--port", str(port), *after]
    with open(said or os.devnull, "ab") as terminal:
        process = subprocess.Popen(command, cwd=ROOT, text=True, stdout=terminal, stderr=terminal)
    try:
        served = Running(port, data, process)
        _wait(served)
        yield served
    finally:
        process.terminate()
        process.wait(20)


def _wait(served: Running) -> None:
    for _turn in range(300):
        try:
            served.ask("/robots.txt")
        except OSError:
            if served.process.poll() is not None:
                break
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("it does not answer")
