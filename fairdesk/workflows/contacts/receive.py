"""Contacts come in as files: other programs' cards and tables, and what another fairdesk wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from fairdesk.domain.countries import code_of
from fairdesk.domain.progress import Progress
from fairdesk.imports.contacts import files
from fairdesk.stand import Stand
from fairdesk.workflows.contacts import exchange
from fairdesk.workflows.contacts.arrivals.take_in import take_in
from fairdesk.workflows.contacts.arrived import MOST_DOUBTS, Arrived

_EXCHANGED: Final = ("json", "zip")


def receive(
    stand: Stand,
    path: Path,
    *,
    dry_run: bool = False,
    most_doubts: int = MOST_DOUBTS,
    progress: Progress | None = None,
    total: int = 0,
    country: str = "",
) -> Arrived:
    """Take the contacts of a vCard, MECARD, CSV, JSON or zip file into the fair in use.

    The same file again changes nothing; with `dry_run` nothing is kept, and the figures are those that an
    import gives. A file is read to its end before anything of it is kept, unless that was done: then `total`
    says how many contacts it has. `progress` is told (done, in all) and may raise to stop: what was done
    before stays. `country`, a name or ISO 3166 code, is where numbers without a country code are from, for
    contacts that name no country; fairdesk's own files have none of these.

    Raises `Refusal` when the file cannot be read or is none of these, no fair is chosen, `country` is no
    country, or the disk is full.
    """
    home = code_of(country)
    kind = files.kind_of(path)
    if kind in _EXCHANGED:
        return exchange.receive(stand, path, dry_run=dry_run, most_doubts=most_doubts, progress=progress)
    if not dry_run and not total:
        total = sum(1 for _contact in files.read(path))
    return take_in(
        stand,
        files.read(path),
        kind=kind,
        dry_run=dry_run,
        most_doubts=most_doubts,
        progress=progress,
        total=total,
        country=home,
    )
