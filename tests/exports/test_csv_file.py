"""Leads as CSV files that read back cell by cell."""

from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairdesk.domain.refusals import Refusal
from fairdesk.exports.columns.cells import CellGuard
from fairdesk.exports.columns.file import rows_of, write_csv
from fairdesk.exports.columns.profiles import PLAIN, PLAIN_BY_INTEREST, PROFILES, Profile
from fairdesk.exports.columns.values import VALUES
from fairdesk.exports.guards import Substitution
from fairdesk.exports.report import KEPT, Report
from fairdesk.models.rows import LeadDetail
from tests.exports.leads import AT, CONTACT, FAIR, INTEREST, consent, lead, reach, visit
from tests.exports.test_any_text import leads as any_leads

EVERY = (*PROFILES.values(), PLAIN_BY_INTEREST)
LONG = "Ringe für den Laden, 3 Größen; « ok »" * 80

PEOPLE = [
    lead(name="سارا تمرینی\u200cپور", company="نمونهٔ آزمایشی", country="IR", note="می\u200cخواهم"),
    lead(name="تجربة المثال", company="شركة «تجربة»", city="دبي", country="AE"),
    lead(name="Åsa Övning", given="Åsa", family="Övning", company='Smycken "Prövning", AB'),
    lead(name="Jörg Müßig", salutation="Dr.", note=LONG),
    lead(name="王小明", company="测试珠宝", country="CN"),
    lead(name="😀 👩\u200d🚀", note='one\ntwo, "three"\n\nfour'),
    lead(name="", company="Only a company, Ltd"),
    lead(name="", company="", reaches=(reach("badge", "4711"),), interests=()),
]  # fmt: skip


def written(out: Path, profile: Profile, *leads: LeadDetail) -> tuple[list[dict[str, str]], Report]:
    report = write_csv(leads, out, profile)
    raw = out.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") == profile.bom
    text = raw.decode("utf-8-sig")
    assert text.endswith("\r\n")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert all(None not in row and None not in row.values() for row in rows)
    assert len(rows) == report.rows
    return rows, report


def one(tmp_path: Path, profile: str, **changes: Any) -> dict[str, str]:  # noqa: ANN401  the value of any field
    (row,), _report = written(tmp_path / "x.csv", PROFILES[profile], lead(**changes))
    return row


@pytest.mark.parametrize("profile", EVERY, ids=lambda each: f"{each.name}{each.by_interest}")
def test_a_profile_reads_back_as_it_was_made(tmp_path: Path, profile: Profile) -> None:
    rows, report = written(tmp_path / "x.csv", profile, *PEOPLE)
    made = [row for each in PEOPLE for row in rows_of(each, profile, CellGuard())]
    assert [tuple(row.values()) for row in rows] == made
    assert report.leads == len(PEOPLE)
    assert report.substitutions == ()


@pytest.mark.parametrize("profile", EVERY, ids=lambda each: f"{each.name}{each.by_interest}")
def test_headings_are_unique_and_all_values_are_known(profile: Profile) -> None:
    headings = [header for header, _name in profile.columns]
    assert len(set(headings)) == len(headings)
    assert {name.partition("=")[0] for _header, name in profile.columns} <= set(VALUES)


def test_only_what_spreadsheets_and_outlook_open_has_a_mark() -> None:
    assert {each.name for each in EVERY if each.bom} == {"plain", "outlook"}


@pytest.mark.parametrize("person", PEOPLE, ids=lambda each: each.contact.name or "nobody")
def test_the_plain_file_holds_what_was_typed(tmp_path: Path, person: LeadDetail) -> None:
    (row,), _report = written(tmp_path / "x.csv", PLAIN, person)
    for field in ("name", "given", "family", "salutation", "company", "title", "country", "city", "address",
                  "website", "language", "note"):  # fmt: skip
        assert row[field] == getattr(person.contact, field).strip(), field
    assert (row["lead_id"], row["rating"], row["captured_at"]) == (person.id, "hot", "2027-03-04T22:30:15Z")


