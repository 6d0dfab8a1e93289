"""Times a whole repaint of the Leads screen in Persian, beside the same in English.

Run by hand: `python -m tests.bench.bench_paint [RUNS]`. `warm` is a repaint of what was on the screen before,
`cold` one after every remembered layout was forgotten. Both screens show the same made leads at 120x40.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from fairdesk import settings
from fairdesk.language.bidi import layout
from fairdesk.stand import open_stand
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.direction import shown
from fairdesk.tui.widgets import cells
from tests.tui.conftest import fill, until
from tests.tui.people import crowd

NAMES = ("زهرا نمونه", "Anna Provberg", "شرکت (Muster GmbH)", "علی می‌آزماید")
LEADS = 60


def forget() -> None:
    """Empty what drawing remembers."""
    for remembered in (layout.layout, layout.visual, layout.clusters, shown.shown, cells.fit, cells.in_line):
        remembered.cache_clear()


def paint(app: FairdeskApp, before: Callable[[], None]) -> float:
    """Draw every widget of the screen anew and return the seconds."""
    before()
    for widget in app.screen.walk_children(with_self=True):
        widget._styles_cache.clear()  # type: ignore[attr-defined]
    start = time.perf_counter()
    app.screen._compositor.render_strips()
    return time.perf_counter() - start


async def measure(data: Path, language: str, runs: int) -> tuple[float, float]:
    """Return the medians of warm and cold repaints in milliseconds."""
    app = FairdeskApp(settings.change(settings.load(data), language=language))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.opened is not None and bool(app.opened.places))
        await pilot.press("f3")
        await until(pilot, lambda: getattr(app.place, "lead", None) is not None)
        await pilot.pause(0.5)
        warm = [paint(app, lambda: None) for _turn in range(runs)]
        cold = [paint(app, forget) for _turn in range(runs)]
        if app.opened is not None:
            app.opened.stand.close()
    return statistics.median(warm) * 1000, statistics.median(cold) * 1000


def main(runs: int) -> None:
    """Measure both languages and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        stand = open_stand(settings.load(data))
        fill(stand)
        crowd(stand, LEADS, NAMES)
        stand.close()
        english = asyncio.run(measure(data, "en", runs))
        persian = asyncio.run(measure(data, "fa", runs))
    print(f"repaint of Leads, 120x40 (ms)   English   Persian   ratio   ({runs} runs)")
    for name, one, other in zip(("warm", "cold"), english, persian, strict=True):
        print(f"{name:<30}  {one:8.2f}  {other:8.2f}   x{other / one:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
