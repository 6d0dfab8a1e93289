"""A real CardDAV server for tests: Radicale, on a free port, with users, in a folder of its own."""

from __future__ import annotations

import base64
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.ports import free_port

PASSWORD = "åäö: secret"
USERS = 40
SETTINGS = """[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}/collections
[logging]
level = error
"""
MKCOL = """<mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:{kind}"><set><prop>
<resourcetype><collection/><C:{type}/></resourcetype></prop></set></mkcol>"""

_numbers = count(1)


@dataclass
class Account:
    """One user of the server, who has nothing there yet."""

    server: str
    user: str

    def ask(self, method: str, path: str, data: str = "", **headers: str) -> str:
        """Do what another program of this user does, and return the answer."""
        asked = urllib.request.Request(
            path if path.startswith("http") else f"{self.server}/{self.user}/{path}",
            data.encode() or None,
            {"Authorization": f"Basic {self.pair}", **{k.replace("_", "-"): v for k, v in headers.items()}},
            method=method,
        )
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return str(answer.read().decode())

    @property
    def pair(self) -> str:
        """The user and the password as HTTP wants them (RFC 7617)."""
        return base64.b64encode(f"{self.user}:{PASSWORD}".encode()).decode()

    def book(self, name: str = "fair", kind: str = "addressbook") -> Book:
        """Make an address book."""
        schema = "carddav" if kind == "addressbook" else "caldav"
        self.ask("MKCOL", f"{name}/", MKCOL.format(kind=schema, type=kind), Content_Type="application/xml")
        return Book(self, f"{self.server}/{self.user}/{name}/")


@dataclass
class Book:
    """One address book on the server, as another program sees it."""

    account: Account
    url: str

    def cards(self) -> dict[str, str]:
        """Return all cards by href, their lines unfolded."""
        answer = self.account.ask("PROPFIND", self.url, Depth="1")
        hrefs = re.findall(r"<href>([^<]+\.vcf)</href>", answer)
        return {href: self.read(href) for href in hrefs}

    def read(self, href: str) -> str:
        parts = urlsplit(self.url)
        text = self.account.ask("GET", f"{parts.scheme}://{parts.netloc}{href}")
        return text.replace("\r\n ", "").replace("\r\n", "\n")

    def names(self) -> list[str]:
        """Return the names (FN) of all cards, in the order of letters."""
        return sorted(re.findall(r"^FN:(.*)$", "\n".join(self.cards().values()), re.MULTILINE))

    def one(self, name: str) -> tuple[str, str]:
        """Return the href and the text of the one card of a name."""
        (found,) = [(href, text) for href, text in self.cards().items() if f"\nFN:{name}\n" in text]
        return found

    def write(self, href: str, text: str) -> None:
        parts = urlsplit(self.url)
        where = f"{parts.scheme}://{parts.netloc}{href}"
        self.account.ask("PUT", where, text.replace("\n", "\r\n"), Content_Type="text/vcard")

    def delete(self, href: str) -> None:
        parts = urlsplit(self.url)
        self.account.ask("DELETE", f"{parts.scheme}://{parts.netloc}{href}")


@dataclass
class Server:
    """The running server."""

    url: str
    folder: Path
    process: subprocess.Popen[bytes]

    def account(self) -> Account:
        """Return a user whom no other test uses."""
        return Account(self.url, f"user{next(_numbers) % USERS}")


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """Run a server in a folder until it is done with."""
    port = free_port()
    (folder / "users").write_text("".join(f"user{n}:{PASSWORD}\n" for n in range(USERS)), "utf-8")
    (folder / "radicale.conf").write_text(SETTINGS.format(port=port, folder=folder), "utf-8")
    command = [sys.executable, "-m", "radicale", "--config", str(folder / "radicale.conf")]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command, stdout=log, stderr=log, env={**os.environ, "PYTHONWARNINGS": "ignore"}
        )
        try:
            for _turn in range(300):
                with closing(socket.socket()) as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                assert process.poll() is None, (folder / "log").read_text()
                time.sleep(0.05)
            yield Server(f"http://127.0.0.1:{port}", folder, process)
        finally:
            process.kill()
            process.wait(10)


@pytest.fixture(scope="session")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests; each takes a user of its own."""
    with running(tmp_path_factory.mktemp("radicale")) as server:
        yield server
