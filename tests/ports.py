"""Ports for servers of the tests: of each worker its own, and none that the system gives away by itself."""

from __future__ import annotations

import contextlib
import os
import random
import socket
from typing import Final

HERE: Final = "127.0.0.1"
_FIRST: Final = 20_000
_EACH: Final = 1_000


def free_port() -> int:
    """Return a port that nobody uses, and that no test of another worker takes meanwhile."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    first = _FIRST + _EACH * (worker % 10)
    for port in random.sample(range(first, first + _EACH), 100):
        with socket.socket() as asked, contextlib.suppress(OSError):
            asked.bind((HERE, port))
            return port
    raise RuntimeError("there is no free port")
