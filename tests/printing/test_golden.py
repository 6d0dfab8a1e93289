"""Pages look as they did when somebody looked at them last."""

from __future__ import annotations

from PIL import Image

from fairdesk.stand import Stand
from tests.printing.golden import FOLDER, difference, drawn

MOST = 6.0
"""A digit that moves makes 1 to 3, a line that wraps otherwise or a word that goes more than 8."""


def test_pages_look_as_they_did(rings: Stand) -> None:
    known = {path.name for path in FOLDER.glob("*.png")}
    seen = set()
    for name, picture in drawn(rings):
        seen.add(name)
        kept = Image.open(FOLDER / name).convert("L")
        assert difference(kept, picture) < MOST, f"{name} looks otherwise: python -m tests.printing.golden"
    assert seen == known
