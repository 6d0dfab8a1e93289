"""A small CardDAV server that can be told to fail as others do: full, slow, gone, leading on, forgetful."""

from __future__ import annotations

import base64
import hashlib
import re
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

BOOK: Final = "/books/fair/"
TYPES: Final = "<resourcetype><collection/><C:addressbook/></resourcetype>"
START: Final = '<multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">'


@dataclass
class Fault:
    """What the server answers instead: a status, where it leads on to, or silence for so many seconds."""

    status: int = 0
    to: str = ""
    silent: float = 0.0
    body: str = "fault"


@dataclass
class Dav:
    """What the server holds, and how it behaves: `faults` by method, `after` lets so many PUTs pass."""

    url: str = ""
    cards: dict[str, str] = field(default_factory=dict)
    faults: dict[str, Fault] = field(default_factory=dict)
    after: int = 0
    etags: bool = True
    digest: str = ""
    user: str = ""
    password: str = ""
    changes: bool = False
    seen: list[str] = field(default_factory=list)
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def etag(self, path: str) -> str:
        return '"' + hashlib.sha256(self.cards[path].encode()).hexdigest() + '"'


class Answering(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    dav: Dav
    under_way = 0

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("do_"):
            return self._do
        raise AttributeError(name)

    def _do(self) -> None:
        dav = self.dav
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        dav.seen.append(f"{self.command} {self.path} {self.headers.get('Authorization', '').split(' ')[0]}")
        with dav.lock:
            type(self).under_way += 1
            dav.most_at_once = max(dav.most_at_once, self.under_way)
        try:
            self._answer(body)
        finally:
            with dav.lock:
                type(self).under_way -= 1

    def _answer(self, body: str) -> None:
        dav = self.dav
        fault = dav.faults.get(self.command)
        if self.command == "PUT" and dav.after:
            dav.after -= 1
            fault = None
        if fault is not None and fault.silent:
            time.sleep(fault.silent)
            self.close_connection = True
        elif fault is not None:
            self._say(fault.status, fault.body, **({"Location": fault.to} if fault.to else {}))
        elif not self._known():
            wants = 'Digest realm="r", nonce="n", qop="auth"' if dav.digest else 'Basic realm="r"'
            self._say(401, "", **{"WWW-Authenticate": wants})
        else:
            getattr(self, f"_{self.command.lower()}", self._nothing)(body)

    def _known(self) -> bool:
        given = self.headers.get("Authorization", "")
        if not self.dav.user:
            return True
        if not self.dav.digest:
            pair = base64.b64encode(f"{self.dav.user}:{self.dav.password}".encode()).decode()
            return given == f"Basic {pair}"
        values = dict(re.findall(r'(\w+)="?([^",]+)"?', given))
        one = hashlib.md5(f"{self.dav.user}:r:{self.dav.password}".encode()).hexdigest()
        two = hashlib.md5(f"{self.command}:{self.path}".encode()).hexdigest()
        middle = f"{values.get('nonce')}:{values.get('nc')}:{values.get('cnonce')}:auth"
        return values.get("response") == hashlib.md5(f"{one}:{middle}:{two}".encode()).hexdigest()

    def _propfind(self, _body: str) -> None:
        if self.path != BOOK:
            self._say(404, "nothing " * 9999)
            return
        rows = [f"<response><href>{BOOK}</href><propstat><prop>{TYPES}</prop></propstat></response>"]
        if self.headers["Depth"] == "1":
            rows += [self._row(path) for path in list(self.dav.cards)]
        self._say(207, START + "".join(rows) + "</multistatus>")

    def _report(self, body: str) -> None:
        asked = re.findall(r"<href>([^<]+)</href>", body)
        rows = [self._row(path, content=True) for path in asked if path in self.dav.cards]
        self._say(207, START + "".join(rows) + "</multistatus>")

    def _row(self, path: str, *, content: bool = False) -> str:
        text = self.dav.cards[path].replace("&", "&amp;").replace("<", "&lt;").replace("\r", "&#13;")
        data = f"<C:address-data>{text}</C:address-data>" if content else ""
        kind = "<resourcetype/><getcontenttype>text/vcard</getcontenttype>"
        prop = f"{kind}<getetag>{self.dav.etag(path)}</getetag>{data}"
        return f"<response><href>{path}</href><propstat><prop>{prop}</prop></propstat></response>"

    def _put(self, body: str) -> None:
        dav, wanted = self.dav, self.headers.get("If-Match")
        there = self.path in dav.cards
        if (self.headers.get("If-None-Match") == "*" and there) or (
            wanted and (not there or wanted != dav.etag(self.path))
        ):
            self._say(412, "another was quicker " * 9999)
            return
        dav.cards[self.path] = body.replace("END:VCARD", "X-ID:7\r\nEND:VCARD") if dav.changes else body
        self._say(204 if there else 201, "", **({"ETag": dav.etag(self.path)} if dav.etags else {}))

    def _delete(self, _body: str) -> None:
        self._say(204 if self.dav.cards.pop(self.path, None) is not None else 404, "")

    def _nothing(self, _body: str) -> None:
        self._say(405, "")

    def _say(self, status: int, body: str, **headers: str) -> None:
        data = body.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status not in {204, 304}:
            self.send_header("Content-Type", "application/xml; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if status not in {204, 304}:
            self.wfile.write(data)


class Quiet(ThreadingHTTPServer):
    """A server that says nothing when a client goes away."""

    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextmanager
def serving(pem: Path | None = None) -> Iterator[Dav]:
    """Run a server; with `pem`, a file of a key and its certificate, by https."""
    dav = Dav()
    handler = type("Bound", (Answering,), {"dav": dav})
    server = Quiet(("127.0.0.1", 0), handler)
    if pem is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    dav.url = f"http{'s' if pem else ''}://localhost:{server.server_address[1]}{BOOK}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield dav
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
