"""Handles as web addresses, where there are public ones."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import ReachKind
from fairdesk.exports.cards.handles import handle_lines
from tests.exports.leads import lead, reach
from tests.exports.reading import lines, note_of


@pytest.mark.parametrize(
    ("kind", "typed", "key", "address"),
    [
        ("telegram", "@Provning", "provning", "https://t.me/Provning"),
        ("telegram", "https://t.me/provning?start=1", "provning", "https://t.me/provning"),
        ("telegram", "0912 000 0000", "+989120000000", "https://t.me/+989120000000"),
        ("telegram", "t.me/+AbCdEf", "+abcdef", ""),
        ("whatsapp", "+46 70 174 06 05", "+46701740605", "https://wa.me/46701740605"),
        ("instagram", "@prov.ring_1", "prov.ring_1", "https://www.instagram.com/prov.ring_1/"),
        ("instagram", "..", "..", ""),
        ("linkedin", "sara-prov", "sara-prov", "https://www.linkedin.com/in/sara-prov"),
        ("linkedin", "linkedin.com/company/prov/", "", "https://www.linkedin.com/company/prov"),
        ("linkedin", "in/övning", "in/ovning", "https://www.linkedin.com/in/%C3%B6vning"),
        ("linkedin", "Sara Övning, AB", "saraovning,ab", ""),
        ("eitaa", "eitaa.com/provring", "provring", "https://eitaa.com/provring"),
        ("eitaa", "@آزمون", "آزمون", ""),
        ("eitaa", "0912 000 0000", "+989120000000", ""),
        ("bale", "provring", "provring", "https://ble.ir/provring"),
        ("badge", "4711", "4711", ""),
        ("paper_slip", "A-17", "a-17", ""),
        ("telegram", "x" * 300, "x", ""),
    ],
)
def test_a_handle_with_a_public_address_is_a_url(kind: str, typed: str, key: str, address: str) -> None:
    made = lead(website="", reaches=(reach(kind, typed, key),))
    assert [line for line in lines(made) if line.startswith("URL")] == ([f"URL:{address}"] if address else [])
    assert note_of(made)[-1].endswith(f": {typed}")


@pytest.mark.parametrize(
    ("typed", "key", "written"),
    [
        ("prov_2027", "prov_2027", "x-apple:prov_2027"),
        ("+86 138 0000 0000", "+8613800000000", "x-apple:+8613800000000"),
        ("测试", "测试", ""),
        ("a;b,c", "a;b,c", ""),
    ],
)
def test_wechat_has_no_address_and_is_impp(typed: str, key: str, written: str) -> None:
    found = [line for line in lines(lead(reaches=(reach("wechat", typed, key),))) if line.startswith("IMPP")]
    assert found == ([f"IMPP;X-SERVICE-TYPE=WeChat:{written}"] if written else [])


def test_the_website_comes_first_and_an_address_once() -> None:
    made = lead(reaches=(reach("telegram", "@provning"), reach("telegram", "t.me/provning", "provning")))
    assert [line for line in lines(made) if line.startswith("URL")] == [
        "URL;TYPE=WORK:https://provning.example/ringar",
        "URL:https://t.me/provning",
    ]


@settings(deadline=None)
@given(st.sampled_from(list(ReachKind)), st.text(max_size=60), st.text(max_size=20))
def test_whatever_was_typed_gives_a_plain_address_or_none(kind: ReachKind, typed: str, key: str) -> None:
    for line in handle_lines([reach(kind, typed, key)]):
        (value,) = line.parts
        assert value.isascii()
        assert value.isprintable()
        assert not set(value) & set(' ,;\\"')


def test_a_handle_too_long_is_refused_where_it_is_typed() -> None:
    from fairdesk.domain.reach import bare_handle

    with pytest.raises(Refusal):
        bare_handle("x" * 300)
