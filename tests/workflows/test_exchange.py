"""Leads leave one stand in the exchange format and come into another: all of them, once, as they were."""

from __future__ import annotations

import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from fairdesk import settings
from fairdesk.domain.refusals import Refusal
from fairdesk.models.exchange.tables import ORDER
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand
from fairdesk.storage import leads
from fairdesk.storage.details import details
from fairdesk.storage.write import Who, writing
from fairdesk.workflows.contacts import export
from fairdesk.workflows.contacts.exchange import receive
from fairdesk.workflows.contacts.leaving import Wanted
from fairdesk.workflows.fair import fairs
from fairdesk.workflows.leads import browse
from tests.workflows.exchanging import (
    AT,
    acts,
    add_lead,
    empty_folder,
    filled,
    here,
    lite,
    new_stand,
    newest_stamp,
    rich_folder,
    tables,
    there,
)  # fmt: skip

__all__ = ["empty_folder", "here", "lite", "rich_folder", "there"]

ALL = LeadFilter()


def packed(stand: Stand, out: Path, wanted: Wanted | None = None, *, pictures: bool = True) -> Path:
    export.as_exchange(stand, out, ALL, pictures=pictures, wanted=wanted or Wanted())
    return out


def test_everything_comes_back_equal(there: Stand, here: Stand, tmp_path: Path) -> None:
    file = packed(there, tmp_path / "a.zip")
    answer = receive(here, file)
    assert (answer.kind, answer.contacts, answer.new, answer.filled, answer.refused) == (
        "exchange",
        3,
        3,
        0,
        0,
    )
    assert tables(here.database) == tables(there.database)
    ids = [row["id"] for row in tables(there.database)["lead"]]
    assert details(here.database, ids) == details(there.database, ids)
    here.fair = fairs.by_code(here, "RICH")
    again = packed(here, tmp_path / "b.zip")
    with zipfile.ZipFile(file) as first, zipfile.ZipFile(again) as second:
        for table in ORDER:
            assert first.read(f"{table}.jsonl") == second.read(f"{table}.jsonl"), table


def test_the_same_file_again_changes_nothing(there: Stand, here: Stand, tmp_path: Path) -> None:
    file = packed(there, tmp_path / "a.zip")
    receive(here, file)
    before, marks = tables(here.database), acts(here.database)
    for _time in range(2):
        answer = receive(here, file)
        assert (answer.new, answer.filled, answer.unchanged) == (0, 0, 3)
    assert (tables(here.database), acts(here.database)) == (before, marks)
    answer = receive(there, file)
    assert answer.unchanged == 3


def test_a_dry_run_counts_and_writes_nothing(there: Stand, here: Stand, tmp_path: Path) -> None:
    file = packed(there, tmp_path / "a.zip")
    tried = receive(here, file, dry_run=True)
    assert (tried.new, tried.dry_run, acts(here.database)) == (3, True, 0)
    done = receive(here, file)
    assert (done.new, done.filled, done.unchanged) == (tried.new, tried.filled, tried.unchanged)


def test_what_comes_in_is_found_in_lists_and_is_later_than_nothing_here(
    there: Stand, here: Stand, tmp_path: Path
) -> None:
    receive(here, packed(there, tmp_path / "a.zip"))
    here.fair = fairs.by_code(here, "RICH")
    page = browse.page(here, LeadFilter(text="سارا"))
    assert len(page.rows) == 3
    newest = newest_stamp(here.database)
    with writing(here.database, here.who, "edit") as write:
        write.change("lead", page.rows[0].id, {"rating": "cold"})
        assert write.stamp > newest
    shown = leads.detail(here.database, page.rows[0].id)
    assert {row.action for row in shown.history} == {"add", "change"}
    assert all(row.device == here.device.id for row in shown.history)


def test_a_clock_that_is_ahead_there_makes_no_change_here_the_earlier(
    there: Stand, here: Stand, tmp_path: Path
) -> None:
    with writing(
        there.database, Who(there.device.id, "Sara", lambda: AT.replace(year=2090)), "edit"
    ) as write:
        lead_id = add_lead(write, there.the_fair.id, 8)
        ahead = write.stamp
    receive(here, packed(there, tmp_path / "a.zip"))
    with writing(here.database, here.who, "edit") as write:
        write.change("lead", lead_id, {"rating": "cold"})
    (row,) = (row for row in tables(here.database)["lead"] if row["id"] == lead_id)
    assert row["stamps"]["rating"] > ahead == row["stamps"]["*"]


