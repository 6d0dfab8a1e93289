"""The files beside the pages: what all of them share, pictures, the stand's contact."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from fairdesk.assets_dir import assets_dir
from fairdesk.codes.card import mini_vcard
from fairdesk.codes.matrix import matrix
from fairdesk.codes.svg import svg
from fairdesk.web.addresses import SHARED, picture_path, shared_path
from fairdesk.web.sieve import sieve_file
from fairdesk.workflows.pages.shelf import Shelf

CARD: Final = "contact.vcf"
"""Where the stand's contact is, when it can be reached."""

CODE: Final = "contact.svg"
"""Where it is as a QR code, for another phone to scan."""

_NAMES: Final = {
    "font": "vazirmatn.woff2",
    "bold": "vazirmatn-bold.woff2",
    "icon": "icon.svg",
    "css": "page.css",
    "form": "form.css",
}


@lru_cache(maxsize=1)
def shared_files() -> dict[str, tuple[str, bytes]]:
    """Return (path, content) of each file that pages share: font, bold, icon, css and form."""
    made: dict[str, tuple[str, bytes]] = {}
    for what, name in _NAMES.items():
        data = (assets_dir() / "web" / name).read_bytes()
        for other, (path, _content) in made.items():
            called = path.removeprefix(f"{SHARED}/")
            data = data.replace(f'"{_NAMES[other]}"'.encode(), f'"{called}"'.encode())
        made[what] = (shared_path(name, data), data)
    return made


def files_beside(shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """Yield (path, content) of every file that is no page."""
    yield from shared_files().values()
    yield sieve_file(shelf.rings)
    for picture, shot in shelf.pictures.items():
        yield picture_path(picture), shot.data
    if shelf.contact.can_be_reached:
        card = mini_vcard(shelf.contact)
        yield CARD, card.encode("utf-8")
        yield CODE, svg(matrix(card)).encode("utf-8")
