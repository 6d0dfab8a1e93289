"""Pictures for pages: scaled once, kept by their content beside the data, none for those that are broken."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fairdesk.domain.progress import Progress
from fairdesk.domain.refusals import Refusal
from fairdesk.exports.files import write_whole
from fairdesk.pictures.paper import for_paper, for_web
from fairdesk.stand import Stand
from fairdesk.storage.pages import catalogue

GROUND: Final = "#f4f6f6"
"""What pictures on paper stand on: the panel of the templates."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of ready-made picture: its file's ending, how it is made, how one cut short is known."""

    ending: str
    make: Callable[[bytes], bytes]
    whole: Callable[[bytes], bool]


def _is_jpeg(data: bytes) -> bool:
    return data.endswith(b"\xff\xd9")


def _is_webp(data: bytes) -> bool:
    return data[:4] == b"RIFF" and int.from_bytes(data[4:8], "little") + 8 == len(data)


SMALL: Final = Kind("-620.jpg", lambda data: for_paper(data, 620, GROUND), _is_jpeg)
LARGE: Final = Kind("-1200.jpg", lambda data: for_paper(data, 1200, GROUND), _is_jpeg)
"""For a ring among four on a printed page, and for one that has a page."""

STAMP: Final = Kind("-240.jpg", lambda data: for_paper(data, 240, GROUND), _is_jpeg)
"""For a ring among others in a list."""

PHONE: Final = Kind("-480.webp", lambda data: for_web(data, 480), _is_webp)
"""For a page on a phone, of 320 to 430 pixels and two dots to each or more."""

_WORKERS: Final = 2


def shots(
    stand: Stand, pictures: Iterable[str], kind: Kind = SMALL, progress: Progress | None = None
) -> dict[str, bytes]:
    """Return the pictures with these ids ready-made, none for those that are missing or broken.

    They are kept in `cache/pictures` of the data folder under their content's name, so that the next time
    is quick; a cache that cannot be written is no fault. `progress` may raise to stop.
    """
    wanted = list(dict.fromkeys(filter(None, pictures)))
    ready: dict[str, bytes] = {}
    for picture in wanted:
        kept = _kept(_place(stand, picture, kind), kind)
        if kept:
            ready[picture] = kept
    missing = [picture for picture in wanted if picture not in ready]
    if progress is not None:
        progress(len(ready), len(wanted))
    with ThreadPoolExecutor(_WORKERS) as pool:
        for picture, scaled in pool.map(_scaled(kind), _read(stand, missing)):
            if scaled:
                ready[picture] = scaled
                _keep(_place(stand, picture, kind), scaled)
            if progress is not None:
                progress(len(ready), len(wanted))
    return ready


def _read(stand: Stand, pictures: list[str]) -> Iterator[tuple[str, bytes]]:
    return catalogue.picture_bytes(stand.database, pictures)


def _scaled(kind: Kind) -> Callable[[tuple[str, bytes]], tuple[str, bytes]]:
    def scale(one: tuple[str, bytes]) -> tuple[str, bytes]:
        try:
            return one[0], kind.make(one[1])
        except Refusal:
            return one[0], b""

    return scale


def _place(stand: Stand, picture: str, kind: Kind) -> Path:
    return stand.settings.data / "cache" / "pictures" / f"{picture}{kind.ending}"


def _kept(path: Path, kind: Kind) -> bytes:
    """Return a kept picture; nothing when there is none, or it was cut short."""
    try:
        data = path.read_bytes()
    except OSError:
        return b""
    return data if kind.whole(data) else b""


def _keep(path: Path, data: bytes) -> None:
    with suppress(Refusal, OSError):
        os.makedirs(path.parent, mode=0o700, exist_ok=True)
        write_whole(path, data)
