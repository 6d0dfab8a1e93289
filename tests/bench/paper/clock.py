"""One piece of work, timed in the process that was started for it, and told to the one that waits."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Told:
    """What a process says of its work: seconds, the most memory it held (MiB), the file's bytes and pages.

    `first` are the seconds of what came before, where that is told apart.
    """

    seconds: float
    mib: float
    size: int
    first: float = 0.0


@dataclass(slots=True)
class Stopwatch:
    """Seconds of some work; the clock runs inside `with`."""

    seconds: float = 0.0
    _start: float = 0.0

    def __enter__(self) -> Stopwatch:
        self._start = time.perf_counter()
        return self

    def __exit__(self, *_error: object) -> None:
        self.seconds += time.perf_counter() - self._start


def tell(seconds: float, out: Path | None = None, *, first: float = 0.0) -> None:
    """Say how the work went, as the last line of this process."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    told = Told(seconds, peak, out.stat().st_size if out is not None else 0, first)
    print(json.dumps(asdict(told)))


def asked(works: dict[str, Callable[..., None]]) -> None:
    """Do the work that the command line names, with its other words."""
    works[sys.argv[1]](*sys.argv[2:])


def run(module: str, *words: str) -> Told:
    """Have a module of this folder do a work in a fresh process. Raises `RuntimeError` with what it said."""
    command = [sys.executable, "-m", f"tests.bench.paper.{module}", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip() or f"{module} ended with {done.returncode}")
    return Told(**json.loads(done.stdout.splitlines()[-1]))
