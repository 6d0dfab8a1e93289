"""A whole made day at the counter in a real terminal of 80x24: thirty visitors, to a clean close of the day.

What the script typed is its own record; the database is read with plain SQL and compared with it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PIL import Image

from fairdesk.domain.keyboard import PERSIAN_KEYS, US_KEYS
from fairdesk.settings import Settings
from tests.tui.tmux import Tmux

ON_PERSIAN = dict(zip(US_KEYS, PERSIAN_KEYS, strict=True))
LEVELS = {"1": "looked", "2": "liked", "3": "sample", "4": "quote", "5": "order"}

FAMILIES = (
    ("Anna Provberg", "Nordic Sample AB", "Sweden", "SE"),
    ("Jürgen Muster", "Müller & Söhne Muster", "Germany", "DE"),
    ("زهرا نمونه", "گوهر نمونه", "Iran", "IR"),
    ("علی می‌آزماید", "نقره‌سرای نمونه", "ایران", "IR"),
    ("خالد نموذج", "مجوهرات النموذج", "Kuwait", "KW"),
    ("Åsa Prov", "Silverprov", "سوئد", "SE"),
)
"""Made names, in the scripts that visitors write; the country as it is typed, and its code."""

RINGS = ("FZ-1023", "FZ-1031", "AQ-2004", "DN-3002")


@dataclass(frozen=True)
class Made:
    """What the script says a visitor is, as the database must have it."""

    name: str
    company: str
    country: str
    email: str = ""
    phone: str = ""
    note: str = ""
    rings: tuple[tuple[str, str, int | None], ...] = ()
    consent: bool = False
    visits: int = 1
    how: str = "desk"
    typed_country: str = field(default="", compare=False)


def visitors() -> list[Made]:
    """Return twenty-four who come one after the other; the odd ones have rings, the fifths a note."""
    made = []
    for number in range(24):
        name, company, typed, country = FAMILIES[number % len(FAMILIES)]
        rings = tuple(
            (
                RINGS[(number + step) % 4],
                LEVELS[str((number + step) % 5 + 1)],
                (number or 1) if step else None,
            )
            for step in range(number % 3)
        )
        made.append(
            Made(
                name=f"{name} {number:02}",
                company=company,
                country=country,
                email=f"visitor{number:02}@sample.example",
                phone="" if number % 4 else f"+4670123{number:04}",
                note="" if number % 5 else f"فردا ساعت {number} — call back",
                rings=rings,
                consent=number % 3 == 0,
                typed_country=typed,
            )
        )
    return made


@pytest.fixture
def counter(data: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tmux]:
    """fairdesk on the made fair, in a terminal; what it writes at home stays in this test."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    terminal = Tmux(tmp_path / "tmux")
    terminal.start(data.data)
    try:
        terminal.wait_for("Practice Sara", "Just saved")
        yield terminal
    finally:
        terminal.kill()


def fill_in(day: Tmux, who: Made, *, persian_layout: bool = False) -> None:
    """Type a visitor into the form, field by field."""
    day.type(who.name)
    day.keys("Enter")
    day.type(who.company)
    day.keys("Enter")
    day.type(who.typed_country)
    day.keys("Enter")
    day.type("".join(ON_PERSIAN[key] for key in who.email) if persian_layout else who.email)
    if who.email:
        day.wait_for(who.email)
    day.keys("Enter")
    day.type(who.phone)
    for sku, level, quantity in who.rings:
        day.keys("F7")
        day.type(sku)
        day.keys("Tab")
        day.type(next(digit for digit, name in LEVELS.items() if name == level))
        day.type(str(quantity or ""))
        day.keys("Enter")
    if who.consent or who.note:
        day.keys("PageDown", "Up")
        day.type(who.note)
        if who.consent:
            day.keys("Up", "Up", "Up", "Up", "Space")


