"""Closing a day: figures and open ends against what was really done, and the clock against people."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from sqlalchemy import select

from fairdesk import settings
from fairdesk.domain.draft import Draft
from fairdesk.domain.refusals import Refusal
from fairdesk.language.bidi.isolate import isolated
from fairdesk.models.tables.every import TABLES
from fairdesk.stand import Stand, open_stand
from fairdesk.workflows.day import close
from fairdesk.workflows.leads import anonymous, browse, cards, discard, drafts, inbox, register, samples, undo
from fairdesk.workflows.trust.backup import backup
from tests.tui.conftest import fill
from tests.tui.people import ANNA, JONAS, ZAHRA, keep, send
from tests.workflows.test_cards import photo

EVENING = datetime(2027, 2, 26, 17, 30, tzinfo=UTC)
DAY = date(2027, 2, 26)


class Clock:
    """A clock that is set by hand; every look at it moves it on by a second."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock(EVENING)


@pytest.fixture
def made(tmp_path: Path, clock: Clock) -> Stand:
    stand = open_stand(settings.load(tmp_path), clock)
    fill(stand)
    return stand


def one_of_each(stand: Stand, folder: Path) -> None:
    """Leave one of each open end."""
    anna = keep(stand, ANNA, ("FZ-1023", "order"))
    samples.note(stand, anna, "FZ-1023", "handed_over")
    keep(stand, {"paper_no": "17", "company": "Sample Slip"})
    keep(stand, {"badge": "88123"})
    draft = Draft()
    draft.pictures.append(cards.take(stand, draft, photo(folder / "card.jpg")))
    register.register(stand, draft, how="card")
    anonymous.count(stand, Draft(typed={"country": "SE"}))
    send(stand, "Sample Phone", "FZ-1023")
    drafts.keep(stand, Draft(typed={"name": "Practice Parked"}, parked_at=stand.now().isoformat()))


def test_a_day_with_one_of_each_open_end(made: Stand, tmp_path: Path) -> None:
    one_of_each(made, tmp_path)
    day = close.look(made)
    figures = day.figures
    assert day.day == DAY
    assert (figures.leads, figures.slips, figures.cards, figures.anonymous) == (4, 1, 1, 1)
    assert dict(figures.by_rating) == {"hot": 1, "none": 3}
    assert [(ring.sku, ring.leads) for ring in figures.rings] == [("FZ-1023", 1)]
    assert figures.by_hour == {18: 4}, "the fair's own hour"
    assert day.ends.counts() == {
        "parked": 1,
        "incomplete": 2,
        "badges": 1,
        "inbox": 1,
        "samples": 1,
        "ahead": 0,
        "backup": 1,
    }


def test_each_open_end_closes(made: Stand, tmp_path: Path) -> None:
    one_of_each(made, tmp_path)
    day = close.look(made)
    for lead in (*day.ends.incomplete, *day.ends.badges):
        discard.discard(made, lead.lead_id, "test")
    (sent,) = day.ends.inbox
    form = inbox.draft_of(made, sent.id)
    assert (form.typed["name"], form.typed["language"], len(form.picks)) == ("Sample Phone", "sv", 1)
    done = register.register(made, form, how="web")
    assert (done.status, done.rings) == ("saved", 1)
    (waiting,) = drafts.waiting(made)
    drafts.drop(made, waiting)
    anna = next(row for row in browse.recent(made) if row.name == ANNA["name"])
    samples.note(made, anna.id, "FZ-1023", "returned")
    path = backup(made)
    os.utime(path, (made.now().timestamp(), made.now().timestamp()))
    assert not any(close.look(made).ends.counts().values())
    with pytest.raises(Refusal):
        inbox.draft_of(made, sent.id)
    assert undo.undo_last(made) is not None, "the sample's return"
    assert undo.undo_last(made) == "Taken back: Sample Phone is not saved any more."
    assert [row.id for row in inbox.listed(made)] == [sent.id], "what was sent waits again"
    inbox.discard(made, sent.id)
    assert inbox.listed(made) == ()


def test_closing_keeps_what_was_counted_beside_what_was_found(made: Stand, tmp_path: Path) -> None:
    one_of_each(made, tmp_path)
    closed = close.close(made, DAY, {"leads": "۵", "slips": "1", "cards": ""}, " rain ").closed
    assert closed is not None
    assert (closed.counted, closed.note, closed.staff) == ({"leads": 5, "slips": 1}, "rain", "Practice Sara")
    assert (closed.found["leads"], closed.found["parked"], closed.found["anonymous"]) == (4, 1, 1)
    keep(made, JONAS)
    again = close.look(made)
    assert again.closed == closed
    assert again.since_close == 1
    close.close(made, DAY, {})
    assert close.look(made).since_close == 0
    table = TABLES["day_close"]
    with made.database.reading() as connection:
        assert len(connection.execute(select(table)).all()) == 2, "a closing adds, it never overwrites"


