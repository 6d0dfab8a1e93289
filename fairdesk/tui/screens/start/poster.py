"""What stands on the stand's poster, and the ring that the first screen shows too."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Final

from fairdesk.assets_dir import assets_dir
from fairdesk.codes.terminal import cells, fit
from fairdesk.domain.refusals import Refusal
from fairdesk.pictures.blocks import half_blocks
from fairdesk.stand import Stand
from fairdesk.tui.screens.hidden import Poster
from fairdesk.tui.widgets.code_cells import HalfCell
from fairdesk.tui.widgets.ring_picture import Blocks
from fairdesk.workflows.fair import makers
from fairdesk.workflows.rings import code
from fairdesk.workflows.trust import pin

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


def poster_of(stand: Stand) -> Poster:
    """Return the poster of the fair in use: brands, a ring, the code of all rings; runs in a thread.

    A code that leads nowhere is not shown. More makers than fit a line stand under the fair's name.
    """
    if stand.fair is None:
        return Poster(draw=poster_blocks)
    link = code.catalogue_of(stand)
    unlock = partial(pin.unlock, stand) if pin.is_asked(stand) else None
    return Poster(
        makers.brands(stand),
        poster_blocks,
        partial(_code_rows, link) if link else None,
        unlock,
        stand.practice,
    )


def _code_rows(link: str, width: int, height: int) -> Sequence[Sequence[HalfCell]]:
    """Return a code in half blocks as large as fits; empty when it does not."""
    grid = code.grid(link)
    scale = fit(grid, width, height)
    return cells(grid, scale=scale) if scale else ()
