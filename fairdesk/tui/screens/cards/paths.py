"""A file's path as terminals paste it when a file is dropped on them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from fairdesk.settings import whole_path

LONGEST: Final = 4096
"""Letters that a path can have."""

PICTURES: Final = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff"})
"""Endings of files that are pictures."""


def is_picture(text: str) -> bool:
    """Whether a pasted text is nothing but the path of a picture that is there."""
    if "\n" in text.strip() or len(text) > LONGEST:
        return False
    path = path_of(text)
    return path.suffix.casefold() in PICTURES and path.is_file()


def path_of(text: str) -> Path:
    """Return the path meant: quoted, with escaped blanks, as a file:// address (RFC 8089), or with a ~."""
    given = text.strip()
    if len(given) > 1 and given[0] == given[-1] and given[0] in "'\"":
        given = given[1:-1]
    elif not Path(given).exists():
        given = re.sub(r"\\(.)", r"\1", given)
    if given.casefold().startswith("file:"):
        parts = urlsplit(given)
        given = unquote(parts.path)
        if re.match(r"/[A-Za-z]:", given):
            given = given[1:]
    return whole_path(Path(given))
