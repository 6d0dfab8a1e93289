"""Finds the pictures that lie beside a catalogue file."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Final

from fairdesk.imports.faults import Unread
from fairdesk.language.messages import _

ENDINGS: Final = (".png", ".jpg", ".jpeg", ".webp")
FOLDER: Final = "pictures"


class PictureFiles:
    """The pictures beside a catalogue and in its folder `pictures`, by name; case makes no difference."""

    def __init__(self, beside: Path) -> None:
        self._found: dict[str, Path] = {}
        for folder in (beside / FOLDER, beside):
            if folder.is_dir():
                for path in sorted(folder.iterdir()):
                    if path.suffix.casefold() in ENDINGS:
                        self._found.setdefault(_key(path.name), path)

    def named(self, name: str) -> Path:
        """Return the picture with this file name.

        Raises:
            Unread: it is not there, or the name leads into other folders.
        """
        plain = name.replace("\\", "/").removeprefix("./").removeprefix(f"{FOLDER}/")
        if "/" in plain:
            raise Unread(_("the name of a file in the folder pictures, without other folders"))
        path = self._found.get(_key(plain)) or self.of(plain)
        if path is None:
            raise Unread(_("a picture beside the file or in its folder pictures; there is none of this name"))
        return path

    def of(self, sku: str) -> Path | None:
        """Return the picture that is named as a SKU, if there is one."""
        return next((self._found[key] for end in ENDINGS if (key := _key(sku + end)) in self._found), None)


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
