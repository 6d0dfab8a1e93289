"""What a text must lose, and that every loss is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.exports.guards import Guard, Substitution, clean, unmarked

ANY = st.text(st.characters(), max_size=80)


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("a\x00b\x1b[31mc\x7f\x9b", "ab[31mc"),
        ("a\u2028b\u2029c\x85d\x0be\x0cf\rg\r\nh", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("\ufeffAnna", "Anna"),
        ("A\ud800B", "A\ufffdB"),
        ("e\u0301", "é"),
        ("a \t\xa0 b", "a b"),
        ("a\tb", "a b"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("  x  ", "x"),
    ],
)
def test_cleaning(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


@given(ANY)
def test_cleaning_is_settled_after_once_and_can_be_written(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    once.encode("utf-8")
    assert not set(once) & set("\x00\x0b\x0c\r\x1b\x7f\x85\u2028\u2029\ufeff")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("END:VCARD", "END VCARD"), ("begin : vcard", "begin vcard"), ("xEND:\nVCARDx", "xEND VCARDx"),
        ("END OF", "END OF"), ("THE END: fine", "THE END: fine"),
    ],
)  # fmt: skip
def test_no_text_ends_a_card(typed: str, written: str) -> None:
    assert unmarked(typed) == written


def test_each_kind_of_text_loses_only_what_it_must() -> None:
    guard = Guard()
    assert guard.part("company", "A; B\nC\\D, E") == "A; B, C/D, E"
    assert guard.line("title", "A; B\nC\\D, E") == "A, B, C/D, E"
    assert guard.lines("note", "A; B\nC\\D, E") == "A, B\nC/D, E"
    assert guard.street("A; B\nC\\D, E") == "A; B\nC/D, E"
    assert guard.category("fair", "A; B\nC\\D, E,;") == "A - B - C/D - E"
    assert [found.field for found in guard.found] == ["company", "title", "note", "address", "fair"]
    assert guard.found[1] == Substitution("title", "A; B\nC\\D, E", "A, B, C/D, E")


def test_a_greek_question_mark_is_a_semicolon_after_nfc() -> None:
    assert Guard().line("title", "Τι\u037e") == "Τι,"


def test_a_harmless_text_is_no_substitution() -> None:
    guard = Guard()
    for text in ("Test Övningsson", "سارا تمرینی", "می\u200cخواهم", "O'Test, Ltd."):
        assert guard.line("name", text) == guard.part("name", text) == text
    assert guard.lines("note", "one\ntwo") == "one\ntwo"
    assert guard.found == []


@pytest.mark.parametrize(
    ("value", "key", "written"),
    [
        ("Anna@Provning.example", "anna@provning.example", "Anna@Provning.example"),
        ("Anna <anna@provning.example>", "anna@provning.example", "anna@provning.example"),
        ("övning@prövning.example", "x", "övning@prövning.example"),
        ("a@b.example\nNOTE:x", "", ""), ("a b@c.example", "", ""), ("a@b.example;x", "", ""),
        ("nothing", "", ""), ("a@b", "", ""),
    ],
)  # fmt: skip
def test_an_email_is_written_as_typed_or_by_its_key_or_left_out(value: str, key: str, written: str) -> None:
    guard = Guard()
    assert guard.email(value, key) == written
    assert guard.found == ([] if written == value else [Substitution("email", value, written)])


@pytest.mark.parametrize(
    ("value", "key", "written", "told"),
    [
        ("070-174 06 05", "+46701740605", "+46701740605", False),
        ("+46 70 174 06 05 ext. 5", "+46701740605", "+46701740605 ext. 5", False),
        ("070-174 06 05 EXT ۵", "+46701740605", "+46701740605 ext. 5", False),
        ("070-174 06 05x12", "+46701740605", "+46701740605 ext. 12", False),
        ("070-174 06 05", "", "0701740605", True),
        ("+46 31 1 ext. 12", "+46311;ext=12", "+46311x12", True),
        ("۰۹۱۲ ۰۰۰", "", "0912000", True),
        ("+46701740605", "", "+46701740605", False),
        ("+46\nNOTE:x", "", "", True),
        ("call me", "", "", True),
    ],
)
def test_a_phone_is_e164_or_what_can_be_dialled(value: str, key: str, written: str, told: bool) -> None:
    guard = Guard()
    assert guard.phone(value, key) == written
    assert bool(guard.found) == told


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("https://provning.example/?a=1,2;b=3", "https://provning.example/?a=1%2C2%3Bb=3"),
        ("provning.example", "https://provning.example"),
        ("provning.example:8080/x", "https://provning.example:8080/x"),
        ("HTTP://Provning.example/A%20b", "http://provning.example/A%20b"),
        ("https://prövning.example/å ä", "https://xn--prvning-b1a.example/%C3%A5%20%C3%A4"),
        ("https://provning.example/a\\b", "https://provning.example/a%5Cb"),
        ("https://provning.example/x#a;b", "https://provning.example/x#a%3Bb"),
        ("http://[fd00::1]/x", "http://[fd00::1]/x"),
        ("javascript:alert(1)", ""), ("mailto:a@b.example", ""), ("ftp://a.example", ""), ("Prövning AB", ""),
        ("https://", ""), ("https://[::1", ""), ("https://a.example:x", ""), ("https://a..example", ""),
        ("", ""),
        ("https://" + "a" * 70 + ".example", ""),
    ],
)  # fmt: skip
def test_a_web_address_is_plain_ascii_or_left_out(value: str, written: str) -> None:
    guard = Guard()
    assert guard.url(value) == written
    assert bool(guard.found) == (value != written)


@given(ANY)
def test_any_web_address_is_plain_ascii_or_left_out(value: str) -> None:
    for url in (Guard().url(value), Guard().url(f"https://a.example/{value}?{value}#{value}")):
        assert url.isascii()
        assert not set(url) & set(',;\\ \r\n"')


@given(ANY, ANY)
def test_no_guarded_text_holds_what_readers_trip_over(text: str, key: str) -> None:
    guard = Guard()
    part, line, lines = guard.part("name", text), guard.line("name", text), guard.lines("note", text)
    category = guard.category("fair", text)
    assert not set(part + line + lines + category) & set("\\\r\x85\u2028\u2029")
    assert not set(part + line + category) & {"\n"}
    assert ";" not in line + lines + category
    assert "," not in category
    assert set(guard.phone(text, key).replace(" ext. ", "x")) <= set("+x0123456789")
    assert not set(guard.email(text, key)) & set(",;\\ \r\n")
