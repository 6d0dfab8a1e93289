"""Where pages are served: each server notes itself in the data folder, for as long as it runs."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from typing import Final

from fairdesk.domain.refusals import Refusal
from fairdesk.exports.files import write_whole
from fairdesk.settings import Settings

FOLDER: Final = "serving"
"""In the data folder; a file for each server, by the number of its process."""


@dataclass(frozen=True, slots=True)
class Served:
    """A server as it noted itself: where it listens, and the fair (its code) that it shows."""

    host: str
    port: int
    fair: str


@contextmanager
def noted(settings: Settings, served: Served) -> Iterator[None]:
    """Note a server of this process, until it ends."""
    path = settings.data / FOLDER / f"{os.getpid()}.json"
    with suppress(OSError, Refusal):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        write_whole(path, json.dumps(asdict(served)).encode("utf-8"))
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def notes(settings: Settings) -> tuple[Served, ...]:
    """Return the servers that noted themselves, the newest first; one that was killed may be among them."""
    found: list[tuple[float, Served]] = []
    for path in (settings.data / FOLDER).glob("*.json"):
        with suppress(OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
            told = json.loads(path.read_text("utf-8"))
            one = Served(str(told["host"]), int(told["port"]), str(told["fair"]))
            found.append((path.stat().st_mtime, one))
    return tuple(one for _at, one in sorted(found, key=lambda pair: pair[0], reverse=True))