def save(day: Tmux, said: str) -> None:
    """Save, and wait for the answer that names what was saved."""
    day.keys("F9")
    day.wait_for(said, "as on the card")


def morning(day: Tmux) -> list[Made]:
    """Twenty-four visitors one after the other; every fourth's e-mail on a Persian keyboard."""
    made = visitors()
    for number, who in enumerate(made):
        fill_in(day, who, persian_layout=number % 4 == 1)
        save(day, "√ Saved")
    return made


def two_at_once(day: Tmux) -> list[Made]:
    """Two visitors at the counter: one is parked for the other, and saved last."""
    slow = Made("Practice Slow", "", "NO", "slow@sample.example", rings=(("AQ-2004", "order", 7),))
    quick = Made("تند نمونه", "", "TR", "quick@sample.example", rings=(("FZ-1023", "liked", None),))
    fill_in(day, replace(slow, email="", typed_country="Norway"))
    day.keys("C-n")
    day.wait_for("Parked", "P.S.", "as on the card")
    fill_in(day, replace(quick, typed_country="Turkey"))
    save(day, "√ Saved")
    day.keys("C-n")
    day.wait_for("Practice Slow", "AQ-2004")
    day.keys("Up", "Up")  # the cursor is on the ring line again, where it was
    day.type(slow.email)
    save(day, "√ Saved")
    return [slow, quick]


def one_again_and_one_mistake(day: Tmux, known: Made) -> Made:
    """Somebody comes again and is known; a save that was a mistake is taken back at once."""
    day.type(known.name)
    day.keys("Enter", "Enter", "Enter")
    day.type(known.email)
    day.wait_for("visit")
    save(day, "Known")
    day.type("Practice Mistake")
    day.keys("Enter", "Enter", "Enter")
    day.type("mistake@sample.example")
    save(day, "√ Saved")
    day.keys("C-z")
    day.wait_for("Practice Mistake", "not saved any more", "mistake@sample.example")
    day.keys("Escape")
    day.wait_for("Empty the form?")
    day.type("e")
    day.wait_for("as on the card")
    return replace(known, visits=2)


def in_a_hurry(day: Tmux, card: Path) -> None:
    """One leaves only a slip, one only a card, two nothing at all."""
    day.keys("PageDown")
    day.wait_for("Slip no.")
    day.keys(*["Enter"] * 5)
    day.type("۱۷")
    save(day, "√ Saved")
    day.keys("S-F7")
    day.wait_for("Picture of the card")
    day.type(str(card))
    day.keys("Enter")
    day.wait_for("1 picture")
    save(day, "√ Saved")
    for country in ("France", "فرانسه"):
        day.keys("Down", "Down")
        day.type(country)
        day.keys("Enter", "S-F8")
        day.wait_for("Counted", "type two letters")


def count_by_hand(day: Tmux) -> None:
    """Count leads, slips and cards, which are as many as were entered."""
    close(day)
    day.wait_for("Count by hand", "only a card photo")
    for what, count in {"Leads": "28", "Slips": "۱", "Cards": "1"}.items():
        day.type(count)
        day.wait_for_row(f"{what} .*√ equal")
        day.keys("Enter")


def complete(day: Tmux) -> list[Made]:
    """Work through the leads of whom only a slip or a card is known, the newest first."""
    named = [
        Made("Practice Card", "", "IT", "card@sample.example", how="card"),
        Made("کاغذ نمونه", "", "IT", "paper@sample.example", how="paper"),
    ]
    for left, who, typed in zip((1, 0), named, ("Italy", "ایتالیا"), strict=True):
        day.keys("Down", "Enter")
        day.wait_for("(incomplete)", "e edit", gone=[named[0].name])
        day.keys("e")
        day.wait_for("Who is this?")
        for text in (who.name, "", typed, who.email):
            day.type(text)
            day.keys("Enter")
        day.keys("F9")
        day.wait_for(f"All {left}")
        close(day)
        day.wait_for("Count by hand")
        day.keys("Enter", "Enter", "Enter")
    return named[::-1]


