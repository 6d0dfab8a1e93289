"""A zip file made as a stream, file by file, and read back (PKWARE APPNOTE)."""

from __future__ import annotations

import io
import time
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from fairdesk.exports.cards.read_back import Essence, essences

_FIRST_YEAR: Final = (1980, 1, 1, 0, 0, 0)


class _Window(io.BytesIO):
    """The end of a file that is being written; `take` hands over what is finished.

    Zips are written with one look back, into the file just added, to fill in its size: so every program
    can unpack them, those too that want the size before the content.
    """

    def __init__(self) -> None:
        super().__init__()
        self._gone = 0

    def tell(self) -> int:
        return self._gone + super().tell()

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        return self._gone + super().seek(place - self._gone if whence == io.SEEK_SET else place, whence)

    def take(self) -> bytes:
        finished = self.getvalue()
        self._gone += len(finished)
        super().seek(0)
        self.truncate()
        return finished


def zipped_files(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Yield a zip file of files given as (name, content), in pieces; names are ASCII."""
    window = _Window()
    now = max(time.localtime()[:6], _FIRST_YEAR)
    with zipfile.ZipFile(window, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, now)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
            yield window.take()
    yield window.take()


def read_zip(path: Path) -> Iterator[tuple[str, Essence]]:
    """Yield the cards of a zip file with their files' names, checksums compared.

    Raises `ValueError` for a damaged file, or a file in it that is no vCard.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                for essence in essences(archive.read(entry)):
                    yield entry.filename, essence
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise ValueError(str(error)) from error
