"""Letters out of octets whose encoding nobody can be trusted to state."""

from __future__ import annotations

import quopri
import re
from collections.abc import Callable, Iterable
from typing import Final

from fairdesk.imports.csv_file import looks_like

_CODECS: Final = {"Windows-1256": "cp1256", "Windows-1252": "cp1252"}
_STATEFUL: Final = ("iso2022", "utf-7", "hz")
_HALVES: Final = re.compile("[\ud800-\udfff]")


class Letters:
    """Reads the octets of one contact: UTF-8, else as declared, else as they look; `guessed` says how.

    `whole` returns all lines of the contact; by those that are not UTF-8 an encoding is guessed.
    """

    def __init__(self, whole: Callable[[], Iterable[bytes]]) -> None:
        self._whole = whole
        self.guessed = ""

    def text(self, data: bytes, declared: str = "") -> str:
        """Return a text; `declared` is the name of a codec, as Python has it, or "".

        Encodings that UTF-8 would take for plain ASCII (ISO-2022, UTF-7) are believed at once. Halves of
        letters, of which no file and no id can be made, become the sign for what cannot be read.
        """
        return _HALVES.sub("\ufffd", self._text(data, declared))

    def _text(self, data: bytes, declared: str) -> str:
        if declared.startswith(_STATEFUL):
            return data.decode(declared, "replace")
        try:
            return data.decode()
        except UnicodeDecodeError:
            pass
        try:
            if declared and declared != "ascii":
                return data.decode(declared)
        except (UnicodeError, LookupError):
            pass
        return self._as_it_looks(data)

    def _as_it_looks(self, data: bytes) -> str:
        if not self.guessed:
            self.guessed = looks_like(
                b"\n".join(line for line in map(_octets, self._whole()) if _is_foreign(line))
            )
        return data.decode(_CODECS[self.guessed], "replace")


def _octets(line: bytes) -> bytes:
    return quopri.decodestring(line) if b"=" in line else line


def _is_foreign(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return True
    return False
