"""Leads that a fairdesk wrote come in: new ones are kept as they were, known ones gain what they lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final

from fairdesk.domain.progress import Progress
from fairdesk.domain.refusals import Refusal
from fairdesk.imports.exchange.batches import Batch
from fairdesk.language.messages import N_
from fairdesk.models.exchange.tables import CATALOGUE
from fairdesk.stand import Stand
from fairdesk.storage import codes
from fairdesk.storage.exchange import arriving
from fairdesk.storage.exchange.alike import alike
from fairdesk.storage.exchange.arriving import Taken
from fairdesk.storage.keeping.source import Source
from fairdesk.storage.write import Write, writing
from fairdesk.workflows.contacts.arrived import MOST_DOUBTS, Arrived, Doubt, erased
from fairdesk.workflows.contacts.looked import Arrivals, Looked, look, opened
from fairdesk.workflows.fair.remember import remember

_ROWS: Final = 200
_PICTURES: Final = 10


def receive(
    stand: Stand,
    path: Path,
    *,
    dry_run: bool = False,
    most_doubts: int = MOST_DOUBTS,
    progress: Progress | None = None,
) -> Arrived:
    """Take in the leads of a file that `fairdesk export json` wrote: a ZIP or the readable JSON.

    Rows whose ids are not here are added as they were there, with their stamps; of those that are here only
    what is empty is filled, a withdrawal of consent taken over, and nothing overwritten, so that the same
    file again changes nothing. What was set aside here stays so; who was erased here stays away. A fair and
    a catalogue that are not here are added; the fair in use stays in use. The file is read to its end before
    the first row is kept; then leads are kept some at a time, and after a crash the same file adds the rest.
    With `dry_run` nothing is kept. `progress` is told leads done and of how many.

    Raises `Refusal` for a file that is neither, is damaged or from a newer fairdesk, or is practice among
    real fairs.
    """
    with opened(path) as (arrivals, named):
        looked = look(stand, arrivals, named)
        _keep_fair_in_use(stand, looked, dry_run=dry_run)
        taken, doubts = Taken(), _Doubts(most_doubts)
        with _acting(stand, looked, dry_run=dry_run) as (source, write):
            _catalogue(source, write, arrivals)
        done = 0
        for batch in arrivals.batches():
            with _acting(stand, looked, dry_run=dry_run) as (source, write):
                arriving.take(source, write, _mended(batch, looked, named, taken), taken)
                doubts.note(source, batch, taken)
            done += len(batch.get("lead", ()))
            if progress is not None:
                progress(done, looked.leads)
    new, filled, refused = len(taken.new), taken.filled, len(taken.erased)
    return Arrived(
        kind=arrivals.kind,
        contacts=len(taken.told),
        new=new,
        filled=filled,
        unchanged=len(taken.told) - new - filled - refused,
        refused=refused,
        doubtful=doubts.count,
        doubts=doubts.told(),
        dry_run=dry_run,
    )


@contextmanager
def _acting(stand: Stand, looked: Looked, *, dry_run: bool) -> Iterator[tuple[Source, Write | None]]:
    """Give where to read, and a write unless nothing is to be kept."""
    if dry_run:
        yield stand.database, None
        return
    with writing(stand.database, stand.who, "import", after=looked.newest) as write:
        yield write, write


def _catalogue(source: Source, write: Write | None, arrivals: Arrivals) -> None:
    """Add what of the catalogue is not here; what is here stays as it is."""
    for table in CATALOGUE:
        fresh: list[str] = []
        for rows in _some(arrivals.rows(table), _PICTURES if table == "picture" else _ROWS):
            fresh += arriving.add(source, write, table, rows)
        if table == "code" and write is not None:
            codes.assign(write, [row["id"] for row in arrivals.rows("ring")])


def _some(rows: Iterable[dict[str, Any]], most: int) -> Iterator[list[dict[str, Any]]]:
    left = iter(rows)
    while some := list(islice(left, most)):
        yield some


def _keep_fair_in_use(stand: Stand, looked: Looked, *, dry_run: bool) -> None:
    """Remember the only fair as the one in use before another is added beside it."""
    if dry_run or stand.fair is None or stand.settings.fair or looked.fairs.keys() <= {stand.fair.id}:
        return
    remember(stand, fair=stand.fair.code)


def _mended(batch: Batch, looked: Looked, named: Mapping[str, str], taken: Taken) -> Batch:
    """Return rows without what is nowhere: a ring becomes its name in words.

    To whom a contact was joined is told once that one is there.
    """
    seen = taken.told | {row["id"] for row in batch.get("contact", ())}
    for row in batch.get("interest", ()):
        if row.get("ring_id") in looked.lost:
            row["words"] = row.get("words") or named[row["ring_id"]]
            row["ring_id"] = None
    for row in batch.get("contact", ()):
        joined = row.get("merged_into")
        if joined is not None and (joined in looked.nobody or looked.later(joined, seen)):
            del row["merged_into"]
    return batch


class _Doubts:
    """Gathers who was not taken in, and who may be here already; `most` are told one by one."""

    def __init__(self, most: int) -> None:
        self.count = 0
        self._most = most
        self._place = 0
        self._refused: list[Doubt] = []
        self._alike: list[Doubt] = []

    def told(self) -> tuple[Doubt, ...]:
        """Return the first doubts."""
        return tuple((self._refused + self._alike)[: self._most])

    def note(self, source: Source, batch: Batch, taken: Taken) -> None:
        """Note the doubts about some leads that were taken."""
        fresh = [row for row in batch.get("reach", ()) if row["contact_id"] in taken.new]
        others = alike(source, fresh, taken.new)
        for row in batch.get("contact", ()):
            self._place += 1
            name = row.get("name") or row.get("company") or ""
            if row["id"] in taken.erased:
                self._add(self._refused, Doubt(self._place, "", erased()))
            elif row["id"] in others:
                self._add(self._alike, Doubt(self._place, name, _known(), others[row["id"]]))

    def _add(self, doubts: list[Doubt], doubt: Doubt) -> None:
        self.count += 1
        if len(doubts) < self._most:
            doubts.append(doubt)


def _known() -> Refusal:
    return Refusal(
        N_("Somebody here has the same e-mail or phone."),
        hint=N_("Look whether they are one; both are kept."),
    )
