"""`fairdesk lead`: registered with every field, found, changed, visited again, set aside."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Say, misused, refused

EVERYTHING = {
    "--name": "شیرین آزمایشی",
    "--latin-name": "Shirin Azmayeshi",
    "--native-name": "شیرین",
    "--given": "شیرین",
    "--family": "آزمایشی",
    "--salutation": "خانم",
    "--company": "گالری نمونه",
    "--title": "مدیر",
    "--buyer-type": "retailer",
    "--country": "ایران",
    "--city": "تهران",
    "--address": "خیابان نمونه ۱",
    "--website": "https://nemuneh.example",
    "--email": "shirin@nemuneh.example",
    "--phone": "۰۹۱۲۳۴۵۶۷۸۹",
    "--language": "فارسی",
    "--rating": "cold",
    "--note": "می‌خواهد پنجاه عدد",
    "--owner": "Test Staff",
    "--badge": "B-77",
    "--paper-no": "12",
    "--staff": "Practice Maryam",
}


def words_of(fields: dict[str, str]) -> list[str]:
    return [word for pair in fields.items() for word in pair]


def anna(say: Say, *more: str) -> dict[str, Any]:
    found: dict[str, Any] = say(
        "lead", "add", "--name", "Anna Exempel", "--email", "anna@x.example", *more, "--json"
    ).json
    return found


def test_every_field_is_kept_to_the_letter(sample: Say) -> None:
    handles = ("--handle", "instagram:@nemuneh", "--handle", "Telegram:nemuneh_t")
    rings = ("--ring", "FZ-1023:quote:۵۰:54", "--ring", "aq-2004:5", "--ring", "DN-3002")
    when = ("--captured-at", "2027-03-04T14:30", "--how", "paper")
    lead = sample(
        "lead",
        "add",
        *words_of(EVERYTHING),
        *handles,
        *rings,
        *when,
        "--consent",
        "contact,marketing",
        "--json",
    ).json
    assert (lead["status"], lead["duplicates"], lead["incomplete"]) == ("saved", [], "")
    contact = lead["contact"]
    for name in ("name", "latin_name", "native_name", "given", "family", "salutation", "company", "title"):
        assert contact[name] == EVERYTHING[f"--{name.replace('_', '-')}"]
    for name in ("buyer_type", "city", "address", "website"):
        assert contact[name] == EVERYTHING[f"--{name.replace('_', '-')}"]
    assert (contact["country"], contact["language"]) == ("IR", "fa")
    assert {(one["kind"], one["value"]) for one in lead["reaches"]} == {
        ("email", "shirin@nemuneh.example"),
        ("phone", "۰۹۱۲۳۴۵۶۷۸۹"),
        ("badge", "B-77"),
        ("paper_slip", "12"),
        ("instagram", "@nemuneh"),
        ("telegram", "nemuneh_t"),
    }
    assert [one["key"] for one in lead["reaches"] if one["kind"] == "phone"] == ["+989123456789"]
    rings_kept = {one["sku"]: (one["level"], one["quantity"]) for one in lead["interests"]}
    assert rings_kept == {"FZ-1023": ("quote", 50), "AQ-2004": ("order", None), "DN-3002": ("liked", None)}
    assert [one["sizes"][0][0] for one in lead["interests"] if one["sizes"]] == [54.0]
    assert (lead["rating"], lead["rating_chosen"], lead["rating_suggested"]) == ("cold", "cold", "hot")
    assert (lead["owner"], lead["how"], lead["staff"]) == ("Test Staff", "paper", "Practice Maryam")
    assert lead["captured_at"].startswith("2027-03-04T13:30:00")
    assert lead["captured_offset_minutes"] == 60
    assert lead["visits"][0]["note"] == EVERYTHING["--note"]
    consents = {(one["purpose"], one["granted"], one["wording"].split("/")[1]) for one in lead["consents"]}
    assert consents == {("contact", True, "fa"), ("marketing", True, "fa")}
    assert sample("lead", "show", lead["id"], "--json").json["contact"] == contact


def test_saving_is_said_with_the_ending_of_the_id(say: Say) -> None:
    answer = say(
        "lead", "add", "--name", "Anna Exempel", "--company", "Exempel AB", "--email", "anna@x.example"
    )
    (row,) = say("lead", "list", "--json").json["leads"]
    assert answer.out == f"Saved: Anna Exempel, Exempel AB ({row['id'][-8:]})\n"
    assert answer.err == ""


def test_who_comes_again_is_known_and_nothing_is_overwritten(say: Say) -> None:
    first = anna(say, "--city", "Malmö")
    again = anna(say, "--city", "Lund", "--company", "Exempel AB")
    assert (again["status"], again["id"], len(again["visits"])) == ("known", first["id"], 2)
    assert (again["contact"]["city"], again["contact"]["company"]) == ("Malmö", "Exempel AB")
    assert "Known since" in say("lead", "add", "--name", "anna exempel", "--email", "anna@x.example").out


def test_likely_duplicates_are_offered_and_can_be_left_unasked(say: Say) -> None:
    first = anna(say)
    other = say("lead", "add", "--name", "Bo Exempel", "--email", "anna@x.example", "--json").json
    assert (other["status"], other["duplicates"]) == ("saved", [first["id"]])
    forced = anna(say, "--no-duplicate-check")
    assert (forced["status"], forced["duplicates"]) == ("saved", [])
    assert forced["id"] != first["id"]


def test_staff_is_named_for_one_lead_only(say: Say) -> None:
    assert anna(say, "--staff", "Practice Sara")["staff"] == "Practice Sara"
    assert say("lead", "add", "--name", "B", "--badge", "1", "--json").json["staff"] == "Test Staff"
    in_use = [row["name"] for row in say("staff", "list", "--json").json["staff"] if row["in_use"]]
    assert in_use == ["Test Staff"]


def test_a_badge_is_enough_and_the_lead_is_incomplete(say: Say) -> None:
    lead = say("lead", "add", "--badge", "EXPO-0417", "--json").json
    assert lead["incomplete"] == "badge"
    rows = say("lead", "list", "--incomplete", "--json").json["leads"]
    assert [row["id"] for row in rows] == [lead["id"]]
    assert "nobody named yet" in say("lead", "add", "--paper-no", "5").out
    assert "only a badge" in say("lead", "show", lead["id"]).out


def test_a_slip_is_paper_and_its_whole_code_will_do(say: Say) -> None:
    lead = say("lead", "add", "--paper-no", "fdslip:test:0042", "--name", "Anna", "--json").json
    assert (lead["how"], [one["value"] for one in lead["reaches"]]) == ("paper", ["0042"])
    told = say("lead", "add", "--paper-no", "43", "--how", "desk", "--json").json
    assert (told["how"], [one["value"] for one in told["reaches"]]) == ("desk", ["43"])
    assert say("lead", "add", "--badge", "1", "--json").json["how"] == "desk"
    refused(say("lead", "add", "--paper-no", "FDSLIP:IHM27:0044"), "another fair: IHM27", "Test fair")
    assert say("lead", "edit", told["id"], "--paper-no", "FDSLIP:TEST:0045", "--json").code == 0
    shown = say("lead", "show", told["id"], "--json").json
    assert [one["value"] for one in shown["reaches"]] == ["0045"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "nobody is named"),
        (("--name", "Anna"), "no way to reach them"),
        (("--name", "Anna", "--email", "anna"), "anna is not an e-mail address"),
        (("--name", "Anna", "--phone", "123"), "123 is not a phone number"),
        (("--name", "Anna", "--badge", "1", "--country", "Atlantis"), "Atlantis is not a country"),
        (("--name", "Anna", "--badge", "1", "--language", "Elvish"), "Elvish is not a language"),
        (("--name", "Anna", "--badge", "1", "--ring", "XX-1"), "XX-1"),
    ],
)
def test_a_lead_that_cannot_be_is_refused_and_nothing_is_kept(
    sample: Say, words: tuple[str, ...], sentence: str
) -> None:
    answer = sample("lead", "add", *words)
    refused(answer, sentence)
    assert "F9" not in answer.err
    assert "What you typed" not in answer.err
    assert sample("lead", "list", "--json").json == {"leads": []}


def test_all_that_is_wrong_is_said_at_once(say: Say) -> None:
    answer = say("lead", "add", "--name", "Anna", "--email", "anna", "--phone", "12")
    refused(answer, "anna is not an e-mail address", "12 is not a phone number")


@pytest.mark.parametrize(
    "words",
    [
        ("--rating", "boiling"),
        ("--buyer-type", "king"),
        ("--handle", "instagram"),
        ("--handle", "myspace:anna"),
        ("--ring", ":liked"),
        ("--ring", "FZ-1023:adored"),
        ("--consent", "everything"),
        ("--captured-at", "yesterday"),
        ("--captured-at", "0001-01-01T00:00"),
        ("--how", "telepathy"),
    ],
)
def test_a_bad_value_of_a_known_option_is_wrong_usage(sample: Say, words: tuple[str, ...]) -> None:
    misused(sample("lead", "add", "--name", "Anna", "--badge", "1", *words), words[0])
    assert sample("lead", "list", "--json").json == {"leads": []}


def test_no_fair_no_lead(bare: Say) -> None:
    refused(bare("lead", "add", "--name", "Anna", "--badge", "1"), "No fair is chosen", "fairdesk fair add")
    refused(bare("lead", "list"), "No fair is chosen")


def test_a_lead_is_found_by_any_writing_of_it(sample: Say) -> None:
    lead = sample("lead", "add", *words_of(EVERYTHING), "--ring", "FZ-1023", "--json").json
    anna(sample, "--country", "SE")
    for text in (
        "شيرين",
        "گالری نمونه",
        "shirin",
        "09123456789",
        "+98912",
        "nemuneh.example",
        "FZ-1023",
        "FZ1023",
        "neyshabur",
    ):
        rows = sample("lead", "list", "--text", text, "--json").json["leads"]
        assert [row["id"] for row in rows] == [lead["id"]], text
    assert "No lead matches." in sample("lead", "list", "--text", "nobody-here").out


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ((), ["Cleo", "Bo", "Anna"]),
        (("--rating", "hot"), ["Bo"]),
        (("--rating", "none"), ["Cleo"]),
        (("--ring", "fz-1023"), ["Bo", "Anna"]),
        (("--country", "Sverige"), ["Bo", "Anna"]),
        (("--country", "IR"), []),
        (("--language", "Deutsch"), ["Cleo"]),
        (("--staff", "Practice Sara"), ["Anna"]),
        (("--day", "2027-03-04"), ["Anna"]),
        (("--day", "۲۰۲۷-۰۳-۰۵"), ["Bo"]),
        (("--limit", "2"), ["Cleo", "Bo"]),
        (("--limit", "0"), ["Cleo", "Bo", "Anna"]),
        (("--incomplete",), ["Bo", "Anna"]),
        (("--discarded",), []),
        (("--text", "exempel", "--rating", "warm"), ["Anna"]),
    ],
)
def test_lists_are_narrowed(sample: Say, words: tuple[str, ...], names: list[str]) -> None:
    one = ("lead", "add", "--company", "Exempel AB", "--country", "SE", "--name", "Anna", "--badge", "1")
    assert (
        sample(
            *one, "--ring", "FZ-1023", "--staff", "Practice Sara", "--captured-at", "2027-03-04T09:00"
        ).code
        == 0
    )
    two = ("lead", "add", "--company", "Exempel AB", "--country", "SE", "--name", "Bo", "--badge", "2")
    # half past midnight in Stockholm is the day before in UTC
    assert sample(*two, "--ring", "FZ-1023:order", "--captured-at", "2027-03-05T00:30").code == 0
    assert (
        sample(
            "lead", "add", "--name", "Cleo", "--badge", "3", "--email", "c@x.example", "--language", "de"
        ).code
        == 0
    )
    rows = sample("lead", "list", *words, "--json").json["leads"]
    assert [row["name"] for row in rows] == names
    said = sample("lead", "list", *words).out
    assert all(name in said for name in names)


def test_a_filter_that_means_nothing_is_refused(sample: Say) -> None:
    refused(sample("lead", "list", "--ring", "XX-9"), "XX-9")
    refused(sample("lead", "list", "--country", "Atlantis"), "Atlantis")
    refused(sample("lead", "list", "--language", "Elvish"), "Elvish")


def test_a_lead_is_shown_by_an_ending_of_its_id(sample: Say) -> None:
    lead = anna(sample, "--ring", "FZ-1023:quote:5", "--consent", "contact", "--note", "Sees the dome")
    page = sample("lead", "show", lead["id"][-6:]).out
    for words in (
        "Anna Exempel",
        "anna@x.example",
        "FZ-1023",
        "quote",
        "5 pieces",
        "5 < MOQ 20",
        "Sees the dome",
        "may contact",
    ):
        assert words in page
    for ending in ("12345", "zzzzzz", "", "000000", lead["id"] + "0"):
        refused(sample("lead", "show", ending))


def test_a_lead_is_changed_and_only_what_was_named(sample: Say) -> None:
    lead = anna(
        sample, "--city", "Malmö", "--ring", "FZ-1023", "--handle", "instagram:anna", "--note", "first"
    )
    words = (
        "--city",
        "",
        "--company",
        "Exempel AB",
        "--ring",
        "FZ-1023:order:20",
        "--ring",
        "AQ-2004",
        "--note",
        "second",
    )
    changed = sample(
        "lead", "edit", lead["id"], *words, "--handle", "instagram:anna2", "--rating", "warm", "--json"
    ).json
    assert (changed["name"], changed["contact"]["city"], changed["company"]) == (
        "Anna Exempel",
        "",
        "Exempel AB",
    )
    kept = {one["sku"]: (one["level"], one["quantity"]) for one in changed["interests"]}
    assert kept == {"FZ-1023": ("order", 20), "AQ-2004": ("liked", None)}
    assert {one["value"] for one in changed["reaches"]} == {"anna@x.example", "anna2"}
    assert (changed["rating"], changed["visits"][0]["note"], len(changed["visits"])) == ("warm", "second", 1)
    assert (
        sample("lead", "edit", lead["id"], "--title", "Boss").out
        == f"Changed: Anna Exempel, Exempel AB ({lead['id'][-8:]})\n"
    )
    refused(sample("lead", "edit", lead["id"]), "Nothing to change")
    refused(sample("lead", "edit", lead["id"], "--email", "none"), "none is not an e-mail address")
    assert sample("lead", "show", lead["id"], "--json").json["email"] == "anna@x.example"


def test_a_visit_adds_and_overwrites_nothing(sample: Say) -> None:
    lead = anna(sample, "--note", "first", "--ring", "FZ-1023")
    again = sample(
        "lead", "visit", lead["id"][-8:], "--note", "دوباره آمد", "--ring", "AQ-2004:quote:12", "--json"
    ).json
    assert (again["status"], again["visits_so_far"]) == ("known", 2)
    assert [visit["note"] for visit in again["visits"]] == ["first", "دوباره آمد"]
    assert {one["sku"] for one in again["interests"]} == {"FZ-1023", "AQ-2004"}
    assert "visit 3 of Anna Exempel" in sample("lead", "visit", lead["id"]).out


def test_a_lead_is_set_aside_and_brought_back(say: Say) -> None:
    lead = anna(say)
    answer = say("lead", "discard", lead["id"], "--reason", "joke")
    assert answer.out.startswith("Set aside: Anna Exempel")
    assert f"fairdesk lead restore {lead['id'][-8:]}" in answer.out
    assert say("lead", "list", "--json").json == {"leads": []}
    (row,) = say("lead", "list", "--discarded", "--json").json["leads"]
    assert row["discarded"] == "joke"
    refused(say("lead", "visit", lead["id"]), "set aside")
    refused(say("lead", "edit", lead["id"], "--city", "X"), "set aside")
    assert say("lead", "restore", lead["id"]).out.startswith("Restored: Anna Exempel")
    assert len(say("lead", "list", "--json").json["leads"]) == 1
    misused(say("lead", "discard", lead["id"], "--reason", "boredom"), "--reason")
    misused(say("lead", "discard", lead["id"]), "--reason")


def test_undo_takes_back_one_deed_after_another(say: Say) -> None:
    lead = anna(say)
    say("lead", "visit", lead["id"], "--note", "again")
    assert say("lead", "undo", "--json").json["undone"] is True
    assert len(say("lead", "show", lead["id"], "--json").json["visits"]) == 1
    assert say("lead", "undo").out == "Taken back: Anna Exempel is not saved any more.\n"
    assert say("lead", "list", "--json").json == {"leads": []}
    assert say("lead", "undo", "--json").json == {"undone": False, "what": ""}
    assert "nothing left" in say("lead", "undo").out


def test_persian_is_what_the_interface_says_when_asked(say: Say) -> None:
    """Until there is a Persian catalogue of messages the answers are English; asking is no fault."""
    assert say("--lang", "fa", "lead", "list").code == 0
    assert say("lead", "list", "--lang", "fa", "--json").json == {"leads": []}


def test_every_number_and_address_that_is_given_is_kept(say: Say) -> None:
    one = ("--phone", "+46 70 174 06 05", "--phone", "+46 8 123 45 67", "--phone", "+46 70 174 06 05")
    two = ("--email", "a@x.example", "--email", "b@x.example", "--handle", "instagram:anna")
    lead = say("lead", "add", "--name", "Anna", *one, *two, "--json").json
    kept = [(reach["kind"], reach["value"]) for reach in lead["reaches"]]
    assert sorted(kept) == [
        ("email", "a@x.example"),
        ("email", "b@x.example"),
        ("instagram", "anna"),
        ("phone", "+46 70 174 06 05"),
        ("phone", "+46 8 123 45 67"),
    ]
    more = ("--email", "c@x.example", "--email", "d@x.example")
    lead = say("lead", "edit", lead["id"], *more, "--json").json
    assert {reach["value"] for reach in lead["reaches"] if reach["kind"] == "email"} == {
        "c@x.example",
        "d@x.example",
    }
    assert {reach["kind"] for reach in lead["reaches"]} == {"email", "phone", "instagram"}
    assert "country code; may be given again" in " ".join(say("lead", "add", "--help").out.split())
