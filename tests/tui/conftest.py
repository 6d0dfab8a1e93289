"""A stand in a temporary folder, with a fair, a maker, rings and one of the staff; and the app on it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual import _wait
from textual.events import Paste
from textual.pilot import Pilot

from fairdesk import settings
from fairdesk.domain.ids import natural_id
from fairdesk.settings import Settings
from fairdesk.stand import Stand, open_stand
from fairdesk.storage.write import writing
from fairdesk.tui import app_keys
from fairdesk.tui.app import FairdeskApp
from fairdesk.workflows.fair import fairs, staff

RINGS = (
    ("FZ-1023", "Practice Sky", "turquoise", 20),
    ("FZ-1031", "Practice Iwan", "turquoise", 10),
    ("AQ-2004", "Practice Seal", "agate", 10),
    ("DN-3002", "Practice Clear", "rock_crystal", 15),
)

_wait.SLEEP_GRANULARITY, _wait.SLEEP_IDLE = 0.01, 0.0005
"""Textual waits twice as long after each key to see whether the program has done its work."""

Opened = AbstractAsyncContextManager[tuple[FairdeskApp, Pilot[None]]]
Open = Callable[..., Opened]


def fill(stand: Stand) -> None:
    """Write a made fair into a stand, and take it into use."""
    fairs.add(
        stand, {"code": "PRACTICE", "name": "Practice Fair", "country": "SE", "time_zone": "Europe/Stockholm"}
    )
    staff.use(stand, "Practice Sara")
    maker = natural_id("maker", "PM")
    rings = [
        {
            "id": natural_id("ring", "PM", sku),
            "maker_id": maker,
            "sku": sku,
            "stone": stone,
            "moq": moq,
            "active": True,
        }
        for sku, _name, stone, moq in RINGS
    ]
    texts = [
        {
            "id": natural_id("ring_text", sku, "en"),
            "ring_id": natural_id("ring", "PM", sku),
            "language": "en",
            "name": name,
        }
        for sku, name, _stone, _moq in RINGS
    ]
    with writing(stand.database, stand.who, "catalogue") as write:
        write.put(
            "maker", [{"id": maker, "code": "PM", "brand": "Practice Maker", "city": "Qom", "country": "IR"}]
        )
        write.put("ring", rings)
        write.put("ring_text", texts)


@pytest.fixture(scope="session")
def made_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a fair in it, made once; tests copy it."""
    folder = tmp_path_factory.mktemp("made")
    stand = open_stand(settings.load(folder))
    fill(stand)
    stand.close()
    settings.change(settings.load(folder), seen="evening")  # no hint by the hour of this machine
    return folder


@pytest.fixture
def data(tmp_path: Path, made_folder: Path) -> Settings:
    """A copy of the data folder with a fair in it."""
    shutil.copytree(made_folder, tmp_path, dirs_exist_ok=True)
    return settings.load(tmp_path)


@pytest.fixture
def stand(data: Settings) -> Iterator[Stand]:
    """A second look at the same data, as another program has it."""
    opened = open_stand(data)
    yield opened
    opened.close()


@pytest.fixture
def long_escape(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a digit name a place long after Esc: a busy machine takes its time between two keys."""
    monkeypatch.setattr(app_keys, "ESCAPE_SECONDS", 10.0)


async def until(pilot: Pilot[None], ready: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait until `ready` says so; fail when it does not in time."""
    for _turn in range(int(seconds / 0.02)):
        if ready():
            return
        await pilot.pause(0.02)
    raise AssertionError(f"not ready after {seconds} s: {ready}")


async def paste(app: FairdeskApp, pilot: Pilot[None], what: object) -> None:
    """Put a text into the field that has the focus, as a terminal pastes it."""
    app.post_message(Paste(str(what)))
    await pilot.pause()


@pytest.fixture
def open_app(data: Settings) -> Open:
    """Open the app on the data folder, by default at 80x24 and waiting until the stand is open."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (80, 24), *, wait: bool = True
    ) -> AsyncIterator[tuple[FairdeskApp, Pilot[None]]]:
        app = FairdeskApp(settings.load(data.data))
        async with app.run_test(size=size, notifications=True) as pilot:
            if wait:
                await until(pilot, lambda: app.opened is not None and bool(app.opened.places))
                await pilot.pause()
            yield app, pilot
            if app.opened is not None:
                app.opened.stand.close()

    return opened
