"""What this stand signed holds as long as it says, and nothing that was changed or made elsewhere does."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from fairdesk.domain.ids import ring_code
from fairdesk.domain.pages.signed import (
    MOST_PICKS,
    form_age,
    form_token,
    is_signed,
    picks_of,
    picks_token,
    signature,
)

ALPHANUMERIC = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
"""Signs of a QR code's alphanumeric mode (ISO/IEC 18004, table 5)."""

SECRETS = st.binary(min_size=32, max_size=32)
CODES = st.lists(
    st.integers(0, 2**256 - 1).map(lambda number: ring_code(f"{number:x}")), min_size=1, max_size=MOST_PICKS
)
DAYS = st.dates(date(2000, 1, 1), date(2400, 1, 1))
CHANCES = st.text("0123456789abcdef", min_size=16, max_size=16)
SECONDS = st.integers(0, 10**11)


@given(SECRETS, CODES, DAYS, st.integers(0, 800))
def test_any_codes_come_back_until_their_day_is_over(
    secret: bytes, codes: list[str], until: date, before: int
) -> None:
    token = picks_token(secret, codes, until)
    assert picks_of(secret, token, until - timedelta(before)) == tuple(codes)
    assert picks_of(secret, token, until + timedelta(1)) == ()


@given(SECRETS, CODES, DAYS)
def test_a_token_is_read_in_any_case_and_costs_a_code_few_modules(
    secret: bytes, codes: list[str], until: date
) -> None:
    token = picks_token(secret, codes, until)
    assert set(token) <= ALPHANUMERIC
    assert picks_of(secret, token.lower(), until) == tuple(codes)


@given(SECRETS, CODES, DAYS, st.data(), st.characters())
def test_a_token_with_any_sign_changed_is_nobody_s(
    secret: bytes, codes: list[str], until: date, data: st.DataObject, sign: str
) -> None:
    token = picks_token(secret, codes, until)
    at = data.draw(st.integers(0, len(token) - 1))
    assume(sign not in (token[at], token[at].lower()))
    assert picks_of(secret, token[:at] + sign + token[at + 1 :], until) is None


@given(SECRETS, CODES, DAYS)
def test_signs_that_only_look_alike_in_capitals_are_nobody_s(
    secret: bytes, codes: list[str], until: date
) -> None:
    token = picks_token(secret, codes, until)
    for latin, other in (("S", "ſ"), ("I", "ı"), ("K", "\N{KELVIN SIGN}")):
        if latin in token:
            assert picks_of(secret, token.replace(latin, other), until) is None


@given(SECRETS, CODES, DAYS, st.integers(1, 60))
def test_a_token_that_was_cut_or_added_to_is_nobody_s(
    secret: bytes, codes: list[str], until: date, count: int
) -> None:
    token = picks_token(secret, codes, until)
    assert picks_of(secret, token[:-count], until) is None
    assert picks_of(secret, token[count:], until) is None
    assert picks_of(secret, codes[0] + token, until) is None
    assert picks_of(secret, token + token[:count], until) is None


@given(SECRETS, SECRETS, CODES, DAYS)
def test_what_another_stand_signed_is_nobody_s(
    secret: bytes, other: bytes, codes: list[str], until: date
) -> None:
    assume(secret != other)
    assert picks_of(other, picks_token(secret, codes, until), until) is None


@given(SECRETS, st.text(max_size=20), st.text(max_size=20), st.text(max_size=40))
def test_a_signature_is_for_one_purpose(secret: bytes, one: str, other: str, text: str) -> None:
    assume(one != other)
    assert is_signed(secret, one, text, signature(secret, one, text))
    assert not is_signed(secret, other, text, signature(secret, one, text))


@given(SECRETS, CODES, DAYS, st.text(max_size=60))
def test_no_text_whatever_is_taken_for_a_token(
    secret: bytes, codes: list[str], until: date, text: str
) -> None:
    assert picks_of(secret, text, until) is None
    assert form_age(secret, text, 0) is None
    assert form_age(secret, picks_token(secret, codes, until), 0) is None


def test_a_token_names_no_more_rings_than_a_phone_can_read() -> None:
    codes = [f"2345{one}{two}" for one in "ABCDEFG" for two in "ABCDEFG"]
    today = date(2027, 2, 19)
    assert picks_of(b"s", picks_token(b"s", codes, today), today) == tuple(codes[:MOST_PICKS])


@given(SECRETS, SECONDS, CHANCES, st.integers(0, 10**6))
def test_a_form_tells_its_age(secret: bytes, second: int, chance: str, later: int) -> None:
    assert form_age(secret, form_token(secret, second, chance), second + later) == later


@given(SECRETS, SECONDS, CHANCES, st.data(), st.characters())
def test_a_form_with_any_sign_changed_is_none_of_ours(
    secret: bytes, second: int, chance: str, data: st.DataObject, sign: str
) -> None:
    token = form_token(secret, second, chance)
    at = data.draw(st.integers(0, len(token) - 1))
    assume(sign != token[at])
    assert form_age(secret, token[:at] + sign + token[at + 1 :], second) is None


@given(SECRETS, SECRETS, SECONDS, CHANCES)
def test_a_form_of_another_stand_is_none_of_ours(
    secret: bytes, other: bytes, second: int, chance: str
) -> None:
    assume(secret != other)
    assert form_age(other, form_token(secret, second, chance), second) is None
