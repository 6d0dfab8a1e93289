"""The visits of a lead and what was done with it, as the rows of a pane."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from fairdesk.domain.labels import field_label
from fairdesk.language.messages import N_, _, comma_list, ngettext, pgettext
from fairdesk.models.rows import HistoryRow, LeadDetail
from fairdesk.tui import when
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.detail import Fact, wrapped

BLANK: Fact = ()

BESIDE: Final = frozenset({"sample_at", "sample_staff", "sample_value_currency", "target_currency"})
"""Fields that change with another one, which the history names."""

DEEDS: Final = {"withdrawn_at": N_("consent taken back"), "verified": N_("confirmed")}
"""Fields whose change is a deed with a name of its own."""

UNSAID: Final = frozenset({"deleted", "key", "label"})
"""Fields that stand for what the history shows otherwise."""


def log(lead: LeadDetail, now: datetime, width: int, most: int = 200) -> list[Fact]:
    """Return the visits, then what was done, at most so many acts; the newest first."""
    rows = [head(ngettext("Visit", "Visits", len(lead.visits)), width), *_visits(lead, now, width)]
    if lead.history:
        rows += [BLANK, head(_("History"), width), *_history(lead, now, most)]
    return rows


def head(title: str, width: int) -> Fact:
    """Return a section's title with its rule."""
    return (Cell(title + " ", "silver", bold=True), Cell("─" * max(0, width - len(title) - 1), "line"))


def _visits(lead: LeadDetail, now: datetime, width: int) -> Iterable[Fact]:
    for visit in sorted(lead.visits, key=lambda one: one.at, reverse=True):
        at = when.long(visit.at.astimezone(now.tzinfo), now)
        yield (Cell(f"{at}  ", "fg"), Cell(visit.staff, "silver"))
        if visit.note:
            yield from wrapped("", visit.note, width)


def _history(lead: LeadDetail, now: datetime, most: int) -> Iterable[Fact]:
    """Say who did what, one row for each act, the newest first."""
    objections = {row.id for row in lead.consents if row.withdrawn_at == row.at}
    moments = sorted({entry.at for entry in lead.history}, reverse=True)
    for at in moments[:most]:
        act = [entry for entry in lead.history if entry.at == at]
        words = _act(act, objections)
        if words:
            told = when.long(at.astimezone(now.tzinfo), now)
            yield (Cell(f"{told}  ", "fg"), Cell(words, "silver"), Cell(f"  {act[0].staff}", "faint"))


def _act(act: Sequence[HistoryRow], objections: Collection[str]) -> str:
    """Return what was done at once: what was added, else which values were changed from what.

    `objections` are the consents (ids) that were kept as taken back from the first.
    """
    taken_back = _("consent taken back")
    added = {entry.table: entry.row for entry in act if entry.action == "add"}
    words = {
        "lead": _("saved"),
        "visit": _("visit added"),
        "interest": _("ring added"),
        "consent": _("consent recorded"),
        "reach": _("way to reach added"),
    }
    for table, word in words.items():
        if table in added:
            return taken_back if added[table] in objections else word
    before = dict(pair for entry in act for pair in sorted(entry.before.items()) if pair[0] not in BESIDE)
    if before.get("discarded_reason"):
        return _("restored")
    if "discarded_reason" in before:
        return pgettext("history", "set aside")
    deeds = [_(word) for name, word in DEEDS.items() if name in before and not before[name]]
    return comma_list([*deeds, *_changed(before)])


def _changed(before: Mapping[str, object]) -> Iterable[str]:
    """Say which fields were changed, and from what."""
    told = [
        f"{field_label(name)} ({was})" if was else field_label(name)
        for name, was in before.items()
        if name not in UNSAID and name not in DEEDS
    ]
    if told:
        yield _("changed {fields}").format(fields=comma_list(told))