def test_a_day_closed_again_keeps_what_was_counted(made: Stand) -> None:
    keep(made, ANNA)
    close.close(made, DAY, {"leads": "3", "slips": "2"}, "rain")
    again = close.close(made, DAY, {"slips": "-", "cards": "1"}).closed
    assert again is not None
    assert (dict(again.counted), again.note) == ({"leads": 3, "cards": 1}, "rain")


@pytest.mark.parametrize("typed", [{"leads": "many"}, {"cards": "-1"}, {"slips": "1.5"}])
def test_a_count_that_is_no_number_closes_nothing(made: Stand, typed: dict[str, str]) -> None:
    with pytest.raises(Refusal):
        close.close(made, DAY, typed)
    assert close.look(made).closed is None


def test_a_page_that_cannot_be_written_closes_nothing(made: Stand, tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        close.close(made, DAY, {}, out=tmp_path / "no" / "such" / "page.html")
    assert close.look(made).closed is None
    with pytest.raises(Refusal, match="still to come"):
        close.close(made, DAY + timedelta(days=1), {})


class Text(HTMLParser):
    """The words of a page, and the elements it is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        assert not any(name in ("src", "href") for name, _value in attrs), "the page needs nothing else"

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_page_for_the_office_names_nobody_and_is_no_markup_of_theirs(made: Stand, tmp_path: Path) -> None:
    one_of_each(made, tmp_path)
    keep(made, ZAHRA)
    keep(made, {**JONAS, "company": "<script>alert(1)</script>", "country": "DE"}, ("AQ-2004", "liked"))
    keep(made, {"badge": "77", "name": "<img src=x>"})
    out = tmp_path / "office.html"
    close.close(made, DAY, {"leads": "9"}, "a <b>note</b> & more", out)
    page = Text()
    page.feed(out.read_text("utf-8"))
    text = " ".join(page.words)
    for word in (
        "Practice Fair, 2027-02-26",
        "2 not entered",
        "S.S. (only a paper slip)",
        "Germany",
        "AQ-2004",
    ):
        assert word in text
    assert "a <b>note</b> & more" in text
    assert not page.elements & {"script", "img"}
    for person in (ANNA, JONAS, ZAHRA):
        assert not any(value in out.read_text("utf-8") for value in person.values() if len(value) > 2)


def test_after_midnight_the_day_that_was_is_closed(made: Stand, clock: Clock) -> None:
    keep(made, ANNA)
    clock.at = datetime(2027, 2, 26, 23, 10, tzinfo=UTC)
    assert close.look(made).day == DAY, "00:10 in Stockholm, and nobody came since"
    keep(made, JONAS)
    day = close.look(made)
    assert (day.day, day.figures.leads) == (date(2027, 2, 27), 1)
    assert close.look(made, DAY).figures.leads == 1


def test_a_clock_set_back_at_midnight_loses_and_hides_nothing(made: Stand, clock: Clock) -> None:
    keep(made, ANNA)
    clock.at = datetime(2027, 2, 26, 23, 5, tzinfo=UTC)
    late = keep(made, JONAS)
    clock.at = datetime(2027, 2, 26, 22, 5, tzinfo=UTC)
    last = keep(made, ZAHRA)
    day = close.look(made)
    assert (day.day, day.figures.leads, day.ends.ahead) == (DAY, 2, 1)
    assert [row.id for row in browse.recent(made)][:2] == [last, late], "the order of saving stays"
    closed = close.close(made, DAY, {"leads": "2"})
    assert closed.closed is not None
    assert closed.closed.found["ahead"] == 1
    assert undo.undo_last(made) == f"Taken back: {isolated(ZAHRA['name'])} is not saved any more."
    clock.at = datetime(2027, 2, 26, 23, 30, tzinfo=UTC)
    day = close.look(made)
    assert (day.day, day.figures.leads, day.ends.ahead) == (date(2027, 2, 27), 1, 0)


def test_a_day_has_as_many_hours_as_the_clocks_give_it(made: Stand, clock: Clock) -> None:
    clock.at = datetime(2027, 3, 28, 12, tzinfo=UTC)
    start, end = close.day_span(made, date(2027, 3, 28))
    assert end - start == timedelta(hours=23)
    for at in (start - timedelta(seconds=1), start, end - timedelta(seconds=1), end):
        anonymous.count(made, Draft(), at=at)
    assert close.look(made, date(2027, 3, 28)).figures.anonymous == 2
