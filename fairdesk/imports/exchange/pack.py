"""The ZIP of the exchange format, opened with care: who sent it may mean harm, or have sent half of it."""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any, Final, cast

from fairdesk.imports.exchange.batches import Batch, batches
from fairdesk.imports.exchange.faults import damaged, foreign, misread, newer, too_big
from fairdesk.imports.exchange.json_stream import no_number
from fairdesk.models.exchange.row import Unfit, row_of
from fairdesk.models.exchange.tables import FORMAT, MANIFEST, ORDER, TEXT, VERSION, file_of

MOST_BYTES: Final = 16_000_000_000
"""Unpacked bytes of a file with pictures."""

_MANIFEST_BYTES: Final = 1_000_000
_LINE_BYTES: Final = 4_000_000
_PICTURE_BYTES: Final = 90_000_000
_MOST_RATIO: Final = 400
"""How many times its packed size a file may have; rows with ids of their own pack to a tenth."""

_FREE_BYTES: Final = 20_000_000
"""Unpacked bytes up to which the ratio does not matter."""

_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,  # zipfile: locked with a password, or packed in an unknown way; JSON: too deep
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the manifest tells of one file: rows, bytes and the SHA-256 in hexadecimal."""

    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Pack:
    """An open exchange file. `schema` is that of the database it was written from."""

    file: str
    schema: str
    told: Mapping[str, Told]
    _zip: zipfile.ZipFile

    kind = "exchange"

    def batches(self) -> Iterator[Batch]:
        """Yield the rows of people by table, some leads at a time. Raises `Refusal` as `rows` does."""
        return batches(self.rows)

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """Yield a table's rows as they are kept; at the end count, size and SHA-256 are as the manifest says.

        Raises `Refusal` for a row that is none, and where the file is not what was written.
        """
        told = self.told.get(table)
        if told is None:
            return
        most = _PICTURE_BYTES if table == "picture" else _LINE_BYTES
        hashed, size, number = hashlib.sha256(), 0, 0
        try:
            with io.BufferedReader(cast("io.RawIOBase", self._zip.open(file_of(table))), 1 << 16) as lines:
                while line := lines.readline(most + 1):
                    number += 1
                    size += len(line)
                    if number > told.rows or size > told.bytes or len(line) > most:
                        raise damaged(self.file)
                    hashed.update(line)
                    yield self._row(table, line, number)
        except _BROKEN as fault:
            raise damaged(self.file) from fault
        if (number, size, hashed.hexdigest()) != (told.rows, told.bytes, told.sha256):
            raise damaged(self.file)

    def _row(self, table: str, line: bytes, number: int) -> dict[str, Any]:
        try:
            return row_of(table, json.loads(line, parse_constant=no_number))
        except Unfit as fault:
            raise misread(self.file, file_of(table), number, fault.field) from fault
        except (ValueError, RecursionError) as fault:
            raise damaged(self.file) from fault


@contextmanager
def open_pack(stream: IO[bytes], file: str) -> Iterator[Pack]:
    """Open an exchange file whose name is `file`; nothing of it is unpacked to disk.

    Raises `Refusal` when it is none, is damaged, was written in a newer format, or is a bomb.
    """
    try:
        opened = zipfile.ZipFile(stream)
    except _BROKEN as fault:
        raise damaged(file) from fault
    with opened:
        yield _looked_into(opened, file)


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > max(_FREE_BYTES, member.compress_size * _MOST_RATIO)


def _looked_into(opened: zipfile.ZipFile, file: str) -> Pack:
    """Return the pack of an open ZIP whose directory and manifest agree."""
    members = {member.filename: member for member in opened.infolist()}
    if MANIFEST not in members:
        raise foreign(file)
    tables = {file_of(table): table for table in ORDER}
    if len(members) != len(opened.infolist()) or members[MANIFEST].file_size > _MANIFEST_BYTES:
        raise damaged(file)
    whole = sum(each.file_size for each in members.values())
    if whole > MOST_BYTES or any(map(_is_bomb, members.values())):
        raise too_big(file)
    try:
        manifest = json.loads(opened.read(MANIFEST))
    except _BROKEN as fault:
        raise damaged(file) from fault
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise foreign(file)
    version = manifest.get("version")
    if isinstance(version, int) and version > VERSION:
        raise newer(file)
    try:
        told = {
            each["table"]: Told(each["rows"], each["bytes"], each["sha256"]) for each in manifest["files"]
        }
        names = [each["name"] for each in manifest["files"]]
        schema = str(manifest["schema"])
    except (KeyError, TypeError, AttributeError) as fault:
        raise damaged(file) from fault
    agree = version == VERSION and names == [file_of(table) for table in told]
    if not agree or set(names) - tables.keys() or {*names, MANIFEST} != members.keys() - {TEXT}:
        raise damaged(file)
    if any(members[name].file_size != told[tables[name]].bytes for name in names):
        raise damaged(file)
    return Pack(file, schema, told, opened)
