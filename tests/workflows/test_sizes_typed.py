"""Sizes and quantities: read as they are written, and the same after an edit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairdesk.domain.draft import Draft, Pick
from fairdesk.domain.ids import new_id
from fairdesk.models.interest_draft import check_pick, size_typed
from fairdesk.stand import Stand
from fairdesk.workflows.leads import browse, edit
from fairdesk.workflows.leads.register import register
from fairdesk.workflows.paper.handover import Handed, handover_paper
from tests.exports.leads import AT, INTEREST, lead

ISOLATES = dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2068\u2069"))
"""Marks of direction, which nobody reads."""


@pytest.mark.parametrize(
    ("typed", "sizes"),
    [
        ("54,5", [(54.5, None)]),
        ("Ø 17,2", [(54.0, None)]),
        ("52,54,5", [(52.0, None), (54.5, None)]),
        ("۵۴، ۵۶", [(54.0, None), (56.0, None)]),
        ("52; 54", [(52.0, None), (54.0, None)]),
        ("54, 56", [(54.0, None), (56.0, None)]),
        ("54x3,56×2", [(54.0, 3), (56.0, 2)]),
        ("US 7,5 x 2", [(55.7, 2)]),
        ("UK N x3", [(None, 3)]),
        ("max 54", [(None, None)]),
        ("XL", [(None, None)]),
    ],
)
def test_sizes_are_read_as_they_are_written(typed: str, sizes: list[tuple[float | None, int | None]]) -> None:
    found = check_pick(Pick("id", words="agate", size=typed)).sizes
    assert [(size["mm"], size["quantity"]) for size in found] == sizes


def test_a_kept_size_is_typed_with_its_pieces() -> None:
    assert size_typed(54.0, 3, "54x3") == "54x3"
    assert size_typed(54.0, 3, "54") == "54 x3"
    assert size_typed(54.5, 2, "") == "54.5 x2"
    assert size_typed(None, None, "as my thumb") == "as my thumb"


def test_a_quantity_that_follows_from_the_sizes_follows_them_through_an_edit(stand: Stand) -> None:
    picks = [
        Pick(new_id(), words="agate", size="54x3"),
        Pick(new_id(), words="onyx", size="54x3", quantity="9"),
    ]
    typed = {"name": "Anna Example", "email": "anna@made.example"}
    lead_id = register(stand, Draft(typed=typed, picks=picks)).lead_id
    before = browse.show(stand, lead_id)
    form = edit.draft_of(stand, lead_id)
    edit.save(stand, form)
    assert browse.show(stand, lead_id) == before
    for pick in form.picks:
        pick.size = "54x5"
    edit.save(stand, form)
    quantities = {row.words: row.quantity for row in browse.show(stand, lead_id).interests}
    assert quantities == {"agate": 5, "onyx": 9}


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ((54.0, 20, "US 7"), "۵۴ میلی‌متر (US 7) × ۲۰"),
        ((54.0, 2, "54x2"), "۵۴ میلی‌متر × ۲"),
        ((None, 30, "large"), "large × ۳۰"),
        ((None, 3, ""), "× ۳"),
        ((54.5, None, ""), "۵۴٫۵ میلی‌متر"),
    ],
)
def test_a_maker_reads_every_size_with_its_count(
    stand: Stand, size: tuple[float | None, int | None, str], said: str
) -> None:
    made = lead(interests=(replace(INTEREST, sizes=(size,)),))
    words = handover_paper(stand, "Made", [Handed(made, AT)]).document.texts
    assert any(said in text.translate(ISOLATES) for text in words), words
