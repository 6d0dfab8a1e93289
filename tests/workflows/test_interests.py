"""The rings of a kept lead: each change an act of its own, told, and taken back in order across a restart."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from fairdesk import settings
from fairdesk.domain.draft import Draft, Pick
from fairdesk.domain.ids import natural_id, new_id
from fairdesk.domain.refusals import Refusal
from fairdesk.models.rows import InterestRow, LeadDetail, LeadFilter
from fairdesk.stand import Stand, open_stand
from fairdesk.storage.write import writing
from fairdesk.workflows.leads import browse, discard, interests, samples
from fairdesk.workflows.leads.register import register
from fairdesk.workflows.leads.undo import undo_last


@pytest.fixture
def lead(stand: Stand) -> LeadDetail:
    """A lead with a ring of the catalogue, and one in words."""
    maker = natural_id("maker", "PM")
    with writing(stand.database, stand.who, "catalogue") as write:
        write.put("maker", [{"id": maker, "code": "PM", "brand": "Practice Maker"}])
        rings = [
            {"id": natural_id("ring", "PM", sku), "maker_id": maker, "sku": sku} for sku in ("FZ-1", "AQ-2")
        ]
        write.put("ring", [{**ring, "active": True} for ring in rings])
    picks = [
        Pick(new_id(), natural_id("ring", "PM", "FZ-1"), "FZ-1"),
        Pick(new_id(), words="big turquoise, left tray", level="sample"),
    ]
    typed = {"name": "Practice Anna", "email": "anna@sample.example"}
    return browse.show(stand, register(stand, Draft(typed=typed, picks=picks)).lead_id)


def told(lead: LeadDetail) -> list[InterestRow]:
    """Return the interests, in the order of their ids."""
    return sorted(lead.interests, key=lambda one: one.id)


def test_every_change_is_taken_back_in_order_across_a_restart(
    stand: Stand, lead: LeadDetail, data: Path
) -> None:
    steps: list[Callable[[], LeadDetail]] = [
        lambda: interests.change(stand, lead.id, "FZ-1", level="quote"),
        lambda: interests.change(stand, lead.id, "FZ-1", reason="price"),
        lambda: interests.change(stand, lead.id, "fz1", quantity="۵۰"),
        lambda: interests.add(stand, lead.id, Pick(new_id(), natural_id("ring", "PM", "AQ-2"), "AQ-2")),
        lambda: interests.link(stand, lead.id, "big turquoise, left tray", "AQ-2"),
        lambda: samples.note(stand, lead.id, "FZ-1", "lent", pieces="2", value="45 EUR", until="2027-03-15"),
        lambda: interests.remove(stand, lead.id, "FZ-1"),
    ]
    states = [told(lead)]
    for step in steps:
        states.append(told(step()))
    for before, after in pairwise(states):
        assert before != after
    again = open_stand(settings.load(data))
    said = []
    for wanted in reversed(states[:-1]):
        said.append(undo_last(again) or "")
        assert told(browse.show(again, lead.id)) == wanted
    again.close()
    assert [words.removeprefix("Taken back: ").split(" at ")[0].split(",")[0] for words in said] == [
        "the ring removed from Practice Anna.",
        "what was noted of a sample",
        "which ring is meant",
        "the ring added to Practice Anna.",
        "how many",
        "the reason changed",
        "the level changed",
    ]


def test_linked_words_stay_and_the_lead_is_found_by_the_ring(stand: Stand, lead: LeadDetail) -> None:
    fresh = interests.link(stand, lead.id, "big turquoise, left tray", "aq-2")
    (linked,) = [one for one in fresh.interests if one.sku == "AQ-2"]
    assert linked.words == "big turquoise, left tray"
    found = browse.page(stand, LeadFilter(ring="AQ-2"))
    assert [row.id for row in found.rows] == [lead.id]


def test_what_is_no_ring_level_or_reason_is_refused(stand: Stand, lead: LeadDetail) -> None:
    for words in ({"level": "wild"}, {"reason": "colour"}, {"quantity": "many"}):
        with pytest.raises(Refusal):
            interests.change(stand, lead.id, "FZ-1", **words)
    with pytest.raises(Refusal, match="FZ-1"):
        interests.change(stand, lead.id, "XX-9", level="liked")
    with pytest.raises(Refusal):
        interests.link(stand, lead.id, "FZ-1", "no-such-ring")
    with pytest.raises(Refusal, match="named"):
        interests.add(stand, lead.id, Pick(new_id()))
    assert told(browse.show(stand, lead.id)) == told(lead)


def test_a_sample_asked_for_is_wanted_until_it_is_given(stand: Stand, lead: LeadDetail) -> None:
    assert [row.words for row in samples.listed(stand, ("wanted",))] == ["big turquoise, left tray"]
    assert samples.listed(stand) == ()
    raised = interests.change(stand, lead.id, "FZ-1", level="sample")
    assert {one.sample_state for one in raised.interests} == {"wanted"}
    samples.note(stand, lead.id, "FZ-1", "lent", pieces="3", value="120.50 EUR", until="2026-01-02")
    (row,) = samples.listed(stand)
    assert (row.sku, row.name, row.reach, row.pieces) == ("FZ-1", "Practice Anna", "anna@sample.example", 3)
    assert (row.value_minor, row.currency, row.staff) == (12050, "EUR", stand.who.staff)
    assert row.since is not None
    assert samples.is_late(stand, row)
    samples.note(stand, lead.id, "FZ-1", "returned")
    assert samples.listed(stand) == ()
    (back,) = samples.listed(stand, ("returned",))
    assert (back.pieces, back.until, samples.is_late(stand, back)) == (3, None, False)


@pytest.mark.parametrize(
    ("state", "more"),
    [
        ("lost", {}),
        ("", {}),
        ("lent", {"until": "tomorrow"}),
        ("lent", {"pieces": "x"}),
        ("lent", {"value": "a lot"}),
    ],
)
def test_a_bad_sample_is_refused_and_changes_nothing(
    stand: Stand, lead: LeadDetail, state: str, more: dict[str, str]
) -> None:
    with pytest.raises(Refusal):
        samples.note(stand, lead.id, "FZ-1", state, **more)
    assert told(browse.show(stand, lead.id)) == told(lead)


def test_a_sample_of_a_lead_set_aside_comes_back_too(stand: Stand) -> None:
    lead = register(stand, Draft(typed={"name": "Anna", "email": "a@sample.example"})).lead_id
    interests.add(stand, lead, Pick(new_id(), words="blue", level="sample"))
    wanted = browse.show(stand, lead).interests[0]
    assert (wanted.sample_state, wanted.sample_staff) == ("wanted", stand.who.staff)
    assert wanted.sample_at is not None
    samples.note(stand, lead, "blue", "lent", until="2027-03-15")
    discard.discard(stand, lead, "test")
    assert len(samples.listed(stand)) == 1
    back = samples.note(stand, lead, "blue", "returned", until="2027-03-15").interests[0]
    assert (back.sample_state, back.sample_until) == ("returned", None)
    with pytest.raises(Refusal):
        samples.note(stand, lead, "blue", "sold", pieces="0")


def test_a_sample_that_is_only_wanted_goes_with_the_level(stand: Stand) -> None:
    lead = register(stand, Draft(typed={"name": "Anna", "email": "a@sample.example"})).lead_id
    interests.add(stand, lead, Pick(new_id(), words="blue", level="sample"))
    assert interests.change(stand, lead, "blue", level="liked").interests[0].sample_state == ""
    samples.note(stand, lead, "blue", "posted")
    assert interests.change(stand, lead, "blue", level="liked").interests[0].sample_state == "posted"
