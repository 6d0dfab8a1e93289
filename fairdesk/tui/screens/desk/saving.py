"""Saving a form: which workflow keeps it, and what is said of it; runs in a thread."""

from __future__ import annotations

from dataclasses import replace

from fairdesk.domain.draft import Draft
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import Captured
from fairdesk.language.messages import N_, _, comma_list, digits, ngettext
from fairdesk.models.lead_draft import Faults
from fairdesk.stand import Stand
from fairdesk.tui import when
from fairdesk.tui.screens.desk.rows import Answered
from fairdesk.workflows.fair import questions
from fairdesk.workflows.leads import anonymous, check, drafts, edit, register, visit
from fairdesk.workflows.leads.register import Registered


def save(stand: Stand, draft: Draft) -> Answered:
    """Save a draft as a lead, a visit or an edit, and drop it from the disk; or return the refusals.

    An answer to a question that was dropped meanwhile has no field any more, and is left out.
    """
    asked = {question.code for question in questions.listed(stand)} if draft.answers else set()
    draft = replace(draft, answers={code: text for code, text in draft.answers.items() if code in asked})
    captured_at = None
    try:
        if draft.edit_of or draft.visit_of:
            _without_time(draft)
        if draft.edit_of:
            done = edit.save(stand, draft)
        elif draft.visit_of:
            done = visit.add_visit(stand, draft.visit_of, draft)
        else:
            captured_at = check.captured_at(stand, draft.typed.get(check.CAPTURED, ""), draft.started_at)
            done = register.register(stand, draft, how=_how(draft), captured_at=captured_at)
    except Faults as faults:
        return Answered(refusals=tuple(faults.refusals))
    except Refusal as refusal:
        return Answered(refusals=(refusal,))
    drafts.drop(stand, draft)
    if captured_at is None or done.status == "known":
        return _said(stand, draft, done)
    said = _said(stand, draft, replace(done, at=stand.now()))
    time = when.long(stand.local(captured_at), stand.local(stand.now()))
    return replace(said, text=_("{who}; filled in {time}").format(who=said.text, time=time))


def count(stand: Stand, draft: Draft) -> Answered:
    """Count a visitor who leaves nothing, and drop the draft from the disk; or return the refusal."""
    try:
        at = anonymous.count(stand, draft)
    except Faults as faults:
        return Answered(refusals=tuple(faults.refusals))
    except Refusal as refusal:
        return Answered(refusals=(refusal,))
    drafts.drop(stand, draft)
    time = digits(stand.local(at).strftime("%H:%M:%S"))
    rings = len({pick.ring_id for pick in draft.picks})
    text = ngettext("a visitor without data, {count} ring", "a visitor without data, {count} rings", rings)
    return Answered(_("√ Counted {time}").format(time=time), text.format(count=rings))


def _without_time(draft: Draft) -> None:
    """Refuse a time in a form that makes no lead: that of a lead stays, and a visit is of now."""
    if draft.typed.get(check.CAPTURED, "").strip():
        raise Refusal(
            N_("Only a new visitor's time can be told."),
            hint=N_("Empty the field, then press F9; the note has room for it."),
            field=check.CAPTURED,
        )


def _how(draft: Draft) -> str:
    """Return how they came in: by phone, from a slip, from a card where that is all, else at the Desk."""
    if draft.inbox_id:
        return Captured.WEB.value
    if draft.typed.get("paper_no", "").strip():
        return Captured.PAPER.value
    named = any(draft.typed.get(name, "").strip() for name in ("name", "company", "email", "phone"))
    return Captured.CARD.value if draft.pictures and not named else Captured.DESK.value


def _said(stand: Stand, draft: Draft, done: Registered) -> Answered:
    at = digits(stand.local(done.at).strftime("%H:%M:%S"))
    first = digits(stand.local(done.first_visit_at or done.at).strftime("%H:%M"))
    rings_word = ngettext("{count} ring", "{count} rings", done.rings).format(count=done.rings)
    if draft.edit_of:
        text = f"{done.name}, {rings_word}"
        if done.tell:
            makers = comma_list(done.tell)
            text = _("{name}. Tell {makers}: consent was taken back.").format(name=done.name, makers=makers)
        return Answered(_("√ Changed {time}").format(time=at), text, done.lead_id)
    if draft.visit_of:
        text = _("to {name}. The first one, at {time}, is kept.").format(name=done.name, time=first)
        return Answered(_("√ Visit added"), text, done.lead_id)
    if done.status == "known":
        text = _("{name} was here at {time}; this is visit {number}.")
        return Answered(
            _("√ Known"), text.format(name=done.name, time=first, number=done.visits), done.lead_id
        )
    name = done.name or _("without a name yet")
    text = f"{name}, {rings_word}" if done.rings else name
    return Answered(_("√ Saved {time}").format(time=at), text, done.lead_id, len(done.duplicates))
