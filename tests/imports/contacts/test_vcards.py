"""vCards of other programs, trap by trap."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fairdesk.imports.contacts.arriving import LEFT_OUT, ArrivingConsent
from tests.imports.contacts.reading import card, cards, doubts, reaches

BARE = "BEGIN:VCARD\nVERSION:3.0\nFN:Åsa Övning\nNOTE:می‌خواهم\nEND:VCARD\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_any_line_end_in_any_unicode(end: str, encoding: str) -> None:
    (found,) = cards(BARE.replace("\n", end).encode(encoding))
    assert (found.fields["name"], found.note, found.doubts) == ("Åsa Övning", "می‌خواهم", ())


def test_folds_within_characters_words_and_blanks() -> None:
    raw = "NOTE:Größe 54  und mehr".encode()
    for place in range(6, len(raw)):
        data = b"BEGIN:VCARD\nFN:x\n" + raw[:place] + b"\r\n " + raw[place:] + b"\nEND:VCARD\n"
        assert cards(data)[0].note == "Größe 54  und mehr"
    assert card("NOTE:one", "\ttwo", "  ", " three").note == "onetwo three"


def test_commas_and_semicolons_belong_to_the_text() -> None:
    found = card(
        "FN:A", "NOTE:one, two; three\\, four\\; five\\nsix", "TITLE:Head, Sales", "ORG:ACME, Inc.;R&D"
    )
    assert found.note == "one, two; three, four; five\nsix\nDepartment: R&D"
    assert (found.fields["title"], found.fields["company"]) == ("Head, Sales", "ACME, Inc.")


def test_names_split_at_semicolons_without_a_backslash_only() -> None:
    found = card("FN:Dr. Ann Lee", "N:Le\\;e;An\\\\;Ma\\,ria;Dr.;Jr.")
    assert found.fields == {
        "name": "Dr. Ann Lee", "family": "Le;e", "given": "An\\ Ma,ria", "salutation": "Dr.",
    }  # fmt: skip
    assert found.note == "Name suffix: Jr."


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        (("N:Lee;Ann;Mary;Dr.;",), {"name": "Ann Mary Lee", "given": "Ann Mary", "family": "Lee",
                                     "salutation": "Dr."}),
        (("FN:Ann Lee",), {"name": "Ann Lee"}),
        (("FN:Ann Lee", "N:Ann Lee;;;;"), {"name": "Ann Lee"}),
        (("FN:Ann Lee", "N:Lee, Ann;;;;"), {"name": "Ann Lee"}),
        (("FN:", "N:;;;;", "ORG:ACME"), {"company": "ACME"}),
        (("FN:ACME", "ORG:ACME"), {"company": "ACME"}),
        (("FN:a@x.example", "EMAIL:a@x.example"), {}),
        (("FN:سارا", "NICKNAME:Sara"), {"name": "سارا", "latin_name": "Sara"}),
        (("FN:Wang", "NICKNAME:王"), {"name": "Wang", "native_name": "王"}),
        (("FN:علی", "NICKNAME:Ali / 阿里"), {"name": "علی", "latin_name": "Ali", "native_name": "阿里"}),
    ],
)  # fmt: skip
def test_names(lines: tuple[str, ...], fields: dict[str, str]) -> None:
    assert card(*lines).fields == fields


def test_quoted_printable_with_soft_breaks_and_a_charset() -> None:
    found = card(
        "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg",
        "NOTE;QUOTED-PRINTABLE:one=0D=0Atwo =3D =",
        "three=",
        "four",
        "TITLE;ENCODING=QUOTED-PRINTABLE;CHARSET=windows-1256:=E3=CF=ED=D1",
        version="2.1",
    )
    assert (found.fields["family"], found.fields["given"]) == ("Müller", "Jörg")
    assert found.note == "one\ntwo = threefour"
    assert found.fields["title"] == "مدير"
    assert found.doubts == ()


def test_a_soft_break_that_is_none_does_not_swallow_the_end() -> None:
    both = cards(
        "BEGIN:VCARD\nFN:A\nNOTE;ENCODING=QUOTED-PRINTABLE:x=\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD\n"
    )
    assert [each.fields["name"] for each in both] == ["A", "B"]
    assert [(each.note, each.doubts) for each in both] == [("x", ()), ("", ())]


def test_encodings_mixed_by_line() -> None:
    data = "BEGIN:VCARD\nFN:Straße\n".encode() + "ORG:Bücher Größe\nEND:VCARD\n".encode("cp1252")
    (found,) = cards(data)
    assert (found.fields["name"], found.fields["company"]) == ("Straße", "Bücher Größe")
    assert "Windows-1252" in doubts(found)
    (found,) = cards("BEGIN:VCARD\nFN:علي تمريني\nEND:VCARD\n".encode("cp1256"))
    assert found.fields["name"] == "علي تمريني"
    assert "Windows-1256" in doubts(found)


@pytest.mark.parametrize(
    ("line", "reach"),
    [
        ("TEL;CELL:1", ("phone", "1", "cell")),
        ("TEL;TYPE=cell,voice;TYPE=pref:1", ("phone", "1", "cell")),
        ('TEL;TYPE="work,fax":1', ("phone", "1", "fax")),
        ("TEL; TYPE=home:1", ("phone", "1", "home")),
        ("TEL;VALUE=uri;TYPE=work:tel:+46-8-1;ext=5", ("phone", "+46-8-1 ext. 5", "work")),
        ("TEL;VALUE=uri:tel:1234;phone-context=+46", ("phone", "+46 1234", "")),
        ("item1.TEL:1", ("phone", "1", "")),
        ("TEL;TYPE=WhatsApp:+461", ("whatsapp", "+461", "")),
        ("EMAIL;INTERNET;HOME:a@x.example", ("email", "a@x.example", "home")),
        ("EMAIL;VALUE=uri:mailto:a@x.example", ("email", "a@x.example", "")),
        ('EMAIL;X-A="a:b;c";TYPE=work:a@x.example', ("email", "a@x.example", "work")),
        ("IMPP:whatsapp:+461", ("whatsapp", "+461", "")),
        ("IMPP;X-SERVICE-TYPE=Telegram:x-apple:anna", ("telegram", "anna", "")),
        ("X-SOCIALPROFILE;type=instagram;x-user=anna:x-apple:anna", ("instagram", "anna", "")),
        (
            "X-SOCIALPROFILE;TYPE=linkedin:https\\://linkedin.com/in/a",
            ("linkedin", "https://linkedin.com/in/a", ""),
        ),
        ("SOCIALPROFILE;SERVICE-TYPE=Eitaa:https://eitaa.com/a", ("eitaa", "https://eitaa.com/a", "")),
        ("X-WECHAT:anna", ("wechat", "anna", "")),
        ("X-BALE:@a", ("bale", "@a", "")),
        ("X-CUSTOM(WTSAPP);TYPE=pref:whatsapp:+461", ("", "", "")),
    ],
)
def test_ways_to_reach(line: str, reach: tuple[str, str, str]) -> None:
    found = card("FN:A", line, version="2.1")
    assert reaches(found) == ([reach] if reach[0] else [])
    assert reach[0] or "+461" in found.note


def test_labels_that_mean_nothing_here_stand_in_the_note() -> None:
    found = card(
        "item1.TEL:1", "item1.X-ABLabel:Büro oben", "item2.TEL:2", "item2.X-ABLabel:_$!<Mobile>!$_",
        "TEL;X-Lager:3", "IMPP;X-SERVICE-TYPE=Skype:skype:anna.s", "X-AIM:aimy",
    )  # fmt: skip
    assert reaches(found) == [("phone", "1", ""), ("phone", "2", "cell"), ("phone", "3", "")]
    assert found.note == "1: Büro oben\n3: x-lager\nSkype: anna.s\nAim: aimy"


def test_addresses() -> None:
    found = card(
        "ADR;TYPE=home:;;Home 1;Town;;1;Narnia",
        "ADR;TYPE=work:Box 9;Floor 2;Way\\n1, left;City\\;x;Reg;22;Schweden",
    )
    assert found.fields == {
        "country": "SE",
        "city": "City;x",
        "address": "Box 9\nFloor 2\nWay\n1, left\n22 Reg",
    }
    assert found.note == "Address (home): Home 1, Town, 1, Narnia"
    assert card("ADR:;;Way 1;;;;Narnia").fields == {"address": "Way 1\nNarnia"}
    assert card("ADR:Only a line").fields == {"address": "Only a line"}
    assert card('ADR;LABEL="Way 1^nTown":;;;;;;').fields == {"address": "Way 1\nTown"}


def test_links() -> None:
    found = card(
        "URL:https://t.me/anna", "URL;WORK:http\\://x.example/?a=1\\,2\\;b", "URL:https://blog.example",
        "item1.URL:https://old.example", "item1.X-ABLabel:Old shop",
    )  # fmt: skip
    assert found.fields == {"website": "http://x.example/?a=1,2;b"}
    assert reaches(found) == [("telegram", "https://t.me/anna", "")]
    assert found.note == "Website: https://blog.example\nOld shop: https://old.example"
    alone = card("URL:https://instagram.com/anna")
    assert (alone.fields, reaches(alone)) == ({}, [("instagram", "https://instagram.com/anna", "")])


def test_what_has_no_field_stands_in_the_note_or_is_named() -> None:
    found = card(
        "FN:A", "BDAY:1980-03-22", "ROLE:Buyer", "X-EVOLUTION-SPOUSE:Maria", "GEO:1;2",
        "ANNIVERSARY:20100605", "TITLE:One", "TITLE:Two", "X-UNKNOWN;ENCODING=b:AAAA", "KEY:http://k.example",
        "CLASS:PRIVATE", "LANG:sv", "CATEGORIES:a\\,b,c", "REV:20270304T101112Z", "UID:u-1", "PRODID:x",
    )  # fmt: skip
    assert found.note.split("\n") == [
        "Birthday: 1980-03-22", "Spouse: Maria", "Position: 1, 2", "Anniversary: 20100605", "Class: PRIVATE",
        "Job title: Two", "Role: Buyer",
    ]  # fmt: skip
    assert found.fields == {"language": "sv", "name": "A", "title": "One"}
    assert (found.categories, found.uid) == (("a,b", "c"), "u-1")
    (doubt,) = found.doubts
    assert (doubt.field, str(doubt)) == (LEFT_OUT, "Not taken: X-UNKNOWN, KEY http://k.example.")


@pytest.mark.parametrize(
    "lines",
    [
        ("PHOTO;ENCODING=b;TYPE=JPEG:" + "QUJD" * 1000,),
        ("PHOTO;ENCODING=BASE64;JPEG:", *[" " + "QUJD" * 20] * 50, ""),
        ("PHOTO;BASE64:", *["  " + "QUJD" * 20] * 50),
        ("PHOTO;TYPE=JPEG;ENCODING=BASE64:", *["QUJD" * 20] * 50, ""),
        ("PHOTO:data:image/jpeg;base64," + "QUJD" * 1000,),
    ],
)
def test_a_picture_is_named_and_not_taken(lines: tuple[str, ...]) -> None:
    found = card("FN:A", *lines, "TEL:1")
    assert doubts(found) == "Not taken: a picture (3 kB)."
    assert (found.note, reaches(found)) == ("", [("phone", "1", "")])


def test_labels_of_ones_own_as_samsung_writes_them() -> None:
    coded = "X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,{})"
    found = card(
        f"TEL;{coded.format('=D8=AA=D9=87')}:+98211", f"TEL;{coded.format('=DA=A9=D8=A7=D8=B1')};PREF:+98212",
        "EMAIL;X-CUSTOM(Buying, West):a@x.example", "ADR;HOME:;;Way 1;Town;;;中国",
        f"ADR;{coded.format('=C3=96l')}:;;Way 2;Town;;;",
        version="2.1",
    )  # fmt: skip
    assert reaches(found) == [
        ("phone", "+98211", ""),
        ("phone", "+98212", "work"),
        ("email", "a@x.example", ""),
    ]
    assert found.note == "+98211: ته\na@x.example: Buying, West\nAddress (home): Way 1, Town, 中国"
    assert found.fields["address"] == "Way 2"


def test_our_own_consents() -> None:
    found = card(
        "FN:A", "X-CONSENT-CONTACT:granted 2027-03-04 2026-1/sv", "X-CONSENT-MARKETING:withdrawn 2027-03-05",
        "X-CONSENT-OTHER:granted 2027-03-04",
    )  # fmt: skip
    assert found.consents == (
        ArrivingConsent("contact", "granted", datetime(2027, 3, 4, 12, tzinfo=UTC), "2026-1/sv"),
        ArrivingConsent("marketing", "withdrawn", datetime(2027, 3, 5, 12, tzinfo=UTC)),
    )
    assert found.note == "Consent other: granted 2027-03-04"
    never = card("FN:A", "X-CONSENT-CONTACT:granted 2026-02-30")
    assert [(each.state, each.at) for each in never.consents] == [("granted", None)]
    assert "time of a consent cannot be read: granted 2026-02-30" in doubts(never)
    assert never.note == "Consent contact: granted 2026-02-30"
    odd = card("FN:A", "X-CONSENT-MARKETING:maybe")
    assert (odd.consents, odd.note) == ((), "Consent marketing: maybe")
    assert "maybe" in doubts(odd)


@pytest.mark.parametrize(
    "agent",
    [
        "AGENT:\nBEGIN:VCARD\nVERSION:2.1\nN:Help;Hans\nFN:Hans Help\nTEL;CELL:99\nEND:VCARD",
        "AGENT:BEGIN:VCARD\nFN:Hans Help\nTEL:99\nEND:VCARD",
        "AGENT:BEGIN:VCARD\\nFN:Hans Help\\nTEL:99\\nEND:VCARD\\n",
    ],
)
def test_who_acts_for_somebody_is_not_the_contact(agent: str) -> None:
    (found,) = cards(f"BEGIN:VCARD\nVERSION:2.1\nFN:Boss\n{agent}\nTEL:1\nEND:VCARD\n")
    assert (found.fields["name"], reaches(found)) == ("Boss", [("phone", "1", "")])
    assert found.note == "Agent: Hans Help; 99"
    assert found.doubts == ()


def test_cards_without_an_end_and_lines_of_no_card() -> None:
    found = cards("hello\n\nBEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\nstray\nBEGIN:VCARD\nFN:C\nTE")
    assert [each.fields.get("name") for each in found] == ["A", "B", "C"]
    assert [each.place for each in found] == [1, 2, 3]
    assert "no end" in doubts(found[0])
    assert "of no card: 1" in doubts(found[0])
    assert found[1].doubts == ()
    assert "no end" in doubts(found[2])
    assert found[2].note == "TE"


def test_a_broken_line_is_kept_in_the_note() -> None:
    found = card("FN:A", "NOTE:first", "second without a name")
    assert found.note == "first\nsecond without a name"
    assert "second without a name" in doubts(found)


def test_groups_are_told_and_left_out() -> None:
    found = card("FN:Friends", "KIND:group", "MEMBER:urn:uuid:1", "MEMBER:urn:uuid:2", version="4.0")
    assert found.is_empty
    assert doubts(found) == "Friends is a group of contacts (2), not a contact: left out."


def test_an_indented_file_reads_as_one_that_is_not() -> None:
    (found,) = cards("    BEGIN:VCARD\n    FN:A\n    NOTE:one\n      two\n    END:VCARD\n")
    assert (found.fields["name"], found.note) == ("A", "one two")


def test_an_address_among_the_phones_is_an_email() -> None:
    found = card("FN:Anna", "TEL;TYPE=IPHONE:anna@x.example", "TEL:+46 70 123 45 67", "TEL:@anna")
    assert reaches(found) == [
        ("email", "anna@x.example", ""), ("phone", "+46 70 123 45 67", ""), ("phone", "@anna", ""),
    ]  # fmt: skip
