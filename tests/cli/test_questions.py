"""`fairdesk fair question` and `--answer`: the stand's own questions from the command line."""

from __future__ import annotations

from tests.cli.conftest import Say, misused, refused


def test_a_question_is_asked_answered_moved_and_dropped(say: Say) -> None:
    add = ("fair", "question", "add")
    assert say(*add, "sells", "--text", "Where?", "--choice", "shop=own shop", "--choice", "online").code == 0
    assert say(*add, "silver", "--text", "Silver?", "--kind", "yes_no", "--required").code == 0
    visitor = ("lead", "add", "--name", "Test Anna", "--email", "a@test.example")
    refused(say(*visitor), "Silver?")
    lead = say(*visitor, "--answer", "silver=yes", "--answer", "sells=2", "--json").json
    assert [(one["code"], one["value"], one["said"]) for one in lead["answers"]] == [
        ("sells", "online", "online"),
        ("silver", "yes", "yes"),
    ]
    assert "Silver?" in say("lead", "show", lead["id"]).out
    assert say("fair", "question", "move", "silver", "1", "--json").json["questions"][0]["code"] == "silver"
    assert say("fair", "question", "edit", "silver", "--not-required").code == 0
    assert say("lead", "add", "--name", "Test Bo", "--email", "b@test.example").code == 0
    say("fair", "question", "drop", "silver")
    listed = say("fair", "question", "list", "--json").json["questions"]
    assert [one["code"] for one in listed] == ["sells"]


def test_bad_questions_and_answers_are_said(say: Say) -> None:
    refused(say("fair", "question", "add", "sells"), "words")
    refused(say("fair", "question", "add", "sells", "--text", "Where?", "--kind", "choice"), "from 2")
    refused(say("fair", "question", "edit", "sells", "--text", "Where?"), "sells")
    misused(say("fair", "question", "add", "sells", "--text", "Where?", "--kind", "guess"))
    visitor = ("lead", "add", "--name", "Test Anna", "--email", "a@test.example")
    refused(say(*visitor, "--answer", "sells=shop"), "no question sells")
    misused(say(*visitor, "--answer", "sells"))
    assert say("lead", "list", "--json").json["leads"] == []
