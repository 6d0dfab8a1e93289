"""Who leaves in an export, and who is kept back and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypedDict

from fairdesk.domain.progress import Progress
from fairdesk.domain.refusals import Refusal
from fairdesk.exports.for_maker import for_maker
from fairdesk.exports.report import NOTHING, Report
from fairdesk.language.messages import N_
from fairdesk.models.rows import LeadDetail, LeadFilter
from fairdesk.stand import Stand
from fairdesk.storage import exportable, history
from fairdesk.storage.keeping.source import Source
from fairdesk.storage.makers import rings_of
from fairdesk.workflows.contacts.left_out import Kept, by_reason, how_to_tell, totals
from fairdesk.workflows.contacts.logged import log, only_kept
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


class Counted(NamedTuple):
    """How many leads an export holds, whom their consent keeps back by why, and how many are not news."""

    leads: int
    left_out: Kept
    unchanged: int


class _Asked(TypedDict):
    """What is read, as `exportable.leads` and `exportable.count` take it."""

    maker: str
    notes: bool
    marketing: bool
    since: exportable.LastExport | None


class Leaving:
    """The leads of one export, read as they are written.

    `kept_back` is complete when they have passed; of those for a maker, `passed` has the ids of the contacts.
    `last` is when (UTC) the last export of the kind with the same filters was made, `since` the same where
    only news is wanted. `progress` is told how many of those that match are through.

    `rings` (ids) are those of the maker who gets them, None when it is for everybody's. `source` is where
    they are read, where that is not the database as it goes on; `to` is who gets them, where the last export
    to somebody else is none to this one, and `form` how they are written, where one in another form is none.
    """

    def __init__(
        self,
        stand: Stand,
        kind: str,
        narrow: LeadFilter,
        wanted: Wanted,
        source: Source | None = None,
        *,
        progress: Progress | None = None,
        to: str = "",
        form: str = "",
    ) -> None:
        only_kept(narrow)
        self._stand, self._kind = stand, kind
        source = source or stand.database
        narrow = searchable(narrow)
        self.maker = "" if wanted.maker is None else makers.by_code(stand, wanted.maker).code
        choice = _choice(narrow, wanted, self.maker, to=to, form=form)
        fair = stand.the_fair.id
        number, stamp = history.mark(source)
        last = exportable.last_export(source, fair, kind, choice)
        self.kept_back = exportable.KeptBack()
        self.passed: list[str] = []
        self.detail: dict[str, object] = {"choice": choice, "mark": number, "stamp": stamp}
        self.last = last.at if last else None
        self.since = self.last if wanted.since_last else None
        asked: _Asked = {
            "maker": self.maker,
            "notes": wanted.with_notes or not self.maker,
            "marketing": wanted.marketing,
            "since": last if wanted.since_last else None,
        }
        self._count = partial(exportable.count, source, fair, narrow, **asked)
        self._read = partial(exportable.leads, source, fair, narrow, only_told=bool(self.maker), **asked)
        self._leads: Iterator[LeadDetail] = self._read(
            languages=(wanted.note_language,) if wanted.note_language else (),
            kept_back=self.kept_back,
            progress=progress,
            live=stand.database,
        )
        self.rings: frozenset[str] | None = None
        if self.maker:
            self.rings = rings = rings_of(source, self.maker)
            self._leads = (for_maker(lead, rings, notes=wanted.with_notes) for lead in self._leads)

    def counted(self, progress: Progress | None = None) -> Counted:
        """Return how many `leads` yields; they are read whole only for a maker, where who was told counts."""
        kept_back = exportable.KeptBack()
        if self.maker:
            matching = 0

            def through(done: int, of: int) -> None:
                nonlocal matching
                matching = of
                if progress is not None:
                    progress(done, of)

            count = sum(1 for _lead in self._read(kept_back=kept_back, progress=through))
        else:
            count, matching = self._count(kept_back=kept_back, progress=progress)
        return Counted(count, kept_back.counts, matching - count - kept_back.counts.total())

    def first(self) -> LeadDetail | None:
        """Return the lead that `leads` yields first, None when there is none."""
        first = next(self._leads, None)
        if first is not None:
            self._leads = chain((first,), self._leads)
        return first

    def nothing_new(self) -> bool:
        """Whether an export of news has none; to be asked before its leads are read."""
        return self.since is not None and self.first() is None

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
                reasons=totals(self.kept_back.counts),
            )

    def written(self, out: Path, write: Callable[[Iterator[LeadDetail]], Report], **detail: object) -> Report:
        """Write them, note in the export log what left, and return what was written.

        `detail` goes into the log. Where only news is wanted and there is none, nothing is written.
        Raises `Refusal` as `write`, `leads` and `log` do.
        """
        if self.nothing_new():
            return self.told(NOTHING)
        report = write(self.leads())
        log(self._stand, self._kind, out, report.leads, {**self.noted(), **detail}, self.maker)
        return self.told(report)

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


def _choice(narrow: LeadFilter, wanted: Wanted, maker: str, *, to: str, form: str) -> dict[str, object]:
    """Return whom an export takes, as the export log keeps it: who may leave, to whom, how."""
    chosen = {**asdict(narrow), "maker": maker, "notes": maker and wanted.with_notes}
    chosen |= {"marketing": wanted.marketing, "to": to, "form": form}
    return {name: str(value) for name, value in chosen.items() if value not in ("", None, False)}
