"""The pieces by which a word is looked for: always of the word, the rare ones first, and enough of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fairdesk.storage.keeping.pieces import LENGTH, MOST, pieces_of


@given(
    st.text(min_size=LENGTH, max_size=40), st.dictionaries(st.text(min_size=3, max_size=3), st.integers(1, 9))
)
def test_a_row_with_the_word_has_every_piece(term: str, common: dict[str, int]) -> None:
    pieces = pieces_of(term, common)
    assert 1 <= len(pieces) <= MOST
    assert all(len(piece) == LENGTH and piece in term for piece in pieces)


def test_what_every_row_has_is_not_asked_for() -> None:
    common = {"+98": 900, "989": 900, "891": 880, "912": 900, "123": 90, "456": 2}
    assert pieces_of("+989123456", common)[0] not in {"+98", "989", "891", "912"}
    assert "456" in pieces_of("912456", {"912": 900, "124": 1, "245": 1})


def test_pieces_stand_apart_where_they_can() -> None:
    assert pieces_of("abcdef", {}) == ("abc", "def")
    assert pieces_of("abcd", {}) == ("abc", "bcd")
