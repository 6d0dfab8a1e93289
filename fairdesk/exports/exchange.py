"""The exchange format: a ZIP with a manifest and a file of JSON lines for each table."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any, Final, cast

from fairdesk.exports.exchange_text import format_text
from fairdesk.exports.files import write_whole
from fairdesk.exports.report import misread
from fairdesk.exports.zips import entry
from fairdesk.models.exchange.line import encoded
from fairdesk.models.exchange.tables import FORMAT, MANIFEST, ORDER, TEXT, VERSION, file_of

_CHUNK: Final = 1 << 18

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """One file of the ZIP: its name, its table, how many rows and bytes, and its SHA-256 in hexadecimal."""

    name: str
    table: str
    rows: int
    bytes: int
    sha256: str


class _Out:
    """Takes the bytes of the ZIP as it is written, and gives them on in pieces; it cannot go back."""

    def __init__(self) -> None:
        self.held = bytearray()

    def write(self, data: bytes) -> int:
        self.held += data
        return len(data)

    def flush(self) -> None:
        """Do nothing: what is held is given on by `taken`."""

    def taken(self) -> bytes:
        data = bytes(self.held)
        self.held.clear()
        return data


class _Table:
    """Counts and hashes the lines of one file, and notes the newest stamp of each device in them."""

    def __init__(self, newest: dict[str, str]) -> None:
        self.rows = 0
        self.bytes = 0
        self.hash = hashlib.sha256()
        self._newest = newest

    def line(self, line: Line) -> bytes:
        """Return a row as it is written."""
        for stamp in line.get("stamps", {}).values():
            device = stamp[-8:]
            self._newest[device] = max(self._newest.get(device, ""), stamp)
        data = encoded(line) + b"\n"
        self.rows += 1
        self.bytes += len(data)
        self.hash.update(data)
        return data


def write_exchange(
    tables: Iterable[tuple[str, Iterable[Line]]], out: Path, about: Mapping[str, object]
) -> dict[str, int]:
    """Write the ZIP and return how many rows of each table are in it; it is read back before it has its name.

    `tables` gives each table once with its rows as JSON holds them (`models.exchange.line`); they are written
    as they come. `about` goes into the manifest: schema, device, made_at, fair, and what was asked for.

    Raises `Refusal` when `out` cannot be written, or reads otherwise than written.
    """
    files: list[Written] = []

    def chunks() -> Iterator[bytes]:
        pipe = _Out()
        newest: dict[str, str] = {}
        with zipfile.ZipFile(cast("IO[bytes]", pipe), "w") as pack:
            for table, lines in tables:
                with pack.open(entry(file_of(table)), "w", force_zip64=table == "picture") as file:
                    counted = _Table(newest)
                    for line in lines:
                        file.write(counted.line(line))
                        if len(pipe.held) > _CHUNK:
                            yield pipe.taken()
                hashed = counted.hash.hexdigest()
                files.append(Written(file_of(table), table, counted.rows, counted.bytes, hashed))
            files.sort(key=lambda each: ORDER.index(each.table))
            pack.writestr(entry(TEXT), format_text().encode("utf-8"))
            pack.writestr(entry(MANIFEST), _manifest(about, newest, files))
        yield pipe.taken()

    write_whole(out, chunks(), lambda path: _read_back(path, files))
    return {each.table: each.rows for each in files}


def _manifest(about: Mapping[str, object], newest: Mapping[str, str], files: Iterable[Written]) -> bytes:
    told = {
        "format": FORMAT,
        "version": VERSION,
        **about,
        "versions": dict(sorted(newest.items())),
        "files": [asdict(each) for each in files],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def _read_back(path: Path, files: Iterable[Written]) -> None:
    """Compare every file in the ZIP with what was written into it."""
    try:
        with zipfile.ZipFile(path) as pack:
            listed = json.loads(pack.read(MANIFEST))["files"]
            same = listed == [asdict(each) for each in files] and all(_same(pack, each) for each in files)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError):
        same = False
    if not same:
        raise misread()


def _same(pack: zipfile.ZipFile, told: Written) -> bool:
    hashed, rows = hashlib.sha256(), 0
    with pack.open(told.name) as file:
        while data := file.read(_CHUNK):
            hashed.update(data)
            rows += data.count(b"\n")
    return (hashed.hexdigest(), rows) == (told.sha256, told.rows)