def test_several_addresses_and_numbers_take_the_numbered_columns(tmp_path: Path) -> None:
    numbers = [reach("phone", str(n), f"+4670000000{n}", label) for n, label in
               enumerate(("", "mobile", "fax", "home", "", "", "mobile"))]  # fmt: skip
    mails = [reach("email", f"m{n}@x.example") for n in range(5)]
    many = {"reaches": (*numbers, *mails, reach("telegram", "@anna"))}
    plain = one(tmp_path, "plain", **many)
    assert [plain[name] for name in ("phone", "phone_2", "phone_3", "phone_4")] == [
        f"+4670000000{n}" for n in range(4)
    ]
    assert plain["more_phones"] == "+46700000004; +46700000005; +46700000006"
    assert (plain["email_3"], plain["more_emails"]) == ("m2@x.example", "m3@x.example; m4@x.example")
    assert plain["telegram"] == "'@anna"
    google = one(tmp_path, "google", **many)
    assert [(google[f"Phone {n} - Label"], google[f"Phone {n} - Value"]) for n in (1, 2, 3, 4)] == [
        ("Work", "+46700000000"), ("Mobile", "+46700000001"), ("Work Fax", "+46700000002"),
        ("Home", "+46700000003"),
    ]  # fmt: skip
    assert google["E-mail 3 - Value"] == "m2@x.example"
    assert google["Notes"].endswith(
        "E-mail: m3@x.example\nE-mail: m4@x.example\nPhone: +46700000004\nPhone: +46700000005\n"
        "Phone: +46700000006"
    )
    outlook = one(tmp_path, "outlook", **many)
    assert [outlook[name] for name in (
        "Business Phone", "Mobile Phone", "Business Fax", "Home Phone", "Business Phone 2", "Other Phone",
    )] == [f"+4670000000{n}" for n in range(6)]  # fmt: skip
    assert outlook["Notes"].endswith("Phone: +46700000006")
    for profile in ("hubspot", "salesforce"):
        row = one(tmp_path, profile, **many)
        assert row["Email"] == "m0@x.example"
        assert "m4@x.example" in "".join(row.values())
        assert "+46700000006" in "".join(row.values())
    assert one(tmp_path, "odoo", **many)["phone"] == "+46700000000"


@pytest.mark.parametrize(
    ("typed", "two", "salesforce"),
    [
        ({}, ("Test Övningsson", ""), ("", "Test Övningsson", "Prövning Smycken AB")),
        (
            {"name": "Test B Prov", "given": "Test", "family": "Prov"},
            ("Test B", "Prov"),
            ("Test B", "Prov", "Prövning Smycken AB"),
        ),
        (
            {"name": "Prov Test B", "given": "Test", "family": "Prov"},
            ("Test B", "Prov"),
            ("Test B", "Prov", "Prövning Smycken AB"),
        ),
        (
            {"given": "Test", "family": "Prov"},
            ("Test Övningsson", ""),
            ("", "Test Övningsson", "Prövning Smycken AB"),
        ),
        ({"given": "Test"}, ("Test Övningsson", ""), ("", "Test Övningsson", "Prövning Smycken AB")),
        ({"name": "Test", "given": "Test"}, ("Test", ""), ("", "Test", "Prövning Smycken AB")),
        ({"company": ""}, ("Test Övningsson", ""), ("", "Test Övningsson", "Test Övningsson")),
        ({"name": ""}, ("", ""), ("", "Prövning Smycken AB", "Prövning Smycken AB")),
        ({"name": "", "company": ""}, ("", ""), ("", "test@provning.example", "test@provning.example")),
        (
            {"name": "", "company": "", "reaches": (reach("badge", "4711"),)},
            ("", ""),
            ("", "Badge 4711", "Badge 4711"),
        ),
    ],
)
def test_a_name_stands_where_each_program_wants_it(
    tmp_path: Path, typed: dict[str, Any], two: tuple[str, str], salesforce: tuple[str, str, str]
) -> None:
    for profile in ("google", "outlook"):
        row = one(tmp_path, profile, **typed)
        assert (row["First Name"], row["Last Name"]) == two
    row = one(tmp_path, "salesforce", **typed)
    assert (row["First Name"], row["Last Name"], row["Company"]) == salesforce
    hubspot = one(tmp_path, "hubspot", **typed)
    assert hubspot["Email"] or hubspot["First name"] or hubspot["Last name"]


def test_odoo_tells_a_company_from_a_person(tmp_path: Path) -> None:
    person = one(tmp_path, "odoo", country="GB", note="size < 54 & more")
    assert [person[name] for name in ("name", "is_company", "company_name", "country_id/id")] == [
        "Test Övningsson", "False", "Prövning Smycken AB", "base.uk",
    ]  # fmt: skip
    assert person["id"] == f"fairdesk_contact_{CONTACT.id}"
    assert (person["street"], person["street2"]) == ("Testgatan 1", "411 01")
    assert "<br>size &lt; 54 &amp; more" in person["comment"]
    company = one(tmp_path, "odoo", name="", country="IR")
    assert [company[name] for name in ("name", "is_company", "company_name", "country_id/id")] == [
        "Prövning Smycken AB", "True", "", "base.ir",
    ]  # fmt: skip


