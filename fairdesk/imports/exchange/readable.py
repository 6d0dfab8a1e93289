"""The readable JSON of leads, taken apart into the rows that it was made of."""

from __future__ import annotations

import hashlib
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Any, Final

from fairdesk.imports.exchange.batches import LEADS, Batch
from fairdesk.imports.exchange.faults import damaged, foreign, misread
from fairdesk.imports.exchange.json_stream import Torn, members
from fairdesk.models.exchange.row import Unfit, row_of
from fairdesk.models.exchange.tables import CATALOGUE, FIELDS, PEOPLE, REQUIRED

PICTURE: Final = "picture"
_PARTS: Final = {
    "reaches": "reach", "visits": "visit", "consents": "consent", "interests": "interest",
    "answers": "answer", "follow_ups": "follow_up",
}  # fmt: skip
_OF_CONTACT: Final = frozenset({"reach", "consent"})
_BROKEN: Final = (OSError, UnicodeDecodeError, RecursionError, Torn, ValueError)

Row = dict[str, Any]


@dataclass
class Readable:
    """A readable JSON file that was looked through: its catalogue is held, its leads are read as asked.

    It tells no stamps of leads, and rings by their id and name: one that is not in its catalogue has its SKU
    and name in `named`, by the ring's id.
    """

    file: str
    stream: IO[bytes]
    catalogue: dict[str, list[Row]] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    schema: str = ""

    kind = "json"

    def rows(self, table: str) -> Iterator[Row]:
        """Yield a table's rows of the catalogue."""
        yield from self.catalogue.get(table, ())

    def batches(self) -> Iterator[Batch]:
        """Yield leads as rows by table, `LEADS` leads at a time. Raises `Refusal`."""
        batch: Batch = {table: [] for table in (PICTURE, *PEOPLE)}
        for number, lead in self._leads():
            for table, row in self._of_lead(lead, number):
                batch[table].append(row)
            if len(batch["lead"]) == LEADS:
                yield batch
                batch = {table: [] for table in batch}
        if batch["lead"]:
            yield batch

    def look(self) -> None:
        """Read the catalogue, and the fairs of the leads where it has none. Raises `Refusal`."""
        there = False
        try:
            self.stream.seek(0)
            for name, value in members(self.stream, "leads"):
                there = there or name == "leads"
                if name == "catalogue":
                    self._keep(value)
                elif name == "leads" and value is not None:
                    self._note(value)
        except _BROKEN as fault:
            raise (damaged if there else foreign)(self.file) from fault
        if not there:
            raise foreign(self.file)

    def _keep(self, tables: object) -> None:
        """Keep the tables of the catalogue."""
        if not isinstance(tables, dict) or not tables.keys() <= set(CATALOGUE):
            raise Torn
        for table, lines in tables.items():
            if not isinstance(lines, list):
                raise Torn
            self.catalogue[table] = [
                self._row(table, table, line, number) for number, line in enumerate(lines, start=1)
            ] + self.catalogue.get(table, [])

    def _note(self, lead: object) -> None:
        """Note a lead's fair and rings, for files without a catalogue."""
        if not isinstance(lead, dict) or not isinstance(lead.get("fair"), dict):
            raise Torn
        fair = _named(lead["fair"], "fair")
        fairs = self.catalogue.setdefault("fair", [])
        if all(row["id"] != fair.get("id") for row in fairs):
            fairs.append(self._row("fair", "fair", fair, 1))
        for one in _list(lead, "interests"):
            if one.get("ring_id"):
                self.named[str(one["ring_id"])] = f"{one.get('sku', '')} {one.get('ring_name', '')}".strip()

    def _leads(self) -> Iterator[tuple[int, Mapping[str, Any]]]:
        try:
            self.stream.seek(0)
            found = (value for name, value in members(self.stream, "leads") if name == "leads")
            yield from enumerate((lead for lead in found if isinstance(lead, dict)), start=1)
        except _BROKEN as fault:
            raise damaged(self.file) from fault

    def _of_lead(self, lead: Mapping[str, Any], number: int) -> Iterator[tuple[str, Row]]:
        """Yield the rows of one lead with their tables."""
        contact = lead.get("contact")
        contact = contact if isinstance(contact, dict) else {}
        told: list[tuple[str, Mapping[str, Any]]] = [("contact", _named(contact, "contact"))]
        owner = {"contact_id": contact.get("id"), "lead_id": lead.get("id")}
        told.append(("lead", {**_lead(lead), "contact_id": contact.get("id")}))
        for name, table in _PARTS.items():
            key = "contact_id" if table in _OF_CONTACT else "lead_id"
            for one in _list(lead, name):
                part = {**_named(_part(table, one, lead), table), key: owner[key]}
                if part.keys() >= REQUIRED[table]:
                    told.append((table, part))
        told += _cards(lead, contact.get("id"))
        for table, line in told:
            yield table, self._row("leads", table, line, number)

    def _row(self, part: str, table: str, line: object, number: int) -> Row:
        try:
            return row_of(table, line)
        except Unfit as fault:
            raise misread(self.file, part, number, f"{table} {fault.field}".strip()) from fault


def _named(values: Mapping[str, Any], table: str) -> Row:
    """Return what of an object are fields of a table."""
    return {name: value for name, value in values.items() if name in FIELDS[table]}


def _list(lead: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    """Return a list of objects of a lead."""
    found = lead.get(name) or []
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise Torn
    return found


def _lead(lead: Mapping[str, Any]) -> Row:
    """Return a lead's own fields: what was chosen or set by hand, not what follows from the rest."""
    names = ("id", "owner", "next_step", "how", "captured_at", "captured_offset_minutes", "incomplete")
    row = {name: lead[name] for name in names if name in lead}
    fair = lead.get("fair")
    row["fair_id"] = fair.get("id") if isinstance(fair, dict) else None
    row["rating"] = lead.get("rating_chosen", "")
    row["due_at"] = lead.get("due_set_at")
    row["discarded_reason"] = lead.get("discarded", "")
    return row


def _part(table: str, one: Mapping[str, Any], lead: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a part of a lead as its table has it."""
    if table != "interest":
        return one
    sizes = one.get("sizes") or []
    if not isinstance(sizes, list) or not all(isinstance(size, list) and len(size) == 3 for size in sizes):
        raise Torn
    named = [{"mm": mm, "quantity": quantity, "words": words} for mm, quantity, words in sizes]
    at = one.get("at") or lead.get("captured_at")
    return {**one, "ring_id": one.get("ring_id") or None, "sizes": named, "at": at}


def _cards(lead: Mapping[str, Any], contact_id: object) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the pictures of cards whose bytes are there, and their uses."""
    told: list[tuple[str, Mapping[str, Any]]] = []
    for card in _list(lead, "cards"):
        data = card.get("data")
        if isinstance(data, str):
            sha256 = hashlib.sha256(b64decode(data)).hexdigest()
            picture = {
                "id": card.get("picture_id"),
                "sha256": sha256,
                "mime": card.get("mime"),
                "bytes": data,
            }
            told.append((PICTURE, picture))
            told.append(("picture_use", {**_named(card, "picture_use"), "contact_id": contact_id}))
    return told


def look_through(stream: IO[bytes], file: str) -> Readable:
    """Look through a readable JSON file whose name is `file`. Raises `Refusal` when it is none or damaged."""
    found = Readable(file, stream)
    found.look()
    return found
