"""The ring that stands on the first screen and on the stand's poster."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from fairdesk.assets_dir import assets_dir
from fairdesk.domain.refusals import Refusal
from fairdesk.pictures.blocks import half_blocks
from fairdesk.tui.widgets.ring_picture import Blocks

FAVOURITE: Final = "FZ-1023.png"


@lru_cache(maxsize=8)
def poster_blocks(width: int, height: int, ground: str) -> Blocks:
    """Return a sample ring in `height` rows of half blocks on `ground` (#rrggbb); none without a picture."""
    folder = assets_dir() / "sample" / "pictures"
    found = [folder / FAVOURITE, *sorted(folder.glob("*.png"))] if folder.is_dir() else []
    for path in found:
        if path.is_file():
            try:
                return half_blocks(path.read_bytes(), width, height, ground)
            except (Refusal, OSError):
                continue
    return ()
