"""Odd texts, paths and files: refused in words that are safe to show, never a traceback."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from fairdesk import settings
from fairdesk.domain.draft import Draft
from fairdesk.domain.refusals import Refusal
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand, open_stand
from fairdesk.storage.write import writing
from fairdesk.workflows.contacts import export
from fairdesk.workflows.fair import fairs, makers, sample, staff
from fairdesk.workflows.leads import browse, discard
from fairdesk.workflows.leads.register import register
from fairdesk.workflows.rings import browse as rings
from fairdesk.workflows.rings import save_code
from fairdesk.workflows.trust import backup

ODD = ("\ud800abc", "\u202eabc\u2066", "a\x00\x1b[31mb", "\u200c", "x" * 10_000, "a\nb", "{name} {0}", "👩‍🚀")
TYPED = {"name": "Anna Example", "email": "anna@made.example"}


def said(work: Callable[[], object]) -> str:
    try:
        work()
    except Refusal as refusal:
        return str(refusal)
    return ""


@pytest.mark.parametrize("odd", ODD)
def test_odd_values_are_refused_in_words_that_can_be_shown(stand: Stand, odd: str) -> None:
    lead_id = register(stand, Draft(typed=TYPED)).lead_id
    words = [
        said(lambda: fairs.edit(stand, "TEST", {"starts": odd})),
        said(lambda: fairs.edit(stand, "TEST", {"currency": odd})),
        said(lambda: fairs.edit(stand, "TEST", {"time_zone": odd})),
        said(lambda: fairs.use(stand, odd)),
        said(lambda: makers.by_code(stand, odd)),
        said(lambda: makers.add(stand, {"code": "M", "brand": "M", "gi_status": odd})),
        said(lambda: discard.discard(stand, lead_id, odd)),
        said(lambda: browse.show(stand, odd)),
        said(lambda: rings.show(stand, odd)),
    ]
    for text in filter(None, words):
        assert text.replace("\u200d", "").isprintable(), ascii(text)
        assert len(text) < 500


@pytest.mark.parametrize("odd", ODD)
def test_odd_filters_find_nothing(stand: Stand, odd: str) -> None:
    register(stand, Draft(typed=TYPED))
    for name in ("text", "rating", "ring", "country", "language", "staff"):
        browse.page(stand, LeadFilter(**{name: odd}))  # type: ignore[arg-type]
        browse.counts(stand, LeadFilter(**{name: odd}))  # type: ignore[arg-type]
    assert browse.page(stand, LeadFilter(staff="\ud800x")).rows == ()
    assert rings.page(stand, odd, odd) == ((), None)


def test_a_path_that_cannot_be_is_refused(stand: Stand, tmp_path: Path) -> None:
    register(stand, Draft(typed=TYPED))
    one, other = tmp_path / "one", tmp_path / "other"
    one.symlink_to(other)
    other.symlink_to(one)
    for path in (tmp_path / "a\0b", tmp_path / "\ud800", one):
        for split in (False, True):
            with pytest.raises(Refusal, match="no place"):
                export.vcards(stand, path, LeadFilter(), split=split)
        with pytest.raises(Refusal, match="no place"):
            export.as_json(stand, path, LeadFilter())
    with pytest.raises(Refusal, match="No backup was written"):
        backup.backup(stand, tmp_path / ("n" * 300))


def test_what_was_set_aside_is_not_exported(stand: Stand, tmp_path: Path) -> None:
    discard.discard(stand, register(stand, Draft(typed=TYPED)).lead_id, "test")
    with pytest.raises(Refusal, match="set aside"):
        export.vcards(stand, tmp_path / "a.vcf", LeadFilter(discarded=True))
    with pytest.raises(Refusal, match="set aside"):
        export.as_json(stand, tmp_path / "a.json", LeadFilter(discarded=True))
    assert list(tmp_path.glob("a.*")) == []


def test_a_file_that_the_log_could_not_note_is_told_of(stand: Stand, tmp_path: Path) -> None:
    register(stand, Draft(typed=TYPED))
    with closing(sqlite3.connect(stand.settings.data / "fairdesk.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refusal, match="is written, but") as refused:
            export.vcards(stand, tmp_path / "a.vcf", LeadFilter())
    assert "another program" in str(refused.value)
    assert (tmp_path / "a.vcf").is_file()


def test_an_empty_line_between_handles_is_no_fault(stand: Stand) -> None:
    typed = {**TYPED, "handles": "instagram:made\n\ntelegram:made\n"}
    lead = browse.show(stand, register(stand, Draft(typed=typed)).lead_id)
    assert {reach.kind for reach in lead.reaches} == {"email", "instagram", "telegram"}


def test_a_long_sku_makes_a_file_name_that_disks_take(sample_stand: Stand, tmp_path: Path) -> None:
    sku = "ن" * 200
    ring = rings.page(sample_stand)[0][0]
    with writing(sample_stand.database, sample_stand.who, "import") as write:
        write.change("ring", ring.id, {"sku": sku})
    file = save_code.save(sample_stand, sku, tmp_path / "codes")
    assert file.is_file()
    assert len(file.name.encode()) <= save_code.MOST_BYTES + len(".png")


def test_a_choice_that_cannot_be_remembered_is_told_and_holds(stand: Stand) -> None:
    file = stand.settings.data / settings.FILE_NAME
    file.unlink()
    file.mkdir()
    with pytest.raises(Refusal, match="cannot remember"):
        fairs.add(stand, {"code": "NEXT", "name": "Next fair"})
    with pytest.raises(Refusal, match="cannot remember"):
        staff.use(stand, "Other Staff")
    assert stand.the_fair.code == "NEXT"
    assert stand.staff is not None
    assert stand.staff.name == "Other Staff"


@pytest.mark.parametrize("broken", [b"fair = [no", b"\xff\xfe", b"fair = 1\nfair = 2\n"])
def test_settings_broken_since_the_start_are_set_aside(data: Path, broken: bytes) -> None:
    kept = settings.change(settings.load(data), fair="A")
    (data / settings.FILE_NAME).write_bytes(broken)
    settings.change(kept, fair="B")
    assert settings.load(data).fair == "B"
    assert (data / "settings.toml.broken").read_bytes() == broken


def test_settings_written_with_a_byte_order_mark_are_read(data: Path) -> None:
    data.mkdir()
    (data / settings.FILE_NAME).write_bytes(b"\xef\xbb\xbffair = 'X'\n")
    assert settings.load(data).fair == "X"


def test_data_folders_of_odd_names(tmp_path: Path) -> None:
    assert settings.data_dir(Path("~nobody-of-this-name/x")).name == "x"
    with pytest.raises(Refusal, match="UTF-8"):
        open_stand(settings.load(tmp_path / "caf\udce9"))


def test_the_sample_is_not_loaded_beside_real_makers(data: Path) -> None:
    opened = open_stand(settings.load(data))
    try:
        makers.add(opened, {"code": "REAL", "brand": "Made Maker"})
        with pytest.raises(Refusal, match="holds real makers"):
            sample.load(opened)
    finally:
        opened.close()
