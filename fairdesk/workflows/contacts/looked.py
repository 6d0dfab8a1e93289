"""A look through a file of leads before anything of it is kept: what it holds, and whether it may come in."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final, Protocol

from fairdesk.codes.link import checked_base
from fairdesk.domain.clean import short
from fairdesk.domain.ids import natural_id, ring_code
from fairdesk.domain.refusals import Refusal
from fairdesk.imports.exchange import readable
from fairdesk.imports.exchange.batches import Batch
from fairdesk.imports.exchange.faults import misread, newer
from fairdesk.imports.exchange.pack import open_pack
from fairdesk.language.messages import N_
from fairdesk.models.exchange.tables import CATALOGUE, REFERS
from fairdesk.pictures.open import open_picture, read_pixels
from fairdesk.stand import Stand
from fairdesk.storage.exchange import arriving
from fairdesk.storage.schema import REVISIONS

_MIMES: Final = {"JPEG": "image/jpeg", "PNG": "image/png"}
_PARENTS: Final = frozenset(parent for parents in REFERS.values() for parent in parents.values())
_CLASHES: Final = 9
"""Codes of one ring that are looked at."""

Row = Mapping[str, Any]


class Arrivals(Protocol):
    """A file of leads, opened: it can be read more than once."""

    @property
    def kind(self) -> str:
        """What it is: exchange or json."""

    @property
    def file(self) -> str:
        """Its name."""

    @property
    def schema(self) -> str:
        """The schema it was written from; empty where it tells none."""

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """Yield the rows of a table of the catalogue."""

    def batches(self) -> Iterator[Batch]:
        """Yield the rows of people by table, some leads at a time."""


@dataclass
class Looked:
    """What a file holds: how many leads, its fairs, its last stamp, and rings that it names alone."""

    leads: int = 0
    fairs: dict[str, Row] = field(default_factory=dict)
    newest: str = ""
    lost: set[str] = field(default_factory=set)
    nobody: set[str] = field(default_factory=set)
    """Contacts that are neither in the file nor here, named only as whom another was joined to."""
    _there: dict[str, set[str]] = field(default_factory=dict)
    _elsewhere: dict[str, set[str]] = field(default_factory=dict)
    _samples: set[bool] = field(default_factory=set)

    def note(self, table: str, rows: Iterable[Row]) -> None:
        """Note which rows there are, and which they refer to."""
        parents = REFERS[table]
        for row in rows:
            if table in _PARENTS:
                self._there.setdefault(table, set()).add(row["id"])
            for name, parent in parents.items():
                named = row.get(name)
                if named is None or named in self._there.get(parent, ()):
                    continue
                if name == "merged_into":
                    self.nobody.add(named)
                else:
                    self._elsewhere.setdefault(parent, set()).add(named)
            for stamp in row.get("stamps", {}).values():
                self.newest = max(self.newest, stamp)
            if table == "fair":
                self.fairs[row["id"]] = row
                self._samples.add(bool(row.get("sample")))
        if table == "lead":
            self.leads = len(self._there.get("lead", ()))

    def settle(self, stand: Stand, file: str, named: Mapping[str, str]) -> None:
        """Compare what is referred to with what there is. Raises `Refusal` for what is nowhere.

        Rings of which the file has a name (`named`) may be lost.
        """
        for table, ids in self._elsewhere.items():
            nowhere = arriving.missing(stand.database, table, ids - self._there.get(table, set()))
            if table == "ring" and nowhere <= named.keys():
                self.lost = nowhere
            elif nowhere:
                raise Refusal(
                    N_("{file} is not whole: it names something that is neither in it nor here."),
                    hint=N_("Export it anew. Nothing was changed."),
                    file=short(file, 80),
                )
        others = self.nobody - self._there.get("contact", set())
        self.nobody = arriving.missing(stand.database, "contact", others) if others else set()
        self._compare_samples(stand, file)

    def later(self, contact_id: str, seen: Collection[str]) -> bool:
        """Whether a contact is still to come in the file."""
        return contact_id in self._there.get("contact", ()) and contact_id not in seen

    def _compare_samples(self, stand: Stand, file: str) -> None:
        """Refuse to mix practice with a real fair."""
        both = self._samples | arriving.samples(stand.database)
        if both == {True, False} and True in self._samples:
            raise Refusal(
                N_("{file} is of the practice fair, and this data folder is of a real one."),
                hint=N_("Import it into another folder with --data FOLDER. Nothing was changed."),
                file=short(file, 80),
            )
        if both == {True, False}:
            raise Refusal(
                N_("{file} is of a real fair, and this data folder is for practice."),
                hint=N_("Import it into another folder with --data FOLDER. Nothing was changed."),
                file=short(file, 80),
            )


@contextmanager
def opened(path: Path) -> Iterator[tuple[Arrivals, Mapping[str, str]]]:
    """Open a file of leads: the exchange format or the readable JSON, whatever its name.

    With it come the names of rings that it does not hold. Raises `Refusal` when it is neither.
    """
    with _file(path) as stream:
        if stream.read(2) == b"PK":
            with open_pack(stream, path.name) as pack:
                yield pack, {}
        else:
            found = readable.look_through(stream, path.name)
            yield found, found.named


def _file(path: Path) -> IO[bytes]:
    """Open a file. Raises `Refusal` when it cannot be."""
    try:
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise Refusal(
            N_("{file} cannot be read: {why}."),
            hint=N_("Look where the file is, and give its path."),
            file=short(str(path), 120),
            why=getattr(error, "strerror", None) or str(error),
        ) from error


def look(stand: Stand, arrivals: Arrivals, named: Mapping[str, str]) -> Looked:
    """Read a file to its end, and return what it holds. Raises `Refusal` when it may not come in."""
    if arrivals.schema and arrivals.schema not in REVISIONS:
        raise newer(arrivals.file)
    looked = Looked()
    for table in CATALOGUE:
        looked.note(table, _checked(arrivals.file, table, arrivals.rows(table)))
    for batch in arrivals.batches():
        for table, rows in batch.items():
            looked.note(table, _checked(arrivals.file, table, rows))
    looked.settle(stand, arrivals.file, named)
    return looked


def _checked(file: str, table: str, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows, those whose id or content is not theirs refused."""
    for number, row in enumerate(rows, start=1):
        field = _false(table, row)
        if field:
            raise misread(file, table, number, field)
        yield row


def _false(table: str, row: Row) -> str:
    """Return the field of a row that cannot be true; empty when there is none.

    Ids made from natural keys must be those; else a row could take another's place.
    """
    if table in _NATURAL:
        key = (str(row.get(name, "")) for name in _NATURAL[table])
        if row["id"] != natural_id(table, *key):
            return "id"
    if table == "fair" and row.get("base_url"):
        try:
            checked_base(row["base_url"])
        except Refusal:
            return "base_url"
    if table == "code" and row["code"] not in [ring_code(row["ring_id"], at) for at in range(_CLASHES)]:
        return "code"
    return "bytes" if table == "picture" and not row.get("erased") and not _is_picture(row) else ""


_NATURAL: Final = {
    "fair": ("code",), "maker": ("code",), "staff": ("name",), "wording": ("version", "language"),
    "picture": ("sha256",), "code": ("code", "ring_id"),
}  # fmt: skip


def _is_picture(row: Row) -> bool:
    """Whether bytes are the picture that they are said to be."""
    if hashlib.sha256(row["bytes"]).hexdigest() != row["sha256"]:
        return False
    try:
        picture = open_picture(row["bytes"])
        read_pixels(picture)
    except Refusal:
        return False
    return _MIMES.get(picture.format or "") == row.get("mime")
