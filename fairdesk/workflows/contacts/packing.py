"""What goes into an exchange file: the rows of the leads that leave, and of what they refer to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from fairdesk.domain.ids import natural_id
from fairdesk.exports.for_maker import hidden_fields, hidden_table
from fairdesk.models.exchange.line import line_of
from fairdesk.models.rows import LeadDetail
from fairdesk.storage.exchange import leaving
from fairdesk.storage.keeping.source import Source

Row = Mapping[str, Any]
"""A row as it is kept."""

Line = dict[str, Any]
"""A row as JSON has it."""

_STAFF: Final = {
    "visit": ("staff",), "consent": ("staff",), "interest": ("sample_staff",), "follow_up": ("staff",),
    "lead": ("owner",),
}  # fmt: skip
_OF_CONTACTS: Final = ("contact", "reach", "consent")
_OF_LEADS: Final = ("lead", "visit", "interest", "answer", "follow_up")
_OF_RINGS: Final = (
    ("ring", "ring"), ("ring_text", "ring"), ("code", "ring"), ("maker", "maker"), ("maker_text", "maker"),
)  # fmt: skip
"""Tables of the catalogue, with whose rows they are."""


class Referred:
    """What rows refer to, noted as they pass."""

    def __init__(self, fair_id: str) -> None:
        self.fair = fair_id
        self.rings: set[str] = set()
        self.qualifiers: set[str] = set()
        self.wordings: set[str] = set()
        self.staff: set[str] = set()
        self.makers: set[str] = set()
        self.pictures: set[str] = set()

    def note(self, table: str, row: Row) -> None:
        """Note what one row refers to."""
        self.staff.update(row[name] for name in _STAFF.get(table, ()) if row.get(name))
        if table == "interest" and row["ring_id"]:
            self.rings.add(row["ring_id"])
        elif table == "ring":
            self.makers.add(row["maker_id"])
        elif table == "answer":
            self.qualifiers.add(row["qualifier_id"])
        elif table == "consent" and row["wording"]:
            self.wordings.add(row["wording"])
        elif table == "picture_use":
            self.pictures.add(row["picture_id"])

    def note_lead(self, lead: LeadDetail) -> None:
        """Note what a whole lead refers to, but pictures."""
        self.rings.update(row.ring_id for row in lead.interests if row.ring_id)
        self.qualifiers.update(row.qualifier_id for row in lead.answers)
        self.wordings.update(row.wording for row in lead.consents if row.wording)
        names = [lead.owner, *(row.sample_staff for row in lead.interests)]
        for rows in (lead.visits, lead.consents, lead.follow_ups):
            names += [row.staff for row in rows]
        self.staff.update(filter(None, names))


class Packing:
    """Gives the tables of an exchange file one after the other, each row as JSON has it.

    `rings` (ids) are those of the maker who gets it, None for everybody's; `notes` tells whether with notes,
    `pictures` whether with those of cards, rings and makers.
    """

    def __init__(
        self, source: Source, fair_id: str, rings: frozenset[str] | None, *, notes: bool, pictures: bool
    ) -> None:
        self._source = source
        self._rings = rings
        self._notes = notes
        self._pictures = pictures
        self.referred: Final = Referred(fair_id)

    def tables(self, leads: Iterable[LeadDetail]) -> Iterator[tuple[str, Iterator[Line]]]:
        """Yield each table with its rows; those of one are to be taken before the next is asked for."""
        lead_ids: list[str] = []
        contacts: dict[str, None] = {}
        for lead in leads:
            lead_ids.append(lead.id)
            contacts[lead.contact.id] = None
        people = list(contacts)
        for table in (*_OF_CONTACTS, *_OF_LEADS):
            rows = leaving.owned(self._source, table, people if table in _OF_CONTACTS else lead_ids)
            yield table, self._lines(table, rows)
        yield from self.catalogue()
        uses = self._uses(people) if self._pictures else ()
        yield "picture_use", self._lines("picture_use", uses)
        pictures = leaving.referred(self._source, "picture", list(self.referred.pictures))
        yield "picture", self._lines("picture", pictures)

    def passing(self, leads: Iterable[LeadDetail]) -> Iterator[LeadDetail]:
        """Yield `leads` as they are, and note what they refer to."""
        for lead in leads:
            self.referred.note_lead(lead)
            yield lead

    def catalogue(self) -> Iterator[tuple[str, Iterator[Line]]]:
        """Yield the tables of what was referred to so far, but pictures."""
        told = self.referred
        yield "fair", self._lines("fair", self._by_id("fair", (told.fair,)))
        names = [natural_id("staff", name) for name in told.staff]
        yield "staff", self._lines("staff", self._by_id("staff", names))
        wordings = [natural_id("wording", *name.split("/", 1)) for name in told.wordings]
        yield "wording", self._lines("wording", self._by_id("wording", wordings))
        asked = leaving.ids_of(self._source, "qualifier", "fair_id", (told.fair,))
        yield "qualifier", self._lines("qualifier", self._by_id("qualifier", {*asked, *told.qualifiers}))
        for table, name in _OF_RINGS:
            owners = told.makers if name == "maker" else told.rings
            by = "id" if table == name else f"{name}_id"
            yield table, self._lines(table, leaving.referred(self._source, table, list(owners), by=by))

    def _by_id(self, table: str, ids: Collection[str]) -> Iterator[Row]:
        return leaving.referred(self._source, table, list(ids))

    def _uses(self, people: Sequence[str]) -> Iterator[Row]:
        """Yield the uses of pictures: of contacts, then of rings and makers."""
        if self._rings is None or self._notes:
            yield from leaving.owned(self._source, "picture_use", people)
        for by, owners in (("ring_id", self.referred.rings), ("maker_id", self.referred.makers)):
            yield from leaving.referred(self._source, "picture_use", list(owners), by=by)

    def _lines(self, table: str, rows: Iterable[Row]) -> Iterator[Line]:
        """Yield what may leave of rows, and note what they refer to."""
        ours = self._rings is None
        if not ours and hidden_table(table, notes=self._notes):
            return
        without = frozenset() if ours else hidden_fields(table, notes=self._notes)
        for row in rows:
            if table == "interest" and self._rings is not None and row["ring_id"] not in self._rings:
                continue
            line = line_of(table, row, without)
            self.referred.note(table, line)
            yield line
