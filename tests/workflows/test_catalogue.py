"""Importing a catalogue: whole or not at all; the same again changes nothing, what is gone is told."""

from __future__ import annotations

import csv
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from fairdesk.domain.refusals import Refusal
from fairdesk.stand import Stand
from fairdesk.workflows.rings import browse
from fairdesk.workflows.rings.catalogue import CatalogueFaults, import_catalogue

MAKER = {"maker": "QA", "maker_name": "Atelier"}
ROWS = [
    {**MAKER, "sku": "FZ-1", "name_en": "Sky", "name_fa": "آسمان", "price": "۴۵ یورو"},
    {**MAKER, "sku": "FZ-2", "name_en": "Sea", "name_fa": "دریا", "price": "50 EUR"},
]


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def picture(colour: str) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (40, 30), colour).save(buffer, "PNG")
    return buffer.getvalue()


def test_rings_texts_and_codes_are_kept(stand: Stand, tmp_path: Path) -> None:
    report = import_catalogue(stand, write(tmp_path / "c.csv", ROWS))
    assert (report.added, report.changed, report.same, report.makers_added) == (2, 0, 0, 1)
    ring = browse.show(stand, "fz-1")
    assert (ring.row.price_minor, ring.row.currency, ring.row.maker_name) == (4500, "EUR", "Atelier")
    assert ring.texts["fa"][0] == "آسمان"
    assert len(ring.row.code) == 6
    assert browse.show(stand, ring.row.code).row.id == ring.row.id


def test_the_same_file_again_changes_nothing(stand: Stand, tmp_path: Path) -> None:
    (tmp_path / "FZ-1.png").write_bytes(picture("red"))
    path = write(tmp_path / "c.csv", ROWS)
    import_catalogue(stand, path)
    with stand.database.reading() as connection:
        before = connection.exec_driver_sql("select count(*) from history").scalar()
    report = import_catalogue(stand, path)
    with stand.database.reading() as connection:
        assert connection.exec_driver_sql("select count(*) from history").scalar() == before
    assert (report.added, report.changed, report.same, report.pictures) == (0, 0, 2, 1)


@pytest.mark.parametrize(
    "change",
    [{"price": "46 EUR"}, {"name_fa": "آسمان آبی"}, {"name_en": "Blue sky"}],
    ids=lambda c: next(iter(c)),
)
def test_a_changed_row_updates_its_ring(stand: Stand, tmp_path: Path, change: dict[str, str]) -> None:
    import_catalogue(stand, write(tmp_path / "c.csv", ROWS))
    code = browse.show(stand, "FZ-1").row.code
    report = import_catalogue(stand, write(tmp_path / "c.csv", [{**ROWS[0], **change}, ROWS[1]]))
    assert (report.added, report.changed, report.same) == (0, 1, 1)
    assert browse.show(stand, "FZ-1").row.code == code


def test_another_picture_updates_its_ring(stand: Stand, tmp_path: Path) -> None:
    path = write(tmp_path / "c.csv", ROWS)
    (tmp_path / "FZ-1.png").write_bytes(picture("red"))
    import_catalogue(stand, path)
    first = browse.show(stand, "FZ-1").picture
    (tmp_path / "FZ-1.png").write_bytes(picture("blue"))
    assert import_catalogue(stand, path).changed == 1
    assert browse.show(stand, "FZ-1").picture not in (None, first)


def test_a_ring_that_the_file_lacks_is_kept_and_told(stand: Stand, tmp_path: Path) -> None:
    import_catalogue(stand, write(tmp_path / "c.csv", ROWS))
    report = import_catalogue(stand, write(tmp_path / "c.csv", ROWS[:1]))
    assert report.missing == ("FZ-2",)
    assert browse.show(stand, "FZ-2").row.name == "Sea"


def test_a_price_list_changes_prices_only(stand: Stand, tmp_path: Path) -> None:
    import_catalogue(stand, write(tmp_path / "c.csv", [{**ROWS[0], "moq": "12", "weight_g": "۷٫۵"}]))
    import_catalogue(stand, write(tmp_path / "p.csv", [{"maker": "QA", "sku": "FZ-1", "price": "60 EUR"}]))
    ring = browse.show(stand, "FZ-1")
    assert (ring.row.price_minor, ring.row.moq, ring.fields["weight_g"]) == (6000, 12, 7.5)
    assert ring.texts["fa"][0] == "آسمان"


def test_a_fault_in_one_row_keeps_all_out(stand: Stand, tmp_path: Path) -> None:
    bad = [ROWS[0], {**ROWS[1], "price": "cheap"}, {**ROWS[1], "sku": ""}]
    with pytest.raises(CatalogueFaults) as refused:
        import_catalogue(stand, write(tmp_path / "c.csv", bad))
    assert [(fault.row, fault.column) for fault in refused.value.faults] == [(3, "price"), (4, "sku")]
    assert browse.page(stand)[0] == ()


def test_a_picture_that_is_none_is_a_fault(stand: Stand, tmp_path: Path) -> None:
    (tmp_path / "FZ-2.png").write_bytes(b"not a picture")
    with pytest.raises(CatalogueFaults) as refused:
        import_catalogue(stand, write(tmp_path / "c.csv", ROWS))
    assert [(fault.row, fault.value) for fault in refused.value.faults] == [(3, "FZ-2.png")]
    assert browse.page(stand)[0] == ()


def test_stopping_keeps_nothing(stand: Stand, tmp_path: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        import_catalogue(stand, write(tmp_path / "c.csv", ROWS), stop)
    assert browse.page(stand)[0] == ()


@pytest.mark.parametrize("name", [".", "missing.csv"])
def test_what_is_no_file_is_refused_in_a_sentence(stand: Stand, tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal):
        import_catalogue(stand, tmp_path / name)
