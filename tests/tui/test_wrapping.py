"""Texts that are broken into lines keep every letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.language.bidi.isolate import ltr
from fairdesk.tui.widgets.cells import columns_of, plain
from fairdesk.tui.widgets.wrapping import wrap

WORDS = st.text(st.sampled_from("abcdefgh/@.-åö田ب"), min_size=1, max_size=60)


@given(st.lists(WORDS, min_size=1, max_size=6), st.integers(2, 40))
def test_no_line_is_wider_and_no_letter_is_lost(words: list[str], width: int) -> None:
    lines = wrap(" ".join(words), width, False)
    assert all(columns_of(line) <= width for line in lines)
    assert plain("".join(lines)).replace(" ", "") == "".join(words)


@pytest.mark.parametrize("right", [False, True])
def test_a_path_goes_on_after_a_slash(right: bool) -> None:
    path = "/media/somebody/Stick12/a folder/PRACTICE-contacts.vcf"
    lines = [plain(line) for line in wrap(ltr(path), 30, right)]
    assert lines == ["/media/somebody/Stick12/a", "folder/PRACTICE-contacts.vcf"]
    lines = [plain(line) for line in wrap(ltr(path.replace(" ", "-")), 30, right)]
    assert lines == ["/media/somebody/Stick12/", "a-folder/PRACTICE-contacts.vcf"]
