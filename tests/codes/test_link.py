"""The address in a ring's code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.codes.link import base_fault, ring_link
from fairdesk.codes.matrix import matrix
from fairdesk.domain.ids import CODE_LETTERS, ring_code
from fairdesk.domain.refusals import Refusal


@pytest.mark.parametrize(
    ("base", "link"),
    [
        ("https://fdesk.se", "HTTPS://FDESK.SE/R/ABC234"),
        ("https://fdesk.se/", "HTTPS://FDESK.SE/R/ABC234"),
        (" http://192.168.1.20:8080 ", "HTTP://192.168.1.20:8080/R/ABC234"),
        ("http://[fd00::1]:8080", "HTTP://[FD00::1]:8080/R/ABC234"),
        ("https://fdesk.se/Rings", "https://fdesk.se/Rings/R/ABC234"),
        ("https://fdesk.se/~qom/", "https://fdesk.se/~qom/R/ABC234"),
    ],
)
def test_a_base_without_a_path_gives_a_link_wholly_in_capitals(base: str, link: str) -> None:
    assert ring_link(base, "abc234") == link


@pytest.mark.parametrize(
    "base",
    [
        "", "  ", "fdesk.se", "ftp://fdesk.se", "https://", "https://?x", "https:///r", "https://fdesk.se?a=1",
        "https://fdesk.se#top", "https://fdesk.se/?", "https://me:word@fdesk.se", "https://fde sk.se",
        "https://fdesk.se:port", "https://fdesk.se:99999", "https://[fd00::1", "https://انگشتر.example",
        "https://fdesk.se\n", "https://fdesk.se/\x07", "javascript:alert(1)", "https://fdesk.se\\x",
    ],
)  # fmt: skip
def test_a_base_that_leads_nowhere_is_refused(base: str) -> None:
    if base == "https://fdesk.se\n":  # a line end at the end is only untidy
        assert ring_link(base, "ABC234") == "HTTPS://FDESK.SE/R/ABC234"
        return
    with pytest.raises(Refusal) as refused:
        ring_link(base, "ABC234")
    assert refused.value.field == "base_url"
    assert str(refused.value)


@pytest.mark.parametrize("code", ["", "AB/CD", "ABC0", "ÅBC", "A B"])
def test_a_code_with_other_letters_is_refused(code: str) -> None:
    with pytest.raises(Refusal):
        ring_link("https://fdesk.se", code)


@pytest.mark.parametrize(
    ("base", "fault"),
    [
        ("", "unset"), ("  ", "unset"),
        ("https://qomrings.example", "example"), ("https://EXAMPLE.com/r", "example"),
        ("https://a.example.", "example"),
        ("https://x.test", "example"), ("https://www.example.org", "example"),
        ("http://192.168.1.20:8080", "private"), ("http://10.0.0.1", "private"),
        ("http://127.0.0.1", "private"),
        ("http://100.64.0.1", "private"), ("http://[fd00::1]", "private"), ("http://[::1]", "private"),
        ("http://localhost:8000", "private"), ("http://stand.local", "private"), ("http://laptop", "private"),
        ("http://127.1", "private"), ("http://fritz.home.arpa", "private"),
        ("https://fdesk.se", ""), ("https://fdesk.se/rings", ""), ("http://9.9.9.9", ""),
        ("https://myexample.com", ""),
        ("https://local.se", ""),
    ],
)  # fmt: skip
def test_a_base_that_visitors_cannot_reach_is_told(base: str, fault: str) -> None:
    assert base_fault(base) == fault


def test_a_broken_base_is_refused_before_it_is_judged() -> None:
    with pytest.raises(Refusal):
        base_fault("rings.se")


@given(
    st.from_regex(r"[a-z]([a-z0-9-]{0,20}[a-z0-9])?\.(se|de|com|shop)", fullmatch=True),
    st.text("0123456789abcdef", min_size=32, max_size=32),
)
def test_every_link_without_a_path_is_alphanumeric_and_small(host: str, ring_id: str) -> None:
    code = ring_code(ring_id)
    assert set(code) <= set(CODE_LETTERS)
    link = ring_link(f"https://{host}", code)
    assert link == f"HTTPS://{host.upper()}/R/{code}"
    # 38 alphanumeric characters fit version 2-M, 61 version 3-M, 90 version 4-M
    assert matrix(link).size == (25 if len(link) <= 38 else 29)
