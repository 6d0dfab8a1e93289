"""What taking in one contact changes: rows that are new, and fields of a known one that were empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from fairdesk.domain.clean import short
from fairdesk.domain.folding import fold
from fairdesk.domain.ids import natural_id
from fairdesk.domain.labels import field_label, reach_label
from fairdesk.domain.leads.rating import suggested
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import Captured, Rating
from fairdesk.language.messages import N_
from fairdesk.models.arriving_rows import KeptContact
from fairdesk.models.lead_draft import completeness
from fairdesk.workflows.contacts.arrivals import agreed, noted, same, wanted
from fairdesk.workflows.contacts.arrivals.keys import is_number, matching
from fairdesk.workflows.contacts.arrivals.prepared import Prepared
from fairdesk.workflows.leads.rows_of import Row

DIFFERS: Final = N_("{label}: kept here is {kept}, the file says {value}.")
TAKEN_OUT: Final = N_("{label}: {value} was taken out here, and stays so.")


@dataclass(frozen=True, slots=True)
class Here:
    """Where and when contacts are taken in: the fair, the time (UTC), the staff, and what its database knows.

    `rings` are ids by folded SKU; `own_lines` gives what our own files say of a contact in their notes.
    """

    fair_id: str
    at: datetime
    offset_minutes: int
    staff: str
    rings: Mapping[str, Sequence[str]]
    own_lines: noted.OwnLines


@dataclass
class Plan:
    """What to add and change by table, what somebody should look at, and the contact `after` it.

    `joins` are contacts that only say whom a UID means; `notes` tells that all of the note is kept, now or
    since before.
    """

    after: KeptContact
    adds: dict[str, list[Row]] = field(default_factory=dict)
    changes: dict[str, list[Row]] = field(default_factory=dict)
    joins: list[Row] = field(default_factory=list)
    doubts: list[Refusal] = field(default_factory=list)
    notes: bool = False

    @property
    def does_something(self) -> bool:
        """Whether anything of the contact would be written."""
        return any(self.adds.values()) or any(self.changes.values())

    def differs(self, label: str, kept: str, value: str) -> None:
        """Note what the file says otherwise than it is kept."""
        self.doubts.append(Refusal(DIFFERS, label=label, kept=short(kept), value=short(value)))

    def taken_out(self, label: str, value: str) -> None:
        """Note what the file says of what was taken out here."""
        self.doubts.append(Refusal(TAKEN_OUT, label=label, value=short(value)))


def plan(one: Prepared, kept: KeptContact, here: Here, *, known: bool) -> Plan:
    """Return what taking `one` in changes of the contact that it is; nothing kept is ever overwritten.

    Applied once, it changes nothing more. Who was set aside at this fair stays as they are.
    """
    made = Plan(kept)
    if kept.discarded:
        made.doubts.append(
            Refusal(
                N_("They were set aside here, and stay so."),
                hint=N_("Restore the lead, then import the file again."),
            )
        )
        return made
    _contact(one, made, known=known)
    _reaches(one, made, known=known)
    _lead(one, made, here)
    wanted.plan_interests(one, made, here)
    agreed.plan_consents(one, made, here)
    return made


def _contact(one: Prepared, made: Plan, *, known: bool) -> None:
    """Fill what is empty in the contact, and tell what is kept otherwise."""
    kept = made.after
    fresh: Row = {}
    for name, value in one.values.items():
        if known and same.says_no_more(name, value, kept):
            continue
        if before := kept.values.get(name, ""):
            if not same.texts(name, before, value):
                made.differs(field_label(name), before, value)
        elif known and name in ("name", "company") and same.stands_for_a_name(value, kept):
            continue
        elif fold(value) in map(fold, kept.once.get(name, ())):
            made.taken_out(field_label(name), value)
        else:
            fresh[name] = value
    if known and fresh:
        made.changes["contact"] = [{"id": kept.id, **fresh}]
    elif not known:
        made.adds["contact"] = [{"id": kept.id, **fresh}]
    made.after = replace(kept, values={**kept.values, **{name: str(text) for name, text in fresh.items()}})


def _reaches(one: Prepared, made: Plan, *, known: bool) -> None:
    """Add the ways to reach them that are new."""
    kept = made.after
    kinds = {kind for kind, _key in kept.reaches}
    common = {own.kind for own in one.reaches if (own.kind, own.key) in kept.reaches}
    dialled = matching(each for each in kept.reaches if is_number(*each))
    rows: list[Row] = []
    for reach in one.reaches:
        row_id = natural_id("reach", kept.id, reach.kind, reach.key)
        if (reach.kind, reach.key) in kept.reaches or (reach.kind, reach.key) in dialled:
            continue
        if row_id in kept.gone:
            made.taken_out(reach_label(reach.kind), reach.value)
            continue
        if known and reach.kind in kinds and reach.kind not in common:
            before = next(key for kind, key in sorted(kept.reaches) if kind == reach.kind)
            made.differs(reach_label(reach.kind), before, reach.value)
        told = {"kind": reach.kind, "value": reach.value, "key": reach.key, "label": reach.label}
        rows.append({"id": row_id, "contact_id": kept.id, **told, "verified": True})
    if rows:
        made.adds["reach"] = rows
        fresh = {(str(row["kind"]), str(row["key"])) for row in rows}
        made.after = replace(kept, reaches=kept.reaches | fresh)


def _lead(one: Prepared, made: Plan, here: Here) -> None:
    """Make the lead at this fair, with a visit that has the note; or fill what is empty in it."""
    if not made.after.lead_id:
        _new_lead(one, made, here)
        return
    kept = made.after
    values: dict[str, str] = {}
    if one.rating and not kept.rating:
        suggestion = suggested(each.level for each in kept.interests)
        if suggestion == Rating.NONE:
            values["rating"] = one.rating
        elif suggestion != one.rating:
            made.differs(field_label("rating"), suggestion, one.rating)
    elif one.rating and one.rating != kept.rating:
        made.differs(field_label("rating"), kept.rating, one.rating)
    if one.owner and not kept.owner:
        values["owner"] = one.owner
    if kept.incomplete and not one.incomplete and one.reaches:
        values["incomplete"] = ""
    if values:
        made.changes["lead"] = [{"id": kept.lead_id, **values}]
    made.after = replace(
        kept,
        rating=values.get("rating", kept.rating),
        owner=values.get("owner", kept.owner),
        incomplete=values.get("incomplete", kept.incomplete),
    )
    note = noted.text(noted.new_lines(one, kept, here.own_lines))
    made.notes = not (note and kept.values.get("note"))
    if note and made.notes:
        made.changes.setdefault("contact", []).append({"id": kept.id, "note": note})
        made.after = replace(made.after, values={**kept.values, "note": note})
    elif note:
        made.differs(field_label("note"), kept.values["note"], note)


def _new_lead(one: Prepared, made: Plan, here: Here) -> None:
    kept = made.after
    lead_id = natural_id("lead", kept.id, here.fair_id)
    note = noted.text(noted.new_lines(one, kept, here.own_lines))
    stamps = {"captured_at": here.at, "captured_offset_minutes": here.offset_minutes}
    lead = {"id": lead_id, "contact_id": kept.id, "fair_id": here.fair_id, "how": Captured.IMPORT.value}
    kinds = sorted(kind for kind, _key in kept.reaches)
    named = bool(kept.values.get("name") or kept.values.get("company"))
    incomplete, _lacking = completeness(kinds, named=named, address="address" in kept.values)
    chosen = {"rating": one.rating, "owner": one.owner, "incomplete": incomplete}
    visit = {"id": natural_id("visit", lead_id, Captured.IMPORT), "lead_id": lead_id, "at": here.at}
    made.adds["lead"] = [{**lead, **chosen, **stamps}]
    made.adds["visit"] = [{**visit, "staff": here.staff, "note": note}]
    made.notes = True
    made.after = replace(
        kept,
        rating=one.rating,
        owner=one.owner,
        incomplete=incomplete,
        lead_id=lead_id,
        leads=(lead_id, *kept.leads),
        captured_at=here.at,
        notes=(*kept.notes, *([note] if note else [])),
    )
