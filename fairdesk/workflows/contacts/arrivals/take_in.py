"""Take contacts in, a batch at a time: each is known, or becomes a lead of the fair in use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Final

from fairdesk.domain.progress import Progress
from fairdesk.domain.refusals import Refusal
from fairdesk.imports.contacts.arriving import LEFT_OUT, Arriving
from fairdesk.language.messages import N_, comma_list
from fairdesk.models.arriving_rows import KeptContact
from fairdesk.stand import Stand
from fairdesk.storage.arriving.alike import rings
from fairdesk.storage.arriving.scratch import Scratch
from fairdesk.storage.keeping.source import Source
from fairdesk.storage.write import writing
from fairdesk.workflows.contacts.arrivals import asides, keep, wanted, words
from fairdesk.workflows.contacts.arrivals.asides import LEFT, NOTED, REFUSED
from fairdesk.workflows.contacts.arrivals.people import Erased, People
from fairdesk.workflows.contacts.arrivals.plan import Here, Plan, plan
from fairdesk.workflows.contacts.arrivals.prepare import prepare
from fairdesk.workflows.contacts.arrivals.prepared import Prepared
from fairdesk.workflows.contacts.arrived import MOST_DOUBTS, Arrived, Doubt, erased

BATCH: Final = 200
"""Contacts kept in one transaction: short, so that the Desk is not held up."""

MOST_LATE: Final = 10_000
"""Contacts that wait for the end of a file, as a later one may bring whom they are about."""

_STATUSES: Final = ("new", "filled", "unchanged", "refused")


def take_in(
    stand: Stand,
    arriving: Iterable[Arriving],
    *,
    kind: str,
    dry_run: bool = False,
    most_doubts: int = MOST_DOUBTS,
    progress: Progress | None = None,
    total: int = 0,
    country: str = "",
) -> Arrived:
    """Take contacts of a file into the fair in use, and say what became of each.

    A contact that is known, by its UID or by a key and the folded name, gets what was empty, and its UID is
    remembered; one known from another fair gets a lead at this one; who was set aside or erased stays so. All
    others are new leads. The same contacts again, in any order, change nothing. Each `BATCH` is kept at once,
    so that what was taken in before a power cut stays; importing again brings the rest.

    With `dry_run` nothing is written, and the figures are those that an import gives. `progress` is told
    (done, `total`) after each batch and may raise to stop there. `country` (ISO 3166 alpha-2) is where
    numbers without a country code are from, for contacts that name no country. Raises `Refusal` when no fair
    is chosen, the disk is full or the database held by another program, and what `arriving` raises.
    """
    tally = _Tally(most_doubts, dry_run=dry_run)
    with Scratch.open() if dry_run else nullcontext() as scratch:
        run = _Run(stand, tally, scratch, progress, total, stand.now())
        for batch in _batches((prepare(one, country) for one in arriving), tally):
            run.take(batch)
        for start in range(0, len(run.late), BATCH):
            run.take(run.late[start : start + BATCH], last=True)
    return tally.told(kind)


@dataclass(frozen=True, slots=True)
class _Made:
    """What becomes of one contact; `plan` is None for one that is refused.

    `may_change` tells that a later contact of the file may bring whom it is about.
    """

    status: str
    doubts: tuple[Doubt, ...]
    plan: Plan | None = None
    may_change: bool = False


@dataclass
class _Tally:
    """The figures of an import so far, and the first of its doubts."""

    most: int
    dry_run: bool = False
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_STATUSES, 0))
    doubtful: int = 0
    refused: list[Doubt] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    left_out: list[Doubt] = field(default_factory=list)

    @property
    def contacts(self) -> int:
        """How many contacts are done."""
        return sum(self.counts.values())

    def count(self, made: _Made) -> None:
        """Count one contact."""
        self.counts[made.status] += 1
        self.doubtful += len(made.doubts)
        for one in made.doubts:
            left = one.why.field == LEFT_OUT and made.status != "refused"
            kept = self.left_out if left else self.refused if made.status == "refused" else self.doubts
            if len(kept) < self.most:
                kept.append(one)

    def stopped(self, fault: Refusal) -> Refusal:
        """Return a refusal that tells, too, what was kept before it."""
        if not self.contacts or self.dry_run:
            return fault
        return Refusal(
            N_("{what} {count} contacts before that are kept."),
            hint=N_("When that is mended, import the file again: nothing is kept twice."),
            what=fault.what,
            count=self.contacts,
        )

    def told(self, kind: str) -> Arrived:
        """Return the figures."""
        doubts = (*self.refused, *self.doubts, *self.left_out)[: self.most]
        return Arrived(
            kind, self.contacts, **self.counts, doubtful=self.doubtful, doubts=doubts, dry_run=self.dry_run
        )


@dataclass
class _Run:
    """An import in progress. `late` are those that wait for its end."""

    stand: Stand
    tally: _Tally
    scratch: Scratch | None
    progress: Progress | None
    total: int
    began: datetime
    late: list[Prepared] = field(default_factory=list)

    def take(self, batch: Sequence[Prepared], *, last: bool = False) -> None:
        """Take a batch in; it is kept when this returns. Raises `Refusal`."""
        fair_id = self.stand.the_fair.id
        try:
            if self.scratch is not None:
                people = People(self.stand.database, fair_id, batch, self.began, self.scratch)
                done = self._made(batch, people, self.stand.database, self.stand.now(), last=last)
                self.scratch.keep(people.touched(), people.joined())
            else:
                with writing(self.stand.database, self.stand.who, "import") as write:
                    people = People(write, fair_id, batch, self.began)
                    done = self._made(batch, people, write, write.at, last=last)
                    keep.keep(write, [made.plan for made in done if made.plan is not None])
        except Refusal as fault:
            raise self.tally.stopped(fault) from fault
        for made in done:
            self.tally.count(made)
        if self.progress is not None:
            self.progress(self.tally.contacts, max(self.total, self.tally.contacts + len(self.late)))

    def _made(
        self, batch: Sequence[Prepared], people: People, source: Source, at: datetime, *, last: bool
    ) -> list[_Made]:
        """Return what becomes of each contact of a batch, one after the other."""
        offset = self.stand.local(at).utcoffset()
        minutes = int(offset.total_seconds() // 60) if offset else 0
        skus = wanted.skus(batch)
        by_sku = rings(source, skus) if skus else {}
        staff = self.stand.who.staff
        here = Here(self.stand.the_fair.id, at, minutes, staff, by_sku, people.own_lines)
        done = []
        for one in batch:
            made = _made(one, people, here)
            if made.may_change and not last and len(self.late) < MOST_LATE:
                self.late.append(one)
            else:
                done.append(made)
        return done


def _batches(several: Iterator[Prepared], tally: _Tally) -> Iterator[list[Prepared]]:
    """Yield checked contacts, so many as are kept at once. Raises `Refusal` when the file has a fault."""
    while True:
        try:
            batch = list(islice(several, BATCH))
        except Refusal as fault:
            raise tally.stopped(fault) from fault
        if not batch:
            return
        yield batch


def _made(one: Prepared, people: People, here: Here) -> _Made:
    """Return what becomes of one contact, and note it for those after it."""
    try:
        known = people.candidates(one)
    except Erased:
        return _refused(one, erased())
    if not known and one.fault is not None:
        return _refused(one, one.fault, may_change=one.has_uid)
    if known:
        plans = [plan(one, each, here, known=True) for each in known]
        chosen = next((each for each in plans if not each.does_something), plans[0])
        status = "filled" if chosen.does_something else "unchanged"
    else:
        chosen = plan(one, KeptContact(people.new_id(one), {}, {}), here, known=False)
        status = "new"
    said = asides.told(one.doubts, NOTED if chosen.notes else LEFT)
    doubts = [*_doubts(one, (*said, *chosen.doubts), chosen.after.lead_id if known else "")]
    if not known:
        leads, common = words.offered(one, people.alike(one))
        if leads:
            why = Refusal(
                N_("Perhaps somebody who is kept here already: the same {what}."),
                hint=N_("Look at both, and set one aside if it is a duplicate."),
                what=comma_list(common),
            )
            doubts.append(Doubt(one.place, one.shown, why, leads))
    if chosen.does_something:
        people.note(chosen.after)
    elsewhere = chosen.after.id != people.new_id(one)
    aside = bool(chosen.after.discarded) and elsewhere
    if elsewhere and one.has_uid and not aside:
        chosen.joins.append({"id": people.join(one, chosen.after), "merged_into": chosen.after.id})
    return _Made(status, tuple(doubts), chosen, may_change=aside)


def _doubts(one: Prepared, why: Sequence[Refusal], lead_id: str) -> Iterator[Doubt]:
    for each in sorted(why, key=lambda one: one.field == LEFT_OUT):
        yield Doubt(one.place, one.shown, each, (lead_id,) if lead_id else ())


def _refused(one: Prepared, why: Refusal, *, may_change: bool = False) -> _Made:
    return _Made(
        "refused", tuple(_doubts(one, (why, *asides.told(one.doubts, REFUSED)), "")), may_change=may_change
    )
