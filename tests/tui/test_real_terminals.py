"""Persian in real terminals: what fairdesk draws there is, pixel for pixel, the expected visual order.

The expected rows come from the widgets and are printed as they are by `cat` in the same terminal and font.
"""

from __future__ import annotations

import asyncio
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from rich.color import ColorSystem
from textual.strip import Strip

from fairdesk import settings
from fairdesk.domain.draft import Draft, Pick
from fairdesk.domain.ids import natural_id, new_id
from fairdesk.language.messages import use_language
from fairdesk.settings import Settings
from fairdesk.stand import open_stand
from fairdesk.tui.app import FairdeskApp
from fairdesk.workflows.leads import drafts
from tests.tui.conftest import until
from tests.tui.screens_of_x import Display, row_of, saved, vte, xterm
from tests.tui.tmux import Tmux

ROOT = Path(__file__).resolve().parents[2]
TYPED = {
    "name": "شرکت (Siemens AG) می‌خواهد",
    "company": "گوهر ۱۲ [نمونه]",
    "country": "ایران",
    "email": "zahra@sample.example",
    "phone": "+98 912 345 6789",
    "note": "کِتاب QR-1023 به مبلغ ۱۲٬۳۴۵ ریال",
}
STILL = (*range(2, 4), *range(5, 22))
"""Rows that do not change by themselves: without the clock, and without the row of the cursor."""

Ready = Callable[[Image.Image], bool]
Run = Callable[[Display, list[str], dict[str, str]], "subprocess.Popen[bytes]"]


@pytest.fixture
def persian(data: Settings) -> Iterator[Settings]:
    """A data folder in Persian, with a form that was left open."""
    stand = open_stand(data)
    ring = Pick(new_id(), natural_id("ring", "PM", "FZ-1023"), "FZ-1023", level="quote", quantity="50")
    started = stand.now().isoformat()
    drafts.keep(stand, Draft(typed=dict(TYPED), picks=[ring], focus="company", started_at=started))
    stand.close()
    yield settings.change(data, language="fa")
    use_language("en")


async def rows(data: Settings) -> list[Strip]:
    """Return the rows of the screen as the widgets draw them."""
    app = FairdeskApp(data)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.opened is not None and bool(app.opened.places))
        await until(pilot, lambda: app.desk.form.inputs["name"].value == TYPED["name"])
        await until(pilot, lambda: not app.desk.forms.sought)
        await pilot.pause(1.5)
        strips = list(app.screen._compositor.render_strips())
        assert app.opened is not None
        app.opened.stand.close()
    return strips


def printed(strips: list[Strip]) -> str:
    """Return what prints these rows on a terminal that leaves their order alone."""
    out = "\x1b[8l\x1b[?25l\x1b[2J"
    for number, strip in enumerate(strips, start=1):
        out += f"\x1b[{number};1H"
        for text, style, _control in strip:
            out += style.render(text, color_system=ColorSystem.TRUECOLOR) if style else text
    return out


def taken(run: Run, command: list[str], folder: Path, name: str, ready: Ready | None = None) -> Image.Image:
    """Return the picture of a command in a terminal, kept in a folder to be looked at."""
    with Display() as display:
        terminal = run(display, command, {"HOME": str(folder)})
        try:
            picture = display.wait(ready) if ready is not None else display.settled()
        finally:
            os.killpg(terminal.pid, signal.SIGTERM)
            terminal.wait(timeout=20)
    return saved(picture, folder / f"{name}.png")


def different(wanted: Image.Image, picture: Image.Image) -> list[int]:
    """Return the rows of a picture that are not those of the wanted one."""
    if picture.getbbox() != wanted.getbbox():
        return list(STILL)
    pairs = ((row, row_of(wanted, row), row_of(picture, row)) for row in STILL)
    return [row for row, one, other in pairs if ImageChops.difference(one, other).getbbox()]


def same(wanted: Image.Image, picture: Image.Image) -> bool:
    """Return whether the rows that stand still are drawn alike."""
    return not different(wanted, picture)


@pytest.mark.skipif(sys.platform != "linux", reason="Xvfb is of Linux")
@pytest.mark.parametrize("run", [xterm, vte])
def test_pixels_are_those_of_the_expected_order(persian: Settings, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "wanted.txt"
    file.write_text(printed(asyncio.run(rows(persian))), encoding="utf-8")
    line = f"cat {file}; sleep 60"
    show = ["sh", "-c", line if run is xterm else shlex.quote(line)]
    program = [sys.executable, str(ROOT / "app.py"), "--data", str(persian.data)]
    for _try in range(4):  # a terminal that paints in two steps can cut what hangs over from a cell
        wanted = taken(run, show, tmp_path, "wanted")
        assert wanted.getbbox() is not None, f"nothing was drawn: look at {tmp_path}"
        drawn = taken(run, program, tmp_path, "drawn", partial(same, wanted))
        if same(wanted, drawn):
            break
    assert different(wanted, drawn) == [], f"rows are drawn otherwise: look at {tmp_path}"


@pytest.mark.skipif(sys.platform == "win32", reason="tmux is of Unix")
def test_in_tmux_each_row_is_the_expected_text(persian: Settings, tmp_path: Path) -> None:
    strips = asyncio.run(rows(persian))
    terminal = Tmux(tmp_path / "tmux")
    terminal.start(persian.data)
    try:
        marks = strips[3].text.strip()
        terminal.wait_for(marks)
        terminal.wait_for("FZ-1023")
        seen = terminal.screen.split("\n")
    finally:
        terminal.kill()
    for row in STILL:
        assert seen[row].rstrip() == strips[row].text.rstrip(), row
