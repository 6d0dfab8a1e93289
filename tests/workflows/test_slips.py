"""Paper slips that come back: whose they are, when they were filled in, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fairdesk import settings
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.slips import Slip
from fairdesk.stand import Stand, open_stand
from fairdesk.workflows.fair import fairs
from fairdesk.workflows.leads import discard, known
from fairdesk.workflows.leads.check import captured_at, check_field, slip_here
from tests.domain.answers import refusal_of
from tests.tui.conftest import fill
from tests.tui.people import ANNA, JONAS, keep

NOW = datetime(2027, 2, 26, 17, 30, 20, tzinfo=UTC)
"""Half past six in the evening in Stockholm."""


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Stand]:
    stand = open_stand(settings.load(tmp_path), lambda: NOW)
    fill(stand)
    yield stand
    stand.close()


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("14:05", "2027-02-26T13:05"),
        (" ۱۴:۰۵ ", "2027-02-26T13:05"),
        ("9.05", "2027-02-26T08:05"),
        ("18:30", "2027-02-26T17:30"),
        ("2027-02-25 14:05", "2027-02-25T13:05"),
        ("۱۴۰۵/۱۲/۷  ۱۴:۰۵", "2027-02-26T13:05"),
        ("1405/12/6 00:30", "2027-02-24T23:30"),
        ("2026-07-01 12:00", "2026-07-01T10:00"),
    ],
)
def test_a_time_is_of_the_fairs_clock(made: Stand, text: str, utc: str) -> None:
    assert captured_at(made, text) == datetime.fromisoformat(f"{utc}+00:00")
    assert check_field(made, "captured", text) == ""


def test_no_time_is_now_and_a_clock_alone_is_of_the_day_a_form_was_begun(made: Stand) -> None:
    assert captured_at(made, "  ") is None
    begun = "2027-02-25T16:00:00+00:00"
    assert captured_at(made, "23:50", begun) == datetime(2027, 2, 25, 22, 50, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("18:31", "2027-02-26 18:31 is still to come."),
        ("2027-02-27 00:00", "2027-02-27 00:00 is still to come."),
        ("2025-02-26 14:05", "2025-02-26 14:05 is more than a year ago."),
        ("1901-01-01 00:00", "1901-01-01 00:00 is more than a year ago."),
        ("2199-12-31 23:59", "2199-12-31 23:59 is still to come."),
        ("0001-01-01 00:00", "0001-01-01 00:00 is not a time."),
        ("9999-12-31 23:59", "9999-12-31 23:59 is not a time."),
        ("24:00", "24:00 is not a time."),
        ("1405", "1405 is not a time."),
        ("26.2 14:05", "26.2 14:05 is not a time."),
        ("2027-02-30 14:05", "2027-02-30 14:05 is not a time."),
        ("2027-02-26", "2027-02-26 is not a time."),
        ("half past two", "half past two is not a time."),
        ("\x1b[2J14:05", "is not a time."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(made: Stand, text: str, sentence: str) -> None:
    refusal = refusal_of(captured_at, made, text)
    assert refusal is not None
    assert refusal.what.endswith(sentence)
    assert refusal.field == "captured"
    assert refusal.todo
    assert sentence in check_field(made, "captured", text)


def test_a_slip_is_of_its_fair_by_the_code_as_slips_have_it(made: Stand) -> None:
    assert slip_here(made, Slip("PRACTICE", 42)) == "0042"
    fairs.add(made, {"code": "qom 1", "name": "Qom Fair"})
    assert slip_here(made, Slip("QOM-1", 42)) == "0042"
    with pytest.raises(Refusal, match="another fair") as refused:
        slip_here(made, Slip("PRACTICE", 42))
    assert refused.value.what == "Slip 0042 is of another fair: Practice Fair. This one is Qom Fair."


def test_what_became_of_a_slip(made: Stand) -> None:
    anna = keep(made, {**ANNA, "paper_no": "42"})
    jonas = keep(made, {**JONAS, "paper_no": "0017"})
    assert [known.of_slip(made, number) for number in (4, 420, 7)] == [None] * 3
    entered = [known.of_slip(made, number) for number in (42, 17)]
    assert [(one.lead_id, one.name) for one in entered if one] == [
        (anna, ANNA["name"]),
        (jonas, JONAS["name"]),
    ]
    discard.discard(made, jonas, "test")
    assert known.of_slip(made, 17) is None


def test_a_number_of_an_earlier_fair_is_free(made: Stand) -> None:
    keep(made, {**ANNA, "paper_no": "42"})
    fairs.add(made, {"code": "NEXT", "name": "Next Fair"})
    assert known.of_slip(made, 42) is None
    keep(made, ANNA)
    assert known.of_slip(made, 42) is None
    lead = keep(made, {**JONAS, "paper_no": "42"})
    entered = known.of_slip(made, 42)
    assert entered is not None
    assert entered.lead_id == lead
