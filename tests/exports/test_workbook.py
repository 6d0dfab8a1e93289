"""Leads as a workbook: what stands in its cells, and what spreadsheets make of them."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from xlsxwriter.worksheet import Worksheet

from fairdesk.domain.refusals import Refusal
from fairdesk.exports import report as report_module
from fairdesk.exports.guards import Substitution
from fairdesk.exports.workbook import writing
from fairdesk.exports.workbook.cells import CUT, LIMIT
from fairdesk.exports.workbook.file import write_workbook
from fairdesk.language.messages import use_language
from fairdesk.models.rows import FollowUpRow, LeadDetail
from tests.exports.leads import AT, INTEREST, consent, lead, reach, visit
from tests.exports.test_any_text import leads as any_leads
from tests.exports.workbooks import ABOUT, overview, raw, rows_of, written

LOCAL = datetime(2027, 3, 4, 23, 30, 15)  # noqa: DTZ001  as the fair's clock shows it
DAY = timedelta(days=1)


def one(tmp_path: Path, sheet: str, made: LeadDetail, **about: Any) -> dict[str, Any]:  # noqa: ANN401
    book, _report = written(tmp_path / "x.xlsx", made, **about)
    (row,) = rows_of(book, sheet)
    return row


def follow_up(**values: Any) -> FollowUpRow:  # noqa: ANN401  the value of any field
    row = FollowUpRow("1" * 32, "call", None, "", None, "", None, "", "", "Practice Sara")
    return replace(row, **values)


def test_a_lead_is_a_row(tmp_path: Path) -> None:
    made = lead(
        due_at=AT + DAY, mail_language="en", visits=(visit(), visit(note="came\nback")),
        consents=(consent(), consent("marketing", granted=False)),
        reaches=(
            reach("email", "a@x.example"), reach("email", "b@x.example"),
            reach("phone", "070-174 06 05", "+46701740605"), reach("telegram", "@anna"),
        ),
    )  # fmt: skip
    row = one(tmp_path, "Leads", made)
    assert row == {
        "Name": "Test Övningsson", "Company": "Prövning Smycken AB", "Job title": "Inköpare",
        "Buyer type": "retailer", "Country": "Sweden", "City": "Göteborg", "Rating": "hot",
        "E-mail": "a@x.example; b@x.example", "Phone": "+46701740605", "Other ways": "Telegram: @anna",
        "Language": "Svenska", "Rings": "FZ-1023", "Pieces wanted": 50, "May contact": "given",
        "News by mail": "refused", "Follow up by": LOCAL + DAY, "Owner": "Practice Sara", "Came in": LOCAL,
        "How": "at the desk", "Staff": "Practice Sara", "Visits": 2, "Note": "Likes blue stones\ncame\nback",
        "Address": "Testgatan 1\n411 01", "Website": "https://provning.example/ringar",
        "Mail language": "English", "Id": made.id,
        "Consent": "may contact: given, 2027-03-04, 2026-1/sv; news by mail: refused, 2027-03-04, 2026-1/sv",
    }  # fmt: skip


def test_an_interest_is_a_row_and_amounts_are_numbers(tmp_path: Path) -> None:
    yen = replace(INTEREST, sku="A", target_minor=4550, target_currency="JPY")
    dinar = replace(INTEREST, sku="B", target_minor=4550, target_currency="KWD", sample_until=AT)
    euro = replace(
        INTEREST, sku="C", target_minor=4550, target_currency="EUR", reason="price", sample_state="lent",
        sizes=((54.0, 20, "19"), (None, None, "large")), note="soon", words="blue", sample_pieces=2,
    )  # fmt: skip
    book, report = written(tmp_path / "x.xlsx", lead(interests=(yen, dinar, euro)), lead(interests=()))
    first, second, third = rows_of(book, "Interests")
    assert (report.leads, report.rows) == (2, 3)
    assert third == {
        "Name": "Test Övningsson", "Company": "Prövning Smycken AB", "Country": "Sweden", "Rating": "hot",
        "SKU": "C", "Ring": "Neyshabur Sky", "Ring in words": "blue", "Maker": "Prövning House",
        "Level": "quote", "Quantity": 50, "MOQ": 10, "Sizes": "54 mm (19) × 20; large",
        "Target price": 45.5, "Currency": "EUR", "Reason": "price", "Sample": "lent", "Sample pieces": 2,
        "Note": "soon", "Id": first["Id"],
    }  # fmt: skip
    assert [row["Target price"] for row in (first, second)] == [4550, 4.55]
    assert second["Back by"] == LOCAL
    (prices,) = (column for column in book["Interests"].iter_cols(2, 99) if column[0].value == "Target price")
    assert [cell.number_format for cell in prices[1:]] == ["#,##0", "#,##0.000", "#,##0.00"]


def test_an_amount_beyond_what_a_spreadsheet_counts_is_a_text(tmp_path: Path) -> None:
    ring = replace(INTEREST, target_minor=123_456_789_012_345_678, target_currency="IRR")
    assert one(tmp_path, "Interests", lead(interests=(ring,)))["Target price"] == "1234567890123456.78"


def test_rings_are_ranked_by_leads_then_pieces(tmp_path: Path) -> None:
    other = replace(INTEREST, ring_id="3" * 32, sku="AQ-1", quantity=50, level="liked")
    third = replace(other, ring_id="4" * 32, sku="AQ-0", level="order")
    words = replace(INTEREST, ring_id="", sku="", ring_name="", words="big blue", quantity=9)
    book, _report = written(
        tmp_path / "x.xlsx",
        lead(interests=(words, other, replace(INTEREST, quantity=5))),
        lead(interests=(INTEREST, replace(INTEREST, level="looked", quantity=None)), rating="cold"),
        lead(interests=(third, replace(third, ring_id="5" * 32, sku="AA", quantity=2))),
    )
    rows = rows_of(book, "Rings")
    assert [(row.get("Rank"), row.get("SKU")) for row in rows] == [
        (1, "FZ-1023"), (2, "AQ-0"), (2, "AQ-1"), (4, "AA"), (None, None),
    ]  # fmt: skip
    assert rows[0] == {
        "Rank": 1, "SKU": "FZ-1023", "Ring": "Neyshabur Sky", "Maker": "Prövning House", "Leads": 2,
        "Hot leads": 1, "Pieces wanted": 55, "Interests": 3, "Looked": 1, "Liked": 0, "Sample": 0, "Quote": 2,
        "Order": 0,
    }  # fmt: skip
    assert rows[-1]["Ring"] == "in words, not in the catalogue"
    (maker,) = rows_of(book, "Makers")
    assert [maker[name] for name in ("Maker", "Rings", "Leads", "Interests")] == ["Prövning House", 1, 2, 3]


def test_without_follow_ups_the_rating_says_what_is_due_hot_first(tmp_path: Path) -> None:
    book, _report = written(
        tmp_path / "x.xlsx",
        lead(name="Cold", rating="cold", due_at=AT - DAY),
        lead(name="Hot later", due_at=AT + 2 * DAY),
        lead(name="Nothing due"),
        lead(name="Hot soon", due_at=AT - DAY),
    )
    rows = rows_of(book, "Follow-ups")
    assert [(row["Name"], row["State"], row["Due"]) for row in rows] == [
        ("Hot soon", "overdue", LOCAL - DAY), ("Hot later", "due", LOCAL + 2 * DAY),
        ("Cold", "overdue", LOCAL - DAY),
    ]  # fmt: skip


def test_what_was_done_stands_last_and_ends_what_the_rating_makes_due(tmp_path: Path) -> None:
    done = follow_up(done_at=AT, outcome="order", order_minor=990_00, order_currency="SEK", note="=well")
    made = lead(due_at=AT + DAY, visits=(visit(AT - DAY),))
    book, _report = written(tmp_path / "x.xlsx", made, follow_ups=(done, follow_up(due_at=AT + DAY)))
    open_row, done_row = rows_of(book, "Follow-ups")
    assert (open_row["State"], open_row["Kind"], open_row["Due"]) == ("due", "call", LOCAL + DAY)
    told = ("State", "Done", "Outcome", "Order", "Currency", "Note", "Staff")
    assert [done_row[name] for name in told] == [
        "done", LOCAL, "order", 990, "SEK", "=well", "Practice Sara",
    ]  # fmt: skip
    again = lead(due_at=AT + 2 * DAY, visits=(visit(AT + DAY),))
    book, _report = written(tmp_path / "x.xlsx", again, follow_ups=(done,))
    assert [row["State"] for row in rows_of(book, "Follow-ups")] == ["due", "done"]


def test_the_overview_says_what_is_in_the_workbook(tmp_path: Path) -> None:
    people = (lead(), lead(rating="cold", buyer_type="press"), lead(rating="none", incomplete="badge"))
    chosen = (("Country", "Sweden"), ("Only those who agreed.", ""))
    book, _report = written(
        tmp_path / "x.xlsx", *people, chosen=chosen, left_out=lambda: "no consent: 2", since=AT
    )
    told = overview(book)
    assert [told[name] for name in ("Made on", "Made by", "Times", "Narrowed to")] == [
        "2027-03-04 23:30", "Practice Sara", "as the fair's clock shows them: Europe/Stockholm",
        "Country: Sweden, Only those who agreed.",
    ]  # fmt: skip
    counted = ("Leads", "of them buyers", "Rating: hot", "Rating: warm", "Incomplete")
    assert [told[name] for name in counted] == [3, 2, 1, 0, 1]
    assert (told["Left out"], told["New or changed since"]) == ("no consent: 2", "2027-03-04 23:30")
    assert told["Rings"] == 1
    assert "PRACTICE" not in raw(tmp_path / "x.xlsx")


def test_practice_stands_on_every_sheet(tmp_path: Path) -> None:
    book, _report = written(tmp_path / "x.xlsx", lead(), practice=True)
    assert book.worksheets[0]["A1"].value == "PRACTICE"
    headers = [sheet.oddHeader for sheet in book.worksheets]
    assert all(header is not None and "PRACTICE" in str(header.center.text) for header in headers)


@pytest.mark.parametrize(
    "typed", ["=cmd|' /C calc'!A0", "=1+1", "+49 170", "-1+1", "@SUM(1)", '=HYPERLINK("http://x")', "＝1"]
)
def test_what_begins_as_a_formula_stays_exact_and_is_a_text(tmp_path: Path, typed: str) -> None:
    book, report = written(tmp_path / "x.xlsx", lead(title=typed, note=f"{typed}\nmore"))
    cells = {cell.value: cell for row in book["Leads"].iter_rows() for cell in row}
    assert [cells[text].data_type for text in (typed, f"{typed}\nmore")] == ["s", "s"]
    assert [cells[text].quotePrefix for text in (typed, f"{typed}\nmore")] == [1, 1]
    assert "<f>" not in raw(tmp_path / "x.xlsx")
    assert report.changed == 0
    assert "fairdesk export csv" in raw(tmp_path / "x.xlsx")


@pytest.mark.parametrize("typed", ["_x0041_", "a_x000D_b", "<r>", "</r>", "<b>&amp;</b>", "]]>", '"'])
def test_what_xml_or_excel_would_read_otherwise_stays_exact(tmp_path: Path, typed: str) -> None:
    _book, report = written(tmp_path / "x.xlsx", lead(title=typed))
    assert report.changed == 0
    marked = raw(tmp_path / "x.xlsx")
    assert typed.startswith(("<", "]", '"')) or f"{typed.replace('_x', '_x005F_x')}<" in marked


def test_what_no_workbook_holds_is_substituted_and_told(tmp_path: Path) -> None:
    made = lead(title="a\x00b\x1bc", city="half \ud800", name="<r>x</r>", interests=())
    book, report = written(tmp_path / "x.xlsx", made)
    (row,) = rows_of(book, "Leads")
    assert (row["Job title"], row["City"], row["Name"]) == ("abc", "half \ufffd", "<r>x</r> ")
    assert set(report.substitutions) == {
        Substitution("Job title", "a\x00b\x1bc", "abc"), Substitution("City", "half \ud800", "half \ufffd"),
        Substitution("Name", "<r>x</r>", "<r>x</r> "),
    }  # fmt: skip
    assert report.changed == 3


@pytest.mark.parametrize("letter", ["x", "ی", "😀"])
def test_a_cell_holds_so_many_characters_and_the_rest_is_told(tmp_path: Path, letter: str) -> None:
    book, report = written(tmp_path / "x.xlsx", lead(note=letter * 40_000))
    (row,) = rows_of(book, "Leads")
    units = len(row["Note"].encode("utf-16-le")) // 2
    assert LIMIT - 1 <= units <= LIMIT
    assert row["Note"].endswith(letter + CUT)
    assert [one.written for one in report.substitutions] == [row["Note"]]
    whole = letter * (LIMIT // len(letter.encode("utf-16-le")) * 2)
    assert written(tmp_path / "x.xlsx", lead(note=whole))[1].changed == 0


def test_a_day_that_spreadsheets_do_not_have_is_a_text(tmp_path: Path) -> None:
    long_ago = datetime(1850, 3, 4, 12, 0, tzinfo=UTC)
    assert str(one(tmp_path, "Leads", lead(captured_at=long_ago))["Came in"]).startswith("1850-03-04 1")


def test_a_full_sheet_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "ROWS", 4)
    book, report = written(tmp_path / "x.xlsx", *(lead(name=f"{number}") for number in range(7)))
    names = [row["Name"] for sheet in ("Leads", "Leads 2", "Leads 3") for row in rows_of(book, sheet)]
    assert names == [f"{number}" for number in range(7)]
    assert overview(book)["Leads"] == report.leads == 7
    assert book["Leads 2"].auto_filter.ref.startswith("A1:")


def test_every_table_has_filters_and_headings_that_stay(tmp_path: Path) -> None:
    book, _report = written(tmp_path / "x.xlsx", lead())
    assert book.sheetnames == ["Overview", "Leads", "Interests", "Rings", "Makers", "Follow-ups"]
    (phone,) = (column[1] for column in book["Leads"].iter_cols() if column[0].value == "Phone")
    assert (phone.data_type, phone.number_format) == ("s", "@")
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet["A1"].fill.start_color.rgb == "FF06625D"
        assert sheet["A1"].font.color.rgb == "FFFFFFFF"
        assert not sheet.sheet_view.rightToLeft


def test_in_persian_sheets_run_from_the_right_and_days_are_solar_too(tmp_path: Path) -> None:
    use_language("fa")
    book, _report = written(tmp_path / "x.xlsx", lead(name="سارا تمرینی\u200cپور"))
    assert all(sheet.sheet_view.rightToLeft for sheet in book.worksheets)
    assert {cell.font.name for row in book.worksheets[1].iter_rows() for cell in row} == {"Tahoma"}
    (row,) = rows_of(book, "خریداران")
    assert (row["نام"], row["کشور"], row["درجه"]) == ("سارا تمرینی\u200cپور", "سوئد", "داغ")
    assert (row["زمان ثبت"], row["زمان ثبت (میلادی)"]) == ("۱۴۰۵/۱۲/۱۳ ۲۳:۳۰", LOCAL)


def test_a_maker_gets_no_column_of_what_staff_noted(tmp_path: Path) -> None:
    made = lead(rating="", owner="", staff="", visits=(), note="")
    book, _report = written(tmp_path / "x.xlsx", made, maker="Prövning House", notes=False)
    assert book.sheetnames == ["Overview", "Leads", "Interests", "Rings"]
    headings = {str(cell.value) for sheet in book.worksheets for cell in sheet[1]}
    assert not headings & {"Rating", "Owner", "Staff", "Note", "Visits", "Follow up by", "Hot leads"}
    assert "Rating: hot" not in overview(book)
    book, _report = written(tmp_path / "x.xlsx", made, maker="Prövning House", notes=True)
    headings = {str(cell.value) for sheet in book.worksheets for cell in sheet[1]}
    assert headings > {"Rating", "Owner", "Staff", "Note"}
    assert "Follow up by" not in headings


def test_the_same_leads_at_the_same_time_are_the_same_bytes(tmp_path: Path) -> None:
    made = lead()
    files = []
    for _each in range(2):
        written(tmp_path / "x.xlsx", made)
        files.append((tmp_path / "x.xlsx").read_bytes())
    assert files[0] == files[1]


def test_only_so_many_changes_are_kept_and_all_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_module, "KEPT", 5)
    _book, report = written(
        tmp_path / "x.xlsx", *(lead(title=f"{number}\x01", interests=()) for number in range(8))
    )
    assert (report.changed, len(report.substitutions)) == (8, 5)


def test_no_lead_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no lead"):
        write_workbook([], tmp_path / "x.xlsx", ABOUT, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_failure_halfway_leaves_nothing(tmp_path: Path) -> None:
    def failing() -> Iterator[LeadDetail]:
        yield lead()
        raise Refusal("The database went away.")

    with pytest.raises(Refusal, match="went away"):
        write_workbook(failing(), tmp_path / "x.xlsx", ABOUT, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_is_full_is_said_so(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, old[1]))
    try:
        with pytest.raises(Refusal, match="disk is full"):
            write_workbook([lead()], tmp_path / "x.xlsx", ABOUT, tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_reads_back_differently_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Worksheet.write_string

    def lossy(self: Worksheet, row: int, column: int, text: str, look: object = None) -> Any:  # noqa: ANN401
        return real(self, row, column, text.replace("ö", "o"), look)

    monkeypatch.setattr(Worksheet, "write_string", lossy)
    with pytest.raises(Refusal, match="did not read back"):
        write_workbook([lead()], tmp_path / "x.xlsx", ABOUT, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_memory_stays_flat(tmp_path: Path) -> None:
    person = lead(due_at=AT, note="x" * 300)

    def peak(count: int) -> int:
        tracemalloc.start()
        write_workbook((person for _ in range(count)), tmp_path / "x.xlsx", ABOUT, tmp_path)
        held = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return held

    peak(10)
    few, many = peak(20), peak(170)
    assert many < few + 1_000_000


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow,
          HealthCheck.function_scoped_fixture])  # fmt: skip
@given(any_leads(), st.sampled_from(["en", "fa"]))
def test_any_text_in_any_field_reads_back_and_is_no_formula(
    tmp_path: Path, made: LeadDetail, language: str
) -> None:
    use_language(language)
    book, _report = written(tmp_path / "x.xlsx", made, practice=True)
    kinds = {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert "e" not in kinds
