"""Reads return whole, frozen rows: leads, rings, contacts, codes, pictures, exports."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from fairdesk.domain.ids import natural_id, new_id, ring_code
from fairdesk.domain.refusals import Refusal
from fairdesk.models.rows import LeadFilter
from fairdesk.storage import codes, contacts, exportable, history, leads, makers, pictures, rings, staff
from fairdesk.storage.database import Database
from fairdesk.storage.write import writing
from tests.storage.made import FAIR, MAKER, START, add_lead, add_rings, lay_out, ring_id, save, who

RINGS = [
    ("FZ-1023", {"en": "Neyshabur Sky", "fa": "آسمان نیشابور"}),
    ("FZ-1031", {"en": "Blue Iwan", "de": "Blauer Iwan"}),
    ("AQ-2004", {"fa": "گوی سرخ"}),
]


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """Count the statements sent, transactions' own left aside."""
    sent: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_more: object) -> None:
        if not statement.startswith(("BEGIN", "SELECT pg_advisory")):
            sent.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield sent
    event.remove(database.engine, "before_cursor_execute", note)


@pytest.fixture
def stand(database: Database) -> Database:
    lay_out(database, who(), RINGS)
    return database


def test_rings_are_found_best_first(stand: Database) -> None:
    def skus(text: str) -> list[str]:
        return [ring.sku for ring in rings.find(stand, text, 6)]

    assert skus("fz1") == ["FZ-1023", "FZ-1031"]
    assert skus("1031") == ["FZ-1031"]
    assert skus("FZ-1031") == ["FZ-1031"]
    assert skus("۱۰۲۳") == ["FZ-1023"]
    assert skus("blauer") == ["FZ-1031"]
    assert skus("گوی") == ["AQ-2004"]
    assert skus("turquoise sky") == ["FZ-1023"]
    assert skus("made maker") == ["AQ-2004", "FZ-1023", "FZ-1031"]
    assert skus("nothing like it") == []
    assert len(rings.find(stand, "", 2)) == 2


def test_a_rings_name_is_in_the_language_asked_for_or_the_next_best(stand: Database) -> None:
    [ring] = rings.find(stand, "1031", 1, languages=["de"])
    assert (ring.name, ring.name_language) == ("Blauer Iwan", "de")
    [ring] = rings.find(stand, "1031", 1, languages=["sv"])
    assert (ring.name, ring.name_language) == ("Blue Iwan", "en")
    [ring] = rings.find(stand, "2004", 1)
    assert (ring.name, ring.name_language) == ("گوی سرخ", "fa")


def test_a_ring_not_on_sale_is_listed_but_not_offered(stand: Database) -> None:
    with writing(stand, who(), "catalogue") as write:
        write.change("ring", ring_id("FZ-1031"), {"active": False})
    assert rings.find(stand, "1031", 5) == ()
    assert [ring.active for ring in rings.page(stand, "1031", "", 0, 5)[0]] == [False]


def test_rings_come_in_pages(stand: Database) -> None:
    first, cursor = rings.page(stand, "", "", 0, 2)
    assert cursor is not None
    second, end = rings.page(stand, "", "turquoise", cursor, 2)
    assert [ring.sku for ring in (*first, *second)] == ["AQ-2004", "FZ-1023", "FZ-1031"]
    assert end is None
    assert rings.stones(stand) == (("turquoise", 3),)


def test_a_ring_counts_the_leads_that_want_it(stand: Database) -> None:
    save(stand, who(), "One", interests=[("FZ-1023", "quote"), ("FZ-1023", "liked")])
    two = save(stand, who(), "Two", company="Made Company", interests=[("FZ-1023", "liked")])
    gone = save(stand, who(), "Three", interests=[("FZ-1023", "order")])
    with writing(stand, who(), "discard") as write:
        write.change("lead", gone.lead, {"discarded_reason": "test"})
    detail = rings.detail(stand, rings.find_id(stand, "fz-1023"))
    assert detail.row.interest == 2
    assert detail.levels == {"quote": 1, "liked": 2}
    assert {one.name for one in detail.interested} == {"One", "Two"}
    assert next(one.company for one in detail.interested if one.lead_id == two.lead) == "Made Company"
    assert detail.texts["fa"][0] == "آسمان نیشابور"
    assert detail.fields["stone"] == "turquoise"
    assert detail.fields["fineness"] is None
    assert detail.fields["metal"] is None


def test_a_ring_is_named_by_sku_code_or_id(stand: Database) -> None:
    wanted = ring_id("FZ-1023")
    code = rings.detail(stand, wanted).row.code
    assert code == ring_code(wanted)
    assert {
        rings.find_id(stand, name) for name in ("FZ-1023", "fz1023", " FZ-1023 ", code, code.lower(), wanted)
    } == {wanted}
    for name in ("", "FZ-9999", "-", "'"):
        with pytest.raises(Refusal, match="There is no ring"):
            rings.find_id(stand, name)


