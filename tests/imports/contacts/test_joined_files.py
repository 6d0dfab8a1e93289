"""Files of cards that somebody put one behind the other with `cat` or `copy`."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairdesk.imports.contacts.files import kind_of
from tests.imports.contacts.reading import cards, doubts, mecards, table

BOM = b"\xef\xbb\xbf"
CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:%s\r\nTEL:+4670\r\nEND:VCARD"


@pytest.mark.parametrize(
    "between", [b"", BOM, b"\x1a", b"\x1a" + BOM, b" \t", b"\r\n" + BOM, b"\r\n\x1a", b"\x1a\r\n", b"\n\x00"]
)
def test_each_card_is_one_contact(between: bytes) -> None:
    found = cards(BOM + CARD % b"A" + between + CARD % b"B" + between + CARD % b"C" + between)
    assert [each.fields for each in found] == [{"name": "A"}, {"name": "B"}, {"name": "C"}]
    assert not any(map(doubts, found))


def test_two_marks_at_the_beginning_are_none() -> None:
    assert [each.fields for each in cards(BOM + BOM + CARD % b"A")] == [{"name": "A"}]
    assert [each.fields for each in table("\ufeff\ufeffName;Firma\nA;B")] == [{"name": "A", "company": "B"}]


def test_files_of_utf_16_are_joined_too() -> None:
    found = cards((CARD % b"A").decode().encode("utf-16") + (CARD % b"B").decode().encode("utf-16"))
    assert [each.fields["name"] for each in found] == ["A", "B"]


def test_text_that_looks_like_an_end_parts_nothing() -> None:
    (found,) = cards(b"BEGIN:VCARD\nFN:A\nNOTE:x\n END:VCARDBEGIN:VCARD\nEND:VCARD\n")
    assert found.note == "xEND:VCARDBEGIN:VCARD"


def test_short_cards_on_one_line_are_one_contact_each() -> None:
    found = mecards(
        BOM + BOM + b"MECARD:N:A;;MECARD:N:B\\;MECARD:x;; " + BOM + b"bizcard:N:C;;\r\n\x1aMECARD:N:D;;\x1a"
    )
    assert [each.fields["name"] for each in found] == ["A", "B;MECARD:x", "C", "D"]
    assert [each.place for each in found] == [1, 2, 3, 4]


@pytest.mark.parametrize("before", [BOM, BOM + BOM, b"\x1a", b"\r\n" + BOM])
def test_marks_before_it_do_not_hide_what_a_file_is(tmp_path: Path, before: bytes) -> None:
    path = tmp_path / "x"
    for data, kind in ((CARD % b"A", "vcard"), (b"MECARD:N:A;;", "mecard"), (b"BIZCARD:N:A;;", "mecard")):
        path.write_bytes(before + data)
        assert kind_of(path) == kind
