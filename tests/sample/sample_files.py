"""The sample fair's three files, read once for the tests beside this."""

from __future__ import annotations

import csv
import tomllib
from typing import Final

import pytest

from fairdesk.assets_dir import assets_dir

FOLDER: Final = assets_dir() / "sample"
LANGUAGES: Final = ("fa", "en", "de", "sv", "ar")
FAIR: Final = tomllib.loads((FOLDER / "fair.toml").read_text("utf-8"))
LOOKS: Final = tomllib.loads((FOLDER / "looks.toml").read_text("utf-8"))
with (FOLDER / "rings.csv").open(encoding="utf-8", newline="") as lines:
    READER: Final = csv.DictReader(lines)
    RINGS: Final = tuple(READER)
    HEADER: Final = tuple(READER.fieldnames or ())
each_ring = pytest.mark.parametrize("ring", [pytest.param(ring, id=ring["sku"]) for ring in RINGS])