def test_two_makers_may_share_a_sku_which_is_then_refused(stand: Database) -> None:
    with writing(stand, who(), "catalogue") as write:
        write.put("maker", [{"id": natural_id("maker", "OTH"), "code": "OTH"}])
        write.put("ring", [{"id": new_id(), "maker_id": natural_id("maker", "OTH"), "sku": "FZ-1023"}])
    with pytest.raises(Refusal, match="More than one maker"):
        rings.find_id(stand, "FZ-1023")


def test_codes_are_made_once_and_step_aside_on_a_clash(stand: Database) -> None:
    wanted = ring_id("NEW-1")
    with writing(stand, who(), "catalogue") as write:
        taken = {"code": ring_code(wanted), "ring_id": ring_id("FZ-1023")}
        write.add("code", [{"id": new_id(), **taken}])
        add_rings(write, [("NEW-1", {"en": "New"})])
        assert codes.assign(write, [wanted]) == 0
    assert codes.ring_of(stand, ring_code(wanted, 1)) == wanted
    assert codes.ring_of(stand, "ZZZZZZ") is None


def test_a_new_picture_replaces_the_old_and_cards_add_up(stand: Database) -> None:
    made = save(stand, who(), "Made Visitor")
    with writing(stand, who(), "picture") as write:
        for data in (b"one", b"two", b"one", b"three"):
            pictures.keep(write, data, "image/png", "ring", ring_id=ring_id("FZ-1023"))
        pictures.keep(write, b"front", "image/jpeg", "card", contact_id=made.contact)
        pictures.keep(write, b"back", "image/jpeg", "card", contact_id=made.contact)
    detail = rings.detail(stand, ring_id("FZ-1023"))
    assert (detail.picture, detail.picture_mime) == (b"three", "image/png")
    assert {data for data, _mime in pictures.of_contact(stand, made.contact)} == {b"front", b"back"}
    assert pictures.of_maker(stand, MAKER) == (None, "")


def test_a_lead_is_read_whole(stand: Database) -> None:
    made = save(
        stand, who(), "Anna", reaches=[("email", "anna@made.example"), ("phone", "+46701234567")],
        interests=[("FZ-1023", "quote"), ("a made tray", "looked")], note="made note", country="SE",
    )  # fmt: skip
    with writing(stand, who(), "interest") as write:
        size = [{"mm": 54.0, "quantity": 3, "words": "54"}]
        write.change("interest", made.interests[0], {"quantity": 5, "sizes": size})
    lead = leads.detail(stand, made.lead)
    assert (lead.rating, lead.rating_chosen, lead.rating_suggested) == ("hot", "", "hot")
    assert {reach.key for reach in lead.reaches} == {"anna@made.example", "+46701234567"}
    ring, words = lead.interests
    assert (ring.sku, ring.ring_name, ring.quantity, ring.sizes) == (
        "FZ-1023",
        "Neyshabur Sky",
        5,
        ((54.0, 3, "54"),),
    )
    assert (words.words, words.ring_id) == ("a made tray", "")
    assert [visit.note for visit in lead.visits] == ["made note"]
    assert lead.due_at is not None
    assert (lead.due_at - lead.visits[0].at).total_seconds() == 24 * 3600
    assert lead.fair.id == FAIR
    assert lead.history[-1].before == {"quantity": None, "sizes": []}


def test_a_lead_is_found_by_the_ending_of_its_id(stand: Database) -> None:
    one, two = "0" * 26 + "abcdef", "1" * 26 + "abcdef"
    with writing(stand, who(), "register") as write:
        for lead in (one, two):
            made = add_lead(write, "Made Visitor")
            write.add(
                "lead", [{"id": lead, "contact_id": made.contact, "fair_id": FAIR, "captured_at": write.at}]
            )
    assert leads.find_id(stand, one) == one
    assert leads.find_id(stand, "1ABCDEF") == two
    with pytest.raises(Refusal, match="More than one"):
        leads.find_id(stand, "abcdef")
    with pytest.raises(Refusal, match="There is no lead"):
        leads.find_id(stand, "ffffff")
    for wrong in ("", "abc", "x" * 6, "%%%%%%", "0" * 40):
        with pytest.raises(Refusal, match="is no id of a lead"):
            leads.find_id(stand, wrong)


def test_the_days_figures_and_countries(stand: Database) -> None:
    save(stand, who(), "One", country="DE", interests=[("FZ-1023", "order")])
    save(stand, who(), "Two", country="DE")
    save(stand, who(), "Three", country="NO")
    figures = leads.day_figures(stand, FAIR, START, START.replace(hour=23))
    assert (figures.leads, figures.by_rating["hot"], figures.by_rating["none"]) == (3, 1, 2)
    assert leads.day_figures(stand, FAIR, START.replace(hour=20), START.replace(hour=23)).leads == 0
    assert leads.countries(stand, FAIR) == ("DE", "NO", "SE")


