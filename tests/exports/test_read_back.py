"""The reading back finds every fault that would cost a contact."""

from __future__ import annotations

import pytest

from fairdesk.domain.refusals import Refusal
from fairdesk.exports.cards.card import make_card
from fairdesk.exports.cards.read_back import Essence, check, essences
from tests.exports.leads import lead, reach

CARDS = (
    make_card(lead(name="A, B; C\nD", note="END:VCARD\nquoted-printable =")),
    make_card(lead(reaches=(reach("email", "a@provning.example"), reach("email", "b@provning.example")))),
)
DATA = b"".join(card.data for card in CARDS)
EXPECTED = tuple(card.essence for card in CARDS)


def test_a_good_file_passes() -> None:
    assert essences(DATA) == EXPECTED
    assert EXPECTED[0].name == "A, B, C, D"
    check(DATA, EXPECTED)
    check(b"", ())


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (b"FN:", b"FX:"), (b"UID:urn", b"UID:url"), (b"a@provning", b"c@provning"),
        (b"+46701740605", b"+46701740606"),
        (b"\r\n", b"\n"), (b"END:VCARD\r\nBEGIN:VCARD\r\n", b""), (b"END:VCARD\r\n", b""),
        (b"BEGIN:VCARD\r\n", b""),
        (b"VERSION:3.0", b"VERSION:3.0" + b"x" * 70), (b"TITLE:", b"TITLE"), (b"\xc3\xb6", b"\xc3"),
        (b"EMAIL;TYPE=INTERNET,WORK:b@provning.example\r\n", b""), (b"END:VCARD", b"END:VCARD\r\nNOTE:x"),
    ],
)  # fmt: skip
def test_a_damaged_file_is_refused(was: bytes, becomes: bytes) -> None:
    assert was in DATA
    with pytest.raises(Refusal):
        check(DATA.replace(was, becomes), EXPECTED)


def test_a_lost_card_is_refused() -> None:
    with pytest.raises(Refusal):
        check(CARDS[0].data, EXPECTED)
    with pytest.raises(Refusal):
        check(DATA, [*EXPECTED, Essence("", "", (), ())])
