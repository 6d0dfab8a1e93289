"""What fairdesk exports comes back as it was, field by field, but for what the guards changed."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from fairdesk.domain.labels import field_label
from fairdesk.domain.trade import ReachKind
from fairdesk.exports.cards.card import make_card
from fairdesk.exports.columns.cells import CellGuard
from fairdesk.exports.columns.facts import facts_of
from fairdesk.exports.columns.file import write_csv
from fairdesk.exports.columns.profiles import PLAIN, PLAIN_BY_INTEREST, PROFILES, Profile
from fairdesk.exports.columns.values import VALUES
from fairdesk.exports.workbook.cells import Column
from fairdesk.exports.workbook.facts import Facts
from fairdesk.exports.workbook.interests import INTERESTS
from fairdesk.exports.workbook.leads import LEADS
from fairdesk.imports.contacts.arriving import Arriving
from fairdesk.imports.contacts.files import read
from fairdesk.imports.contacts.table.headings import headings
from fairdesk.language.messages import _, use_language
from fairdesk.models.rows import LeadDetail
from tests.exports.leads import AT, INTEREST, consent, lead, reach
from tests.exports.reading import value
from tests.exports.test_any_text import leads as any_leads
from tests.exports.test_csv_file import PEOPLE
from tests.imports.contacts.reading import cards, reaches

GUARDED = re.compile(r"(?:^|[;؛\n])\W*'\W*[=+\-@＝＋－＠]")
"""A text that looks as if the guard had changed it already."""

EVERY = (*PROFILES.values(), PLAIN_BY_INTEREST)
KEPT = ("name", "given", "family", "salutation", "company", "title", "country", "city", "address", "website")
FULL = lead(
    name="Åsa Övning", given="Åsa", family="Övning", salutation="Dr.", native_name="王",
    note="=SUM(1)\n- blue\n;=cmd|x", title="-boss", address="@Way 1\nFloor 2",
    reaches=(
        reach("email", "a@b.example"), reach("email", "c@d.example"),
        reach("phone", "1", "+46701740605", "mobile"), reach("phone", "2", "+46701740606", "fax"),
        reach("phone", "3", "+46701740607"), reach("telegram", "@asa"),
    ),
    consents=(consent(), consent("marketing")),
)  # fmt: skip


def back(tmp_path: Path, profile: Profile, *people: LeadDetail) -> list[Arriving]:
    write_csv(people, tmp_path / "x.csv", profile)
    return list(read(tmp_path / "x.csv"))


@pytest.mark.parametrize("profile", EVERY, ids=lambda each: f"{each.name}{each.by_interest}")
def test_every_heading_of_every_profile_is_known(profile: Profile) -> None:
    found = headings([header for header, _name in profile.columns])
    unknown = {each.words for each in found if not each.means and not each.role}
    assert unknown <= {
        "Phonetic First Name", "Phonetic Middle Name", "Phonetic Last Name", "Birthday", "Photo",
        "E-mail Type", "E-mail 2 Type", "E-mail 3 Type", "Lifecycle stage", "Lead status", "Lead Source",
        "User 1", "User 2", "User 3",
    }  # fmt: skip


def meanings(words: list[str]) -> dict[str, str]:
    return {each.words: each.means for each in headings(words)}


@pytest.mark.parametrize("profile", [PLAIN, PLAIN_BY_INTEREST], ids=["plain", "by interest"])
def test_the_persian_name_of_every_column_means_the_same(profile: Profile) -> None:
    codes = [header for header, _name in profile.columns]
    use_language("fa")
    labels = [field_label(code) for code in codes]
    assert len(set(codes) - set(labels)) > 10, "most have one"
    assert list(meanings(labels).items()) == list(zip(labels, meanings(codes).values(), strict=True))


@pytest.mark.parametrize("sheet", [LEADS, INTERESTS], ids=["leads", "interests"])
def test_a_persian_workbook_s_headings_mean_the_same(sheet: tuple[Column[Facts], ...]) -> None:
    english = meanings([_(column.heading) for column in sheet])
    use_language("fa")
    persian = meanings([_(column.heading) for column in sheet])
    assert len([means for means in english.values() if means]) > 12
    for (words, means), (said, meant) in zip(english.items(), persian.items(), strict=True):
        assert words != said
        assert meant == means or not means, (words, said)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda each: each.name)
def test_a_lead_comes_back(tmp_path: Path, profile: Profile) -> None:
    (found,) = back(tmp_path, profile, FULL)
    fields = dict(found.fields)
    none = {"odoo": {"given", "family", "salutation"}, "hubspot": {"salutation"}}
    for name in KEPT:
        if name not in none.get(profile.name, ()):
            assert fields[name] == getattr(FULL.contact, name), name
    if profile.name in {"plain", "google"}:
        assert fields["native_name"] == "王"
    said = {kept.value for kept in found.reaches}
    assert {"a@b.example", "+46701740605", "+46701740606"} <= said | set(re.split(r"[\s:]+", found.note))
    if profile.name == "plain":
        assert found.note == FULL.contact.note
    else:
        assert FULL.contact.note in found.note
        assert "Telegram: @asa" in found.note
    if profile.name in {"plain", "odoo"}:
        assert found.uid == FULL.contact.id
    if profile.name in {"plain", "google", "outlook", "hubspot"}:
        (news,) = (each for each in found.consents if each.purpose == "marketing")
        assert (news.state, news.wording) == ("granted", "2026-1/sv")
    assert found.rating == "hot" or "Hot" in found.categories
    assert found.doubts == ()


def test_all_columns_of_the_plain_table_come_back(tmp_path: Path) -> None:
    (found,) = back(tmp_path, PLAIN, FULL)
    assert reaches(found) == [
        ("email", "a@b.example", ""), ("email", "c@d.example", ""), ("phone", "+46701740605", ""),
        ("phone", "+46701740606", ""), ("phone", "+46701740607", ""), ("telegram", "@asa", ""),
    ]  # fmt: skip
    assert [each.ring for each in found.interests] == ["FZ-1023"]
    assert {(each.purpose, each.state, each.at, each.wording) for each in found.consents} == {
        ("contact", "granted", AT, "2026-1/sv"), ("marketing", "granted", AT, "2026-1/sv"),
    }  # fmt: skip
    assert found.about == {
        "lead_id": FULL.id, "owner": "Practice Sara", "staff": "Practice Sara", "fair": "TEST27",
        "captured_at": "2027-03-04T22:30:15Z",
    }  # fmt: skip
    assert (found.fields["buyer_type"], found.fields["language"]) == ("retailer", "sv")


def test_rows_of_one_lead_are_one_contact(tmp_path: Path) -> None:
    second = replace(
        INTEREST, sku="", ring_name="", words="the blue one", level="liked", quantity=None,
        sizes=((54.0, 20, "19"),), target_minor=4550, target_currency="EUR", reason="price", note="=soon",
    )  # fmt: skip
    found = back(tmp_path, PLAIN_BY_INTEREST, lead(interests=(INTEREST, second)), lead(interests=()), lead())
    assert [len(each.interests) for each in found] == [2, 0, 1]
    assert [each.place for each in found] == [2, 4, 5]
    one, two = found[0].interests
    assert (one.ring, one.words, one.level, one.quantity) == ("FZ-1023", "Neyshabur Sky", "quote", 50)
    assert (two.ring, two.level, two.quantity, two.note) == ("the blue one", "liked", None, "=soon")
    assert (two.sizes, two.price, two.reason) == ("54 mm (19) × 20", "45.50 EUR", "price")


def test_who_was_never_asked_for_news_has_said_nothing(tmp_path: Path) -> None:
    for profile in (PLAIN, PROFILES["google"], PROFILES["hubspot"], PROFILES["outlook"]):
        (found,) = back(tmp_path, profile, lead(consents=()))
        assert found.consents == ()
    (refused,) = back(tmp_path, PLAIN, lead(consents=(consent("marketing", granted=False),)))
    assert [each.state for each in refused.consents] == ["refused"]
    (opted_out,) = back(tmp_path, PROFILES["salesforce"], lead(consents=()))
    assert [(each.purpose, each.state) for each in opted_out.consents] == [("marketing", "refused")]


@pytest.mark.parametrize("person", PEOPLE, ids=lambda each: each.contact.name or "nobody")
def test_a_card_comes_back(person: LeadDetail) -> None:
    card = make_card(person)
    data, told = card.data, card.substitutions
    (found,) = cards(data)
    changed = {one.field for one in told}
    for name in KEPT:
        if (
            name not in changed
            and name not in {"given", "family"}
            and (name != "name" or person.contact.name)
        ):
            assert found.fields.get(name, "") == getattr(person.contact, name).strip(), name
    assert found.uid.replace("-", "").endswith(person.contact.id)
    assert found.doubts == ()
    note = value("NOTE", person).replace("\\n", "\n")
    assert found.note == re.sub(r"\\(.)", r"\1", note)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_leads())
def test_any_text_in_a_card_comes_back(made: LeadDetail) -> None:
    data = make_card(made).data
    (found,) = cards(data)
    raw = {name: value(name, made) for name in ("TITLE", "ORG", "NOTE")}
    plain = {
        name: re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], text).strip()
        for name, text in raw.items()
    }
    assert found.fields.get("title", "") == plain["TITLE"]
    assert found.fields.get("company", "") == plain["ORG"]
    assert found.note.startswith(plain["NOTE"])
    assert not [one for one in found.doubts if one.field != "left_out"]


@settings(max_examples=100, deadline=None,
          suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])  # fmt: skip
@given(any_leads())
def test_any_text_in_the_plain_table_comes_back(tmp_path: Path, made: LeadDetail) -> None:
    facts = facts_of(made, PLAIN, CellGuard())
    (found,) = back(tmp_path, PLAIN, made)
    parts = ("given", "family") if VALUES["name"](facts) else ()
    for name in (*parts, "salutation", "company", "title", "buyer_type"):
        typed = VALUES[name](facts)
        if not GUARDED.search(typed):
            assert found.fields.get(name, "") == typed, name
    note = VALUES["note"](facts)
    assert GUARDED.search(note) or found.note.startswith(note)
    if note and "\n" not in note:
        assert found.note.split("\n")[0] == note or GUARDED.search(note)
    assert {each.value for each in found.reaches if each.kind == ReachKind.EMAIL} == {
        *facts.emails,
        *facts.more_emails,
    }
