"""Takes the README's pictures of the screens anew: `python -m tests.tui.take_pictures`."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from textual.pilot import Pilot

from fairdesk import settings
from fairdesk.cli.nouns import demo
from fairdesk.tui.app import FairdeskApp
from tests.tui.conftest import until

FOLDER: Final = Path(__file__).resolve().parents[2] / "assets" / "screenshots"

WIDE: Final = (120, 40)
SMALL: Final = (80, 24)

FILLED: Final = (
    *"Practice Example", "enter", *"Example Jewels", "enter", *"swe", "enter", *"buyer@jewels.example", "f7",
    *"1023", "enter", *"2004", "tab", "4", *"30", "enter", *"turq",
)  # fmt: skip
"""What is typed at the Desk before its picture is taken."""

SECOND: Final = (*"Second Example", "enter", *"Example Silver", "f7", *"2004", "tab", "4", *"30", "enter")
"""A visitor for whom the first one was parked."""

PICTURES: Final[tuple[tuple[str, tuple[int, int], str, Sequence[str]], ...]] = (
    ("desk", WIDE, "firouzeh", FILLED),
    ("desk-small", SMALL, "silver", FILLED),
    ("leads", WIDE, "firouzeh", ("f3", "wait", "down", "down")),
    ("rings", WIDE, "firouzeh", ("f4", "wait", *["down"] * 16, "ctrl+r", "wait")),
    ("rings-light", WIDE, "silver", ("f4", "wait", *["down"] * 5, "ctrl+r", "wait")),
    (
        "parked",
        SMALL,
        "firouzeh",
        (*"Practice Example", "ctrl+n", *SECOND, "wait"),
    ),
    (
        "evening",
        SMALL,
        "silver",
        ("ctrl+p", "wait", *"close the", "wait", "enter", "wait", *"11", "enter", "1"),
    ),
    ("export", WIDE, "firouzeh", ("f3", "wait", "E", "wait", "wait")),
    ("code", SMALL, "firouzeh", ("f4", "wait", *["down"] * 16, "wait", "enter", "wait")),
)


async def _take(data: Path, name: str, size: tuple[int, int], theme: str, keys: Sequence[str]) -> None:
    """Open the screens, press the keys and write the picture."""
    app = FairdeskApp(settings.change(settings.load(data), theme=theme))
    async with app.run_test(size=size) as pilot:
        if name == "welcome":
            await pilot.pause(3)
        else:
            await until(pilot, lambda: app.opened is not None and bool(app.opened.places), 30)
        await _press(pilot, keys)
        await pilot.pause(1)
        (FOLDER / f"{name}.svg").write_text(_own(app.export_screenshot(title="fairdesk")), encoding="utf-8")
        if app.opened is not None:
            app.opened.stand.close()


async def _press(pilot: Pilot[None], keys: Sequence[str]) -> None:
    for key in keys:
        if key == "wait":
            await pilot.pause(1)
        else:
            await pilot.press({" ": "space", "@": "at", ".": "full_stop"}.get(key, key))


def _own(svg: str) -> str:
    """Return a picture that fetches nothing, with blanks kept and letters where the terminal has them."""
    svg = re.sub(r"@font-face\s*{[^}]*}", "", svg)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono")
    as_drawn = '<text xml:space="preserve" style="unicode-bidi:bidi-override"'
    return re.sub(r"<text(?! xml:space)", as_drawn, svg)


def main() -> None:
    """Take all pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fairdesk-pictures-") as folder:
        data = Path(folder) / "demo"
        demo.make(settings.load(data))
        for name, size, theme, keys in PICTURES:
            asyncio.run(_take(data, name, size, theme, keys))
            for draft in (data / "drafts").glob("*.json"):
                draft.unlink()
        asyncio.run(_take(Path(folder) / "new", "welcome", WIDE, "firouzeh", ()))


if __name__ == "__main__":
    main()
