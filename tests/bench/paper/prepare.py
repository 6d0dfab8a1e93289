"""Writes what the other processes print: `python -m tests.bench.paper.prepare FOLDER COUNT...`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.bench.paper.clock import tell
from tests.bench.paper.data import prepare

if __name__ == "__main__":
    prepare(Path(sys.argv[1]), tuple(map(int, sys.argv[2:])))
    tell(0.0)
