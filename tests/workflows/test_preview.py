"""What an export would hold is what it then holds; looking at it notes nothing."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from itertools import product
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from fairdesk.domain.ids import natural_id, new_id
from fairdesk.domain.refusals import Refusal
from fairdesk.exports.cards.read_back import essences
from fairdesk.exports.guards import Guard
from fairdesk.exports.notes import note_text
from fairdesk.language.messages import use_language
from fairdesk.models.rows import LeadFilter
from fairdesk.models.tables.every import TABLES
from fairdesk.stand import Stand
from fairdesk.storage.write import writing
from fairdesk.workflows.contacts import first, preview, target
from fairdesk.workflows.contacts.kinds import FOLDER, KINDS, How, Kind
from fairdesk.workflows.contacts.leaving import ALL, Wanted
from fairdesk.workflows.fair.consent import notice_stands
from fairdesk.workflows.leads import discard, edit
from tests.exports.leads import lead
from tests.exports.workbooks import rows_of
from tests.house.test_structure import ROOT, WRITERS
from tests.tui.conftest import fill
from tests.tui.people import ANNA, JONAS, ZAHRA, keep


class Halt(Exception):
    """Somebody wants no more of it."""


BY_CODE = {kind.code: kind for kind in KINDS}
VCARD = BY_CODE["vcard"]


@pytest.fixture
def three(stand: Stand) -> Stand:
    """A fair with three leads: one agreed to marketing, one withdrew the contact, one said nothing."""
    fill(stand)
    notice_stands(stand, date(2020, 1, 1))
    anna = keep(stand, ANNA, ("FZ-1023", "order"), ("AQ-2004", "liked"))
    jonas = keep(stand, JONAS, ("FZ-1031", "liked"))
    keep(stand, ZAHRA)
    agree(stand, anna, "marketing", True)
    agree(stand, jonas, "contact", True)
    agree(stand, jonas, "contact", False)
    return stand


def agree(stand: Stand, lead_id: str, purpose: str, agreed: bool) -> None:
    draft = edit.draft_of(stand, lead_id)
    draft.consents[purpose] = agreed
    edit.save(stand, draft)


def logged(stand: Stand) -> int:
    log = TABLES["export_log"]
    with stand.database.reading() as connection:
        return len(connection.execute(log.select().where(log.c.kind != "notice")).all())


def held(path: Path, kind: Kind) -> int:
    """Return how many leads stand in a file."""
    if kind.code == "vcard":
        return len(essences(path.read_bytes()))
    if kind.code == "xlsx":
        return len(rows_of(load_workbook(path), "Leads"))
    if kind.code == "handover":
        with ZipFile(path) as archive:
            (cards,) = (name for name in archive.namelist() if name.endswith(".vcf"))
            return len(essences(archive.read(cards)))
    if kind.code == "json":
        return len(json.loads(path.read_text("utf-8"))["leads"])
    with path.open(encoding="utf-8-sig", newline="") as file:
        return len(list(csv.reader(file))) - 1


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_kind_holds_what_was_seen(three: Stand, tmp_path: Path, kind: Kind) -> None:
    for maker, marketing in product(("PM",) if kind.needs_maker else (None, "PM"), (False, True)):
        wanted = Wanted(maker=maker, marketing=marketing)
        before = logged(three)
        seen = preview.preview(three, kind, LeadFilter(), wanted)
        assert logged(three) == before, "looking is not noted"
        out = tmp_path / f"out{kind.parts[0].ending}"
        report = kind.write(three, out, LeadFilter(), wanted, How(), None)
        assert seen.count == report.leads == held(out, kind) > 0
        assert seen.left_out == report.left_out_by
        assert sum(seen.left_out.values()) + report.leads == (2 if maker else 3)
        if kind.code not in {"json", "xlsx", "handover"}:
            text = out.read_text("utf-8-sig").replace("\r\n ", "")
            assert all(heading.split(" ")[0] in text for heading, _value in seen.first)
        assert any(value == ANNA["email"] for _heading, value in seen.first)


@pytest.mark.parametrize(
    "kind", [BY_CODE[code] for code in ("plain", "google", "json")], ids=lambda k: k.code
)
def test_the_first_row_is_the_file_s(three: Stand, tmp_path: Path, kind: Kind) -> None:
    out = tmp_path / "out"
    for how in (How(), How(by_interest=True)):
        kind.write(three, out, LeadFilter(), ALL, how, None)
        seen = preview.begin(three, kind, LeadFilter(), ALL, how)
        if kind.code == "json":
            row = dict(flat("", json.loads(out.read_text("utf-8"))["leads"][0]))
        else:
            with out.open(encoding="utf-8-sig", newline="") as file:
                row = next(csv.DictReader(file))
        assert dict(seen.first) == {name: value for name, value in row.items() if value}
        assert seen.empty == len(row) - len(seen.first)


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("maker", [None, "PM"])
@pytest.mark.parametrize("with_notes", [False, True])
def test_the_first_row_is_the_workbook_s(
    three: Stand, tmp_path: Path, language: str, maker: str | None, with_notes: bool
) -> None:
    use_language(language)
    kind, wanted = BY_CODE["xlsx"], Wanted(maker=maker, with_notes=with_notes)
    kind.write(three, tmp_path / "a.xlsx", LeadFilter(), wanted, How(), None)
    headings, row = list(load_workbook(tmp_path / "a.xlsx").worksheets[1].iter_rows(values_only=True))[:2]
    held = {
        str(heading): cell.strftime("%Y-%m-%d %H:%M") if isinstance(cell, datetime) else str(cell)
        for heading, cell in zip(headings, row, strict=True)
        if cell is not None
    }
    seen = preview.begin(three, kind, LeadFilter(), wanted)
    assert dict(seen.first) == held
    assert seen.empty == len(headings) - len(seen.first)
    assert maker is None or with_notes or not {"Note", "Rating", "یادداشت", "درجه"} & set(held)


@pytest.mark.parametrize("with_notes", [False, True])
def test_what_is_seen_of_a_hand_over_is_one_of_its_cards(
    three: Stand, tmp_path: Path, with_notes: bool
) -> None:
    kind, wanted = BY_CODE["handover"], Wanted(maker="PM", with_notes=with_notes)
    ring = {"id": new_id(), "ring_id": natural_id("ring", "PM", "FZ-1023"), "language": "fa", "name": "آسمان"}
    with writing(three.database, three.who, "catalogue") as write:
        write.put("ring_text", [ring])
    kind.write(three, tmp_path / "a.zip", LeadFilter(), wanted, How(), None)
    with ZipFile(tmp_path / "a.zip") as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".vcf"))
        cards = [card.lines for card in essences(archive.read(name))]
    seen = preview.begin(three, kind, LeadFilter(), wanted).first
    assert [value for _heading, value in seen] in [
        [", ".join(filter(None, line.parts)) for line in card] for card in cards
    ]
    assert dict(seen)["FN"] == "Anna Provberg"
    assert ("آسمان" in dict(seen)["NOTE"]) == with_notes
    assert kind.one != VCARD.one, "its cards are in another order"


def test_what_is_seen_loads_nothing_that_writes(three: Stand) -> None:
    code = """
