"""A real fair with the sample's rings, so that what is printed has no mark of practice."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fairdesk import settings
from fairdesk.assets_dir import assets_dir
from fairdesk.stand import Stand, open_stand
from fairdesk.workflows.fair import fairs, makers, staff
from fairdesk.workflows.rings.catalogue import import_catalogue

BASE = "https://fdesk.se"
NOON = datetime(2027, 2, 19, 12, tzinfo=UTC)
FAIR_DAY = datetime(2027, 2, 26, 12, tzinfo=UTC)


def fill(folder: Path) -> None:
    """Make a data folder with a real fair in Munich and the sample's rings."""
    opened = open_stand(settings.load(folder))
    values = {"code": "IHM27", "name": "Jewellery fair 2027", "city": "München", "country": "DE"}
    more = {"time_zone": "Europe/Berlin", "base_url": BASE, "hall": "3", "stand": "C14"}
    office = {
        "controller": "Test Stand",
        "controller_address": "1 Test Street, Qom",
        "controller_contact": "office@test-stand.example, +98 25 1234 5678",
        "price_terms": "FCA Qom",
    }
    days = {"starts": "2027-02-26", "ends": "2027-03-01"}
    fairs.add(opened, {**values, **more, **office, **days})
    staff.use(opened, "Test Staff")
    import_catalogue(opened, assets_dir() / "sample" / "rings.csv")
    makers.edit(opened, "FIR", {"name_fa": "خانهٔ فیروزه", "website": "https://fir.example"})
    opened.close()


@pytest.fixture(scope="session")
def ring_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a real fair and 53 rings, made once; tests copy it."""
    folder = tmp_path_factory.mktemp("rings") / "data"
    fill(folder)
    return folder


@pytest.fixture
def rings(data: Path, ring_folder: Path) -> Iterator[Stand]:
    """An open stand on a copy of the folder, on the day before the fair."""
    shutil.copytree(ring_folder, data)
    opened = open_stand(settings.load(data), lambda: NOON)
    yield opened
    opened.close()
