"""`fairdesk lead interest` and `fairdesk sample`: one ring of a lead at a time, and what is out."""

from __future__ import annotations

from tests.cli.conftest import Say, misused, refused


def added(sample: Say) -> str:
    """Register a visitor with a ring in words, and return the lead's id."""
    said = sample(
        "lead",
        "add",
        "--name",
        "Test Anna",
        "--email",
        "a@test.example",
        "--ring-words",
        "blue one",
        "--json",
    )
    return str(said.json["id"])


def test_a_ring_is_added_changed_linked_and_removed(sample: Say) -> None:
    lead = added(sample)
    sku = sample("ring", "list", "--json").json["rings"][0]["sku"]
    sample(
        "lead", "interest", lead, "--add", sku, "--level", "quote", "--quantity", "50", "--reason", "price"
    )
    shown = sample("lead", "interest", lead, "--ring", "blue one", "--level", "order", "--json").json
    told = {
        (one["sku"] or one["words"]): (one["level"], one["quantity"], one["reason"])
        for one in shown["interests"]
    }
    assert told == {sku: ("quote", 50, "price"), "blue one": ("order", None, "")}
    other = sample("ring", "list", "--json").json["rings"][1]["sku"]
    sample("lead", "interest", lead, "--ring", "blue one", "--link", other)
    left = sample("lead", "interest", lead, "--ring", sku, "--remove", "--json").json["interests"]
    assert [(one["sku"], one["words"]) for one in left] == [(other, "blue one")]
    assert "blue one" in sample("lead", "show", lead).out
    assert sample("lead", "undo").out.startswith("Taken back: the ring removed")


def test_samples_are_noted_and_listed(sample: Say) -> None:
    lead = added(sample)
    assert sample("sample", "list").out == "No sample is out.\n"
    said = sample(
        "sample",
        "set",
        lead,
        "blue one",
        "lent",
        "--pieces",
        "2",
        "--value",
        "45 EUR",
        "--until",
        "2026-01-05",
    )
    assert said.code == 0, said.err
    assert "late" in sample("sample", "list").out
    (row,) = sample("sample", "list", "--json").json["samples"]
    assert (row["state"], row["pieces"], row["value_minor"], row["late"]) == ("lent", 2, 4500, True)
    sample("sample", "set", lead, "blue one", "returned")
    assert sample("sample", "list", "--json").json["samples"] == []
    assert len(sample("sample", "list", "--all", "--json").json["samples"]) == 1


def test_bad_input_is_said(sample: Say) -> None:
    lead = added(sample)
    refused(sample("lead", "interest", lead), "named")
    refused(sample("lead", "interest", lead, "--ring", "nothing", "--level", "liked"), "blue one")
    misused(sample("sample", "set", lead, "blue one", "lost"))
    refused(sample("sample", "set", lead, "blue one", "lent", "--until", "soon"), "day")
    refused(sample("sample", "set", "ffffffff", "blue one", "lent"), "ffffffff")