def test_what_is_here_is_not_overwritten_only_filled(there: Stand, here: Stand, tmp_path: Path) -> None:
    ids = [row["id"] for row in tables(there.database)["lead"]]
    receive(here, packed(there, tmp_path / "a.zip"))
    contact = details(here.database, ids)[0].contact.id
    with writing(here.database, here.who, "edit") as write:
        write.change("contact", contact, {"city": "Qom", "note": ""})
        write.change("lead", ids[1], {"discarded_reason": "joke"})
    with writing(there.database, there.who, "edit") as write:
        write.change("contact", contact, {"city": "Malmö", "website": ""})
        write.change("lead", ids[2], {"due_at": None})
    with writing(there.database, there.who, "edit") as write:
        write.change("contact", contact, {"website": "https://new.example"})
        add_lead(write, there.the_fair.id, 7)
    answer = receive(here, packed(there, tmp_path / "b.zip"))
    assert (answer.new, answer.filled) == (1, 0)
    found = details(here.database, ids)
    assert (found[0].contact.city, found[0].contact.note) == ("Qom", "")
    assert found[1].discarded == "joke"
    assert len(tables(here.database)["lead"]) == 4


def test_an_empty_field_is_filled_with_its_own_stamp(there: Stand, here: Stand, tmp_path: Path) -> None:
    with writing(there.database, there.who, "register") as write:
        lead_id = add_lead(write, there.the_fair.id, 9, rating="", owner="")
    receive(here, packed(there, tmp_path / "a.zip"))
    with writing(there.database, there.who, "edit") as write:
        write.change("lead", lead_id, {"rating": "hot"})
        stamp = write.stamp
    answer = receive(here, packed(there, tmp_path / "b.zip"))
    assert (answer.new, answer.filled, answer.unchanged) == (0, 1, 3)
    (row,) = (row for row in tables(here.database)["lead"] if row["id"] == lead_id)
    assert (row["rating"], row["stamps"]["rating"]) == ("hot", stamp)


def test_a_withdrawal_is_taken_over_and_never_taken_back(there: Stand, here: Stand, tmp_path: Path) -> None:
    given = [row for row in tables(there.database)["consent"] if row["withdrawn_at"] is None]
    receive(here, packed(there, tmp_path / "a.zip"))
    with writing(here.database, here.who, "withdraw") as write:
        write.change("consent", given[0]["id"], {"withdrawn_at": AT})
    with writing(there.database, there.who, "withdraw") as write:
        write.change("consent", given[0]["id"], {"withdrawn_at": None})
        write.change(
            "consent", given[1]["id"], {"purpose": "marketing", "withdrawn_at": AT + timedelta(hours=1)}
        )
    receive(here, packed(there, tmp_path / "b.zip"))
    found = {row["id"]: row["withdrawn_at"] for row in tables(here.database)["consent"]}
    assert found[given[0]["id"]] == AT
    assert found[given[1]["id"]] == AT + timedelta(hours=1)


def test_who_was_erased_here_stays_away(there: Stand, here: Stand, tmp_path: Path) -> None:
    file = packed(there, tmp_path / "a.zip")
    receive(here, file)
    contact = tables(here.database)["contact"][0]["id"]
    with writing(here.database, here.who, "erase") as write:
        write.change("contact", contact, {"erased": True, "name": "", "deleted": True})
    with writing(there.database, there.who, "edit") as write:
        write.add("reach", [filled("reach", 50, contact_id=contact)])
    answer = receive(here, packed(there, tmp_path / "b.zip"))
    assert (answer.refused, answer.unchanged, answer.doubtful) == (1, 2, 1)
    assert len([row for row in tables(here.database)["reach"] if row["contact_id"] == contact]) == 1
    (row,) = (row for row in tables(here.database)["contact"] if row["id"] == contact)
    assert row["name"] == ""


def test_who_may_be_here_already_is_named_and_both_are_kept(
    there: Stand, here: Stand, tmp_path: Path
) -> None:
    with writing(there.database, there.who, "register") as write:
        lead = add_lead(write, there.the_fair.id, 8)
    answer = receive(here, packed(there, tmp_path / "a.zip"))
    assert (answer.new, answer.doubtful) == (4, 0)
    with writing(here.database, here.who, "edit") as write:
        for row in details(write, [lead]):
            write.change("reach", row.reaches[0].id, {"key": "same@x.example"})
    with writing(there.database, there.who, "register") as write:
        again = add_lead(write, there.the_fair.id, 10)
        for row in details(write, [again]):
            write.change("reach", row.reaches[0].id, {"key": "same@x.example"})
    answer = receive(here, packed(there, tmp_path / "b.zip"))
    assert (answer.new, answer.doubtful) == (1, 1)
    assert (answer.doubts[0].place, answer.doubts[0].leads) == (5, (lead,))