def evening(day: Tmux) -> None:
    """Write a backup, close the day and leave."""
    day.keys("Down", "Down", "Down", "Down", "Down", "Enter")
    day.wait_for("√ Backup written")
    day.keys("F9")
    day.wait_for("Note")
    day.type("آرام — quiet")
    day.keys("F9")
    day.wait_for("√ Day closed", "√ nothing")
    day.keys("Escape")
    day.wait_for("F2 Desk")
    day.keys("C-q")


def close(day: Tmux) -> None:
    """Open the page on which a day is closed, from the menu."""
    day.keys("C-p")
    day.wait_for("what do you want to do?")
    day.type("close the")
    day.wait_for("Count, work through")
    day.keys("Enter")


def kept(database: Path) -> list[Made]:
    """Return the leads as the database has them, read with SQL alone, oldest first."""
    with sqlite3.connect(database) as db:
        leads = db.execute(
            "SELECT lead.id, contact.id, name, company, country, how FROM lead "
            "JOIN contact ON contact.id = contact_id "
            "WHERE NOT lead.deleted AND NOT contact.deleted ORDER BY lead.id"
        ).fetchall()

        def one(sql: str, key: str) -> list[tuple[str, ...]]:
            return db.execute(sql, (key,)).fetchall()

        reach = "SELECT value FROM reach WHERE contact_id = ? AND NOT deleted AND kind = "
        return [
            Made(
                name,
                company,
                country,
                email="".join(row[0] for row in one(reach + "'email'", contact)),
                phone="".join(row[0] for row in one(reach + "'phone'", contact)),
                note="".join(
                    row[0] for row in one("SELECT note FROM visit WHERE lead_id = ? AND NOT deleted", lead)
                ),
                rings=tuple(
                    (sku, level, quantity)  # type: ignore[misc]
                    for sku, level, quantity in one(
                        "SELECT sku, level, quantity FROM interest JOIN ring ON ring.id = ring_id "
                        "WHERE lead_id = ? AND NOT interest.deleted ORDER BY interest.id",
                        lead,
                    )
                ),
                consent=bool(
                    one("SELECT 1 FROM consent WHERE contact_id = ? AND granted AND NOT deleted", contact)
                ),
                visits=len(one("SELECT 1 FROM visit WHERE lead_id = ? AND NOT deleted", lead)),
                how=how,
            )
            for lead, contact, name, company, country, how in leads
        ]


@pytest.mark.timeout(400)
def test_a_day_of_thirty_visitors(counter: Tmux, data: Settings, tmp_path: Path) -> None:
    Image.effect_noise((900, 500), 40).save(tmp_path / "card.jpg")
    record = morning(counter)
    record += two_at_once(counter)
    record[3] = one_again_and_one_mistake(counter, record[3])
    in_a_hurry(counter, tmp_path / "card.jpg")
    count_by_hand(counter)
    record += complete(counter)
    evening(counter)
    assert counter.ended()
    found = kept(data.data / "fairdesk.db")
    assert len(found) == 28
    assert sorted(found, key=str) == sorted(record, key=str)
    assert not list(data.drafts.glob("*.json")), "no form is left"
    with sqlite3.connect(data.data / "fairdesk.db") as db:
        assert db.execute("SELECT country FROM anonymous_visit").fetchall() == [("FR",), ("FR",)]
        counted, said, note = db.execute("SELECT counted, found, note FROM day_close").fetchone()
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert json.loads(counted) == {"leads": 28, "slips": 1, "cards": 1}
    open_ends = json.loads(said)
    assert [open_ends.pop(name) for name in ("leads", "slips", "cards", "anonymous")] == [28, 1, 1, 2]
    assert not any(open_ends.values()), "a clean close"
    assert note == "آرام — quiet"
    assert list((tmp_path / "home").rglob("*.html")), "the page for the office"
