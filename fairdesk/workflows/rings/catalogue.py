"""Import a catalogue of rings: whole or not at all, and the same file again changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fairdesk.domain.ids import natural_id
from fairdesk.domain.progress import Progress
from fairdesk.domain.refusals import Refusal
from fairdesk.imports import columns as catalogue_columns
from fairdesk.imports.catalogue import Catalogue, read_catalogue
from fairdesk.imports.faults import CatalogueFaults, Fault
from fairdesk.models.ring_draft import RingDraft
from fairdesk.models.stand_rows import FairRow
from fairdesk.pictures.load import Picture, read_picture
from fairdesk.stand import Stand
from fairdesk.storage import codes, makers, pictures, rings
from fairdesk.storage.write import Write, writing

__all__ = ["CatalogueFaults", "ImportReport", "columns", "import_catalogue"]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, counted in rings. `missing` are SKUs of the same makers that the file lacks.

    `unread` are headings of the file that mean no column of the catalogue.
    """

    added: int
    changed: int
    same: int
    makers_added: int
    missing: tuple[str, ...]
    pictures: int
    unread: tuple[str, ...] = ()


def columns() -> list[tuple[str, str, str]]:
    """Return the columns that a catalogue file may have: name, meaning, example."""
    return catalogue_columns.documented()


def import_catalogue(stand: Stand, path: Path, progress: Progress | None = None) -> ImportReport:
    """Take the rings of a CSV or XLSX file into the catalogue and say what was done.

    A ring is known by its maker's code and SKU; columns that the file lacks stay as they are. `progress`
    is told (done, in all) and may raise to stop; then nothing is kept.
    Raises `CatalogueFaults` with every fault of the file, `Refusal` when it cannot be read at all.
    """
    known = {maker.code: maker.brand for maker in makers.all_makers(stand.database)}
    currency = stand.fair.currency if stand.fair else ""
    catalogue = read_catalogue(path, makers=known, currency=currency, progress=progress)
    shots = _pictures(catalogue, path.name)
    with writing(stand.database, stand.who, "import") as write:
        before = rings.of_makers(write, sorted({ring.maker_id for ring in catalogue.rings}))
        new_makers = [
            {"id": natural_id("maker", code), "code": code, "brand": name, "sample": _is_sample(stand.fair)}
            for code, name in catalogue.makers.items()
        ]
        write.put("maker", new_makers)
        _keep(write, catalogue, shots, sample=_is_sample(stand.fair))
        touched = _touched(write, catalogue)
        if progress is not None:
            progress(catalogue.rows, catalogue.rows)  # the last moment to stop
    ids = {ring.id for ring in catalogue.rings}
    changed = len(touched & before.keys())
    return ImportReport(
        added=len(ids - before.keys()),
        changed=changed,
        same=len(ids & before.keys()) - changed,
        makers_added=len(catalogue.makers),
        missing=tuple(sorted(sku for ring_id, sku in before.items() if ring_id not in ids)),
        pictures=len(shots),
        unread=catalogue.unread,
    )


def _is_sample(fair: FairRow | None) -> bool:
    return fair is not None and fair.sample


def _pictures(catalogue: Catalogue, file: str) -> dict[str, Picture]:
    """Return the pictures by ring id, made safe to keep. Raises `CatalogueFaults` for those that are none."""
    found: dict[str, Picture] = {}
    faults: list[Fault] = []
    for ring in catalogue.rings:
        if ring.picture:
            try:
                found[ring.id] = read_picture(ring.picture.read_bytes())
            except Refusal as fault:
                faults.append(Fault(ring.row, "picture", ring.picture.name, str(fault)))
            except OSError as error:
                faults.append(Fault(ring.row, "picture", ring.picture.name, error.strerror or str(error)))
    if faults:
        raise CatalogueFaults(faults, file)
    return found


def _keep(write: Write, catalogue: Catalogue, shots: dict[str, Picture], *, sample: bool) -> None:
    """Write rings, texts, codes and pictures."""
    stated = {
        *catalogue.columns,
        *(("price_minor", "price_currency") if "price" in catalogue.columns else ()),
    }
    write.put("ring", [{**ring.values(stated), "sample": sample} for ring in catalogue.rings])
    write.put("ring_text", [row for ring in catalogue.rings for row in _texts(ring, catalogue)])
    codes.assign(write, [ring.id for ring in catalogue.rings])
    for ring_id, shot in shots.items():
        pictures.keep(write, shot.data, shot.mime, "ring", ring_id=ring_id)


def _texts(ring: RingDraft, catalogue: Catalogue) -> list[dict[str, object]]:
    """Return the rows of a ring's texts, only the columns that the file has."""
    rows = []
    for language, (name, text) in ring.texts.items():
        row = {"id": natural_id("ring_text", ring.id, language), "ring_id": ring.id, "language": language}
        if f"name_{language}" in catalogue.columns:
            row["name"] = name
        if f"description_{language}" in catalogue.columns:
            row["text"] = text
        rows.append(dict[str, object](row))
    return rows


def _touched(write: Write, catalogue: Catalogue) -> set[str]:
    """Return the ids of rings of which anything was written."""
    ring_of = {
        natural_id("ring_text", ring.id, language): ring.id
        for ring in catalogue.rings
        for language in ring.texts
    }
    of_pictures = pictures.rings_of(write, [row for table, row in write.touched if table == "picture_use"])
    return {
        *(row for table, row in write.touched if table == "ring"),
        *(ring_of[row] for table, row in write.touched if table == "ring_text" and row in ring_of),
        *of_pictures,
    }