def test_a_crash_half_way_and_again_gives_the_whole(
    there: Stand, here: Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fairdesk.imports.exchange.batches.LEADS", 1)
    file = packed(there, tmp_path / "a.zip")

    def stop(done: int, count: int) -> None:
        assert count == 3
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        receive(here, file, progress=stop)
    assert len(tables(here.database)["lead"]) == 2
    answer = receive(here, file)
    assert (answer.new, answer.unchanged) == (1, 2)
    assert tables(here.database) == tables(there.database)


def test_the_fair_in_use_stays_in_use(there: Stand, lite: Stand, tmp_path: Path) -> None:
    fairs.add(lite, {"code": "MINE", "name": "Mine"})
    (lite.settings.data / "settings.toml").unlink()
    lite.close()
    mine = new_stand(lite.settings.data)
    assert mine.the_fair.code == "MINE"
    receive(mine, packed(there, tmp_path / "a.zip"))
    assert mine.the_fair.code == "MINE"
    mine.close()
    opened = new_stand(lite.settings.data)
    assert (opened.the_fair.code, len(fairs.all_fairs(opened))) == ("MINE", 2)
    opened.close()
    assert settings.load(lite.settings.data).fair == "MINE"


def test_practice_and_real_fairs_do_not_mix(
    there: Stand, lite: Stand, sample_stand: Stand, tmp_path: Path
) -> None:
    with pytest.raises(Refusal, match="practice"):
        receive(sample_stand, packed(there, tmp_path / "a.zip"))
    practice = packed(sample_stand, tmp_path / "p.zip")
    with pytest.raises(Refusal, match="practice"):
        receive(there, practice)
    assert len(fairs.all_fairs(there)) == 1
    receive(lite, practice)
    assert [fair.sample for fair in fairs.all_fairs(lite)] == [True]


def test_nothing_that_must_stay_is_in_the_file(there: Stand, tmp_path: Path) -> None:
    ids = [row["id"] for row in tables(there.database)["lead"]]
    with writing(there.database, there.who, "discard") as write:
        write.change("lead", ids[0], {"discarded_reason": "test"})
        visit = next(row for row in tables(there.database)["visit"] if row["lead_id"] == ids[1])
        write.change("visit", visit["id"], {"note": "CANARY-UNDONE", "deleted": True})
        (gone,) = (row for row in details(write, [ids[2]])[0].consents if row.withdrawn_at is None)
        write.change("consent", gone.id, {"withdrawn_at": AT})
    with zipfile.ZipFile(packed(there, tmp_path / "a.zip", pictures=False)) as pack:
        whole = b"".join(pack.read(name) for name in pack.namelist())
        assert pack.read("picture.jsonl") == b""
        assert pack.read("lead.jsonl").count(b"\n") == 1
    for secret in (
        b"CANARY",
        b"pin_hash",
        ids[0].encode(),
        ids[2].encode(),
        there.secret,
        there.secret.hex().encode(),
    ):
        assert secret not in whole


def test_the_same_data_are_the_same_bytes_but_for_the_time(there: Stand, tmp_path: Path) -> None:
    first, second = packed(there, tmp_path / "a.zip"), packed(there, tmp_path / "b.zip")
    with zipfile.ZipFile(first) as one, zipfile.ZipFile(second) as two:
        assert one.namelist() == two.namelist()
        for name in one.namelist()[:-1]:
            assert one.read(name) == two.read(name)
            assert one.getinfo(name).date_time == two.getinfo(name).date_time
        manifests = [json.loads(pack.read("manifest.json")) for pack in (one, two)]
    for manifest in manifests:
        assert manifest.pop("made_at")
    assert manifests[0] == manifests[1]
    told = manifests[0]
    assert (told["format"], told["version"], told["schema"], told["whole"]) == (
        "fairdesk-exchange",
        1,
        "0005",
        False,
    )
    assert told["versions"] == {there.device.id: newest_stamp(there.database)}
    assert [each["table"] for each in told["files"]] == list(ORDER)
