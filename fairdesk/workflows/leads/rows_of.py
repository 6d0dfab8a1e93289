"""The rows that a checked form becomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from fairdesk.domain.draft import Draft
from fairdesk.domain.folding import fold
from fairdesk.domain.ids import natural_id, new_id
from fairdesk.domain.labels import field_label
from fairdesk.domain.trade import Level, Sample
from fairdesk.domain.wordings import current
from fairdesk.language.messages import N_
from fairdesk.models.interest_draft import InterestDraft
from fairdesk.models.lead_draft import LeadDraft
from fairdesk.models.rows import ContactRow
from fairdesk.storage.write import Write
from fairdesk.workflows.fair.consent import keep_agreed

CONTACT_FIELDS = (
    "name",
    "latin_name",
    "native_name",
    "given",
    "family",
    "salutation",
    "company",
    "title",
    "buyer_type",
    "country",
    "city",
    "address",
    "website",
    "language",
)
"""What a form says of the person; the rest is of the lead or the visit."""

SPOKEN = N_("spoken at the stand")
ON_SCREEN = N_("confirmed on the screen")
BY_PHONE = N_("sent by phone")
"""How a consent was given, as it is kept."""

Row = dict[str, object]


def contact_values(form: LeadDraft) -> Row:
    """Return the contact's fields of a form."""
    return {name: getattr(form, name) for name in CONTACT_FIELDS}


def reaches(form: LeadDraft, contact_id: str, *, heard: bool = True) -> list[Row]:
    """Return the ways to reach a contact; the same way again has the same id, so it is kept once.

    What nobody `heard` at the stand, but a phone sent, is not verified.
    """
    return [
        {
            "id": natural_id("reach", contact_id, reach.kind.value, reach.key),
            "contact_id": contact_id,
            "kind": reach.kind.value,
            "value": reach.value,
            "key": reach.key,
            "verified": heard,
        }
        for reach in form.reaches
    ]


def interests(
    wanted: Sequence[InterestDraft], lead_id: str, source: str, at: datetime, staff: str
) -> list[Row]:
    """Return the interests of a lead, each as it was picked."""
    return [
        {
            "id": interest.id,
            "lead_id": lead_id,
            "ring_id": interest.ring_id or None,
            "words": interest.words,
            "level": interest.level,
            "quantity": interest.quantity,
            "sizes": interest.sizes,
            "note": interest.note,
            "reason": interest.reason,
            "source": source,
            "at": at,
            **(wanted_sample(at, staff) if interest.level == Level.SAMPLE else {}),
        }
        for interest in wanted
    ]


def wanted_sample(at: datetime, staff: str) -> Row:
    """Return what an interest says of a sample that is asked for and not given yet: since when, to whom."""
    return {"sample_state": Sample.WANTED.value, "sample_at": at, "sample_staff": staff}


def sample_of(level: str, state: str, write: Write) -> Row:
    """Return what becomes of a sample when an interest is at `level` now; one that was given stays so."""
    if level == Level.SAMPLE and not state:
        return wanted_sample(write.at, write.who.staff)
    if level != Level.SAMPLE and state == Sample.WANTED:
        return {"sample_state": "", "sample_at": None, "sample_staff": ""}
    return {}


def consents(
    form: LeadDraft, draft: Draft, contact_id: str, standing: frozenset[str], at: datetime, staff: str
) -> list[Row]:
    """Return the consents newly given; one that stands already is not written again.

    A consent names the wording that was shown, else the one that is asked in the visitor's language. One
    that was given by phone is of that time, and of nobody at the stand.
    """
    return [
        {
            "id": new_id(),
            "contact_id": contact_id,
            "purpose": purpose,
            "wording": draft.wording or current(form.language).name,
            "granted": True,
            "notice_shown": draft.shown or purpose in draft.agreed,
            "at": datetime.fromisoformat(draft.agreed[purpose]) if purpose in draft.agreed else at,
            "how": BY_PHONE if purpose in draft.agreed else ON_SCREEN if draft.shown else SPOKEN,
            "staff": "" if purpose in draft.agreed else staff,
        }
        for purpose, granted in form.consents.items()
        if granted and purpose not in standing
    ]


def agree(write: Write, contact_id: str, draft: Draft, form: LeadDraft, agreed: Sequence[Row]) -> None:
    """Write consents newly `agreed`, and that the visitor had the notice on the screen when they had."""
    shown = (draft.wording or current(form.language).name) if draft.shown else ""
    keep_agreed(write, contact_id, agreed, shown=shown, how=ON_SCREEN)


def said_otherwise(contact: ContactRow, form: LeadDraft) -> str:
    """Return what a form says differently of a contact, a line a field; it is kept with the visit."""
    return "\n".join(
        f"{field_label(name)}: {value}"
        for name, value in contact_values(form).items()
        if value and getattr(contact, name) and fold(str(value)) != fold(str(getattr(contact, name)))
    )


def missing(contact: Mapping[str, object], form: LeadDraft) -> Row:
    """Return the form's values for fields that are empty in the contact: nothing is written over."""
    return {name: value for name, value in contact_values(form).items() if value and not contact[name]}
