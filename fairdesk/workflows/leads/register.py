"""Register a visitor: what was given is always kept, as a new lead or as another visit of a known one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from fairdesk.domain.draft import Draft
from fairdesk.domain.ids import natural_id
from fairdesk.domain.trade import Captured
from fairdesk.models.lead_draft import LeadDraft
from fairdesk.models.rows import LeadDetail
from fairdesk.stand import Stand
from fairdesk.storage import contacts, leads
from fairdesk.storage.write import Write, writing
from fairdesk.workflows.leads import answers, cards, inbox, rows_of
from fairdesk.workflows.leads.alike import MOST_DUPLICATES, alike_leads, is_kept, is_same
from fairdesk.workflows.leads.delivered import once_said, with_own_ids
from fairdesk.workflows.leads.drafts import only_here


@dataclass(frozen=True, slots=True)
class Registered:
    """What was kept, durably. `status` is saved (a new lead) or known (another visit of one).

    `visits` counts this one; `first_visit_at` (UTC) is None for a new lead. `duplicates` are ids of
    leads that may be the same visitor, `tell` the makers (codes) who got the data of somebody whose consent
    was taken back now.
    """

    lead_id: str
    contact_id: str
    status: str
    name: str
    rings: int
    visits: int
    first_visit_at: datetime | None
    at: datetime
    duplicates: tuple[str, ...] = ()
    tell: tuple[str, ...] = ()


def register(
    stand: Stand,
    draft: Draft,
    *,
    how: str = Captured.DESK.value,
    captured_at: datetime | None = None,
    check_duplicates: bool = True,
) -> Registered:
    """Keep what `draft` says of a visitor at the fair in use; it is on disk when this returns.

    Somebody is known when an e-mail or phone and the folded name both match: then a visit and the
    interests are added, empty fields filled and none overwritten. The same draft again keeps nothing twice.
    Raises `models.lead_draft.Faults` for a form that cannot be kept, `Refusal` when the disk is full.
    """
    only_here(stand, draft)
    form = LeadDraft.check(draft)
    answered = answers.checked(stand, draft, all_needed=not form.incomplete)
    shots = cards.waiting(stand, draft)
    with writing(stand.database, stand.who, "register") as write:
        done = _keep(stand, write, draft, form, how, captured_at, check_duplicates)
        cards.keep(write, shots, done.contact_id)
        answers.keep(write, answered, done.lead_id)
        inbox.taken(write, draft.inbox_id, done.lead_id, linked=done.status == "known")
        return done


def _keep(
    stand: Stand,
    write: Write,
    draft: Draft,
    form: LeadDraft,
    how: str,
    captured_at: datetime | None,
    check_duplicates: bool,
) -> Registered:
    """Write a checked form as a new lead, a visit of a known one, or what is new of it."""
    own = with_own_ids(write, draft, form)
    if own is not draft:
        draft, form = own, LeadDraft.check(own)
    delivered = leads.of_visit(write, draft.visit_id)
    if delivered:
        write.act_name = "known"
        add_new(write, delivered, draft, form, stand.who.staff, how)
        return _again(write, delivered, draft, form)
    alike = alike_leads(write, form) if check_duplicates else ()
    same = [one for one in alike if is_same(one, form)]
    at = _aware(stand, captured_at) if captured_at else write.at
    likely = tuple(dict.fromkeys(one.lead_id for one in alike if one not in same))[:MOST_DUPLICATES]
    if not same:
        _new_lead(stand, write, draft, form, draft.contact_id, at, how)
        return Registered(
            draft.lead_id, draft.contact_id, "saved", form.name or form.company, len(form.interests), 1,
            None, at, likely,
        )  # fmt: skip
    write.act_name = "known"
    here = contacts.lead_at(write, same[0].contact_id, stand.the_fair.id)
    if here:
        add_to(write, here, draft, form, stand.who.staff, how, at)
        return _known(write, here, form, at, likely)
    first = _first_visit(leads.detail(write, same[0].lead_id))
    _fill(write, same[0].contact_id, form, draft, stand.who.staff, at)
    _new_lead(stand, write, draft, form, same[0].contact_id, at, how)
    return replace(_known(write, draft.lead_id, form, at, likely), first_visit_at=first)


def _aware(stand: Stand, at: datetime) -> datetime:
    """Return a time as told by the fair's clock, when it names no zone itself."""
    return at if at.tzinfo else at.replace(tzinfo=stand.zone)


def add_to(
    write: Write, lead_id: str, draft: Draft, form: LeadDraft, staff: str, how: str, at: datetime
) -> None:
    """Add a visit and what it brought to a lead: new interests, new reaches, empty fields filled."""
    lead = leads.detail(write, lead_id)
    _fill(write, lead.contact.id, form, draft, staff, at)
    note = "\n".join(filter(None, (form.note, rows_of.said_otherwise(lead.contact, form))))
    write.add("visit", [_visit(draft.visit_id, lead_id, note, staff, at)])
    _bring(write, lead, form, how, at, staff)


