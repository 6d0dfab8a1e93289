"""Fairs, makers, staff and the sample: started, chosen, changed, never mixed with practice."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairdesk import settings
from fairdesk.domain.refusals import Refusal
from fairdesk.stand import Stand, open_stand
from fairdesk.workflows.fair import fairs, makers, sample, staff
from fairdesk.workflows.rings import browse, code


def test_the_fair_in_use_is_remembered(stand: Stand, data: Path) -> None:
    fairs.add(stand, {"code": "B27", "name": "Basel 2027", "time_zone": "Europe/Zurich", "currency": "chf"})
    again = open_stand(settings.load(data))
    assert again.fair is not None
    assert (again.fair.code, again.fair.currency) == ("B27", "CHF")
    assert again.staff is not None
    assert again.staff.name == "Test Staff"
    again.close()


@pytest.mark.parametrize(
    "values",
    [
        {"code": "", "name": "x"},
        {"code": "TEST", "name": "taken"},
        {"code": "X", "name": "x", "time_zone": "Mars/Base"},
        {"code": "X", "name": "x", "currency": "gold"},
        {"code": "X", "name": "x", "starts": "tomorrow"},
        {"code": "X", "name": "x", "country": "Atlantis"},
        {"code": "X", "name": "x", "base_url": "ftp://rings.example.org"},
        {"code": "X", "name": "x", "retention_months": "0"},
    ],
    ids=lambda values: "-".join(values) + next(iter(values.values())),
)
def test_a_fair_that_cannot_be_is_refused(stand: Stand, values: dict[str, str]) -> None:
    with pytest.raises(Refusal):
        fairs.add(stand, values)
    assert len(fairs.all_fairs(stand)) == 1


def test_a_fair_is_changed_and_keeps_its_code(stand: Stand) -> None:
    fairs.edit(stand, "test", {"name": "Renamed", "code": "OTHER", "starts": "۲۰۲۷-۰۲-۲۶", "stand": "A2.417"})
    assert stand.the_fair.code == "TEST"
    assert (stand.the_fair.name, str(stand.the_fair.starts), stand.the_fair.stand) == (
        "Renamed", "2027-02-26", "A2.417",
    )  # fmt: skip


def test_a_visitor_who_waits_starts_a_fair_of_today(data: Path) -> None:
    stand = open_stand(settings.load(data))
    first = fairs.start_now(stand)
    assert first.code.startswith("F")
    assert fairs.start_now(stand).id == first.id
    stand.close()


def test_the_sample_is_whole_and_loading_it_again_changes_nothing(data: Path) -> None:
    stand = open_stand(settings.load(data))
    fair = sample.load(stand)
    assert fair.sample
    assert stand.practice
    assert len(makers.all_makers(stand)) >= 8
    rings = browse.page(stand, limit=200)[0]
    assert len(rings) >= 48
    assert all(browse.show(stand, ring.id).picture for ring in rings[:5])
    with stand.database.reading() as connection:
        before = connection.exec_driver_sql("select count(*) from history").scalar()
    sample.load(stand)
    with stand.database.reading() as connection:
        assert connection.exec_driver_sql("select count(*) from history").scalar() == before
    stand.close()


def test_practice_and_a_real_fair_never_mix(stand: Stand, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="real fair"):
        sample.load(stand)
    practice = open_stand(settings.load(tmp_path / "practice"))
    sample.load(practice)
    with pytest.raises(Refusal, match="practice"):
        fairs.add(practice, {"code": "REAL", "name": "Real"})
    practice.close()


def test_makers_are_kept_in_their_languages(stand: Stand) -> None:
    makers.add(
        stand, {"code": "QA", "brand": "Qom Atelier", "name_fa": "کارگاه قم", "story_de": "Eine Werkstatt"}
    )
    maker = makers.edit(stand, "qa", {"city": "Qom", "country": "Iran", "name_fa": "کارگاه نو"})
    assert (maker.brand, maker.city, maker.country) == ("Qom Atelier", "Qom", "IR")
    assert maker.texts["fa"][0] == "کارگاه نو"
    assert maker.texts["de"][1] == "Eine Werkstatt"
    with pytest.raises(Refusal, match="already"):
        makers.add(stand, {"code": "qa", "brand": "again"})


def test_the_same_name_is_the_same_person(stand: Stand) -> None:
    first = staff.use(stand, "Sara  Test")
    assert staff.use(stand, "sara test").id == first.id
    with pytest.raises(Refusal):
        staff.use(stand, "\u200c")


def test_a_ring_code_needs_an_address(stand: Stand, tmp_path: Path) -> None:
    practice = open_stand(settings.load(tmp_path / "practice"))
    sample.load(practice)
    link = code.link_of(practice, "FZ-1023")
    assert link == f"HTTPS://QOMRINGS.EXAMPLE/R/{browse.show(practice, 'FZ-1023').row.code}"
    assert code.base_fault(practice) == "example"
    fairs.edit(practice, practice.the_fair.code, {"base_url": ""})
    with pytest.raises(Refusal, match="not set"):
        code.link_of(practice, "FZ-1023")
    practice.close()
