"""The reading back finds every fault that would cost a contact."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairdesk.domain.refusals import Refusal
from fairdesk.exports.cards.card import make_card
from fairdesk.exports.cards.lines import Line
from fairdesk.exports.cards.read_back import Essence, Proof, cards_of, essences, placed, read
from tests.exports.leads import lead, reach

CARDS = (
    make_card(lead(name="A, B; C\nD", note="END:VCARD\nquoted-printable =")),
    make_card(lead(reaches=(reach("email", "a@provning.example"), reach("email", "b@provning.example")))),
)
DATA = b"".join(card.data for card in CARDS)
EXPECTED = tuple(card.essence for card in CARDS)


def check(data: bytes, expected: Iterable[Essence], folder: Path) -> None:
    """Compare a file of `data` with the cards expected."""
    proof = Proof()
    for place, essence in placed(expected):
        proof.add(place, essence)
    (folder / "a.vcf").write_bytes(data)
    proof.compare(placed(read(folder / "a.vcf")))


def test_a_good_file_passes(tmp_path: Path) -> None:
    assert essences(DATA) == EXPECTED
    assert EXPECTED[0].name == "A, B, C, D"
    check(DATA, EXPECTED, tmp_path)
    check(b"", (), tmp_path)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (b"FN:", b"FX:"), (b"UID:urn", b"UID:url"), (b"a@provning", b"c@provning"),
        (b"+46701740605", b"+46701740606"),
        (b"\r\n", b"\n"), (b"END:VCARD\r\nBEGIN:VCARD\r\n", b""), (b"END:VCARD\r\n", b""),
        (b"BEGIN:VCARD\r\n", b""),
        (b"VERSION:3.0", b"VERSION:3.0" + b"x" * 70), (b"TITLE:", b"TITLE"), (b"\xc3\xb6", b"\xc3"),
        (b"EMAIL;TYPE=INTERNET,WORK:b@provning.example\r\n", b""), (b"END:VCARD", b"END:VCARD\r\nNOTE:x"),
        (b"END:VCARD\r\n", b"END:VCARD\r\n\r\n"), (b"VERSION:3.0", b"VERSION:4.0"),
        (b"\nTEL;", b"\nitem1.TEL;"), (b"WORK,VOICE", b"HOME,VOICE"), (b"TITLE:", b"TITLE;X=1:"),
        (b"FZ-1023 ", b"FZ-1024 "), (b"\\n", b"\\,"), (b"VERSION:3.0\r\n", b""),
        (b"END:VCARD", b"END:VCALENDAR"), (b"BEGIN:VCARD", b"BEGIN:VEVENT"),
    ],
)  # fmt: skip
def test_a_damaged_file_is_refused(was: bytes, becomes: bytes, tmp_path: Path) -> None:
    assert was in DATA
    with pytest.raises(Refusal):
        check(DATA.replace(was, becomes), EXPECTED, tmp_path)


def test_a_lost_card_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        check(CARDS[0].data, EXPECTED, tmp_path)
    with pytest.raises(Refusal):
        check(DATA, [*EXPECTED, Essence(())], tmp_path)


def test_cards_that_changed_places_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        check(CARDS[1].data + CARDS[0].data, EXPECTED, tmp_path)


def test_a_proof_takes_cards_in_any_order_but_in_their_places() -> None:
    proof = Proof()
    for place, essence in placed(EXPECTED):
        proof.add(place, essence)
    proof.compare(reversed(tuple(placed(EXPECTED))))
    with pytest.raises(Refusal):
        proof.compare([("2", EXPECTED[0]), ("1", EXPECTED[1])])


@settings(deadline=None)
@given(st.lists(st.integers(0, 30), max_size=6), st.integers(1, 5000))
def test_a_file_is_read_alike_in_blocks_of_any_size(sizes: list[int], block: int) -> None:
    cards = [make_card(lead(name=f"Test {size}", note="é" * size * 40)) for size in sizes]
    data = b"".join(card.data for card in cards)
    chunks = (data[start : start + block] for start in range(0, len(data), block))
    assert list(cards_of(chunks)) == [card.essence for card in cards]


def test_an_essence_says_what_matters_most() -> None:
    essence = EXPECTED[1]
    assert (essence.name, essence.nicknames) == ("Test Övningsson", ())
    assert Line("TITLE", "", ("Inköpare",)) in essence.lines