def add_new(write: Write, lead_id: str, draft: Draft, form: LeadDraft, staff: str, how: str) -> None:
    """Add to a lead what a form brings that was delivered before and has something new since.

    What was changed, dropped or withdrawn in between stays so; a new note is another visit.
    """
    lead = leads.detail(write, lead_id)
    if fresh := rows_of.missing(contacts.fields(write, lead.contact.id), form):
        said = {name: once_said(lead, "contact", name, "") for name in fresh}
        write.change("contact", lead.contact.id, {k: v for k, v in fresh.items() if v not in said[k]})
    write.add("reach", rows_of.reaches(form, lead.contact.id, heard=not draft.inbox_id))
    asked = frozenset(one.purpose for one in lead.consents if one.granted or one.withdrawn_at)
    agreed = rows_of.consents(form, draft, lead.contact.id, asked, write.at, staff)
    rows_of.agree(write, lead.contact.id, draft, form, agreed)
    notes = {note for visit in lead.visits for note in once_said(lead, "visit", "note", visit.note)}
    if form.note and form.note not in notes:
        visit_id = natural_id("visit", draft.visit_id, form.note)
        write.add("visit", [_visit(visit_id, lead_id, form.note, staff, write.at)])
    _bring(write, lead, form, how, write.at, staff)


def _bring(write: Write, lead: LeadDetail, form: LeadDraft, how: str, at: datetime, staff: str) -> None:
    """Add a form's interests that are new to a lead, and fill what is empty in the lead itself."""
    fresh = [interest for interest in form.interests if not is_kept(interest, lead)]
    write.add("interest", rows_of.interests(fresh, lead.id, how, at, staff))
    values: dict[str, object] = {}
    if form.rating and not lead.rating_chosen:
        values["rating"] = form.rating
    if form.owner and not lead.owner:
        values["owner"] = form.owner
    if lead.incomplete and not form.incomplete and form.reaches:
        values["incomplete"] = ""
    if values:
        write.change("lead", lead.id, values)


def _visit(visit_id: str, lead_id: str, note: str, staff: str, at: datetime) -> rows_of.Row:
    """Return the row of a visit."""
    return {"id": visit_id, "lead_id": lead_id, "at": at, "staff": staff, "note": note}


def _new_lead(
    stand: Stand, write: Write, draft: Draft, form: LeadDraft, contact_id: str, at: datetime, how: str
) -> None:
    """Write a lead with its contact, reaches, visit, interests and consents."""
    staff = stand.who.staff
    write.add("contact", [{"id": contact_id, **rows_of.contact_values(form)}])
    write.add("reach", rows_of.reaches(form, contact_id, heard=not draft.inbox_id))
    offset = stand.local(at).utcoffset()
    lead = {
        "id": draft.lead_id,
        "contact_id": contact_id,
        "fair_id": stand.the_fair.id,
        "rating": form.rating,
        "owner": form.owner,
        "how": how,
        "captured_at": at,
        "captured_offset_minutes": int(offset.total_seconds() // 60) if offset else 0,
        "incomplete": form.incomplete,
    }
    write.add("lead", [lead])
    write.add("visit", [_visit(draft.visit_id, draft.lead_id, form.note, staff, at)])
    write.add("interest", rows_of.interests(form.interests, draft.lead_id, how, at, staff))
    standing = contacts.agreed(write, contact_id)
    agreed = rows_of.consents(form, draft, contact_id, standing, at, staff)
    rows_of.agree(write, contact_id, draft, form, agreed)


def _fill(write: Write, contact_id: str, form: LeadDraft, draft: Draft, staff: str, at: datetime) -> None:
    """Fill a contact's empty fields and add the reaches and consents that are new."""
    if fresh := rows_of.missing(contacts.fields(write, contact_id), form):
        write.change("contact", contact_id, fresh)
    reaches = rows_of.reaches(form, contact_id, heard=not draft.inbox_id)
    write.add("reach", reaches)
    known = {} if draft.inbox_id else {"verified": True}
    write.put("reach", [{"id": row["id"], **known} for row in reaches])
    standing = contacts.agreed(write, contact_id)
    agreed = rows_of.consents(form, draft, contact_id, standing, at, staff)
    rows_of.agree(write, contact_id, draft, form, agreed)


def _known(
    write: Write, lead_id: str, form: LeadDraft, at: datetime, likely: tuple[str, ...] = ()
) -> Registered:
    """Return what is said of a known visitor."""
    lead = leads.detail(write, lead_id)
    first = _first_visit(lead)
    name = lead.contact.name or lead.contact.company
    others = tuple(one for one in likely if one != lead_id)
    return Registered(
        lead_id, lead.contact.id, "known", name, len(form.interests), len(lead.visits), first, at, others
    )


def _first_visit(lead: LeadDetail) -> datetime:
    """Return when a lead was first here (UTC)."""
    return min((visit.at for visit in lead.visits), default=lead.captured_at)


def _again(write: Write, lead_id: str, draft: Draft, form: LeadDraft) -> Registered:
    """Return what was said when this draft was delivered first."""
    lead = leads.detail(write, lead_id)
    said = _known(write, lead_id, form, lead.captured_at)
    return said if lead_id != draft.lead_id else replace(said, status="saved", first_visit_at=None)
