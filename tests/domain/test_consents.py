"""What the last word on each purpose is, and whom it keeps out of exports."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fairdesk.domain.leads.consents import contactable, last_words, standing, state, withheld
from fairdesk.models.rows import ConsentRow
from tests.exports.leads import AT, consent

DAY = timedelta(days=1)
BOTH = (consent(), consent("marketing"))
LATER_NO = consent(granted=False, at=AT + 2 * DAY)


@pytest.mark.parametrize(
    ("consents", "any_export", "for_marketing"),
    [
        ((), None, "no_marketing"),
        (BOTH, None, None),
        ((consent(),), None, "no_marketing"),
        ((consent(granted=False), consent("marketing")), None, None),
        ((consent("marketing", granted=False),), None, "no_marketing"),
        ((consent(), consent("marketing", withdrawn_at=AT + DAY)), None, "marketing_withdrawn"),
        ((consent(withdrawn_at=AT + DAY), consent("marketing")), "contact_withdrawn", "contact_withdrawn"),
        ((consent(withdrawn_at=AT + DAY), LATER_NO), "contact_withdrawn", "contact_withdrawn"),
        ((consent(withdrawn_at=AT + DAY), LATER_NO, consent(at=AT + 3 * DAY)), None, "no_marketing"),
    ],
)
def test_a_withdrawn_contact_is_in_no_file_and_marketing_needs_its_own_consent(
    consents: tuple[ConsentRow, ...], any_export: str | None, for_marketing: str | None
) -> None:
    assert withheld(consents, marketing=False) == any_export
    assert withheld(consents, marketing=True) == for_marketing


def test_the_last_thing_said_counts() -> None:
    withdrawn = consent(withdrawn_at=AT + 2 * DAY)
    again = consent(at=AT + 3 * DAY)
    meanwhile = consent(at=AT + DAY)
    assert [state(row) for row in last_words((again, withdrawn))] == ["granted"]
    assert [state(row) for row in last_words((withdrawn, meanwhile))] == ["withdrawn"]
    assert [state(row) for row in last_words((consent(at=AT + 2 * DAY), withdrawn))] == ["withdrawn"]


def test_what_was_withdrawn_stands_until_it_is_given_anew() -> None:
    withdrawn = consent(withdrawn_at=AT + DAY)
    assert [state(row) for row in standing((withdrawn, LATER_NO, BOTH[1]))] == ["withdrawn", "granted"]
    assert not contactable((withdrawn, LATER_NO))
    assert [state(row) for row in standing((withdrawn, consent(at=AT + 2 * DAY)))] == ["granted"]
    assert [state(row) for row in standing((LATER_NO,))] == ["refused"]
    assert contactable((consent("marketing", withdrawn_at=AT + DAY),))
