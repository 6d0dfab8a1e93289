"""The consents that a file tells: taken as told, never against what was said here since."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from fairdesk.domain.clean import LINE_LIMIT, short
from fairdesk.domain.ids import natural_id
from fairdesk.domain.labels import purpose_label
from fairdesk.domain.leads.consents import last_words
from fairdesk.domain.leads.told_consents import Effect, outcome
from fairdesk.domain.refusals import Refusal
from fairdesk.imports.contacts.arriving import ArrivingConsent
from fairdesk.language.messages import N_
from fairdesk.models.rows import ConsentRow
from fairdesk.workflows.contacts.arrivals.prepared import Prepared
from fairdesk.workflows.leads.rows_of import Row

if TYPE_CHECKING:
    from fairdesk.workflows.contacts.arrivals.plan import Here, Plan

IMPORTED: Final = "told by an imported file"
"""How such a consent was given, as it is kept."""


def plan_consents(one: Prepared, made: Plan, here: Here) -> None:
    """Keep the consents that a file tells with their wording and time; what was said here later stands."""
    rows: list[Row] = []
    withdrawn: dict[str, Row] = {}
    for told in one.consents:
        kept = made.after
        at = _aware(told.at)
        came = outcome(told.state, at, kept.consents, told.purpose, here.at)
        if came.effect is Effect.STANDS:
            made.doubts.append(
                Refusal(
                    N_("{purpose}: what was said here later stands, not what the file says."),
                    hint=N_("Ask them, and note it at the Desk."),
                    purpose=purpose_label(told.purpose),
                )
            )
        elif came.effect is Effect.WITHDRAW:
            last = next(row for row in last_words(kept.consents) if row.purpose == told.purpose)
            withdrawn[last.id] = {"id": last.id, "withdrawn_at": came.at}
            changed = replace(last, withdrawn_at=came.at)
            others = (changed if row.id == last.id else row for row in kept.consents)
            made.after = replace(kept, consents=tuple(others))
        elif came.effect is Effect.ADD:
            fresh = _row(kept.id, told, at, came.at)
            if fresh.id in {each.id for each in kept.consents}:
                continue
            if fresh.id in kept.gone:
                made.taken_out(purpose_label(told.purpose), told.state)
                continue
            rows.append({**asdict(fresh), "contact_id": kept.id})
            made.after = replace(kept, consents=(*kept.consents, fresh))
    if rows:
        made.adds["consent"] = rows
    if withdrawn:
        made.changes["consent"] = list(withdrawn.values())


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
