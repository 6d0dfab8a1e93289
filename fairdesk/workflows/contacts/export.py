"""Contacts leave as files: chosen, written whole, and noted in the export log."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

from fairdesk.domain.clean import short
from fairdesk.domain.ids import new_id
from fairdesk.domain.refusals import Refusal
from fairdesk.exports.csv_file import CsvReport, write_csv
from fairdesk.exports.csv_profiles import PLAIN_BY_INTEREST, PROFILES
from fairdesk.exports.json_file import write_json
from fairdesk.exports.notes import Note
from fairdesk.exports.vcard_files import Report, write_vcards
from fairdesk.language.messages import N_
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand
from fairdesk.storage.write import writing
from fairdesk.workflows.contacts.leaving import ALL, Leaving, Wanted
from fairdesk.workflows.leads import cards

NOTHING: Final = Report((), 0, ())
"""What was written when there was nothing new: no file."""


def vcards(
    stand: Stand,
    out: Path,
    narrow: LeadFilter,
    *,
    split: bool = False,
    note: Note = "full",
    wanted: Wanted = ALL,
) -> Report:
    """Write this fair's leads as vCard 3.0: one file, or a folder of one file a contact with `split`.

    `note` is full, short or none. Whose consent forbids it is left out, and counted.
    Where only news is wanted and there is none, no file is written.

    Raises `Refusal` when no lead is left, `out` cannot be written or for leads that were set aside; then
    nothing is left behind.
    """
    _only_kept(narrow)
    leaving = Leaving(stand, "vcard", narrow, wanted)
    if leaving.nothing_new():
        return leaving.told(NOTHING)
    report = write_vcards(leaving.leads(), out, split=split, note=note, lang=wanted.note_language)
    _log(stand, "vcard", out, report.cards, leaving.detail, leaving.maker)
    return leaving.told(report)


def as_csv(
    stand: Stand,
    out: Path,
    narrow: LeadFilter,
    *,
    profile: str = "plain",
    by_interest: bool = False,
    wanted: Wanted = ALL,
) -> tuple[CsvReport, Report]:
    """Write this fair's leads as the CSV file that a program imports; `profile` is its name.

    With `by_interest`, which the plain profile alone has, each interest is a row. Whose consent forbids it is
    left out, and counted. Where only news is wanted and there is none, no file is written.

    Raises `Refusal` when no lead is left, `out` cannot be written or for leads that were set aside; then
    nothing is left behind.
    """
    _only_kept(narrow)
    leaving = Leaving(stand, "csv", narrow, wanted)
    if leaving.nothing_new():
        return CsvReport(0, 0, 0, ()), leaving.told(NOTHING)
    report = write_csv(leaving.leads(), out, PLAIN_BY_INTEREST if by_interest else PROFILES[profile])
    shape = {"profile": profile, "rows": "interest" if by_interest else "contact"}
    _log(stand, "csv", out, report.leads, {**leaving.detail, **shape}, leaving.maker)
    return report, leaving.told(Report((out,), report.leads, ()))


def as_json(
    stand: Stand, out: Path, narrow: LeadFilter, *, pictures: bool = False, wanted: Wanted = ALL
) -> Report:
    """Write this fair's leads, every value exact, as one JSON file; whose consent forbids it is left out.

    Where only news is wanted and there is none, no file is written. The pictures of their cards stay here,
    unless `pictures` asks for them.

    Raises `Refusal` when `out` cannot be written, or for leads that were set aside.
    """
    _only_kept(narrow)
    leaving = Leaving(stand, "json", narrow, wanted)
    if leaving.nothing_new():
        return leaving.told(NOTHING)
    count = write_json(leaving.leads(), out, partial(cards.of_lead, stand) if pictures else None)
    _log(stand, "json", out, count, leaving.detail, leaving.maker)
    return leaving.told(Report((out,), count, ()))


def _only_kept(narrow: LeadFilter) -> None:
    """Refuse to let out what was set aside."""
    if narrow.discarded:
        raise Refusal(
            N_("Leads that were set aside are not exported."),
            hint=N_("Restore those that are to leave, then export them."),
        )


def _log(
    stand: Stand,
    kind: str,
    out: Path,
    count: int,
    detail: Mapping[str, object] | None = None,
    recipient: str = "",
) -> None:
    """Note what left, to where and when. Raises `Refusal` when that cannot be kept: the file is there."""
    try:
        _note(stand, kind, count, {"file": out.name, **(detail or {})}, recipient)
    except Refusal as fault:
        raise Refusal(
            N_("{path} is written, but the export log could not note it: {why}"),
            hint=N_("Export once more when that is mended, so that the log is complete."),
            path=short(str(out), 120),
            why=fault.what,
        ) from fault


def _note(stand: Stand, kind: str, count: int, detail: Mapping[str, object], recipient: str) -> None:
    """Write a line of the export log."""
    with writing(stand.database, stand.who, "export") as write:
        row = {
            "id": new_id(),
            "fair_id": stand.the_fair.id,
            "at": write.at,
            "kind": kind,
            "leads": count,
            "recipient": recipient,
            "detail": detail,
            "staff": stand.who.staff,
        }
        write.add("export_log", [row])
