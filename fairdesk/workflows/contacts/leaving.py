"""Who leaves in an export, and who is kept back and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from itertools import chain

from fairdesk.domain.refusals import Refusal
from fairdesk.exports.for_maker import for_maker
from fairdesk.exports.report import Report
from fairdesk.language.messages import N_
from fairdesk.models.rows import LeadDetail, LeadFilter
from fairdesk.stand import Stand
from fairdesk.storage import exportable, history
from fairdesk.workflows.contacts.left_out import by_reason, how_to_tell, reasons
from fairdesk.workflows.fair import makers
from fairdesk.workflows.leads.browse import searchable


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an export is asked for, beside the filter of leads."""

    maker: str | None = None
    """A maker's code: only leads of its rings, and inside each lead only what concerns these."""
    with_notes: bool = False
    """For a maker: with free notes, ratings and staff, as typed."""
    marketing: bool = False
    """Only those who agreed to marketing mail."""
    since_last: bool = False
    """Only what is new or changed since the last export of this kind with the same filters at this fair."""
    note_language: str = ""
    """In which language notes name things and rings (fa, en, de, sv, ar); empty for the interface's."""


ALL = Wanted()


class Leaving:
    """The leads of one export, read as they are written.

    `kept_back` is complete when they have passed; of those for a maker, `passed` has the ids of the contacts.
    """

    def __init__(self, stand: Stand, kind: str, narrow: LeadFilter, wanted: Wanted, to: str = "") -> None:
        """Choose them; `to` is who gets them, where the last export to somebody else is none to this one."""
        narrow = searchable(narrow)
        self.maker = "" if wanted.maker is None else makers.by_code(stand, wanted.maker).code
        choice = _choice(narrow, wanted, self.maker, to)
        fair = stand.the_fair.id
        number, stamp = history.mark(stand.database)
        last = exportable.last_export(stand.database, fair, kind, choice) if wanted.since_last else None
        self.kept_back = exportable.KeptBack()
        self.passed: list[str] = []
        self.detail: dict[str, object] = {"choice": choice, "mark": number, "stamp": stamp}
        self.since = last.at if last else None
        self._leads: Iterator[LeadDetail] = exportable.leads(
            stand.database,
            fair,
            narrow,
            maker=self.maker,
            notes=wanted.with_notes or not self.maker,
            marketing=wanted.marketing,
            only_told=bool(self.maker),
            since=last,
            languages=(wanted.note_language,) if wanted.note_language else (),
            kept_back=self.kept_back,
        )
        if self.maker:
            rings = exportable.rings_of(stand.database, self.maker)
            self._leads = (for_maker(lead, rings, notes=wanted.with_notes) for lead in self._leads)

    def nothing_new(self) -> bool:
        """Whether an export of news has none; to be asked before its leads are read."""
        if self.since is None:
            return False
        first = next(self._leads, None)
        if first is not None:
            self._leads = chain((first,), self._leads)
        return first is None

    def leads(self, *, or_nobody: bool = False) -> Iterator[LeadDetail]:
        """Yield them once, oldest first.

        Raises `Refusal` at the end when their consent kept all back, unless `or_nobody` is as good.
        """
        passed = False
        for lead in self._leads:
            passed = True
            if self.maker:
                self.passed.append(lead.contact.id)
            yield lead
        if not passed and self.kept_back.counts and not or_nobody:
            raise Refusal(
                N_("Nobody is left to export: {reasons}."),
                hint=how_to_tell(self.kept_back.counts) or N_("Nothing was written."),
                reasons=reasons(self.kept_back.counts),
            )

    def told(self, report: Report) -> Report:
        """Return what was written with what was kept back, and since when it counts."""
        left_out = by_reason(self.kept_back.counts)
        return replace(report, left_out=left_out, left_out_by=dict(self.kept_back.counts), since=self.since)

    def noted(self) -> dict[str, object]:
        """Return what the export log keeps of it when all have passed: of those for a maker, who left."""
        if not self.maker:
            return self.detail
        passed = list(dict.fromkeys(self.passed))
        return {**self.detail, "contacts": passed, "waiting": self.kept_back.waiting}


def _choice(narrow: LeadFilter, wanted: Wanted, maker: str, to: str) -> dict[str, object]:
    """Return whom an export takes, as the export log keeps it: what narrows it."""
    chosen = {**asdict(narrow), "maker": maker, "notes": maker and wanted.with_notes}
    chosen["marketing"], chosen["to"] = wanted.marketing, to
    return {name: str(value) for name, value in chosen.items() if value not in ("", None, False)}
