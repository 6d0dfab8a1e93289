"""Tables of contacts, trap by trap."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from fairdesk.domain.refusals import Refusal
from fairdesk.imports.contacts.table.cells import from_html, text_of
from fairdesk.imports.contacts.table.headings import HEADINGS, headings, recognised
from fairdesk.imports.contacts.table.lines import LONGEST_ROW, MOST_COLUMNS
from fairdesk.imports.contacts.tables import read_table
from fairdesk.language.messages import use_language
from tests.imports.contacts.reading import doubts, reaches, table

ROWS = "Name,Company,E-mail,Phone\nÅsa Övning,Smycken,a@x.example,070-1\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_delimiter_in_any_encoding(delimiter: str, encoding: str, end: str) -> None:
    (found,) = table(ROWS.replace(",", delimiter).replace("\n", end), encoding)
    assert found.fields == {"name": "Åsa Övning", "company": "Smycken"}
    assert reaches(found) == [("email", "a@x.example", ""), ("phone", "070-1", "")]
    assert ("Windows-1252" in doubts(found)) == (encoding == "cp1252")
    assert found.place == 2


def test_persian_in_windows_1256() -> None:
    (found,) = table("نام و نام خانوادگی;شرکت\nعلي تمريني;نمونه\n".replace("ی", "ي"), "cp1256")
    assert found.fields == {"name": "علي تمريني", "company": "نمونه"}


def test_titles_above_empty_rows_and_a_stated_delimiter() -> None:
    found = table("sep=;\nName;Firma\nA;B\n;\n;;x\nC;D;more\n")
    assert [(each.place, each.fields.get("name"), each.note) for each in found] == [
        (3, "A", ""), (5, None, "x"), (6, "C", "more"),
    ]  # fmt: skip
    (below,) = table("Contacts of the fair,,\n,,\nName,E-mail,City\nA,a@x.example,Qom\n")
    assert (below.place, below.fields["city"]) == (4, "Qom")
    assert reaches(table("E-mail\na@x.example\n")[0]) == [("email", "a@x.example", "")]


def test_unknown_columns_stand_in_the_note() -> None:
    (found,) = table('Name,Favourite stone,,Note\nA,turquoise,loose,"one\r\ntwo"\n')
    assert found.note == "one\ntwo\nFavourite stone: turquoise\nloose"


def test_two_columns_of_one_meaning() -> None:
    (found,) = table(
        "Name,Company,Organisation,Email,Email 2,Phone,First name,First name\nA,B,C,a@x,b@x,1 ::: 2,F,G\n"
    )
    assert found.fields == {"company": "B", "given": "F", "name": "A"}
    assert found.note == "Organisation: C\nFirst name: G"
    assert [each.value for each in found.reaches] == ["a@x", "b@x", "1", "2"]


def test_whole_numbers_with_a_slash_between_them_are_several() -> None:
    (found,) = table("Name,Mobile\nA,08-123 456 / 457; 08-1234567/+46 70 123 45 67;030/1234567;1234567/\n")
    assert reaches(found) == [
        ("phone", number, "cell")
        for number in ("08-123 456 / 457", "08-1234567", "+46 70 123 45 67", "030/1234567", "1234567/")
    ]


def test_further_rows_of_a_lead_add_what_is_new_and_doubt_what_differs() -> None:
    first, other = table(
        "contact id,lead id,Name,First name,Last name,City,E-mail,Note,Rating,Owner,sku,Stone\n"
        ",1,Anna Prov,,,,a@x.example,one,,Sara,FZ-1,\n"
        "c,1,ANNA PROV,,,Qom,b@x.example,one,warm,,FZ-2,\n"
        ",1,Bea Prov,Bea,Prov,Rasht,a@x.example,two,hot,Sara,FZ-2,blue\n"
        "d,1,Bea Prov,Bea,Prov,Rasht,,,,,FZ-3,\n"
    )
    assert first.fields == {"name": "Anna Prov", "city": "Qom"}
    assert [each.value for each in first.reaches] == ["a@x.example", "b@x.example"]
    assert [each.ring for each in first.interests] == ["FZ-1", "FZ-2", "FZ-2"]
    assert (first.uid, first.rating, first.about["owner"]) == ("c", "warm", "Sara")
    assert first.note == "one\ntwo\nName: Bea Prov\nCity: Rasht\nRating: hot\nStone: blue"
    assert sorted(map(str, first.doubts)) == [
        "City: Qom before, Rasht in row 4 of the same lead.",
        "Name: Anna Prov before, Bea Prov in row 4 of the same lead.",
        "Rating: warm before, hot in row 4 of the same lead.",
    ]
    assert (other.uid, other.place, other.fields["name"]) == ("d", 5, "Bea Prov"), "another contact"


def test_a_semicolon_in_a_web_address_parts_nothing() -> None:
    whole, two, bare = table(
        "Name,Website\nA,https://x.example/?a=1;b=2;\nB,https://x.example/;www.y.example\n"
        "C,x.example;y.example/rings;HTTPS://z.example\n"
    )
    assert bare.fields["website"] == "x.example"
    assert bare.note == "Website: y.example/rings\nWebsite: HTTPS://z.example"
    assert whole.fields["website"] == "https://x.example/?a=1;b=2"
    assert (two.fields["website"], two.note) == ("https://x.example/", "Website: www.y.example")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("'=1+1", "=1+1"), ("'@x", "@x"), ("'+49 170", "+49 170"), ("'- blue", "- blue"),
        ("'a", "'a"), ("'", "'"),
        ("a\n'=HYPERLINK(1)", "a\n=HYPERLINK(1)"), ("x;'=cmd|a", "x;=cmd|a"), ("it's -1", "it's -1"),
        (" a ", "a"),
    ],
)  # fmt: skip
def test_the_guard_of_spreadsheets_is_undone(cell: str, text: str) -> None:
    assert text_of(cell) == text


def test_notes_in_html() -> None:
    assert from_html("<p>one &amp; two<br>three</p><p>four</p>") == "one & two\nthree\n\nfour"
    assert from_html("a < b") == "a < b"


def test_headings_of_four_languages() -> None:
    for words, means in (
        ("E-Mail-Adresse", "email"), ("Vorname", "given"), ("Efternamn", "family"),
        ("نام خانوادگی", "family"),
        ("Business Phone 2", "phone work"), ("PLZ", "post code"), ("تلفن همراه", "phone cell"),
        ("LAND", "post country"), ("Company / Account", "company"), ("company_name", "company"),
        ("Unknown thing", ""),
    ):  # fmt: skip
        assert recognised(words) == means, words


@pytest.mark.parametrize("language", ["en", "fa"])
def test_persian_cells_mean_what_fairdesk_calls_so(language: str) -> None:
    use_language(language)
    (found,) = table(
        "نام,درجه,نوع خریدار,انگشتر,سطح,تعداد,سایز,دلیل\n"
        "علی تمرینی,داغ,فروشگاه اینترنتی,Blue,سفارش,۵۰,54,تحویل\n"
    )
    assert found.fields == {"name": "علی تمرینی", "buyer_type": "online_shop"}
    assert (found.rating, found.note) == ("hot", "")
    (ring,) = found.interests
    assert (ring.ring, ring.level, ring.quantity, ring.sizes, ring.reason) == (
        "Blue", "order", 50, "54", "delivery",
    )  # fmt: skip
    (other,) = table("Name,Rating,Buyer type,Ring,Level\nA,Not rated,Online shop,B,best\n")
    assert (other.rating, other.fields["buyer_type"]) == ("none", "online_shop")
    assert other.interests[0].level == "best"


def test_what_tells_of_a_ring_where_none_is_named_stands_in_the_note() -> None:
    (found,) = table("Name,Level,Currency,حداقل\nA,gold,EUR,5\n")
    assert (found.interests, found.note) == ((), "Level: gold\nCurrency: EUR\nحداقل: 5")


def test_a_persian_name_is_whole_unless_its_parts_are_there() -> None:
    def found(row: str) -> list[str]:
        return [each.means for each in headings(row.split(","))]

    assert found("نام,نام خانوادگی") == ["given", "family"]
    assert found("نام,شرکت") == ["name", "company"]
    assert found("نام,نام کوچک,نام خانوادگی") == ["name", "given", "family"]
    assert found("نام کامل,نام,نام خانوادگی") == ["name", "given", "family"]
    assert found("عنوان,سمت") == ["prefix", "title"]
    assert found("عنوان,شرکت") == ["title", "company"]


def test_no_word_means_two_things() -> None:
    seen: dict[str, str] = {}
    for means, listed in HEADINGS.items():
        for word in {word.strip().casefold() for word in listed.split(",")}:
            assert seen.setdefault(word, means) == means, word


def test_salesforce_fillers_and_opt_out() -> None:
    (person,) = table("First Name,Last Name,Company,Email Opt Out\nAnna,Prov,Anna Prov,1\n")
    assert person.fields == {"name": "Anna Prov", "given": "Anna", "family": "Prov"}
    assert [(each.purpose, each.state) for each in person.consents] == [("marketing", "refused")]
    (other,) = table("First Name,Last Name,Company,Email Opt Out\nAnna,Prov,Rings,0\n")
    assert other.consents == ()


@pytest.mark.parametrize("said", ["0001-01-01", "9999-12-31", "soon", "9999-12-31T23:59:59-14:00"])
def test_a_time_of_consent_that_cannot_be_is_none_and_stands_in_the_note(said: str) -> None:
    (person,) = table(f"Name,E-mail,contact_consent,contact_consent_at\nAnna,a@x.example,yes,{said}\n")
    assert [(each.state, each.at) for each in person.consents] == [("granted", None)]
    assert person.note == f"contact_consent_at: {said}"
    assert doubts(person) == f"The time of a consent cannot be read: {said}."


def test_a_table_without_contacts_is_refused() -> None:
    with pytest.raises(Refusal, match="no columns of contacts"):
        table("sku,weight\nFZ-1,3\n")
    with pytest.raises(Refusal, match="row 2"):
        table('Name,Company\n"A,B\n')
    with pytest.raises(Refusal, match="no columns of contacts"):
        table("just a text\nand another\n")


def test_long_notes_and_a_file_read_in_pieces(tmp_path: Path) -> None:
    long = "x" * 300_000
    (found,) = table(f"Name,Note\nA,{long}\n")
    assert found.note == long
    with pytest.raises(Refusal, match="row 2 has more than 4000000 characters"):
        table(f"Name,Note\nA,{'x' * 4_000_001}\n")
    many = "Name,Company\n" + "".join(f"P {n},C\n" for n in range(20_000))
    reader = read_table(io.BytesIO(many.encode()), "x")
    assert next(reader).fields["name"] == "P 0"
    assert sum(1 for _each in reader) == 19_999


def test_a_row_that_nobody_wrote_is_refused_and_the_longest_is_not() -> None:
    cell, columns = "x" * (LONGEST_ROW - len("A,\r\n")), "," * (MOST_COLUMNS - 1)
    for end in ("\n", "\r\n", "\r"):
        (found,) = table(f"Name,Note{end}A,{cell}{end}")
        assert found.note == cell
        (wide,) = table(f"Name,Note{end}A{columns}{end}")
        assert wide.fields == {"name": "A"}
    for row in (f"A,{cell}xxx\n", f'A,"{cell}xxx"\n', f"A{columns},\n", 'A,"' + "x\n" * (LONGEST_ROW // 2)):
        with pytest.raises(Refusal, match="row 3 has more than 4000000 characters or 16384 columns"):
            table(f"Name,Note\nB,\n{row}C,\n")


def test_blank_rows_are_skipped_and_counted() -> None:
    assert [each.place for each in table("\n\nName,Note\n\nA,\n\n\nB,")] == [5, 8]
