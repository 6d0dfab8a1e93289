"""Rings with their pictures drawn in half blocks, each kept for its size and ground."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Final

from fairdesk.domain.refusals import Refusal
from fairdesk.models.stand_rows import RingDetail
from fairdesk.pictures.blocks import half_blocks
from fairdesk.stand import Stand
from fairdesk.tui.widgets.ring_picture import Blocks
from fairdesk.workflows.rings import browse

MOST: Final = 200
"""So many pictures are kept; the oldest goes first."""


class Drawn:
    """The pictures drawn so far."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, tuple[int, int], str], Blocks] = OrderedDict()

    def read(self, stand: Stand, sku: str, size: tuple[int, int], ground: str) -> tuple[RingDetail, Blocks]:
        """Return a ring and its picture in (columns, rows) on `ground` (#rrggbb); runs in a thread.

        Without a picture, or with one that cannot be read, there are no blocks.
        """
        ring = browse.show(stand, sku)
        key = (ring.row.id, size, ground)
        blocks = self._kept.get(key)
        if blocks is None:
            blocks = _draw(ring.picture, size, ground)
            with self._lock:
                self._kept[key] = blocks
                while len(self._kept) > MOST:
                    self._kept.popitem(last=False)
        return ring, blocks


def _draw(picture: bytes | None, size: tuple[int, int], ground: str) -> Blocks:
    try:
        return half_blocks(picture, *size, ground) if picture else ()
    except Refusal:
        return ()
