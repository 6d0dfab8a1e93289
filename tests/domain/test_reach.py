"""Keys of reach: one key for each way of writing one address or number."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairdesk.domain.reach import email_key, phone_key, reach_key
from fairdesk.domain.refusals import Refusal
from tests.domain.answers import refusal_of

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize(
    ("written", "country", "key"),
    [
        ("+46 70 123 45 67", "", "+46701234567"),
        ("+46 (0)70-123 45 67", "", "+46701234567"),
        ("0046 70 123 45 67", "", "+46701234567"),
        ("0046 70 123 45 67", "DE", "+46701234567"),
        ("070-123 45 67", "SE", "+46701234567"),
        ("070/123 45 67", "se", "+46701234567"),
        ("0912 345 6789", "IR", "+989123456789"),
        ("۰۹۱۲۳۴۵۶۷۸۹", "IR", "+989123456789"),
        ("+۹۸ ۹۱۲ ۳۴۵ ۶۷۸۹", "", "+989123456789"),
        ("٠٠٩٨٩١٢٣٤٥٦٧٨٩", "", "+989123456789"),
        ("9123456789", "IR", "+989123456789"),
        ("Tel. 030 901820", "DE", "+4930901820"),
        ("030/901820", "DE", "+4930901820"),
        ("030 / 901820 /", "DE", "+4930901820"),
        ("033203/12345", "DE", "+493320312345"),
        ("+49 (0)33203 / 12345", "", "+493320312345"),
        ("0049/30/901820", "", "+4930901820"),
        ("08-123 456 / ext. 12", "SE", "+468123456"),
        ("+1 202-555-0123 ext. 12", "", "+12025550123"),
        ("\u202a+46 70 123 45 67\u202c", "", "+46701234567"),
    ],
)
def test_phones(written: str, country: str, key: str) -> None:
    assert phone_key(written, country) == key


@pytest.mark.parametrize(
    ("written", "country"),
    [
        ("0912 34", ""),
        ("12", "SE"),
        ("call me", "SE"),
        ("anna@example.com", "SE"),
        ("+46", ""),
        ("", "SE"),
        ("+" + "9" * 40, ""),
        ("1-800-FLOWERS", "US"),
        ("070", "XX"),
    ],
)
def test_no_phone(written: str, country: str) -> None:
    with pytest.raises(Refusal) as refused:
        phone_key(written, country)
    assert refused.value.field == "phone"
    assert "is not a phone number." in str(refused.value)
    assert refused.value.todo == "Write it with its country code, as +46 70 123 45 67."


@pytest.mark.parametrize(("written", "country"), [("0912 345 6789", ""), ("tel: (909) 721-9918", "XX")])
def test_a_whole_number_lacks_only_its_country_code(written: str, country: str) -> None:
    with pytest.raises(Refusal, match="has no country code"):
        phone_key(written, country)


@pytest.mark.parametrize(
    ("written", "country"),
    [
        ("08-123 456 / 457", "SE"), ("08-123 456/457", ""), ("021-88776655/56", "IR"),
        ("۰۲۱-۸۸۷۷۶۶۵۵/۵۶", "IR"), ("+46 8 123456/7", ""), ("030/1234567/68", "DE"),
    ],
)  # fmt: skip
def test_several_numbers_never_become_one(written: str, country: str) -> None:
    with pytest.raises(Refusal, match="several phone numbers") as refused:
        phone_key(written, country)
    assert refused.value.field == "phone"


@given(ANY_TEXT, st.sampled_from(["", "IR", "SE", "ZZ", "\ud800"]))
@settings(deadline=None)
def test_only_a_refusal_says_no(text: str, country: str) -> None:
    answers = (
        refusal_of(email_key, text),
        refusal_of(phone_key, text, country),
        refusal_of(reach_key, "telegram", text, country),
    )
    for refused in answers:
        assert refused is None or (refused.field in ("email", "phone", "handle") and str(refused))


@given(st.integers(100_0000, 999_9999))
@settings(deadline=None)
def test_every_way_of_writing_gives_one_key(number: int) -> None:
    digits = f"70{number}"
    written = (
        f"0{digits}",
        f"+46{digits}",
        f"0046{digits}",
        f"+46 (0){digits[:2]}-{digits[2:5]} {digits[5:]}",
    )
    assert {phone_key(text, "SE") for text in written} == {f"+46{digits}"}


@pytest.mark.parametrize(
    ("written", "key"),
    [
        (" Anna.Lindqvist@Nordic.Example ", "anna.lindqvist@nordic.example"),
        ("mailto:a@b.example", "a@b.example"),
        ("a+b@Example.com", "a+b@example.com"),
        ("info@müller.example", "info@müller.example"),
        ("INFO@MÜLLER.example", "info@müller.example"),
    ],
)
def test_emails(written: str, key: str) -> None:
    assert email_key(written) == key


@pytest.mark.parametrize(
    "wrong", ["anna", "anna@", "@x.example", "a b@x.example", "a@b", "", "x" * 300 + "@y.example"]
)
def test_no_email(wrong: str) -> None:
    with pytest.raises(Refusal) as refused:
        email_key(wrong)
    assert refused.value.field == "email"
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize(
    ("kind", "value", "key"),
    [
        ("telegram", "@Foo_Bar", "foo_bar"),
        ("telegram", "https://t.me/Foo_Bar", "foo_bar"),
        ("telegram", "+98 912 345 6789", "+989123456789"),
        ("instagram", "https://www.instagram.com/Ring.Shop/?hl=sv", "ring.shop"),
        ("linkedin", "https://www.linkedin.com/in/Anna-L/", "in/anna-l"),
        ("whatsapp", "https://wa.me/46701234567", "+46701234567"),
        ("whatsapp", "+46 70 123 45 67", "+46701234567"),
        ("eitaa", "eitaa.com/Foo", "foo"),
        ("bale", "ble.ir/Foo", "foo"),
        ("wechat", "Foo-99", "foo-99"),
        ("badge", " AB 12 ", "ab12"),
        ("paper_slip", "۱۷", "17"),
        ("email", "A@b.example", "a@b.example"),
        ("phone", "+46701234567", "+46701234567"),
    ],
)
def test_handles(kind: str, value: str, key: str) -> None:
    assert reach_key(kind, value) == key


def test_an_empty_handle_is_refused() -> None:
    with pytest.raises(Refusal, match="There is nothing in Telegram"):
        reach_key("telegram", " @ ")
