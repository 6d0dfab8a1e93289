"""Leads are found whatever keyboard wrote them, newest first, page by page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from fairdesk.models.rows import LeadFilter
from fairdesk.storage import search
from fairdesk.storage.database import Database
from fairdesk.storage.write import writing
from tests.storage.made import FAIR, Clock, add_lead, lay_out, ring_id, save, who

RINGS = [
    ("FZ-1023", {"en": "Neyshabur Sky", "fa": "آسمان نیشابور", "sv": "Himmel över Nishapur"}),
    ("AQ-2004", {"en": "Red Lane", "fa": "گوی‌های سرخ"}),
]


def names(database: Database, **narrow: object) -> list[str]:
    return [row.name for row in search.page(database, FAIR, LeadFilter(**narrow), None, 50).rows]  # type: ignore[arg-type]


@pytest.fixture
def filled(database: Database) -> Database:
    me = who()
    lay_out(database, me, RINGS)
    save(
        database,
        me,
        "علي كريمى",
        company="شرکت‌های نمونه",
        reaches=[("phone", "۰۹۱۲ ۳۴۵ ۶۷۸۹")],
        country="IR",
        city="قم",
        interests=[("FZ-1023", "liked")],
        language="fa",
    )
    save(
        database,
        me,
        "Anna Müller-Öström",
        company="Schmuck Beispiel GmbH",
        reaches=[("email", "anna@schmuck.example")],
        country="DE",
        city="Köln",
        interests=[("AQ-2004", "quote"), ("big turquoise tray", "looked")],
        note="likes 100% matte",
    )
    save(database, me, "José Prøve", reaches=[("instagram", "@jose_prove")], country="SE", rating="cold")
    save(database, me, "", reaches=[("badge", "B-77-1234567")], incomplete="badge")
    return database


QUERIES: tuple[tuple[str, list[str]], ...] = (
    ("علی کریمی", ["علي كريمى"]),
    ("كريمي", ["علي كريمى"]),
    ("09123456789", ["علي كريمى"]),
    ("0912", ["علي كريمى"]),
    ("+98912", ["علي كريمى"]),
    ("0098912", ["علي كريمى"]),
    ("۰۹۱۲ ۳۴۵", ["علي كريمى"]),
    ("شرکتهای", ["علي كريمى"]),
    ("شرکت های", ["علي كريمى"]),
    ("شرکت‌های", ["علي كريمى"]),
    ("fz-1023", ["علي كريمى"]),
    ("FZ1023", ["علي كريمى"]),
    ("neysh", ["علي كريمى"]),
    ("آسمان", ["علي كريمى"]),
    ("himmel", ["علي كريمى"]),
    ("mull", ["Anna Müller-Öström"]),
    ("MUELLER", ["Anna Müller-Öström"]),
    ("ostrom", ["Anna Müller-Öström"]),
    ("schmuck.example", ["Anna Müller-Öström"]),
    ("anna beispiel", ["Anna Müller-Öström"]),
    ("turquoise tray", ["Anna Müller-Öström"]),
    ("100%", ["Anna Müller-Öström"]),
    ("koeln", ["Anna Müller-Öström"]),
    ("گوی های", ["Anna Müller-Öström"]),
    ("jose", ["José Prøve"]),
    ("prove", ["José Prøve"]),
    ("jose_prove", ["José Prøve"]),
    ("77-123", [""]),
    ("an", ["Anna Müller-Öström"]),
    ("an schm", ["Anna Müller-Öström"]),
    ("anna karimi", []),
    ("%", ["Anna Müller-Öström"]),
    ("___", []),
    ('"', []),
    ('a" OR "b', []),
    ("نیست", []),
    ("", ["", "José Prøve", "Anna Müller-Öström", "علي كريمى"]),
)


def test_queries_find(filled: Database) -> None:
    answers = {query: names(filled, text=query) for query, _found in QUERIES}
    assert answers == dict(QUERIES)


def test_a_word_is_found_whole_not_in_pieces(database: Database) -> None:
    lay_out(database, who())
    save(database, who(), "abcx cdex defx fghx bcdx efgx")
    save(database, who(), "xabcdefghx")
    assert names(database, text="abcdefgh") == ["xabcdefghx"]


def test_filters_narrow(filled: Database) -> None:
    assert names(filled, rating="hot") == ["Anna Müller-Öström"]
    assert names(filled, rating="none") == [""]
    assert names(filled, country="SE") == ["José Prøve"]
    assert names(filled, language="fa") == ["علي كريمى"]
    assert names(filled, ring="fz1023") == ["علي كريمى"]
    assert names(filled, ring=ring_id("AQ-2004"), text="anna") == ["Anna Müller-Öström"]
    assert names(filled, incomplete=True) == [""]
    assert len(names(filled, staff="Made Staff", day=date(2027, 2, 19))) == 4
    assert names(filled, day=date(2027, 2, 20)) == []
    assert names(filled, discarded=True) == []


def test_the_day_is_the_fairs_own(database: Database) -> None:
    late = Clock(who().now().replace(hour=23, minute=30))
    me = who(clock=late)
    lay_out(database, me)
    save(database, me, "Late Visitor")
    assert names(database, day=date(2027, 2, 20)) == ["Late Visitor"]


def test_counts_are_by_rating(filled: Database) -> None:
    assert search.counts(filled, FAIR, LeadFilter()) == {"hot": 1, "warm": 1, "cold": 1, "none": 1, "all": 4}
    assert search.counts(filled, FAIR, LeadFilter(text="anna", rating="cold"))["hot"] == 1


def test_pages_follow_each_other(database: Database) -> None:
    me = who()
    lay_out(database, me)
    with writing(database, me, "import") as write:
        for number in range(45):
            add_lead(write, f"Visitor Number {number:02}")
    seen: list[str] = []
    cursor = None
    while True:
        page = search.page(database, FAIR, LeadFilter(text="visitor"), cursor, 20)
        seen += [row.name for row in page.rows]
        cursor = page.cursor
        if cursor is None:
            break
    assert seen == [f"Visitor Number {number:02}" for number in range(44, -1, -1)]


def test_a_change_is_found_at_once_and_keeps_its_place(filled: Database) -> None:
    me = who(clock=Clock(who().now().replace(hour=12)))
    anna = search.page(filled, FAIR, LeadFilter(text="anna"), None, 1).rows[0]
    with writing(filled, me, "edit") as write:
        write.change("contact", anna.contact_id, {"name": "Karin Neu"})
    assert names(filled, text="anna müller") == []
    assert names(filled, text="karin") == ["Karin Neu"]
    assert names(filled)[2] == "Karin Neu"


def test_a_ring_renamed_is_found_by_its_new_name(filled: Database) -> None:
    lay_out(filled, who(clock=Clock(who().now().replace(hour=13))), [("AQ-2004", {"en": "Crimson Path"})])
    assert names(filled, text="crimson") == ["Anna Müller-Öström"]
    assert names(filled, text="red lane") == []


def test_a_discarded_lead_is_listed_only_when_asked_for(filled: Database) -> None:
    me = who(clock=Clock(who().now().replace(hour=14)))
    jose = search.page(filled, FAIR, LeadFilter(text="jose"), None, 1).rows[0]
    with writing(filled, me, "discard") as write:
        write.change("lead", jose.id, {"discarded_reason": "test"})
    assert names(filled, text="jose") == []
    assert names(filled, text="jose", discarded=True) == ["José Prøve"]
    assert search.counts(filled, FAIR, LeadFilter())["all"] == 3


def test_rebuilding_gives_the_same(filled: Database) -> None:
    before = [
        search.page(filled, FAIR, LeadFilter(text=query), None, 9).rows
        for query in ("", "anna", "0912", "fz")
    ]
    search.rebuild(filled)
    after = [
        search.page(filled, FAIR, LeadFilter(text=query), None, 9).rows
        for query in ("", "anna", "0912", "fz")
    ]
    assert after == before


def test_no_list_is_sorted_by_hand(lite: Database) -> None:
    """Each page is read off an index in its order, so its time does not grow with the leads."""
    lay_out(lite, who(), RINGS)
    day = date(2027, 2, 19)
    anybody = LeadFilter()
    filters = (
        anybody,
        replace(anybody, rating="hot"),
        replace(anybody, country="SE"),
        replace(anybody, day=day),
        replace(anybody, text="anna"),
        replace(anybody, ring="FZ-1023"),
    )
    for narrow in filters:
        with lite.reading() as connection:
            query = search._narrowed(connection, FAIR, narrow)
            wanted = query.select("s.name", f"ORDER BY {query.order} DESC LIMIT 50")
            plan = connection.execute(text(f"EXPLAIN QUERY PLAN {wanted}"), query.values).all()
        assert "TEMP B-TREE" not in str(plan), plan
