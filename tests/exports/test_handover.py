"""The parts of a hand-over: a calendar that reads back, a zip of whole parts, a text in two languages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from fairdesk.domain.refusals import Refusal
from fairdesk.exports.files import Check
from fairdesk.exports.handover import parts as parts_module
from fairdesk.exports.handover.calendar import Letter, calendar_file, check_calendar
from fairdesk.exports.handover.parts import stem_of, write_zip, zip_name
from fairdesk.exports.handover.said import About, read_me

AT = datetime(2027, 3, 6, 5, 30, tzinfo=UTC)
ANY = st.text(st.characters(), max_size=200)


def letters(*summaries: str) -> list[Letter]:
    return [
        Letter(f"{number}-FIR@fairdesk", said, f"{said}\n+46 70", AT + timedelta(minutes=15 * number))
        for number, said in enumerate(summaries)
    ]


def test_a_letter_is_an_event_with_a_reminder() -> None:
    data = calendar_file(letters("نوشتن به Anna; Müller, دربارهٔ FZ-1023\\"), "Fair · FIR", AT)
    assert max(map(len, data.split(b"\r\n"))) <= 75
    event = Calendar.from_ical(data.decode()).walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == "نوشتن به Anna; Müller, دربارهٔ FZ-1023\\"
    assert b"DTSTART:20270306T053000Z\r\n" in data
    assert [str(one["ACTION"]) for one in event.walk("VALARM")] == ["DISPLAY"]


@given(st.lists(ANY, max_size=4), ANY)
def test_any_text_reads_back(summaries: list[str], name: str) -> None:
    made = letters(*summaries)
    check_calendar(calendar_file(made, name, AT), made)


def test_a_calendar_that_differs_is_refused() -> None:
    made = letters("one", "two")
    data = calendar_file(made, "x", AT)
    for other in (made[:1], made[::-1], letters("one", "TWO")):
        with pytest.raises(Refusal):
            check_calendar(data, other)
    for broken in (data[: len(data) // 2], b"", b"no calendar"):
        with pytest.raises(Refusal):
            check_calendar(broken, made)


def test_a_zip_holds_its_parts_and_nothing_else(tmp_path: Path) -> None:
    parts = {"READ-ME.txt": "متن".encode(), "a.pdf": bytes(range(256)) * 500}
    write_zip(tmp_path / "a.zip", parts, AT)
    with ZipFile(tmp_path / "a.zip") as file:
        assert {name: file.read(name) for name in file.namelist()} == parts
        assert file.comment == b""
        assert [(one.comment, one.extra, one.date_time) for one in file.infolist()] == [
            (b"", b"", (2027, 3, 6, 5, 30, 0))
        ] * 2


def test_a_zip_that_does_not_read_back_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "a.zip"
    out.write_bytes(b"before")

    def torn(path: Path, pieces: Iterable[bytes], check: Check) -> None:
        data = b"".join(pieces)
        path.with_suffix(".part").write_bytes(data[: len(data) // 2])
        check(path.with_suffix(".part"))
        path.write_bytes(data)

    monkeypatch.setattr(parts_module, "write_whole", torn)
    with pytest.raises(Refusal, match="did not read back"):
        write_zip(out, {"a.txt": b"a" * 1000}, AT)
    assert out.read_bytes() == b"before"


def test_names_are_for_every_phone() -> None:
    assert stem_of("FIR") == "FIR"
    assert stem_of("Kār/خانه 2") == "K-r-2"
    assert stem_of("فیروزه") == "maker"
    for name in ("a", "a.pdf", ".zip", ""):
        with pytest.raises(Refusal, match="zip"):
            zip_name(Path(name))
    zip_name(Path("A.ZIP"))


def test_the_text_says_what_it_is_and_whom_to_ask() -> None:
    about = {
        lang: About(maker, "Fair 2027", "day", "office@x.example")
        for lang, maker in (("fa", "خانهٔ فیروزه"), ("en", "Firouzeh House"))
    }
    text = read_me(about, 4, ["FIR-leads.pdf", "FIR-leads.vcf", "FIR-leads.ics", "FIR-leads.csv"]).decode()
    persian, english = text.replace("\u00a0", " ").split("----")
    for part in (persian, english):
        for word in ("Fair 2027", "FIR-leads.ics", "office@x.example"):
            assert word in part
    assert all(word in persian for word in ("خانهٔ فیروزه", "۴ خریدار", "محرمانه"))
    assert all(word in english for word in ("Firouzeh House", "4 leads", "Confidential"))
    assert "\n" not in text.replace("\r\n", "")
