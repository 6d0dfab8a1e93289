"""Stamps grow whatever the clocks do, and sort as text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from fairdesk.storage.keeping.stamps import MADE, next_stamp, stamp_of

MILLISECONDS = st.integers(min_value=0, max_value=16**12 - 2)
DEVICES = st.text("0123456789abcdef", min_size=8, max_size=8)


@given(st.lists(st.tuples(MILLISECONDS, DEVICES), min_size=2, max_size=50))
def test_each_stamp_is_later_than_all_before(ticks: list[tuple[int, str]]) -> None:
    newest = ""
    for milliseconds, device in ticks:
        stamp = next_stamp(newest, milliseconds, device)
        assert stamp > newest
        assert re.fullmatch(r"[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{8}", stamp)
        newest = stamp


def test_a_full_counter_goes_over_into_the_time() -> None:
    assert next_stamp("000000000005-ffff-0000000a", 5, "0000000b") == "000000000006-0000-0000000b"


def test_a_field_without_a_stamp_has_its_rows() -> None:
    assert stamp_of({MADE: "a", "name": "b"}, "name") == "b"
    assert stamp_of({MADE: "a", "name": "b"}, "city") == "a"
    assert stamp_of({}, "city") == ""
