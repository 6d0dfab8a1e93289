"""Zip files, made as a stream, file by file (PKWARE APPNOTE)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime

_FIRST_YEAR = 1980
_UNIX = 3


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


def entry(name: str, at: datetime | None = None) -> zipfile.ZipInfo:
    """Return the entry of a packed file that only its owner may read, dated `at` (local) or not at all.

    Without a date the same data are the same bytes, wherever they are packed.
    """
    dated = at.timetuple()[:6] if at and at.year >= _FIRST_YEAR else (_FIRST_YEAR, 1, 1, 0, 0, 0)
    info = zipfile.ZipInfo(name, dated)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = _UNIX
    info.external_attr = 0o600 << 16
    return info


def zipped(files: Iterable[tuple[str, bytes]], at: datetime) -> Iterator[bytes]:
    """Yield a zip file of files given as (name, content), in pieces; names are ASCII, `at` dates them."""
    window = _Window()
    with zipfile.ZipFile(window, "w") as archive:
        for name, content in files:
            archive.writestr(entry(name, at), content)
            yield window.take()
    yield window.take()
