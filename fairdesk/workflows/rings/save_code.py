"""A ring's code leaves as a picture file."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Final

from fairdesk.exports.files import write_whole
from fairdesk.stand import Stand
from fairdesk.workflows.rings.code import as_png, link_of

UNSAFE: Final = re.compile(r"[^\w.-]+")
"""Signs of a SKU that no file's name should have."""

MOST_BYTES: Final = 200
"""What a name may weigh: disks take 255 bytes, and a Persian letter is two."""


def save(stand: Stand, sku: str, folder: Path) -> Path:
    """Write a ring's code as `SKU.png` into `folder`, made when missing, and return the file.

    Raises `Refusal` when there is no such ring or address, or the file cannot be written.
    """
    data = as_png(link_of(stand, sku))
    path = folder / f"{_file_name(sku)}.png"
    with suppress(OSError, ValueError):  # what is wrong with the folder, the writing says in words
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_whole(path, data)
    return path


def _file_name(sku: str) -> str:
    """Return what a ring's file is called, short enough for every disk."""
    name = UNSAFE.sub("_", sku).strip("._").encode("utf-8", "ignore")[:MOST_BYTES]
    return name.decode("utf-8", "ignore") or "code"


def write(path: Path, drawn: bytes) -> None:
    """Write a drawn code into a file, whole or not at all. Raises `Refusal` when it cannot be written."""
    write_whole(path, drawn)
