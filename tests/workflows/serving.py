"""Small servers on this machine, and the note that one leaves in the data folder."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from fairdesk.workflows.pages import address, served

HERE = "127.0.0.1"


def own_address() -> str:
    """Return this machine's address in its network; its own name for itself where it has none."""
    return next(iter(address.own_addresses()), HERE)


def note(data: Path, **values: object) -> None:
    """Leave the note of a server in a data folder."""
    told = {"host": "0.0.0.0", "port": 8080, "fair": "TEST", **values}
    note_of(data).write_text(json.dumps(told), "utf-8")


def note_of(data: Path) -> Path:
    """Return where a server leaves its note."""
    path = data / served.FOLDER / "1.json"
    path.parent.mkdir(exist_ok=True)
    return path


@contextmanager
def leading_on(way: Callable[[str], str]) -> Iterator[int]:
    """Lead whoever asks for a path on to what `way` says of it, at all addresses; give the port."""

    class Led(http.server.BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.send_response(302)
            self.send_header("Location", way(self.path))
            self.end_headers()

        def log_message(self, *_words: object) -> None:
            return

    server = http.server.ThreadingHTTPServer(("0.0.0.0", 0), Led)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


def pages(path: str) -> str:
    """Lead on as the stand's pages do."""
    return f"../sv/p/{path.rpartition('/')[2]}/"


def log_in(path: str) -> str:
    """Lead on as a network that wants a log-in first."""
    return f"http://portal.example/login?from=http://here{path}"
