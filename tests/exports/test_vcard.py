"""One lead's card: every trap known of vobject and of the programs that read its cards."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest

from fairdesk.domain.trade import ReachKind
from fairdesk.exports.cards.card import make_card
from fairdesk.exports.cards.read_back import essences
from fairdesk.exports.columns.cells import CellGuard
from fairdesk.exports.columns.file import rows_of
from fairdesk.exports.columns.profiles import PROFILES
from fairdesk.exports.guards import Substitution
from fairdesk.exports.notes import Note
from fairdesk.models.rows import ContactRow
from tests.exports.leads import AT, CONTACT, FAIR, INTEREST, consent, lead, reach, visit
from tests.exports.reading import lines, note_of, value


def test_a_whole_card() -> None:
    assert lines(lead()) == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "UID:urn:uuid:0192f0c1-d2e3-7a4b-8c5d-6e7f80919293",
        "FN:Test Övningsson",
        "N:Test Övningsson;;;;",
        "TITLE:Inköpare",
        "ORG:Prövning Smycken AB",
        "EMAIL;TYPE=INTERNET,WORK:test@provning.example",
        "TEL;TYPE=WORK,VOICE:+46701740605",
        "ADR;TYPE=WORK:;;Testgatan 1\\n411 01;Göteborg;;;Sweden",
        "URL;TYPE=WORK:https://provning.example/ringar",
        "CATEGORIES:Sample Jewellery Fair 2027,hot,FZ-1023",
        "NOTE:Sample Jewellery Fair 2027\\, 2027-03-04\\n"
        "FZ-1023 Neyshabur Sky: quote\\, 50 pcs\\, size 54 mm\\n"
        "Consent\\, may contact: given 2027-03-04 (wording 2026-1\\, language sv)\\n"
        "Likes blue stones",
        "REV:2027-03-04T22:30:15Z",
        "X-CONSENT-CONTACT:granted 2027-03-04 2026-1/sv",
        "END:VCARD",
        "",
    ]
    assert make_card(lead()).substitutions == ()


def test_the_consent_stands_in_plain_properties_too() -> None:
    made = lead(
        consents=(
            consent("contact", granted=False, wording='a;b,c\\d\n"/sv :'),
            consent("marketing", wording="", withdrawn_at=AT + timedelta(days=2)),
        )
    )
    assert value("X-CONSENT-CONTACT", made) == "refused 2027-03-04 abcd/sv"
    assert value("X-CONSENT-MARKETING", made, "none") == "withdrawn 2027-03-06"


# The traps, by their number in the study of vobject 0.9.9 and nine readers.


@pytest.mark.parametrize("letter", ["a", "é", "漢", "😀"])
def test_1_lines_are_folded_by_octets(letter: str) -> None:
    data = make_card(lead(name=letter * 74)).data
    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_2_and_13_no_photo_no_group_and_no_property_of_our_own_but_the_consent() -> None:
    names = {
        re.split("[;:]", line)[0] for line in lines(lead(latin_name="X", native_name="Y", salutation="Dr"))
    }
    assert names == {
        "BEGIN", "VERSION", "UID", "ADR", "CATEGORIES", "EMAIL", "FN", "N", "NICKNAME", "NOTE", "ORG", "REV",
        "TEL", "TITLE", "URL", "X-CONSENT-CONTACT", "END", "",
    }  # fmt: skip


def test_3_a_web_address_is_not_escaped_as_text() -> None:
    made = lead(website="https://provning.example/?a=1,2;b=3")
    assert value("URL", made) == "https://provning.example/?a=1%2C2%3Bb=3"


def test_4_semicolons_become_commas_where_readers_disagree_and_are_told() -> None:
    made = lead(name="A;B", title="C;D", note="E;F", company="G;H")
    assert (value("FN", made), value("TITLE", made)) == ("A\\,B", "C\\,D")
    assert note_of(made)[-1] == "E,F"
    assert (value("N", made), value("ORG", made)) == ("A\\;B;;;;", "G\\;H")
    assert make_card(made).substitutions == (
        Substitution("name", "A;B", "A,B"),
        Substitution("title", "C;D", "C,D"),
        Substitution("note", "E;F", "E,F"),
    )


def test_5_no_backslash_is_written_but_in_an_escape() -> None:
    made = lead(
        name="A\\", company="C:\\new", given="A\\", family="F\\", address="x\\", city="y\\", note="z\\n"
    )
    assert not re.search(r"\\(?![,;n])", "".join(lines(made)))
    assert value("N", made) == "F/;A/;;;"
    assert value("ORG", made) == "C:/new"
    assert note_of(made)[-1] == "z/n"


def test_6_a_category_holds_no_separator() -> None:
    made = lead(fair=replace(FAIR, name="Sample Fair, Stockholm; 2027"))
    assert value("CATEGORIES", made) == "Sample Fair - Stockholm - 2027,hot,FZ-1023"
    assert (
        Substitution("fair", "Sample Fair, Stockholm; 2027", "Sample Fair - Stockholm - 2027")
        in make_card(made).substitutions
    )


def test_7_lists_are_lists() -> None:
    made = lead(company="ACME")
    assert value("ORG", made) == "ACME"
    assert "TEL;TYPE=WORK,VOICE:+46701740605" in lines(made)
    assert "EMAIL;TYPE=INTERNET,WORK:test@provning.example" in lines(made)


def test_8_what_is_empty_is_not_written() -> None:
    bare = {each.name: "" for each in fields(ContactRow) if each.name not in {"id", "name"}}
    made = lead(**bare, reaches=(), interests=(), consents=(), rating="none")
    assert [re.split("[;:]", line)[0] for line in lines(made)] == [
        "BEGIN", "VERSION", "UID", "FN", "N", "CATEGORIES", "NOTE", "REV", "END", "",
    ]  # fmt: skip


def test_9_nothing_typed_writes_a_line_of_its_own() -> None:
    hostile = "x\r\nNOTE:injected\nEND:VCARD\r\nBEGIN:VCARD"
    typed = {each.name: hostile for each in fields(ContactRow) if each.name not in {"id", "country"}}
    reaches = tuple(reach(kind, hostile, label=hostile) for kind in ReachKind)
    made = lead(**typed, reaches=reaches, fair=replace(FAIR, name=hostile))
    assert sum(line.startswith("NOTE") for line in lines(made)) == 1
    assert make_card(made).data.count(b":VCARD") == 2
    assert not re.search(r"END\s*:\s*VCARD.", "".join(lines(made)))
    assert len(essences(make_card(made).data)) == 1


def test_9_a_label_is_never_a_parameter() -> None:
    made = lead(
        reaches=(reach("phone", "1", "+46701", 'WORK"\r\nNOTE:x'), reach("phone", "2", "+46702", "Mobile"))
    )
    assert [line for line in lines(made) if line.startswith("TEL")] == [
        "TEL;TYPE=WORK,VOICE:+46701",
        "TEL;TYPE=CELL:+46702",
    ]


def test_10_no_control_and_no_half_character_is_written() -> None:
    made = lead(name="A\x00\x1b[2J\ud800B", note="a\u2028b\x85c\x0bd", company="\ufeffX" * 40 + "\udfff")
    card = make_card(made)
    data, told = card.data, card.substitutions
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]", data.decode())
    assert value("FN", made) == "A[2J\ufffdB"
    assert note_of(made)[-4:] == ["a", "b", "c", "d"]
    assert {each.field for each in told} == {"name", "note", "company"}


def test_11_n_is_always_there() -> None:
    assert "N:;;;;" in lines(lead(name=""))


def test_12_no_list_has_empty_parts() -> None:
    assert value("ORG", lead(company=" ; ")) == "\\;"
    assert value("ORG", lead(company="\x00")) == ""
    assert value("CATEGORIES", lead(fair=replace(FAIR, name=" ,; "))) == "hot,FZ-1023"


def test_14_extensions_hold_no_special_and_15_version_3() -> None:
    assert all(re.fullmatch(r"[A-Z-]+:[\w ./-]+", line) for line in lines(lead()) if line.startswith("X-"))
    assert lines(lead())[1] == "VERSION:3.0"


# What stands where.


@pytest.mark.parametrize(
    ("typed", "shown", "parts"),
    [
        ({"name": "سارا تمرینی\u200cپور"}, "سارا تمرینی\u200cپور", "سارا تمرینی\u200cپور;;;;"),
        ({"given": "Test", "family": "Övningsson"}, "Test Övningsson", "Övningsson;Test;;;"),
        ({"given": "Test"}, "Test Övningsson", ";Test;;;"),
        ({"salutation": "Dr"}, "Test Övningsson", "Test Övningsson;;;Dr;"),
        ({"name": "", "given": "Test", "family": "Prov"}, "Test Prov", "Prov;Test;;;"),
        ({"name": ""}, "Prövning Smycken AB", ";;;;"),
        ({"name": "\x00", "company": ""}, "test@provning.example", ";;;;"),
        ({"name": "", "company": "", "reaches": ()}, "Unnamed visitor", ";;;;"),
        ({"name": "", "company": "", "reaches": (reach("badge", "4711"),)}, "Badge 4711", ";;;;"),
    ],
)
def test_the_name_is_shown_as_written_and_never_empty(typed: dict[str, Any], shown: str, parts: str) -> None:
    assert (value("FN", lead(**typed)), value("N", lead(**typed))) == (shown, parts)


@pytest.mark.parametrize(
    ("typed", "nickname"),
    [
        ({"latin_name": "Sara Tamrini"}, "Sara Tamrini"),
        (
            {"latin_name": "Sara Tamrini", "native_name": "سارا تمرینی"},
            "Sara Tamrini / سارا تمرینی",
        ),
        ({"latin_name": CONTACT.name, "native_name": "سارا تمرینی"}, "سارا تمرینی"),
        ({"name": " Sara  Tamrini", "latin_name": "Sara Tamrini"}, ""),
        ({"name": "", "given": "Sara", "family": "Tamrini", "latin_name": "Sara Tamrini"}, ""),
        ({}, ""),
    ],
)
def test_the_name_in_other_letters_is_the_nickname(typed: dict[str, str], nickname: str) -> None:
    assert value("NICKNAME", lead(**typed)) == nickname
    (row,) = rows_of(lead(**typed), PROFILES["google"], CellGuard())
    headings = [heading for heading, _name in PROFILES["google"].columns]
    assert row[headings.index("Nickname")] == nickname


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("full", "Sample Jewellery Fair 2027,hot,FZ-1023,AQ - 1"),
        ("short", "Sample Jewellery Fair 2027,FZ-1023,AQ - 1,consent contact"),
        ("none", "Sample Jewellery Fair 2027,consent contact"),
    ],
)
def test_categories_tell_no_more_than_the_note(note: Note, told: str) -> None:
    rings = (INTEREST, replace(INTEREST, sku=""), INTEREST, replace(INTEREST, sku="AQ,1"))
    assert value("CATEGORIES", lead(interests=rings), note) == told


@pytest.mark.parametrize("note", ["short", "none"])
def test_what_leaves_the_office_holds_no_rating_price_or_remark(note: Note) -> None:
    secret = replace(INTEREST, target_minor=4500, target_currency="EUR", note="haggles", reason="price")
    made = lead(interests=(secret,), note="haggles", visits=(visit(note="haggles"),))
    assert not re.search("hot|45|EUR|haggles|quote|price|50", "".join(lines(made, note)[3:]))


def test_the_uid_is_the_contacts_and_stays() -> None:
    assert value("UID", lead()) == value("UID", lead(name="Another", rating="cold"))


def test_rev_is_the_latest_change() -> None:
    later = AT + timedelta(days=3)
    assert value("REV", lead(visits=(visit(), visit(later)))) == "2027-03-07T22:30:15Z"
    assert value("REV", lead(consents=(consent(withdrawn_at=later),))) == "2027-03-07T22:30:15Z"
    assert value("REV", lead(changed_at=later)) == "2027-03-07T22:30:15Z"


def test_numbers_and_handles() -> None:
    made = lead(
        reaches=(
            reach("phone", "0912 000 0000", "+989120000000"),
            reach("whatsapp", "+98 912 000 0000", "+989120000000"),
            reach("whatsapp", "+46 70 174 06 05", "+46701740605"),
            reach("telegram", "@provning"),
            reach("paper_slip", "A-17"),
            reach("email", "a@provning.example"),
            reach("email", "a@provning.example"),
        )
    )
    assert [line for line in lines(made) if line.startswith(("TEL", "EMAIL"))] == [
        "EMAIL;TYPE=INTERNET,WORK:a@provning.example",
        "TEL;TYPE=WORK,VOICE:+989120000000",
        "TEL;TYPE=CELL:+46701740605",
    ]
    assert note_of(made)[-4:] == [
        "WhatsApp: +98 912 000 0000", "WhatsApp: +46 70 174 06 05", "Telegram: @provning", "Paper slip: A-17",
    ]  # fmt: skip
