"""What all tests share: a data folder of their own and an open stand in it."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairdesk import settings
from fairdesk.language.messages import use_language
from fairdesk.settings import DATA_VARIABLE, DATABASE_VARIABLE
from fairdesk.stand import Stand, open_stand
from fairdesk.tui.direction.mode import send_logical
from fairdesk.workflows.fair import fairs, sample, staff
from tests.servers import pg_database_url, pg_shared_url, pg_url

__all__ = ["pg_database_url", "pg_shared_url", "pg_url"]


LONG = ("web", "interop", "tui")
"""Folders whose files take long: they come first, so that no worker is left with one at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let files that take long come first, the others as they were."""
    root = Path(__file__).parent
    ranks = {folder: rank for rank, folder in enumerate(LONG)}
    items.sort(key=lambda item: ranks.get(item.path.relative_to(root).parts[0], len(LONG)))


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and never among the modules: that would take a third of all time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(autouse=True)
def _own_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep every test away from the data of the person who runs it."""
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    monkeypatch.delenv(DATABASE_VARIABLE, raising=False)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Leave no test in the language of the one before."""
    yield
    use_language("en")
    send_logical(False)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "data"


@pytest.fixture(scope="session")
def real_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a real fair in Stockholm and one of the staff, made once; tests copy it."""
    folder = tmp_path_factory.mktemp("real") / "data"
    opened = open_stand(settings.load(folder))
    fairs.add(
        opened,
        {
            "code": "TEST",
            "name": "Test fair",
            "city": "Stockholm",
            "country": "SE",
            "time_zone": "Europe/Stockholm",
            "base_url": "https://rings.example.org",
        },
    )
    staff.use(opened, "Test Staff")
    opened.close()
    return folder


@pytest.fixture
def stand(data: Path, real_folder: Path) -> Iterator[Stand]:
    """An open stand on a copy of the real fair, which has no leads and no rings yet."""
    shutil.copytree(real_folder, data)
    opened = open_stand(settings.load(data))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample fair loaded, made once; tests copy it and leave it as it is."""
    folder = tmp_path_factory.mktemp("sample") / "data"
    opened = open_stand(settings.load(folder))
    sample.load(opened)
    opened.close()
    return folder


@pytest.fixture
def sample_stand(data: Path, sample_folder: Path) -> Iterator[Stand]:
    """An open stand on a copy of the sample fair, which has no leads yet."""
    shutil.copytree(sample_folder, data)
    opened = open_stand(settings.load(data))
    yield opened
    opened.close()
