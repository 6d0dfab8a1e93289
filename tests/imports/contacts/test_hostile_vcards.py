"""vCard files that mean harm, or are no vCards, and how fast and small reading is."""

from __future__ import annotations

import io
import random
import time
import tracemalloc
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairdesk.imports.contacts.vcard.lines import LONGEST, logical_lines
from fairdesk.imports.contacts.vcards import read_vcards
from fairdesk.workflows.contacts.arrivals.identity import contact_id
from tests.imports.contacts.reading import cards, doubts

PERSON = (
    b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:urn:uuid:%032d\r\nFN:Test Person\r\nN:Person;Test;;;\r\n"
    b"ORG:Rings AB;Buying\r\nTITLE:Buyer\r\nTEL;TYPE=CELL:+46 70 000 00 00\r\n"
    b"EMAIL;TYPE=INTERNET,WORK:test@example.com\r\nADR;TYPE=WORK:;;Way 1;Town;;12345;Sweden\r\n"
    b"NOTE:Likes blue stones\\, and a long text to fold that \r\n goes on\r\n"
    b"REV:2027-03-04T22:30:15Z\r\nEND:VCARD\r\n"
)


class Endless(io.BytesIO):
    """A file made while it is read."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        super().__init__()
        self._pieces = iter(pieces)
        self._held = b""

    def read(self, size: int | None = -1) -> bytes:
        size = size or 0
        while len(self._held) < size:
            piece = next(self._pieces, b"")
            if not piece:
                break
            self._held += piece
        taken, self._held = self._held[:size], self._held[size:]
        return taken


def people(count: int) -> Iterator[bytes]:
    return (PERSON % number for number in range(count))


def peak(pieces: Iterable[bytes]) -> tuple[int, int]:
    """Return how many cards were read, and the most octets held meanwhile."""
    tracemalloc.start()
    try:
        count = len([0 for _card in read_vcards(Endless(pieces))])
        return count, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_stays_flat() -> None:
    peak(people(10))
    few, many = peak(people(150)), peak(people(1_000))
    assert (few[0], many[0]) == (150, 1_000)
    assert many[1] < few[1] + 500_000


def test_thousands_of_cards_are_quick() -> None:
    start = time.perf_counter()
    assert len([0 for _card in read_vcards(Endless(people(2_000)))]) == 2_000
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    "middle",
    [
        [b"NOTE:" + b"x" * 1_000_000, *[b"x" * 1_000_000] * 8, b"\n"],
        [b"NOTE:x\n", *[b" " + b"x" * 70 + b"\n"] * 50_000],
        [b"X:1\n"] * 30_000,
        [b"NOTE;ENCODING=QUOTED-PRINTABLE:x=\n", *[b"x" * 70 + b"=\n"] * 50_000],
        [b'X;A="' + b"x:" * 1_500_000 + b"\n"],
    ],
    ids=["line", "folds", "lines", "soft breaks", "quotes"],
)
def test_a_card_too_big_is_refused_and_the_next_one_read(middle: list[bytes]) -> None:
    pieces = [b"BEGIN:VCARD\nFN:Big\n", *middle, b"END:VCARD\n", PERSON % 7]
    tracemalloc.start()
    big, good = read_vcards(Endless(pieces))
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert big.is_empty
    assert "bigger than 2 MB" in doubts(big)
    assert good.fields["name"] == "Test Person"
    assert held < 5 * LONGEST


def test_a_big_picture_takes_no_room() -> None:
    pieces = [b"BEGIN:VCARD\nFN:A\nPHOTO;ENCODING=b:" + b"QUJD" * 200_000, *[b"QUJD" * 200_000] * 9]
    count, held = peak([*pieces, b"\nTEL:1\nEND:VCARD\n"])
    assert count == 1
    assert held < 5 * LONGEST


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400) | st.lists(st.sampled_from([
    b"BEGIN:VCARD", b"END:VCARD", b"\r\n", b"\n", b"\r", b" ", b":", b";", b"=", b"AGENT:", b"FN:x", b"N:a;b",
    b";ENCODING=QUOTED-PRINTABLE", b"PHOTO;ENCODING=b:QUJD", b"\xff\xfe", b"\x00", b"TEL;TYPE=\"a", b"\\",
    b",", b"X-CONSENT-CONTACT:granted", b"REV:9999-99-99", b"REV:0001-01-01T00:00:00+14:00", b"ADR:;;;",
    b"URL:http://[", b"LANG:xx", b"data:,", b"item1.X-ABLabel:z", b"tel:;ext", b"KIND:group",
]), max_size=60).map(b"".join))  # fmt: skip
def test_any_octets_give_contacts_and_no_traceback(data: bytes) -> None:
    for place, found in enumerate(cards(data), start=1):
        assert found.place == place
        doubts(found)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 40), st.randoms(use_true_random=False))
def test_lines_are_the_same_however_the_file_comes_in_pieces(size: int, chance: random.Random) -> None:
    whole = b"".join(people(2)).replace(b"\r\n", chance.choice([b"\r\n", b"\n", b"\r"]))

    class Slow(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            return super().read(size)

    assert list(logical_lines(Slow(whole))) == list(logical_lines(io.BytesIO(whole)))


@pytest.mark.parametrize(
    "charset",
    ["a\x00b", "utf-7", "unicode_escape", "raw_unicode_escape", "idna", "undefined", "rot13", "x" * 999],
)
def test_any_charset_gives_text_that_can_be_kept(charset: str) -> None:
    value = "x+2AA-y\\ud800\\q"
    (found,) = cards(
        f"BEGIN:VCARD\nUID;CHARSET={charset}:{value}\nNOTE;CHARSET={charset}:{value}\nEND:VCARD\n"
    )
    assert contact_id(found.uid, found.fields, ())
    assert "x" in found.note.encode().decode()
