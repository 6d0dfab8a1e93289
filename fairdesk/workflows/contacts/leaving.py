"""Who leaves in an export, and who is kept back and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from itertools import chain

from fairdesk.domain.leads.consents import LeftOut
from fairdesk.domain.refusals import Refusal
from fairdesk.exports.for_maker import for_maker
from fairdesk.exports.report import Report
from fairdesk.language.messages import N_, _, comma_list
from fairdesk.models.rows import LeadDetail, LeadFilter
from fairdesk.stand import Stand
from fairdesk.storage import exportable, history
from fairdesk.storage.keeping.source import Source
from fairdesk.workflows.fair import makers
from fairdesk.workflows.leads.browse import searchable

_REASONS: Mapping[str, str] = {
    LeftOut.CONTACT_WITHDRAWN: N_("consent to be contacted withdrawn: {count}"),
    LeftOut.MARKETING_WITHDRAWN: N_("marketing consent withdrawn: {count}"),
    LeftOut.NO_MARKETING: N_("no marketing consent: {count}"),
}


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
    """The leads of one export, read as they are written; `left_out` is complete when they have passed.

    `rings` (ids) are those of the maker who gets them, None when it is for everybody's. `source` is where
    they are read, where that is not the database as it goes on.
    """

    def __init__(
        self, stand: Stand, kind: str, narrow: LeadFilter, wanted: Wanted, source: Source | None = None
    ) -> None:
        source = source or stand.database
        narrow = searchable(narrow)
        self.maker = "" if wanted.maker is None else makers.by_code(stand, wanted.maker).code
        choice = _choice(narrow, wanted, self.maker)
        fair = stand.the_fair.id
        number, stamp = history.mark(source)
        last = exportable.last_export(source, fair, kind, choice) if wanted.since_last else None
        self.left_out: Counter[str] = Counter()
        self.detail: dict[str, object] = {"choice": choice, "mark": number, "stamp": stamp}
        self.since = last[0] if last else None
        self._leads: Iterator[LeadDetail] = exportable.leads(
            source,
            fair,
            narrow,
            maker=self.maker,
            notes=wanted.with_notes or not self.maker,
            marketing=wanted.marketing,
            since=last[1] if last else None,
            languages=(wanted.note_language,) if wanted.note_language else (),
            left_out=self.left_out,
        )
        self.rings: frozenset[str] | None = None
        if self.maker:
            self.rings = rings = exportable.rings_of(source, self.maker)
            self._leads = (for_maker(lead, rings, notes=wanted.with_notes) for lead in self._leads)

    def nothing_new(self) -> bool:
        """Whether an export of news has none; to be asked before its leads are read."""
        if self.since is None:
            return False
        first = next(self._leads, None)
        if first is not None:
            self._leads = chain((first,), self._leads)
        return first is None

    def leads(self) -> Iterator[LeadDetail]:
        """Yield them once, oldest first. Raises `Refusal` at the end when their consent kept all back."""
        passed = False
        for lead in self._leads:
            passed = True
            yield lead
        if not passed and self.left_out:
            raise Refusal(
                N_("Nobody is left to export: {reasons}."),
                hint=N_("Nothing was written."),
                reasons=reasons(self.left_out),
            )

    def told(self, report: Report) -> Report:
        """Return what was written with what was kept back, and since when it counts."""
        return replace(report, left_out=dict(self.left_out), since=self.since)


def _choice(narrow: LeadFilter, wanted: Wanted, maker: str) -> dict[str, object]:
    """Return whom an export takes, as the export log keeps it: what narrows it."""
    chosen = {**asdict(narrow), "maker": maker, "notes": maker and wanted.with_notes}
    chosen["marketing"] = wanted.marketing
    return {name: str(value) for name, value in chosen.items() if value not in ("", None, False)}


def reasons(left_out: Mapping[str, int]) -> str:
    """Say why people were left out, and how many: `no marketing consent: 2, ...`."""
    return comma_list(
        _(said).format(count=left_out[reason]) for reason, said in _REASONS.items() if left_out.get(reason)
    )