import sys
from pathlib import Path
from fairdesk import settings
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import open_stand
from fairdesk.workflows.contacts.kinds import KINDS
from fairdesk.workflows.contacts.leaving import Wanted
from fairdesk.workflows.contacts.preview import preview
stand = open_stand(settings.load(Path(sys.argv[1])))
for kind in KINDS:
    assert preview(stand, kind, LeadFilter(), Wanted(maker="PM")).first
stand.close()
print(*{name.partition(".")[0] for name in sys.modules})
"""
    command = [sys.executable, "-c", code, str(three.settings.data)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert "fairdesk" in done.stdout.split()
    assert not WRITERS & set(done.stdout.split())


def flat(name: str, value: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  any JSON
    """Yield what stands in JSON, each value behind its names."""
    if isinstance(value, dict | list):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from flat(f"{name}.{key}".lstrip("."), each)
    else:
        yield name, "" if value is None else value if isinstance(value, str) else json.dumps(value)


def test_news_are_what_changed_since_the_last_export_of_the_kind(three: Stand, tmp_path: Path) -> None:
    news = Wanted(since_last=True)
    fresh = preview.preview(three, VCARD, LeadFilter(), news)
    assert (fresh.last, fresh.count, fresh.unchanged) == (None, 2, 0)
    VCARD.write(three, tmp_path / "a.vcf", LeadFilter(), ALL, How(), None)
    seen = preview.preview(three, VCARD, LeadFilter(), news)
    assert (seen.count, seen.unchanged, seen.first) == (0, 3, ())
    assert seen.last is not None
    assert preview.begin(three, BY_CODE["json"], LeadFilter(), news).last is None, "another kind"
    assert preview.begin(three, VCARD, LeadFilter(rating="hot"), ALL).last is None, "other filters"
    keep(three, {"name": "New One", "email": "new@sample.example"})
    seen = preview.preview(three, VCARD, LeadFilter(), news)
    assert (seen.count, seen.unchanged) == (1, 3)
    assert ("FN", "New One") in seen.first


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_what_was_exported_is_no_news_of_the_same_and_of_no_other(
    three: Stand, tmp_path: Path, kind: Kind
) -> None:
    wanted = Wanted(maker="PM" if kind.needs_maker else None)
    ways = [
        (kind, How(part=part.code, by_interest=rows)) for part in kind.parts for rows in (False, kind.rows)
    ]
    for number, (_kind, how) in enumerate(ways):
        kind.write(three, tmp_path / f"{number}{kind.part(how.part).ending}", LeadFilter(), wanted, how, None)
        assert preview.begin(three, kind, LeadFilter(), wanted, how).last is not None
    others = [other for other in KINDS if other is not kind]
    assert [preview.begin(three, other, LeadFilter(), wanted).last for other in others] == [None] * len(
        others
    )


def test_nobody_is_nobody(stand: Stand) -> None:
    seen = preview.preview(stand, VCARD, LeadFilter())
    assert (seen.count, seen.first, seen.left_out) == (0, (), {})


def test_what_cannot_be_exported_is_refused_when_it_is_seen(three: Stand) -> None:
    with pytest.raises(Refusal, match="no maker"):
        preview.begin(three, VCARD, LeadFilter(), Wanted(maker="none"))
    discard.discard(three, keep(three, {"name": "Test", "email": "t@sample.example"}), "test")
    with pytest.raises(Refusal, match="set aside"):
        preview.begin(three, VCARD, LeadFilter(discarded=True))


def test_a_count_can_be_stopped(three: Stand) -> None:
    def stop(_done: int, _of: int) -> None:
        raise Halt

    with pytest.raises(Halt):
        preview.preview(three, VCARD, LeadFilter(), progress=stop)


# -- progress --------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["vcard", "plain", "json"])
def test_an_export_says_how_far_it_is(three: Stand, tmp_path: Path, code: str) -> None:
    told: list[tuple[int, int]] = []
    kind = BY_CODE[code]
    kind.write(three, tmp_path / "out", LeadFilter(), ALL, How(), lambda done, of: told.append((done, of)))
    assert told[0] == (1, 3)
    assert told[-1] == (3, 3)
    assert told == sorted(told)


@pytest.mark.parametrize("way", ["vcard file", f"vcard {FOLDER.code}", "plain file", "json file"])
def test_an_export_that_is_stopped_leaves_nothing(three: Stand, tmp_path: Path, way: str) -> None:
    code, part = way.split()

    def stop(done: int, _of: int) -> None:
        if done == 2:
            raise Halt

    folder = tmp_path / "here"
    folder.mkdir()
    with pytest.raises(Halt):
        BY_CODE[code].write(three, folder / "out", LeadFilter(), ALL, How(part=part), stop)
    assert list(folder.iterdir()) == []
    assert logged(three) == 0


# -- the first card --------------------------------------------------------------------------------


@given(st.text(max_size=300))
def test_a_note_is_read_as_it_was_written(note: str) -> None:
    one = lead(note=note)
    wanted = note_text(one, "full", Guard(), "en")
    assert dict(first.card_lines(one, "full", "en"))["NOTE"] == wanted


def test_a_card_is_read_by_its_properties() -> None:
    lines = dict(first.card_lines(lead(given="Test", family="Övningsson"), "short", "de"))
    assert lines["N"] == "Övningsson, Test"
    assert lines["TEL WORK VOICE"] == "+46701740605"
    assert lines["ADR WORK"] == "Testgatan 1\n411 01, Göteborg, Sweden"
    assert "FZ-1023" in lines["NOTE"]
    assert not {"BEGIN", "END", "VERSION", ""} & set(lines)
    assert "NOTE" not in dict(first.card_lines(lead(), "none", "de"))


# -- the place -------------------------------------------------------------------------------------


def test_a_name_is_proposed_that_nothing_has(stand: Stand, tmp_path: Path) -> None:
    part = VCARD.part("file")
    assert target.proposed(stand, tmp_path, VCARD, part).name == "TEST-contacts.vcf"
    (tmp_path / "TEST-contacts.vcf").touch()
    (tmp_path / "TEST-contacts (2).vcf").touch()
    assert target.proposed(stand, tmp_path, VCARD, part).name == "TEST-contacts (3).vcf"
    assert target.proposed(stand, tmp_path, VCARD, part, "PM").name == "TEST-PM-contacts.vcf"
    assert target.proposed(stand, tmp_path, VCARD, FOLDER).name == "TEST-contacts"
    assert target.proposed(stand, tmp_path, BY_CODE["odoo"], part).name == "TEST-odoo.vcf"


def test_only_what_would_be_replaced_is_asked_about(tmp_path: Path) -> None:
    out = tmp_path / "a.vcf"
    assert target.replaced(out, VCARD, 9000) == ()
    names = ("a.vcf", "a-2.vcf", "a-3.vcf", "a-5.vcf")
    for name in names:
        (tmp_path / name).touch()

    def asked(kind: Kind, leads: int | None) -> list[str]:
        return [path.name for path in target.replaced(out, kind, leads)]

    assert asked(VCARD, 3000) == ["a.vcf"]
    assert asked(VCARD, 3001) == ["a.vcf", "a-2.vcf"]
    assert asked(VCARD, None) == ["a.vcf", "a-2.vcf", "a-3.vcf"]
    assert asked(BY_CODE["json"], 9000) == ["a.vcf"]
    out.unlink()
    assert asked(VCARD, 3001) == ["a-2.vcf"]
    assert target.replaced(tmp_path, VCARD, 1) == (), "a folder is no file"
