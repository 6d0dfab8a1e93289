"""`fairdesk inbox` and `lead confirm`: what phones sent, from the command line; where codes lead."""

from __future__ import annotations

import json
from pathlib import Path

from fairdesk import settings
from fairdesk.stand import open_stand
from tests.cli.conftest import Say, misused, refused
from tests.tui.people import send
from tests.workflows.serving import own_address


def sends(data: Path, *names: str) -> list[str]:
    """Put sendings of these names into the inbox, and return their ids."""
    stand = open_stand(settings.load(data))
    ids = [send(stand, name) for name in names]
    stand.close()
    return ids


def waiting(say: Say) -> list[str]:
    return [one["name"] for one in say("inbox", "list", "--json").json["inbox"]]


def test_what_waits_is_listed_for_people_and_programs(sample: Say, data: Path) -> None:
    assert sample("inbox", "list").out == "Nothing waits in the inbox.\n"
    assert sample("inbox", "list", "--json").json == {"inbox": []}
    (row_id,) = sends(data, "زهرا نمونه")
    shown = sample("inbox", "list").out
    for words in (row_id[-8:], "زهرا نمونه", "sent@sample.example"):
        assert words in shown
    (told,) = sample("inbox", "list", "--json").json["inbox"]
    assert (told["id"], told["email"], told["language"]) == (row_id, "sent@sample.example", "sv")
    assert (told["consents"], told["wording"], told["rings"]) == ({"contact": True}, "2026-1/sv", [])


def test_one_is_taken_in_and_confirmed(say: Say, data: Path) -> None:
    one, _two = sends(data, "Sample One", "Sample Two")
    taken = say("inbox", "accept", one[-6:], "--json").json
    assert (taken["accepted"][0]["status"], taken["left"]) == ("saved", [])
    assert waiting(say) == ["Sample Two"]
    lead = taken["accepted"][0]["lead_id"]
    shown = say("lead", "show", lead)
    assert "sent@sample.example (not confirmed)" in shown.out
    assert "by phone" in shown.out
    assert say("lead", "confirm", lead[-6:]).out == f"Confirmed: Sample One ({lead[-8:]})\n"
    assert "not confirmed" not in say("lead", "show", lead).out
    assert say("lead", "show", lead, "--json").json["reaches"][0]["verified"] is True
    assert "not confirmed any more" in say("lead", "undo").out
    assert say("lead", "confirm", lead, "--json").json["reaches"][0]["verified"] is True


def test_all_are_taken_in_and_what_cannot_be_is_said(say: Say, data: Path) -> None:
    sends(data, "Sample One", "Sample Two")
    say("lead", "add", "--name", "Sample Two", "--email", "sent@sample.example")
    told = say("inbox", "accept", "--all")
    assert (told.code, "2 taken in." in told.out, "1 was known." in told.out) == (0, True, True)
    assert waiting(say) == []
    assert say("inbox", "accept", "--all").out == "Nothing was taken in.\n"
    (bad,) = sends(data, "")
    left = say("inbox", "accept", bad)
    assert (left.code, left.out) == (1, "Nothing was taken in.\n")
    assert left.err.startswith(f"{bad[-8:]} waits on: Not saved: nobody is named.")
    assert json.loads(say("inbox", "accept", bad, "--json").out)["left"][0]["id"] == bad
    assert waiting(say) == [""]


def test_one_is_another_visit_of_a_lead(say: Say, data: Path) -> None:
    lead = say("lead", "add", "--name", "Test Anna", "--email", "a@test.example", "--json").json["id"]
    one, two = sends(data, "Sample One", "Sample Two")
    refused(say("inbox", "accept", one, two, "--lead", lead), "one lead")
    refused(say("inbox", "accept", "--all", "--lead", lead), "one lead")
    nobody = say("inbox", "accept", one, "--lead", "ffffff")
    assert (nobody.code, waiting(say)) == (1, ["Sample One", "Sample Two"])
    taken = say("inbox", "accept", one, "--lead", lead[-6:], "--json").json
    assert taken["accepted"] == [{"lead_id": lead, "status": "known", "duplicates": []}]
    assert len(say("lead", "show", lead, "--json").json["visits"]) == 2
    assert waiting(say) == ["Sample Two"]


def test_what_nobody_answers_is_set_aside_and_taken_back(say: Say, data: Path) -> None:
    one, _two, three = sends(data, "Sample One", "Sample Two", "Sample Three")
    assert say("inbox", "discard", one, three[-6:], one, "--json").json == {"discarded": [one, three]}
    assert waiting(say) == ["Sample Two"]
    assert say("lead", "undo").out == "Taken back: what was set aside waits again.\n"
    assert say("inbox", "discard", "--all").out == "3 set aside.\n"
    assert say("lead", "list", "--json").json["leads"] == []
    refused(say("inbox", "accept", one), one, "inbox list")


def test_bad_input_is_said_and_changes_nothing(say: Say, data: Path) -> None:
    (one,) = sends(data, "Sample One")
    for act in ("accept", "discard"):
        refused(say("inbox", act), "ids, or --all")
        refused(say("inbox", act, one, "--all"), "ids, or --all")
        for wrong in ("nothing", one[-5:], "", "ffffffff"):
            refused(say("inbox", act, wrong), "Nothing that waits", "inbox list")
        refused(say("inbox", act, one, "nothing"), "nothing")
    misused(say("inbox", "list", "--all"))
    misused(say("inbox", "lst"))
    misused(say("lead", "confirm"))
    refused(say("lead", "confirm", "nothing"), "nothing")
    assert waiting(say) == ["Sample One"]


def codes_lead_to(say: Say) -> str:
    (line,) = [line for line in say("doctor").out.splitlines() if line.startswith("codes lead to")]
    return line.removeprefix("codes lead to").strip()


def test_doctor_says_where_printed_codes_lead(say: Say) -> None:
    assert codes_lead_to(say) == "https://rings.example.org: only an example"
    own = f"http://{own_address()}:9"
    said = {
        "https://rings.practice.com": "https://rings.practice.com",
        "": "nowhere: set it with fairdesk fair edit --base-url",
        own: f"{own}: only in this network",
        "http://stand.local": "http://stand.local: only in this network",
        "http://10.201.3.4": "http://10.201.3.4: this machine is not 10.201.3.4 any more",
    }
    for base, words in said.items():
        assert say("fair", "edit", "TEST", "--base-url", base).code == 0
        assert codes_lead_to(say) == words


def test_what_waits_at_another_fair_is_told(say: Say, data: Path) -> None:
    stand = open_stand(settings.load(data))
    send(stand)
    stand.close()
    say("fair", "add", "--code", "NEXT", "--name", "Next fair")
    say("fair", "use", "NEXT")
    listed = say("inbox", "list")
    assert "Nothing waits in the inbox." in listed.out
    assert "1 waits at TEST." in listed.err
    assert "NEXT: 0, TEST: 1" in say("doctor").out
