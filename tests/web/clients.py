"""Many connections at once that send raw bytes, at once or a byte at a time, and see when they are closed."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from tests.web.running import HERE

TURN: Final = 0.05
"""Seconds between two looks at the connections."""


@dataclass
class Client:
    """One connection: what came back, and after how many seconds it was closed."""

    connection: socket.socket
    got: bytes = b""
    closed: float | None = None

    def look(self, started: float, more: bytes) -> None:
        """Take what came, then send some bytes."""
        try:
            while (came := self.connection.recv(65536)) != b"":
                self.got += came
        except BlockingIOError:
            self._send(started, more)
        except OSError:
            self._end(started)
        else:
            self._end(started)

    def _send(self, started: float, more: bytes) -> None:
        try:
            if more:
                self.connection.send(more)
        except BlockingIOError:
            return
        except OSError:
            self._end(started)

    def _end(self, started: float) -> None:
        self.closed = time.monotonic() - started
        self.connection.close()


@dataclass
class Clients:
    """Connections that all do the same, on a thread of their own."""

    some: list[Client]
    first: bytes
    drip: bytes
    every: float
    started: float = field(default_factory=time.monotonic)
    stopped: threading.Event = field(default_factory=threading.Event)

    @property
    def closed(self) -> list[float]:
        """After how many seconds each that is closed was closed."""
        return [one.closed for one in self.some if one.closed is not None]

    def wait(self, seconds: float) -> None:
        """Wait until all are closed, so long at most."""
        end = time.monotonic() + seconds
        while len(self.closed) < len(self.some) and time.monotonic() < end:
            time.sleep(TURN)

    def work(self) -> None:
        """Send the first bytes at once and a byte now and then, until all are closed or it is stopped."""
        due, more = self.started, self.first
        while not self.stopped.wait(TURN):
            now = time.monotonic()
            for one in self.some:
                if one.closed is None:
                    one.look(self.started, more if now >= due else b"")
            if now >= due:
                due, more = now + self.every, self.drip


@contextmanager
def clients(
    port: int,
    count: int,
    first: bytes = b"",
    drip: bytes = b"",
    every: float = 1.0,
    sources: Sequence[str] = (HERE,),
) -> Iterator[Clients]:
    """Open connections that send `first`, then `drip` again and again, every so many seconds.

    They come from `sources`, one after the other.
    """
    some = [
        Client(socket.create_connection((HERE, port), 20, (sources[number % len(sources)], 0)))
        for number in range(count)
    ]
    for one in some:
        one.connection.setblocking(False)
    made = Clients(some, first, drip, every)
    thread = threading.Thread(target=made.work, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.stopped.set()
        thread.join(10)
        for one in some:
            one.connection.close()
