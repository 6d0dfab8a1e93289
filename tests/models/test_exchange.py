"""Every value of every field comes back from its line as it was."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from fairdesk.domain.clean import clean_text
from fairdesk.models.exchange.line import encoded, line_of
from fairdesk.models.exchange.row import CODES, row_of
from fairdesk.models.exchange.tables import FIELDS, OPTIONAL, ORDER, Kind

TEXT = st.text(max_size=60).map(lambda text: clean_text(text, "note"))
FIRST = datetime(1901, 1, 1, tzinfo=UTC)
VALUES = {
    Kind.ID: st.uuids().map(lambda one: one.hex), Kind.TEXT: TEXT,
    Kind.WHOLE: st.integers(-(2**63) + 1, 2**63 - 1),
    Kind.NUMBER: st.floats(allow_nan=False, allow_infinity=False), Kind.YES_NO: st.booleans(),
    Kind.TIME: st.timedeltas(timedelta(0), timedelta(100_000)).map(lambda since: FIRST + since),
    Kind.DAY: st.dates(date(1901, 1, 1), date(2199, 1, 1)), Kind.BYTES: st.binary(max_size=50),
}  # fmt: skip
NARROW = {
    "captured_offset_minutes": st.integers(-840, 840), "retention_months": st.integers(0, 120),
    "due_hours": st.dictionaries(TEXT, st.integers(0, 999), max_size=3),
    "question": st.dictionaries(TEXT, TEXT, max_size=3),
    "choices": st.lists(st.fixed_dictionaries({"code": TEXT.filter(bool), "en": TEXT}), max_size=3),
    "sizes": st.lists(
        st.fixed_dictionaries(
            {"mm": st.none() | st.floats(40, 80), "quantity": st.none() | st.integers(1, 99), "words": TEXT}
        ),
        max_size=3,
    ),
    "stamps": st.dictionaries(st.just("*"), st.just("0192f0c1d2e3-0000-0000000a"), max_size=1),
}  # fmt: skip


@st.composite
def rows(draw: st.DrawFn) -> tuple[str, dict[str, object]]:
    table = draw(st.sampled_from(ORDER))
    row: dict[str, object] = {}
    for name, kind in FIELDS[table].items():
        if (table, name) in CODES:
            row[name] = draw(st.sampled_from([str(code) for code in CODES[table, name]]))
        elif name == "place" and kind is Kind.WHOLE:
            row[name] = draw(st.integers(0, 99))
        elif name in OPTIONAL[table] and draw(st.booleans()):
            row[name] = None
        else:
            row[name] = draw(NARROW[name] if name in NARROW else VALUES[kind])
    return table, row


@given(rows())
@settings(max_examples=150, deadline=None)
def test_a_row_comes_back_from_its_line_as_it_was(made: tuple[str, dict[str, object]]) -> None:
    table, row = made
    back = row_of(table, json.loads(encoded(line_of(table, row))))
    assert {"deleted": False, "erased": False, **back} == row


@given(st.text(max_size=30), st.text(max_size=30))
@settings(max_examples=100, deadline=None)
def test_any_text_becomes_one_line_of_utf8_and_can_be_kept(name: str, note: str) -> None:
    line = encoded(line_of("contact", {"id": "0" * 32, "name": name + "\ud800", "note": note, "stamps": {}}))
    assert b"\n" not in line
    told = json.loads(line)
    assert (told["name"], told["note"]) == (name + "\ud800", note)
    kept = row_of("contact", told)
    kept["name"].encode("utf-8")
    assert row_of("contact", {**told, **kept}) == kept
    assert "\x00" not in kept["name"] + kept["note"]
