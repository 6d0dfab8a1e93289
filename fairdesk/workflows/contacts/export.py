"""Contacts leave as files: chosen, written whole, and noted in the export log."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from fairdesk.domain.progress import Progress
from fairdesk.exports.cards.files import write_vcards
from fairdesk.exports.columns.file import write_csv
from fairdesk.exports.columns.profiles import PLAIN_BY_INTEREST, PROFILES
from fairdesk.exports.exchange import write_exchange
from fairdesk.exports.json_file import write_json
from fairdesk.exports.names import fitting
from fairdesk.exports.notes import Note
from fairdesk.exports.report import Report
from fairdesk.models.rows import LeadDetail, LeadFilter
from fairdesk.stand import Stand
from fairdesk.storage.keeping.source import Source, snapshot
from fairdesk.storage.schema import HEAD
from fairdesk.workflows.contacts.leaving import ALL, Leaving, Wanted
from fairdesk.workflows.contacts.packing import Packing
from fairdesk.workflows.leads import cards


def vcards(
    stand: Stand,
    out: Path,
    narrow: LeadFilter,
    *,
    split: bool = False,
    zipped: bool = False,
    note: Note = "full",
    wanted: Wanted = ALL,
    progress: Progress | None = None,
) -> Report:
    """Write this fair's leads as vCard 3.0: one file, or one a contact in a folder (`split`) or in a zip.

    It is a zip with `zipped`, or where `out` ends in `.zip`. `note` is full, short or none. Whose consent
    forbids it is left out, and counted. Where only news is wanted and there is none, no file is written.
    `progress` is told how many leads are through, and may raise to stop: then, as when it is refused, nothing
    is left behind.

    Raises `Refusal` when no lead is left, `out` cannot be written or is named as another kind of file, or for
    leads that were set aside.
    """
    fitting(out, *(() if split else (".zip",) if zipped else (".vcf", ".zip")))
    leaving = Leaving(stand, "vcard", narrow, wanted, progress=progress)
    shape = partial(write_vcards, split=split, zipped=zipped, note=note, lang=wanted.note_language)
    return leaving.written(out, lambda leads: shape(leads, out))


def as_csv(
    stand: Stand,
    out: Path,
    narrow: LeadFilter,
    *,
    profile: str = "plain",
    by_interest: bool = False,
    wanted: Wanted = ALL,
    progress: Progress | None = None,
) -> Report:
    """Write this fair's leads as the CSV file that a program imports; `profile` is its name.

    With `by_interest`, which the plain profile alone has, each interest is a row. Whose consent forbids it is
    left out, and counted. Where only news is wanted and there is none, no file is written. `progress` is as
    for `vcards`.

    Raises `Refusal` when no lead is left, `out` cannot be written or for leads that were set aside; then
    nothing is left behind.
    """
    fitting(out, ".csv")
    form = csv_form(profile, by_interest=by_interest)
    leaving = Leaving(stand, "csv", narrow, wanted, progress=progress, form=form)
    columns = PLAIN_BY_INTEREST if by_interest else PROFILES[profile]
    shape = {"profile": profile, "rows": "interest" if by_interest else "contact"}
    return leaving.written(out, lambda leads: write_csv(leads, out, columns), **shape)


def csv_form(profile: str, *, by_interest: bool = False) -> str:
    """Return which table a CSV file is, where it is not the plain one: each program has news of its own."""
    return "plain by interest" if by_interest else "" if profile == "plain" else profile


def as_json(
    stand: Stand,
    out: Path,
    narrow: LeadFilter,
    *,
    pictures: bool = False,
    wanted: Wanted = ALL,
    progress: Progress | None = None,
) -> Report:
    """Write this fair's leads, every value exact, as one JSON file; whose consent forbids it is left out.

    With them goes the catalogue that they refer to, so that another fairdesk can take them in. All of it is
    as it was at one moment, so that it fits together; but who takes a consent back or is set aside after that
    moment is left out as in other files.

    Where only news is wanted and there is none, no file is written. The pictures of their cards stay here,
    unless `pictures` asks for them. `progress` is as for `vcards`.

    Raises `Refusal` when `out` cannot be written, or for leads that were set aside.
    """
    fitting(out, ".json")
    with snapshot(stand.database) as seen:
        leaving = Leaving(stand, "json", narrow, wanted, seen, progress=progress)
        packing = _packing(stand, seen, leaving, wanted)
        shots = partial(cards.of_lead, stand) if pictures else None

        def write(leads: Iterator[LeadDetail]) -> Report:
            return Report((out,), write_json(packing.passing(leads), out, shots, packing.catalogue))

        return leaving.written(out, write)


def as_exchange(
    stand: Stand,
    out: Path,
    narrow: LeadFilter,
    *,
    pictures: bool = False,
    wanted: Wanted = ALL,
    progress: Progress | None = None,
) -> Report:
    """Write this fair's leads, and all that they refer to, as one ZIP in the exchange format.

    It is what another fairdesk takes in without loss; whose consent forbids it is left out. `pictures` asks
    for those of cards, rings and makers. `rows` counts the rows of all its tables. Where only news is wanted
    and there is none, no file is written. `progress` is as for `vcards`.

    Raises `Refusal` when `out` cannot be written or reads otherwise than written, or for leads that were set
    aside; then nothing is left behind.
    """
    fitting(out, ".zip")
    with snapshot(stand.database) as seen:
        leaving = Leaving(stand, "exchange", narrow, wanted, seen, progress=progress)
        packing = _packing(stand, seen, leaving, wanted, pictures=pictures)
        about = {
            "schema": HEAD,
            "device": stand.device.id,
            "made_at": stand.now().isoformat(),
            "fair": {"id": stand.the_fair.id, "code": stand.the_fair.code, "name": stand.the_fair.name},
            "sample": stand.the_fair.sample,
            "whole": False,
            "maker": leaving.maker,
            "pictures": pictures,
        }

        def write(leads: Iterator[LeadDetail]) -> Report:
            counts = write_exchange(packing.tables(leads), out, about)
            return Report((out,), counts["lead"], rows=sum(counts.values()))

        return leaving.written(out, write)


def _packing(
    stand: Stand, source: Source, leaving: Leaving, wanted: Wanted, *, pictures: bool = False
) -> Packing:
    return Packing(source, stand.the_fair.id, leaving.rings, notes=wanted.with_notes, pictures=pictures)