def test_known_visitors_are_found_by_keys_and_folded_names(stand: Database) -> None:
    anna = save(stand, who(), "Anna Müller", company="Made Company", reaches=[("email", "anna@made.example")])
    save(stand, who(), "Bea Beispiel", company="Made Company", reaches=[("email", "anna@made.example")])
    found = contacts.known(stand, [("email", "anna@made.example")], "anna mueller", 5)
    assert [(one.name, one.why) for one in found] == [
        ("Anna Müller", ("email", "name")),
        ("Bea Beispiel", ("email",)),
    ]
    assert found[0].lead_id == anna.lead
    assert {one.name for one in contacts.known(stand, [], "made company", 5)} == {
        "Anna Müller",
        "Bea Beispiel",
    }
    assert contacts.known(stand, [("phone", "anna@made.example")], "", 5) == ()
    assert contacts.known(stand, [], "ann", 5) == ()
    assert contacts.known(stand, [("email", "anna@made.example")], "", 5, fair_id=new_id()) == ()


def test_leads_leave_oldest_first_with_a_constant_number_of_statements(stand: Database) -> None:
    with writing(stand, who(), "import") as write:
        for number in range(45):
            add_lead(
                write,
                f"Visitor {number:02}",
                interests=[("FZ-1023", "liked")],
                reaches=[("email", f"v{number}@x.example")],
            )
    with statements(stand) as few:
        one = list(exportable.leads(stand, FAIR, LeadFilter(text="visitor 07")))
    with statements(stand) as many:
        all_of_them = list(exportable.leads(stand, FAIR, LeadFilter(text="visitor")))
    assert len(one) == 1
    assert [lead.contact.name for lead in all_of_them] == [f"Visitor {number:02}" for number in range(45)]
    assert len(many) == len(few) <= 13


def test_exports_are_narrowed_by_maker(stand: Database) -> None:
    first = save(stand, who(), "One", interests=[("FZ-1023", "liked")])
    save(stand, who(), "Two", interests=[("a made tray", "liked")])
    assert [lead.id for lead in exportable.leads(stand, FAIR, LeadFilter(), maker="MAD")] == [first.lead]


def test_only_what_was_done_after_a_mark_is_new(stand: Database) -> None:
    save(stand, who(), "One", interests=[("FZ-1023", "liked")])
    number, stamp = history.mark(stand)
    assert history.is_mark(stand, number, stamp)
    assert not history.is_mark(stand, number, "another")
    detail = {"choice": {"rating": "hot"}, "mark": number, "stamp": stamp}
    row = {"id": new_id(), "fair_id": FAIR, "at": START, "kind": "vcard", "detail": detail}
    with writing(stand, who(), "export") as write:
        write.add("export_log", [row])
    last = exportable.LastExport(START, number)
    assert exportable.last_export(stand, FAIR, "vcard", {"rating": "hot"}) == last
    assert exportable.last_export(stand, FAIR, "vcard", {}) is None
    assert exportable.last_export(stand, FAIR, "json", {"rating": "hot"}) is None
    second = save(stand, who(), "Two", interests=[("a made tray", "liked")])
    assert [lead.id for lead in exportable.leads(stand, FAIR, LeadFilter(), since=last)] == [second.lead]


def test_a_list_is_one_statement(stand: Database) -> None:
    save(stand, who(), "One", interests=[("FZ-1023", "liked")])
    with statements(stand) as sent:
        rings.find(stand, "fz", 6)
    assert len(sent) == 1


def test_staff_and_makers(stand: Database) -> None:
    with writing(stand, who(), "staff") as write:
        write.add(
            "staff", [{"id": natural_id("staff", "Made Staff"), "name": "Made Staff", "languages": "fa en"}]
        )
    assert [one.name for one in staff.all_staff(stand)] == ["Made Staff"]
    assert staff.by_name(stand, " made staff ") == staff.all_staff(stand)[0]
    assert staff.by_name(stand, "Nobody") is None
    maker = makers.by_code(stand, "mad")
    assert maker is not None
    assert maker.rings == 3
    assert makers.by_code(stand, "none") is None


def test_ten_thousand_rings_answer_at_once(lite: Database) -> None:
    lay_out(lite, who())
    with writing(lite, who(), "catalogue") as write:
        rows = [
            {"id": ring_id(f"R-{number:05}"), "maker_id": MAKER, "sku": f"R-{number:05}", "stone": "agate"}
            for number in range(10_000)
        ]
        write.add("ring", rows)
    times = []
    for text in ("r", "r-0", "r-04", "0432", "agate", "made", "agate 77", "nothing") * 3:
        start = time.perf_counter()
        rings.find(lite, text, 6)
        times.append(time.perf_counter() - start)
    assert sorted(times)[len(times) // 2] < 0.05
