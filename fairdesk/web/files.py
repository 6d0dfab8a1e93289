"""The files that all pages share, under names that change with what is in them."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Final

from fairdesk.assets_dir import assets_dir

FOLDER: Final = "static"
_NAMES: Final = {
    "font": "vazirmatn.woff2",
    "bold": "vazirmatn-bold.woff2",
    "icon": "icon.svg",
    "css": "page.css",
}


@lru_cache(maxsize=1)
def shared_files() -> dict[str, tuple[str, bytes]]:
    """Return (path, content) of each shared file: font, bold, icon and css.

    A path holds a piece of the content's SHA-256, so that browsers may keep a file for ever.
    """
    made: dict[str, tuple[str, bytes]] = {}
    for what, name in _NAMES.items():
        data = (assets_dir() / "web" / name).read_bytes()
        for other, (path, _content) in made.items():
            called = path.removeprefix(f"{FOLDER}/")
            data = data.replace(f'"{_NAMES[other]}"'.encode(), f'"{called}"'.encode())
        stem, _dot, ending = name.partition(".")
        made[what] = (f"{FOLDER}/{stem}-{hashlib.sha256(data).hexdigest()[:10]}.{ending}", data)
    return made
