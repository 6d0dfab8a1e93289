"""MECARD and BIZCARD texts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.imports.contacts.reading import doubts, mecards, reaches


def test_a_mecard() -> None:
    (found,) = mecards(
        "MECARD:N:Ovning,Asa;SOUND:oh-v-ning;TEL:+46 70 1;TEL-AV:+46 70 2;EMAIL:a@x.example;"
        "ORG:Rings\\, Inc\\;x;TITLE:Head;ADR:Way 1, 111 22 Town;URL:https\\://x.example;URL:https://t.me/asa;"
        "NOTE:likes\\: blue;BDAY:19800102;NICKNAME:Assa;WHATSAPP:+461;X-OWN:thing;;"
    )
    assert found.fields == {
        "company": "Rings, Inc;x", "title": "Head", "address": "Way 1, 111 22 Town", "given": "Asa",
        "family": "Ovning", "name": "Asa Ovning", "website": "https://x.example",
    }  # fmt: skip
    assert reaches(found) == [
        ("phone", "+46 70 1", ""), ("phone", "+46 70 2", ""), ("email", "a@x.example", ""),
        ("whatsapp", "+461", ""), ("telegram", "https://t.me/asa", ""),
    ]  # fmt: skip
    assert found.note == "likes: blue\nReading: oh-v-ning\nBirthday: 19800102\nX-own: thing\nNickname: Assa"


def test_a_bizcard() -> None:
    (found,) = mecards(
        "BIZCARD:N:Sean;X:Prov;T:Engineer;C:Rings;A:9th Ave, NY;B:+1212;M:+1213;F:+1214;E:s@x.example;;"
    )
    assert found.fields == {
        "title": "Engineer", "company": "Rings", "address": "9th Ave, NY", "given": "Sean", "family": "Prov",
        "name": "Sean Prov",
    }  # fmt: skip
    assert reaches(found) == [
        ("phone", "+1212", "work"), ("phone", "+1213", "cell"), ("phone", "+1214", "fax"),
        ("email", "s@x.example", ""),
    ]  # fmt: skip


def test_several_in_a_file_and_one_too_big() -> None:
    found = mecards(
        "MECARD:N:A;;\r\nMECARD:N:B;NOTE:one\r\ntwo;;\r\nMECARD:N:" + "x" * 70_000 + ";;\nmecard:N:C"
    )
    assert [each.fields.get("name") for each in found] == ["A", "B", None, "C"]
    assert found[1].note == "one\ntwo"
    assert "bigger than 64 kB" in doubts(found[2])


def test_an_address_of_seven_parts() -> None:
    (found,) = mecards("MECARD:N:A;ADR:,,Way 1,Town,Prefecture,1234,Sweden;;")
    assert (found.fields["country"], found.fields["city"]) == ("SE", "Town")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_octets_give_contacts_and_no_traceback(data: bytes) -> None:
    for found in mecards(b"MECARD:N:" + data):
        doubts(found)
