"""Pictures for paper: scaled once, kept by their content beside the data, and missing ones told."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Final

from fairdesk.domain.refusals import Refusal
from fairdesk.exports.files import write_whole
from fairdesk.pictures.paper import for_paper
from fairdesk.stand import Stand
from fairdesk.storage.pages import catalogue

GROUND: Final = "#f4f6f6"
"""What pictures stand on: the panel of the templates."""

SMALL: Final = 620
LARGE: Final = 1200
"""Longest sides in pixels: of a ring among four on a page, of one that has a page."""

_WORKERS: Final = 2
_END: Final = b"\xff\xd9"

Told = Callable[[int, int], None]


def shots(
    stand: Stand, sha256s: Iterable[str], longest: int = SMALL, progress: Told | None = None
) -> dict[str, bytes]:
    """Return the pictures with these SHA-256 as JPEG, none for those that are missing or broken.

    They are kept in `cache/pictures` of the data folder under their content's name, so that the next print
    is quick; a cache that cannot be written is no fault. `progress` may raise to stop.
    """
    wanted = list(dict.fromkeys(filter(None, sha256s)))
    ready: dict[str, bytes] = {}
    for sha256 in wanted:
        kept = _kept(_place(stand, sha256, longest))
        if kept:
            ready[sha256] = kept
    missing = [sha256 for sha256 in wanted if sha256 not in ready]
    if progress is not None:
        progress(len(ready), len(wanted))
    with ThreadPoolExecutor(_WORKERS) as pool:
        for sha256, scaled in pool.map(_scaled(longest), _read(stand, missing)):
            if scaled:
                ready[sha256] = scaled
                _keep(_place(stand, sha256, longest), scaled)
            if progress is not None:
                progress(len(ready), len(wanted))
    return ready


def _read(stand: Stand, sha256s: list[str]) -> Iterator[tuple[str, bytes]]:
    return catalogue.picture_bytes(stand.database, sha256s)


def _scaled(longest: int) -> Callable[[tuple[str, bytes]], tuple[str, bytes]]:
    def scale(one: tuple[str, bytes]) -> tuple[str, bytes]:
        try:
            return one[0], for_paper(one[1], longest, GROUND)
        except Refusal:
            return one[0], b""

    return scale


def _place(stand: Stand, sha256: str, longest: int) -> Path:
    return stand.settings.data / "cache" / "pictures" / f"{sha256}-{longest}.jpg"


def _kept(path: Path) -> bytes:
    """Return a kept picture; nothing when there is none, or it was cut short."""
    try:
        data = path.read_bytes()
    except OSError:
        return b""
    return data if data.endswith(_END) else b""


def _keep(path: Path, data: bytes) -> None:
    with suppress(Refusal, OSError):
        os.makedirs(path.parent, mode=0o700, exist_ok=True)
        write_whole(path, data)
