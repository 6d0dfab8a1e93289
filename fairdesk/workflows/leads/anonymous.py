"""A visitor who leaves nothing: counted with country, type and rings, and never a person."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from fairdesk.domain import countries
from fairdesk.domain.draft import Draft
from fairdesk.domain.labels import field_label
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_, _
from fairdesk.models.lead_draft import HANDLES, check_field
from fairdesk.stand import Stand
from fairdesk.storage.write import writing
from fairdesk.workflows.leads.drafts import only_here

KEPT: Final = frozenset({"country", "buyer_type"})
"""What may be typed of a visitor who leaves nothing; rings go with it."""


def count(stand: Stand, draft: Draft, *, at: datetime | None = None) -> datetime:
    """Count a visit at the fair in use, on disk when this returns, and return its time (UTC).

    Kept are country, buyer type and which rings were picked. The same draft again counts once. Raises
    `Refusal` when something else stands in the form: it would be lost, or it would say who it was.
    """
    only_here(stand, draft)
    _nothing_else(draft)
    country = countries.code_of(draft.typed.get("country", ""), "country")
    buyer_type = draft.typed.get("buyer_type", "").strip().casefold()
    check_field("buyer_type", buyer_type)
    rings = list(dict.fromkeys(pick.ring_id for pick in draft.picks))
    with writing(stand.database, stand.who, "anonymous") as write:
        when = at or write.at
        row = {
            "id": draft.visit_id,
            "fair_id": stand.the_fair.id,
            "at": when,
            "staff": stand.who.staff,
            "country": country,
            "buyer_type": buyer_type,
            "rings": rings,
        }
        write.add("anonymous_visit", [row])
        return when


def _nothing_else(draft: Draft) -> None:
    """Raise `Refusal` for a form that holds more than country, type and rings."""
    hint = N_("Without data only country, role and rings are kept. Take it out, or save with F9.")
    what = [field for field, value in draft.typed.items() if value.strip() and field not in KEPT | {HANDLES}]
    words = [field_label(field) for field in what]
    if draft.typed.get(HANDLES, "").strip():
        words.append(_("a way to reach them"))
    if draft.pictures:
        words.append(_("a picture"))
    if any(draft.consents.values()):
        words.append(_("a consent"))
    if any(value.strip() for value in draft.answers.values()):
        words.append(_("an answer"))
    if draft.rating:
        words.append(_("a rating"))
    if words:
        raise Refusal(
            N_("Not counted: the form holds more ({what})."),
            hint=hint,
            field=what[0] if what else "",
            what=", ".join(words),
        )
    if in_words := [pick.words for pick in draft.picks if not pick.ring_id]:
        raise Refusal(
            N_("Not counted: “{words}” is no ring of the catalogue."),
            hint=N_("Take it out with Del, or name the visitor and save with F9."),
            field="ring",
            words=in_words[0],
        )