def test_countries_are_names_where_importers_want_names(tmp_path: Path) -> None:
    assert one(tmp_path, "google", country="IR")["Address 1 - Country"] == "Iran"
    assert one(tmp_path, "outlook", country="CN")["Business Country/Region"] == "China"
    assert one(tmp_path, "plain", country="IR")["country"] == "IR"


def test_labels_and_categories(tmp_path: Path) -> None:
    fair = replace(FAIR, name="Fair ::: A; B, C")
    google = one(tmp_path, "google", fair=fair)
    assert google["Labels"] == "Fair - A - B - C ::: Hot ::: * myContacts"
    assert one(tmp_path, "outlook", fair=fair, rating="none")["Categories"] == "Fair - A - B - C"


@pytest.mark.parametrize(
    ("consents", "opted_in"),
    [
        ((), False),
        ((consent(),), False),
        ((consent("marketing"),), True),
        ((consent("marketing", granted=False),), False),
        ((consent("marketing", withdrawn_at=AT),), False),
    ],
)
def test_who_gave_no_consent_gets_no_news(tmp_path: Path, consents: tuple[Any, ...], opted_in: bool) -> None:
    assert one(tmp_path, "salesforce", consents=consents)["Email Opt Out"] == ("0" if opted_in else "1")
    plain = one(tmp_path, "plain", consents=consents)
    assert plain["marketing_opt_in"] == ("yes" if opted_in else "no")
    asked = any(row.purpose == "marketing" for row in consents)
    assert plain["marketing_wording"] == ("2026-1/sv" if asked else "")
    assert one(tmp_path, "hubspot", consents=consents)["Marketing opt-in"] == str(opted_in).lower()
    assert one(tmp_path, "google", consents=consents)["Custom Field 1 - Value"] == plain["marketing_opt_in"]
    said = f"Rating: Hot<br>Marketing opt-in: {plain['marketing_opt_in']}"
    assert one(tmp_path, "odoo", consents=consents)["comment"].endswith(said)
    assert one(tmp_path, "outlook", consents=consents)["User 2"] == plain["marketing_opt_in"]


def test_a_row_for_each_interest(tmp_path: Path) -> None:
    second = replace(
        INTEREST, sku="", ring_name="", words="the blue one", level="liked", quantity=None,
        sizes=((54.0, 20, "19"), (None, None, "large")), target_minor=4550, target_currency="EUR",
        reason="price", note="=soon",
    )  # fmt: skip
    people = (lead(interests=(INTEREST, second)), lead(interests=()))
    rows, report = written(tmp_path / "x.csv", PLAIN_BY_INTEREST, *people)
    assert (report.leads, report.rows) == (2, 3)
    assert [(row["sku"], row["level"], row["quantity"], row["sizes"]) for row in rows] == [
        ("FZ-1023", "quote", "50", "54 mm"), ("", "liked", "", "54 mm (19) × 20; large"), ("", "", "", ""),
    ]  # fmt: skip
    assert [rows[1][name] for name in (
        "ring_words", "target_price", "target_currency", "reason", "interest_note",
    )] == ["the blue one", "45.50", "EUR", "price", "'=soon"]  # fmt: skip
    assert [row["name"] for row in rows] == ["Test Övningsson"] * 3


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("@x", "'@x"), ("+49 170", "'+49 170"),
        ("\t=1", "'=1"), ("\r=1", "'=1"), (" =1", "'=1"), ("＝1", "'＝1"), ("- blue", "'- blue"),
        ("-1+1", "'-1+1"), ("+1;=A1", "'+1;=A1"), ("x;=cmd|a", "x;'=cmd|a"), ("\u200e=1", "'\u200e=1"),
        ("+49", "+49"), ("-5", "-5"), ("-5.5", "-5.5"), ("+989121234567", "+989121234567"), ("a=b", "a=b"),
        ("anna@x.example", "anna@x.example"), ("x;-y", "x;-y"),
    ],
)  # fmt: skip
def test_no_cell_is_a_formula_and_numbers_stay(tmp_path: Path, typed: str, cell: str) -> None:
    (row,), report = written(tmp_path / "x.csv", PLAIN, lead(title=typed))
    assert row["title"] == cell
    assert report.changed == len(report.substitutions)
    told = {one.written for one in report.substitutions}
    assert (cell in told) == (cell != typed)


