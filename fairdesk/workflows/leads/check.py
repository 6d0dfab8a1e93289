"""Check a field while it is typed."""

from __future__ import annotations

from fairdesk.domain.refusals import Refusal
from fairdesk.models.lead_draft import check_field as check
from fairdesk.stand import Stand


def check_field(stand: Stand, field: str, value: str, country: str = "") -> str:
    """Return one sentence on what is wrong with a field, empty when nothing is; `country` is as typed."""
    del stand
    try:
        check(field, value, country)
    except Refusal as fault:
        return str(fault)
    return ""
