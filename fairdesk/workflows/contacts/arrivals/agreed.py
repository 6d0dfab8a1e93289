"""The consents that a file tells: taken as told, never against what was said here since."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from fairdesk.domain.clean import LINE_LIMIT, short
from fairdesk.domain.ids import natural_id
from fairdesk.domain.labels import field_label, purpose_label
from fairdesk.domain.leads.consents import last_words
from fairdesk.domain.leads.told_consents import Effect, outcome
from fairdesk.domain.refusals import Refusal
from fairdesk.imports.contacts.arriving import ArrivingConsent
from fairdesk.language.messages import N_
from fairdesk.models.rows import ConsentRow
from fairdesk.workflows.contacts.arrivals.prepared import Prepared

if TYPE_CHECKING:
    from fairdesk.workflows.contacts.arrivals.plan import Here, Plan

IMPORTED: Final = "told by an imported file"
"""How such a consent was given, as it is kept."""

STANDS: Final = N_("{purpose}: what was said here later stands, not what the file says.")
UNDATED: Final = N_("{purpose}: given here; the file says no, but not since when.")
COUNTS: Final = N_("{purpose}: given here before, and not any more by the file. That counts.")


def plan_consents(one: Prepared, made: Plan, here: Here) -> None:
    """Keep the consents that a file tells with their wording and time; what was said here later stands."""
    for told in one.consents:
        kept = made.after.consents
        at = _aware(told.at)
        came = outcome(told.state, at, kept, told.purpose, here.at)
        if came.effect is Effect.STANDS:
            undated = told.state == "refused" and at is None
            if undated:
                _doubt(made, told, UNDATED, N_("Ask them, and note it at the Desk."))
            else:
                _doubt(made, told, STANDS)
        elif came.effect is Effect.WITHDRAW:
            last = next(row for row in last_words(kept) if row.purpose == told.purpose)
            _withdraw(made, last, came.at)
            if last.granted:
                _doubt(made, told, COUNTS, N_("Ask them, if that cannot be."))
        elif came.effect is Effect.ADD:
            before = any(row.purpose == told.purpose and row.granted for row in kept)
            if _add(made, _row(made.after.id, told, at, came.at)) and before and told.state == "refused":
                _doubt(made, told, COUNTS, N_("Ask them, if that cannot be."))


def _add(made: Plan, fresh: ConsentRow) -> bool:
    """Add a consent, and tell whether it is new."""
    if fresh.id in {row.id for row in made.after.consents}:
        return False
    if fresh.id in made.after.gone:
        made.taken_out(field_label("consent"), purpose_label(fresh.purpose))
        return False
    made.adds.setdefault("consent", []).append({**asdict(fresh), "contact_id": made.after.id})
    made.after = replace(made.after, consents=(*made.after.consents, fresh))
    return True


def _withdraw(made: Plan, last: ConsentRow, at: datetime) -> None:
    """Withdraw a consent that is kept."""
    made.changes.setdefault("consent", []).append({"id": last.id, "withdrawn_at": at})
    changed = replace(last, withdrawn_at=at)
    others = (changed if row.id == last.id else row for row in made.after.consents)
    made.after = replace(made.after, consents=tuple(others))


def _doubt(made: Plan, told: ArrivingConsent, why: str, hint: str = "") -> None:
    made.doubts.append(Refusal(why, hint=hint, purpose=purpose_label(told.purpose)))


def _row(contact_id: str, told: ArrivingConsent, at: datetime | None, kept_at: datetime) -> ConsentRow:
    """Return a consent as it is kept; the same consent told again has the same id."""
    wording = short(told.wording.strip(), LINE_LIMIT)
    key = (told.purpose, told.state, at.isoformat() if at else "", wording)
    return ConsentRow(
        id=natural_id("consent", contact_id, *key),
        purpose=told.purpose,
        granted=told.state != "refused",
        wording=wording,
        at=kept_at,
        how=IMPORTED,
        staff="",
        withdrawn_at=kept_at if told.state == "withdrawn" else None,
    )


def _aware(at: datetime | None) -> datetime | None:
    """Return a time in UTC; one without a zone is taken as UTC."""
    return at if at is None else at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
