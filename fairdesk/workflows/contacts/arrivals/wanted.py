"""The rings that a file says a contact is interested in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from fairdesk.domain.folding import fold
from fairdesk.domain.ids import natural_id
from fairdesk.domain.labels import field_label, level_label
from fairdesk.domain.trade import Captured
from fairdesk.models.arriving_rows import KeptInterest
from fairdesk.models.interest_draft import InterestDraft
from fairdesk.storage.arriving.alike import sku_key
from fairdesk.workflows.contacts.arrivals.prepared import Prepared, Wish
from fairdesk.workflows.leads import rows_of

if TYPE_CHECKING:
    from fairdesk.workflows.contacts.arrivals.plan import Here, Plan


def plan_interests(one: Prepared, made: Plan, here: Here) -> None:
    """Add the interests that are new to the lead; one in a ring that it wants already is left and told.

    A ring is found by its SKU; one that no maker has, or more than one, is kept in words.
    """
    kept = made.after
    before = {_ring(each) for each in kept.interests}
    there = list(kept.interests)
    drafts: list[InterestDraft] = []
    for wish in one.wishes:
        draft = _found(wish, here)
        as_kept = KeptInterest(draft.ring_id, draft.words, draft.level, draft.quantity, draft.note)
        if as_kept in there or (not wish.has_level and _ring(as_kept) in map(_ring, there)):
            continue
        if _ring(as_kept) in before:
            now = next(each for each in kept.interests if _ring(each) == _ring(as_kept))
            if (now.level, now.quantity) != (draft.level, draft.quantity):
                made.differs(wish.ring, _said(now), _said(as_kept))
            continue
        key = (draft.ring_id, fold(draft.words), draft.level, str(draft.quantity or ""), draft.note)
        row_id = natural_id("interest", kept.lead_id, *key)
        if row_id in kept.gone:
            made.taken_out(field_label("ring"), wish.ring)
            continue
        there.append(as_kept)
        drafts.append(draft.model_copy(update={"id": row_id}))
    if drafts:
        made.adds["interest"] = rows_of.interests(
            drafts, kept.lead_id, Captured.IMPORT.value, here.at, here.staff
        )
        made.after = replace(kept, interests=tuple(there))


def skus(several: Collection[Prepared]) -> set[str]:
    """Return the SKUs that contacts want, as they are looked up."""
    return {key for one in several for wish in one.wishes if (key := sku_key(wish.ring))}


def _found(wish: Wish, here: Here) -> InterestDraft:
    """Return an interest in the ring that is named, when exactly one is."""
    ids = here.rings.get(sku_key(wish.ring), ())
    return wish.draft.model_copy(update={"ring_id": ids[0], "words": ""}) if len(ids) == 1 else wish.draft


def _ring(interest: KeptInterest) -> str:
    return interest.ring_id or fold(interest.words)


def _said(interest: KeptInterest) -> str:
    count = "" if interest.quantity is None else str(interest.quantity)
    return " ".join(filter(None, (level_label(interest.level), count)))
