"""What is guarded against spreadsheets is no formula, and comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fairdesk.domain.formulas import begins_formula, guarded, unguarded

BEGINNINGS = "=+-@＝＋－＠"
UNSEEN = "\u00ad\u200b\u200e\u200f\u202a\u202e\u2060\u206f\ufeff"
ANY = st.text(st.sampled_from(f'{BEGINNINGS}{UNSEEN} \t\n;؛"(|!a1')) | st.text(max_size=60)


@given(ANY)
@example("\u200b\n=1(")
@example('a;"=cmd|x')
def test_what_is_guarded_comes_back(text: str) -> None:
    text = text.replace("'", "")
    assert unguarded(guarded(text)) == text


@given(ANY)
def test_what_is_guarded_begins_as_no_formula(text: str) -> None:
    made = guarded(text)
    assert not begins_formula(made) or made[1:2].isdigit()
    assert guarded(made) == made, "once is enough"


@pytest.mark.parametrize("start", BEGINNINGS)
@pytest.mark.parametrize("unseen", ["", *UNSEEN, " ", "\t"])
def test_every_beginning_is_known_behind_what_nobody_sees(start: str, unseen: str) -> None:
    assert begins_formula(f"{unseen}{start}1")
    assert guarded(f"{unseen}{start}A1") == f"'{unseen}{start}A1"
    assert guarded(f"x;{unseen}{start}A(1)") == f"x;{unseen}'{start}A(1)"
