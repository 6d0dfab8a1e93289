"""What arrives again changes nothing, in any order and part; and a dry run tells what an import does."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as runs
from hypothesis import strategies as st

from fairdesk import settings
from fairdesk.domain.draft import Draft
from fairdesk.imports.contacts.arriving import Arriving, ArrivingInterest
from fairdesk.stand import Stand, open_stand
from fairdesk.storage import history
from fairdesk.workflows.contacts.arrivals import take_in as module
from fairdesk.workflows.contacts.arrived import Arrived
from fairdesk.workflows.fair import sample
from fairdesk.workflows.leads.discard import discard
from fairdesk.workflows.leads.register import register
from tests.workflows.arriving import DAY, agreed, arrive, counts, person

EXAMPLES = 25 * max(1, int(os.environ.get("FAIRDESK_RUNS", "1") or 1))
NUMBERS = count()
NAMES = ("Anna Lindqvist", "anna lindqvist", "Erik Berg", "علی کاظمی", "")
FIRMS = ("Nordic Silver AB", "nordic silver", "")
DAYS = st.none() | st.integers(0, 3).map(lambda days: DAY + timedelta(days=days))
CONSENTS = st.builds(
    agreed,
    st.sampled_from(["contact", "marketing"]),
    st.sampled_from(["granted", "refused", "withdrawn"]),
    DAYS,
)
WANTS = st.builds(
    ArrivingInterest,
    st.sampled_from(["FZ-1023", "fz1023", "big turquoise", ""]),
    st.sampled_from(["", "liked", "quote", "adored"]),
    st.none() | st.integers(1, 3),
    st.sampled_from(["", "soon"]),
)

DESK = st.tuples(st.sampled_from(NAMES[:3]), st.sampled_from("abc"), st.booleans())


@st.composite
def cards(draw: st.DrawFn) -> tuple[dict[str, object], list[str]]:
    """A contact without place: its fields, and its ways without what makes them this example's own."""
    fields: dict[str, object] = {
        "name": draw(st.sampled_from(NAMES)),
        "company": draw(st.sampled_from(FIRMS)),
        "city": draw(st.sampled_from(["", "Lund", "Malmö"])),
        "country": draw(st.sampled_from(["", "SE", "Atlantis"])),
        "address": draw(st.sampled_from(["", "", "Storgatan 1"])),
        "note": draw(st.sampled_from(["", "likes silver", "likes silver\ncomes back", "x" * 4_100])),
        "rating": draw(st.sampled_from(["", "hot", "cold", "none"])),
        "consents": draw(st.lists(CONSENTS, max_size=2)),
        "wants": draw(st.lists(WANTS, max_size=2)),
    }
    if draw(st.booleans()):
        fields["uid"] = fields["name"] and f"uid {fields['name']} {draw(st.integers(0, 2))}"
    return fields, draw(st.lists(st.sampled_from(["a", "b", "c", "+4670", "many"]), max_size=3))


def made(drawn: Sequence[tuple[dict[str, object], list[str]]], number: int) -> list[Arriving]:
    """The contacts of one example: nobody of another one shares a key, a company or a UID with them."""
    several = []
    for place, (fields, ways) in enumerate(drawn, 1):
        mine = dict(fields)
        if mine.get("uid"):
            mine["uid"] = f"{mine['uid']} {number}"
        if mine["company"]:
            mine["company"] = f"{mine['company']} {number}"
        if mine["name"]:
            mine["name"] = f"{mine['name']} x{number}"
        own = [f"{way}{100000 + number}" if way[0] == "+" else f"{way}{number}@x.example" for way in ways]
        several.append(person(place, *own, **mine))  # type: ignore[arg-type]
    return several


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    """One stand for all examples: opening one costs more than an example."""
    opened = open_stand(settings.load(tmp_path_factory.mktemp("pool") / "data"))
    sample.load(opened)
    yield opened
    opened.close()


def told(done: Arrived) -> list[object]:
    """All that an import answers, but whether it was one."""
    doubts = [(one.place, one.name, one.why.what, one.leads) for one in done.doubts]
    return [counts(done), done.contacts, done.doubtful, doubts]


@runs(
    max_examples=EXAMPLES,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    drawn=st.lists(cards(), min_size=1, max_size=9),
    at_the_desk=st.lists(DESK, max_size=3),
    seed=st.integers(0, 1000),
)
def test_three_times_in_any_order_changes_nothing_more(
    pool: Stand,
    drawn: list[tuple[dict[str, object], list[str]]],
    at_the_desk: list[tuple[str, str, bool]],
    seed: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "BATCH", 3)
    number = next(NUMBERS)
    for name, way, aside in at_the_desk:
        form = Draft(typed={"name": f"{name} x{number}", "email": f"{way}{number}@x.example"})
        kept = register(pool, form)
        if aside:
            discard(pool, kept.lead_id, "test")
    several = made(drawn, number)
    at = history.mark(pool.database)
    tried = arrive(pool, *several, dry_run=True)
    assert history.mark(pool.database) == at
    done = arrive(pool, *several)
    assert told(tried) == told(done)
    assert (tried.dry_run, done.dry_run) == (True, False)
    assert done.contacts == len(several) == sum(counts(done))
    at = history.mark(pool.database)
    chance = random.Random(seed)
    for _time in range(2):
        again = chance.sample(several, chance.randint(1, len(several)))
        assert arrive(pool, *again).new == 0
        assert history.mark(pool.database) == at
    assert told(arrive(pool, *several, dry_run=True)) == told(arrive(pool, *several))
    assert history.mark(pool.database) == at


def test_who_was_two_when_it_arrived_is_the_same_of_them_again(pool: Stand) -> None:
    """The fifth shares a key with both; whom the third and fourth were does not change by that."""
    one, other = "k1@same.example", "k2@same.example"
    several = [
        person(1, one, name="Sama Two"),
        person(2, other, name="Sama Two"),
        person(3, one, name="Sama Two", city="Lund"),
        person(4, other, name="Sama Two", address="Storgatan 1"),
        person(5, one, other, name="Sama Two", country="SE"),
    ]
    assert counts(arrive(pool, *several)) == (2, 3, 0, 0)
    at = history.mark(pool.database)
    assert counts(arrive(pool, *several)) == (0, 0, 5, 0)
    assert history.mark(pool.database) == at
