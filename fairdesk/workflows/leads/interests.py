"""The rings of a kept lead, one at a time: add, change how far the interest goes and why, link, remove."""

from __future__ import annotations

from fairdesk.domain.clean import clean_line, clean_text, short
from fairdesk.domain.draft import Pick
from fairdesk.domain.folding import fold, search_terms
from fairdesk.domain.ids import ENDING_LENGTH
from fairdesk.domain.numbers import whole
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import Captured
from fairdesk.language.messages import N_
from fairdesk.models.interest_draft import check_pick
from fairdesk.models.rows import InterestRow, LeadDetail
from fairdesk.stand import Stand
from fairdesk.storage import leads
from fairdesk.storage.write import writing
from fairdesk.workflows.leads import rows_of
from fairdesk.workflows.leads.browse import only_open, show
from fairdesk.workflows.rings import browse as rings


def find(lead: LeadDetail, which: str) -> InterestRow:
    """Return the interest of a lead that is meant: by SKU, the ending of its id, or its words.

    Raises `Refusal` when there is none, or more than one.
    """
    wanted, key = fold(which), _key(which)
    found = [
        one
        for one in lead.interests
        if one.id == which
        or (wanted and wanted == fold(one.words))
        or (key and key == _key(one.sku))
        or (len(which) >= ENDING_LENGTH and one.id.endswith(which.casefold()))
    ]
    if len(found) == 1:
        return found[0]
    known = ", ".join(one.sku or f"“{one.words}”" for one in lead.interests)
    raise Refusal(
        N_("{which} is not one ring of this lead."),
        hint=N_("Its rings are: {known}."),
        field="ring",
        which=short(which) or "?",
        known=known or "–",
    )


def _key(sku: str) -> str:
    """Return a SKU as it is compared: folded, without hyphens and blanks."""
    return "".join(search_terms(sku))


def add(stand: Stand, lead_id: str, pick: Pick) -> LeadDetail:
    """Add an interest to a lead. Raises `Refusal` when it cannot be kept."""
    lead = only_open(show(stand, lead_id))
    interest = check_pick(pick)
    if not interest.ring_id and not interest.words:
        raise Refusal(N_("Which ring? Nothing was named."), hint=N_("Give a SKU, or words."), field="ring")
    with writing(stand.database, stand.who, "interest") as write:
        rows = rows_of.interests([interest], lead.id, Captured.DESK.value, write.at, stand.who.staff)
        write.add("interest", rows)
    return leads.detail(stand.database, lead.id)


def change(stand: Stand, lead_id: str, which: str, **typed: str) -> LeadDetail:
    """Change what is given of an interest: `level`, `reason`, `quantity`, `note`, each as typed.

    An empty text takes away a reason, a quantity or a note. Raises `Refusal` for what is none.
    """
    lead = only_open(show(stand, lead_id))
    kept = find(lead, which)
    values: dict[str, object] = {}
    checked = check_pick(Pick(kept.id, level=typed.get("level", kept.level), reason=typed.get("reason", "")))
    if "level" in typed:
        values["level"] = checked.level
    if "reason" in typed:
        values["reason"] = checked.reason
    if "quantity" in typed:
        values["quantity"] = whole(typed["quantity"])
    if "note" in typed:
        values["note"] = clean_text(typed["note"], "note")
    act = next((name for name in ("level", "quantity", "note", "reason") if name in typed), "edit")
    with writing(stand.database, stand.who, act if act != "note" else "quantity") as write:
        if "level" in typed:
            values |= rows_of.sample_of(checked.level, kept.sample_state, write)
        write.change("interest", kept.id, values)
    return leads.detail(stand.database, lead.id)


def link(stand: Stand, lead_id: str, which: str, sku: str) -> LeadDetail:
    """Say which ring of the catalogue an interest means; the words it was told in stay with it.

    Raises `Refusal` for an unknown SKU.
    """
    lead = only_open(show(stand, lead_id))
    kept = find(lead, which)
    ring = rings.show(stand, clean_line(sku, "ring")).row
    with writing(stand.database, stand.who, "link") as write:
        write.change("interest", kept.id, {"ring_id": ring.id})
    return leads.detail(stand.database, lead.id)


def remove(stand: Stand, lead_id: str, which: str) -> LeadDetail:
    """Take an interest away; the history keeps it, and undo brings it back."""
    lead = only_open(show(stand, lead_id))
    kept = find(lead, which)
    with writing(stand.database, stand.who, "unpick") as write:
        write.change("interest", kept.id, {"deleted": True})
    return leads.detail(stand.database, lead.id)
