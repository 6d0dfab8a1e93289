"""What the export says of whom it takes, and why nobody is left."""

from __future__ import annotations

from fairdesk.domain.labels import rating_label
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_, _, comma_list
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand
from fairdesk.tui import when
from fairdesk.tui.screens.leads.filters import told
from fairdesk.workflows.contacts.left_out import reasons
from fairdesk.workflows.contacts.preview import Preview


def whom(narrow: LeadFilter) -> str:
    """Return which leads the list shows, by its filters."""
    rating = rating_label(narrow.rating) if narrow.rating else ""
    words = comma_list(part for part in (narrow.text, rating, told(narrow)) if part)
    return _("In the list: {filters}").format(filters=words) if words else _("All leads of this fair")


def for_whom() -> Refusal:
    """Return the question for the maker, as a refusal of what is for one only."""
    return Refusal(N_("For which maker? Give its code or brand."), field="maker")


def nobody(stand: Stand, seen: Preview, news: bool) -> str:
    """Return why an export would be empty."""
    if seen.left_out:
        return _("Nobody is left to export: {reasons}.").format(reasons=reasons(seen.left_out))
    if news and seen.last is not None:
        since = when.long(stand.local(seen.last), stand.local(stand.now()))
        return _("Nothing new since {since}. No file was written.").format(since=since)
    return _("There is no lead to export.")
