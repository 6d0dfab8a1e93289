"""The readable JSON comes back, too: nothing of a lead is lost in it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from fairdesk.domain.refusals import Refusal
from fairdesk.models.rows import LeadDetail, LeadFilter
from fairdesk.stand import Stand
from fairdesk.storage.details import details
from fairdesk.storage.write import writing
from fairdesk.workflows.contacts import export
from fairdesk.workflows.contacts.exchange import receive
from fairdesk.workflows.contacts.leaving import Wanted
from tests.workflows.exchanging import (
    acts,
    empty_folder,
    here,
    lite,
    rich_folder,
    ring_id,
    tables,
    there,
)  # fmt: skip

__all__ = ["empty_folder", "here", "lite", "rich_folder", "there"]


def written(stand: Stand, out: Path, *, pictures: bool = True, **wanted: object) -> Path:
    export.as_json(stand, out, LeadFilter(), pictures=pictures, wanted=Wanted(**wanted))  # type: ignore[arg-type]
    return out


def all_of(stand: Stand) -> list[LeadDetail]:
    return list(details(stand.database, [row["id"] for row in tables(stand.database)["lead"]]))


def test_every_lead_comes_back_equal(there: Stand, here: Stand, tmp_path: Path) -> None:
    file = written(there, tmp_path / "a.json")
    answer = receive(here, file)
    assert (answer.kind, answer.contacts, answer.new, answer.filled) == ("json", 3, 3, 0)
    assert all_of(here) == all_of(there)
    ours, theirs = tables(here.database), tables(there.database)
    for table in ours:
        if table in {"picture", "picture_use"}:
            continue
        for left, right in zip(ours[table], theirs[table], strict=True):
            assert {**left, "stamps": {}} == {**right, "stamps": {}}, table
    marks = acts(here.database)
    for _time in range(2):
        answer = receive(here, file)
        assert (answer.new, answer.filled, answer.unchanged) == (0, 0, 3)
    assert acts(here.database) == marks


def test_a_file_without_a_catalogue_keeps_rings_as_words(there: Stand, lite: Stand, tmp_path: Path) -> None:
    file = written(there, tmp_path / "a.json", pictures=False)
    told = json.loads(file.read_text("utf-8"))
    del told["catalogue"]
    for lead in told["leads"]:
        for name in ("due_set_at", "next_step", "follow_ups", "answers"):
            del lead[name]
        for interest in lead["interests"]:
            del interest["at"]
            interest["words"] = ""
    file.write_text(json.dumps(told, indent=3), "utf-8")
    assert receive(lite, file).new == 3
    found = all_of(lite)[0].interests
    assert [row.ring_id for row in found] == ["", "", ""]
    assert {row.words.split()[0] for row in found if row.words} == {"ONE-1", "TWO-1"}


def test_a_field_emptied_here_is_not_filled_again(there: Stand, lite: Stand, tmp_path: Path) -> None:
    file = written(there, tmp_path / "a.json")
    receive(lite, file)
    contact = all_of(lite)[0].contact.id
    with writing(lite.database, lite.who, "edit") as write:
        write.change("contact", contact, {"note": ""})
    assert receive(lite, file).unchanged == 3
    assert all_of(lite)[0].contact.note == ""


def test_a_maker_gets_its_own_and_the_whole_fills_it_later(there: Stand, lite: Stand, tmp_path: Path) -> None:
    receive(lite, written(there, tmp_path / "one.json", maker="ONE"))
    part = all_of(lite)
    assert {row.ring_id for lead in part for row in lead.interests} == {ring_id("ONE")}
    answer = receive(lite, written(there, tmp_path / "all.json"))
    assert (answer.new, answer.filled) == (0, 3)
    whole = [replace(lead, contact=replace(lead.contact)) for lead in all_of(there)]
    assert [lead.contact for lead in all_of(lite)] == [lead.contact for lead in whole]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "{", '{"leads": [', '{"leads": [1]}', '{"leads": [{}]}', '{"leads": {}} x',
     "\x00", "null",
     '{"leads": [{"fair": {"id": 3}}]}', '{"leads": [{"id": NaN}]}', "[" * 100_000, '{"a":' * 100_000,
     '{"leads": [{"fair": ' + '{"a":' * 50_000, "\ud800"],
)  # fmt: skip
def test_what_is_no_such_file_is_refused(lite: Stand, tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(Refusal, match=r"x\.json"):
        receive(lite, file)
    assert acts(lite.database) == 0


def test_a_list_of_no_leads_is_nothing_new(lite: Stand, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"leads": []}')
    assert receive(lite, tmp_path / "x.json").contacts == 0