def test_a_formula_in_a_line_of_a_note_is_none(tmp_path: Path) -> None:
    (row,), report = written(tmp_path / "x.csv", PLAIN, lead(note='first\n=HYPERLINK("x")\n- a list'))
    assert row["note"] == 'first\n\'=HYPERLINK("x")\n- a list'
    assert report.substitutions == (Substitution("note", 'first\n=HYPERLINK("x")\n- a list', row["note"]),)


def test_a_number_that_can_be_dialled_is_never_spoilt(tmp_path: Path) -> None:
    for profile in PROFILES:
        for kind in ("phone", "whatsapp"):
            row = one(tmp_path, profile, reaches=(reach(kind, "+98 912 000 0000", "+989120000000"),))
            assert "+989120000000" in row.values()
    plain = one(tmp_path, "plain", reaches=(reach("whatsapp", "+98 912 000 0000", "+989120000000"),))
    assert plain["whatsapp"] == "+989120000000"


def test_an_extension_stands_behind_its_number(tmp_path: Path) -> None:
    numbers = [reach("phone", f"+46 70 174 06 0{n} ext. {n}", f"+4670174060{n}") for n in range(6)]
    for profile in PROFILES:
        (row,), report = written(tmp_path / "x.csv", PROFILES[profile], lead(reaches=tuple(numbers)))
        cells = "\n".join(row.values())
        assert all(f"+4670174060{n} ext. {n}" in cells for n in range(6)), profile
        assert "'" not in cells
        assert report.changed == 0


def test_only_so_many_changes_are_kept_and_all_are_counted(tmp_path: Path) -> None:
    many = (lead(title=f"={number}", interests=()) for number in range(KEPT + 3))
    report = write_csv(many, tmp_path / "x.csv", PLAIN)
    assert (report.changed, len(report.substitutions)) == (KEPT + 3, KEPT)


def test_a_very_long_note_reads_back(tmp_path: Path) -> None:
    made = lead(visits=tuple(visit(note=f"{number} " + "x" * 3_900) for number in range(40)))
    (row,), _report = written(tmp_path / "x.csv", PROFILES["google"], made)
    assert len(row["Notes"]) > 150_000


def test_no_lead_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no lead"):
        write_csv([], tmp_path / "x.csv", PLAIN)
    assert list(tmp_path.iterdir()) == []


def test_a_failure_halfway_leaves_nothing(tmp_path: Path) -> None:
    def failing() -> Iterator[LeadDetail]:
        yield lead()
        raise Refusal("The database went away.")

    with pytest.raises(Refusal, match="went away"):
        write_csv(failing(), tmp_path / "x.csv", PLAIN)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_reads_back_differently_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = csv.reader

    def lossy(*given: Any, **named: Any) -> Iterable[list[str]]:  # noqa: ANN401  as csv.reader has it
        return list(real(*given, **named))[:-1]

    monkeypatch.setattr(csv, "reader", lossy)
    with pytest.raises(Refusal, match="did not read back"):
        write_csv([lead(), lead()], tmp_path / "x.csv", PLAIN)
    assert list(tmp_path.iterdir()) == []


def test_memory_stays_flat(tmp_path: Path) -> None:
    person = lead(interests=(), visits=(), consents=(), reaches=(), note="x" * 300)

    def peak(count: int) -> int:
        tracemalloc.start()
        write_csv((person for _ in range(count)), tmp_path / "x.csv", PROFILES["odoo"])
        held = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return held

    peak(10)
    few, many = peak(200), peak(20_000)
    assert (tmp_path / "x.csv").stat().st_size > 5_000_000
    assert many < few + 300_000


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow,
          HealthCheck.function_scoped_fixture])  # fmt: skip
@given(any_leads(), st.sampled_from(EVERY))
def test_any_text_in_any_field_gives_rows_that_read_back(
    tmp_path: Path, made: LeadDetail, profile: Profile
) -> None:
    rows, _report = written(tmp_path / "x.csv", profile, made)
    for row in rows:
        for cell in row.values():
            assert not cell.startswith(("=", "@", "\t", "\r", "\x00"))
            number = cell.lstrip("+-").replace(" ext. ", "x").replace("x", "1").replace(",", ".")
            assert not cell.startswith(("+", "-")) or number.replace(".", "1", 1).isdecimal()
