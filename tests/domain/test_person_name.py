"""Names and their parts: no word is lost."""

from __future__ import annotations

import pytest
from hypothesis import given as made
from hypothesis import settings
from hypothesis import strategies as st

from fairdesk.domain.leads.person_name import parted, put_together, words

PARTS = ["Anna", "anna", "Maria", "Ek", "von", "王", "小明", "آنا", "Ek,"]
WORDS = st.lists(st.sampled_from(PARTS), max_size=4)


@pytest.mark.parametrize(
    ("name", "given", "family", "first_and_last"),
    [
        ("Anna Maria Ek", "Anna", "Ek", ("Anna Maria", "Ek")),
        ("Anna von Ek", "Anna", "von Ek", ("Anna", "von Ek")),
        ("Wang Li Wei", "", "Wang", ("Li Wei", "Wang")),
        ("王小明", "小明", "王", ("小明", "王")),
        ("Ek, Anna Maria", "Anna", "Ek", ("Anna Maria", "Ek")),
        ("Ek", "", "Ek", ("", "Ek")),
        ("Anna", "Anna", "", ("Anna", "")),
        ("Annie Ek", "Anna", "Ek", ("Annie", "Ek")),
        ("Annie", "Anna", "Ek", ("Annie", "")),
        ("Anna Ek Berg", "Anna", "Ek", ("Anna Ek Berg", "")),
        ("Anna Ek", "", "", ("Anna Ek", "")),
        ("", "", "", ("", "")),
    ],
)
def test_a_name_in_two(name: str, given: str, family: str, first_and_last: tuple[str, str]) -> None:
    assert parted(name, given, family) == first_and_last


@settings(max_examples=500, deadline=None)
@made(*[WORDS.map(" ".join)] * 3)
def test_first_and_last_have_each_word_of_the_name(name: str, given: str, family: str) -> None:
    first_and_last = parted(name, given, family)
    joined = words(" ".join(first_and_last))
    assert sorted(joined) == sorted(words(name)) or words(put_together(*first_and_last)) == words(name)
