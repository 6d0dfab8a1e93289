"""`fairdesk fair`, `maker` and `staff`: started, listed, taken into use, changed, refused."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Say, misused, refused


def test_a_fair_is_started_and_in_use_at_once(bare: Say, data: Path) -> None:
    words = (
        "fair",
        "add",
        "--code",
        "IHM27",
        "--name",
        "Inhorgenta 2027",
        "--city",
        "München",
        "--country",
        "آلمان",
    )
    assert (
        bare(*words, "--starts", "2027-02-26", "--ends", "۲۰۲۷-۰۳-۰۱").out
        == "In use: Inhorgenta 2027 (IHM27).\n"
    )
    (fair,) = bare("fair", "list", "--json").json["fairs"]
    assert (fair["code"], fair["country"], fair["ends"], fair["in_use"]) == (
        "IHM27",
        "DE",
        "2027-03-01",
        True,
    )
    assert len(fair["id"]) == 32
    assert tomllib.loads((data / "settings.toml").read_text("utf-8"))["fair"] == "IHM27"
    assert "*  IHM27" in bare("fair", "list").out


def test_another_fair_is_taken_into_use(say: Say) -> None:
    assert say("fair", "add", "--code", "B", "--name", "Second").code == 0
    assert say("fair", "use", "test").out == "In use: Test fair (TEST).\n"
    in_use = {fair["code"]: fair["in_use"] for fair in say("fair", "list", "--json").json["fairs"]}
    assert in_use == {"TEST": True, "B": False}
    refused(say("fair", "use", "NONE"), "There is no fair NONE")


def test_a_fair_is_changed(say: Say) -> None:
    answer = say("fair", "edit", "TEST", "--hall", "3", "--base-url", "https://qom.example.org", "--json")
    assert (answer.json["hall"], answer.json["base_url"]) == ("3", "https://qom.example.org")
    assert say("fair", "edit", "TEST", "--hall", "").out == "Changed: Test fair (TEST).\n"
    assert say("fair", "list", "--json").json["fairs"][0]["hall"] == ""
    refused(say("fair", "edit", "TEST"), "Nothing to change")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--code", "X"), "needs a code and a name"),
        (("--name", "X"), "needs a code and a name"),
        (("--code", "TEST", "--name", "Again"), "There is a fair TEST already"),
        (("--code", "X", "--name", "X", "--starts", "soon"), "soon is not a date"),
        (("--code", "X", "--name", "X", "--time-zone", "Mars/Qom"), "Mars/Qom is not a time zone"),
        (("--code", "X", "--name", "X", "--time-zone", "../../etc/passwd"), "is not a time zone"),
        (("--code", "X", "--name", "X", "--currency", "XXQ"), "is not a currency"),
        (("--code", "X", "--name", "X", "--country", "Atlantis"), "Atlantis"),
        (("--code", "X", "--name", "X", "--retention-months", "0"), "1 to 120"),
        (("--code", "X", "--name", "X", "--base-url", "ftp://x"), ""),
        (("--code", "X", "--name", "n" * 10_000), "too long"),
    ],
)
def test_a_fair_that_cannot_be(say: Say, words: tuple[str, ...], sentence: str) -> None:
    refused(say("fair", "add", *words), sentence)
    assert len(say("fair", "list", "--json").json["fairs"]) == 1


def test_makers_are_kept_listed_and_changed(say: Say) -> None:
    words = ("maker", "add", "--code", "QA", "--brand", "کارگاه قم", "--name-sv", "Qom-verkstaden")
    assert (
        say(*words, "--gi-status", "applied", "--country", "iran").out
        == "Kept: \u2068کارگاه قم\u2069 (QA).\n"
    )
    (maker,) = say("maker", "list", "--json").json["makers"]
    assert (maker["code"], maker["brand"], maker["country"], maker["rings"]) == ("QA", "کارگاه قم", "IR", 0)
    assert maker["texts"]["sv"][0] == "Qom-verkstaden"
    changed = say("maker", "edit", "qa", "--city", "Qom", "--story-en", "A story.", "--json").json
    assert (changed["city"], changed["texts"]["en"][1], changed["texts"]["sv"][0]) == (
        "Qom",
        "A story.",
        "Qom-verkstaden",
    )
    assert "application filed" in say("maker", "list").out


def test_a_maker_that_cannot_be(say: Say) -> None:
    refused(say("maker", "add", "--brand", "X"), "needs a code and a name")
    refused(say("maker", "edit", "XX", "--city", "Qom"), "There is no maker XX")
    assert say("maker", "add", "--code", "QA", "--brand", "X").code == 0
    refused(say("maker", "add", "--code", "qa", "--brand", "X"), "already")
    misused(say("maker", "add", "--code", "QB", "--gi-status", "perhaps"))


def test_staff_are_kept_and_put_at_the_keyboard(say: Say) -> None:
    assert say("staff", "add", "Practice Reza", "--languages", "fa de").out == "Kept: Practice Reza.\n"
    rows = {row["name"]: row["in_use"] for row in say("staff", "list", "--json").json["staff"]}
    assert rows == {"Practice Reza": False, "Test Staff": True}
    assert say("staff", "use", "Practice Reza").out == "At the keyboard: Practice Reza.\n"
    assert "*  Practice Reza  fa de" in say("staff", "list").out
    refused(say("staff", "use", "  "), "The name is empty")


def test_empty_lists_say_what_to_do(bare: Say) -> None:
    assert "fairdesk fair add" in bare("fair", "list").out
    assert "fairdesk maker add" in bare("maker", "list").out
    assert "fairdesk staff use" in bare("staff", "list").out
    assert "fairdesk ring import" in bare("ring", "list").out


def test_the_sample_is_loaded_and_never_mixed_with_a_real_fair(bare: Say) -> None:
    answer = bare("fair", "sample")
    assert answer.out.startswith("Loaded, for practice: Sample")
    assert bare("fair", "sample").code == 0
    assert len(bare("maker", "list", "--json").json["makers"]) >= 8
    rings = bare("ring", "list", "--json").json["rings"]
    assert len(rings) >= 48
    assert bare("lead", "list", "--json").json == {"leads": []}
    assert "PRACTICE" in bare("fair", "list").out
    refused(bare("fair", "add", "--code", "X", "--name", "Real"), "for practice")


def test_the_sample_is_refused_beside_a_real_fair(say: Say) -> None:
    refused(say("fair", "sample"), "real fair", "--data FOLDER")
