"""A server in this process, on a copy of a data folder, and a client that posts forms as a browser does."""

from __future__ import annotations

import http.client
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import uvicorn

from fairdesk import settings
from fairdesk.domain.pages.rows import PageRing
from fairdesk.stand import Stand, open_public, open_stand
from fairdesk.storage.pages import catalogue
from fairdesk.web.live import Live
from fairdesk.web.serving import configured, listening
from tests.printing.conftest import BASE

HOST = "fdesk.se"
TOKEN = re.compile(r'name="token" value="([^"]+)"')
WORDING = re.compile(r'name="wording" value="([^"]+)"')

Fields = Sequence[tuple[str, str]]


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: str


@dataclass
class Running:
    """A running server and the staff's stand beside it; `seen` gathers all that it ever answered."""

    port: int
    stand: Stand
    seen: list[str] = field(default_factory=list)

    @property
    def origin(self) -> str:
        return f"http://{HOST}:{self.port}"

    def ring(self, sku: str) -> PageRing:
        return next(one for one in catalogue.rings(self.stand.database) if one.sku == sku)

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, body, {"Host": f"{HOST}:{self.port}", **(headers or {})})
        answer = connection.getresponse()
        said = answer.read().decode("utf-8", "replace")
        connection.close()
        self.seen.append(said)
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, said)

    def opened(self, path: str) -> dict[str, str]:
        """Return the unseen fields of a form."""
        page = self.ask(path).body
        found, wording = TOKEN.search(page), WORDING.search(page)
        assert found is not None
        assert wording is not None
        return {"token": found[1], "wording": wording[1]}

    def post(self, path: str, fields: Fields, **headers: str) -> Answer:
        """Send a form as a browser does."""
        told = {"Origin": self.origin, "Content-Type": "application/x-www-form-urlencoded"}
        told |= {name.replace("_", "-"): value for name, value in headers.items()}
        return self.ask(path, "POST", urlencode(fields).encode("ascii"), told)


@contextmanager
def running(folder: Path, *, open_air: bool = True, proxy: str = "") -> Iterator[Running]:
    """Serve a data folder, by its own clock."""
    stand = open_stand(settings.load(folder))
    made = listening("127.0.0.1", 0)
    live = Live(open_public(settings.load(folder)), BASE, forms=open_air or bool(proxy))
    server = uvicorn.Server(configured(live, BASE, open_air=open_air, proxy=proxy))
    thread = threading.Thread(target=lambda: server.run(sockets=[made]), daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
    yield Running(made.getsockname()[1], stand)
    server.should_exit = True
    thread.join(10)
    stand.close()
