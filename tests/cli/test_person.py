"""`fairdesk person`: what is kept, what left to whom, what was taken back, who was told."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairdesk import settings
from fairdesk.stand import open_stand
from fairdesk.tui.screens.desk import saving
from fairdesk.workflows.leads import edit
from tests.cli.conftest import Say, misused, refused
from tests.cli.test_export_consent import add
from tests.cli.test_export_news import news


@pytest.fixture
def two(sample: Say) -> Say:
    """Anna, who was asked at the desk, and Berta, whose card came in as a file; both like FIR's ring."""
    add(sample, "Anna", "--ring", "FZ-1023", "--phone", "+46 70 174 06 05", "--consent", "contact")
    add(sample, "Berta", "--ring", "FZ-1023", "--how", "import", "--consent", "contact")
    return sample


def exported(say: Say, out: Path, *words: str) -> int:
    answer = say("export", "csv", "--maker", "FIR", "--out", str(out), *words, "--json").json
    return int(answer["contacts"])


@pytest.mark.parametrize(
    "how", ["anna@x.example", "ANNA@X.example", "0701740605", "+46701740605", "id", "lead"]
)
def test_show_says_what_is_kept_and_what_left(two: Say, tmp_path: Path, how: str) -> None:
    assert exported(two, tmp_path / "fir.csv") == 1
    assert two("export", "vcard", "--out", str(tmp_path / "own.vcf")).code == 0
    lead = two("lead", "list", "--text", "anna@", "--json").json["leads"][0]
    text = {"id": lead["contact_id"][-8:], "lead": lead["id"][-8:]}.get(how, how)
    person = two("person", "show", text, "--json").json["persons"][0]
    assert person["contact"]["name"] == "Anna"
    assert [one["id"] for one in person["leads"]] == [lead["id"]]
    assert [row["state"] for row in person["consents"]] == ["granted"]
    assert [(row["recipient"], row["kind"], row["file"]) for row in person["given"]] == [
        ("FIR", "csv", "fir.csv")
    ]
    said = two("person", "show", text).out
    for word in ("Kept of Anna", "anna@x.example", "FZ-1023", "What left of them", "fir.csv"):
        assert word in said


def test_nobody_and_more_than_one(two: Say) -> None:
    for text in ("nobody@x.example", "+4912345678", "abcdef", "x", ""):
        refused(two("person", "show", text), "Nobody is known by")
    two("lead", "add", "--name", "Other", "--email", "anna@x.example")
    assert len(two("person", "show", "anna@x.example", "--json").json["persons"]) == 2
    refused(two("person", "withdraw", "anna@x.example"), "2 persons are known by", "--all")
    both = two("person", "withdraw", "anna@x.example", "--all", "--json").json["persons"]
    assert [one["withdrawn"] for one in both] == [["contact", "marketing"]] * 2


def test_who_withdraws_leaves_in_no_file_any_more_and_says_whom_to_tell(two: Say, tmp_path: Path) -> None:
    assert exported(two, tmp_path / "fir.csv") == 1
    answer = two("person", "withdraw", "anna@x.example", "--purpose", "contact", "--json").json["persons"][0]
    assert answer["withdrawn"] == ["contact"]
    assert [row["file"] for row in answer["tell"]] == ["fir.csv"]
    refused(two("export", "csv", "--maker", "FIR", "--out", str(tmp_path / "x.csv")), "withdrawn: 1")
    again = two("person", "withdraw", "anna@x.example", "--purpose", "contact")
    assert "nothing was changed" in again.out
    assert "FIR: fir.csv" in again.out
    row = two("person", "show", "anna@x.example", "--json").json["persons"][0]["consents"]
    assert [one["state"] for one in row] == ["withdrawn"]
    assert row[0]["granted"]


def test_a_lead_tells_the_withdrawal_and_asks_for_no_answer(sample: Say) -> None:
    lead = add(sample, "Anna", "--ring", "FZ-1023:order", "--consent", "contact,marketing")
    before = sample("lead", "show", lead).out
    assert "Follow up by" in before
    assert "withdrawn" not in before
    sample("person", "withdraw", lead, "--purpose", "contact")
    after = sample("lead", "show", lead).out
    assert "may contact: withdrawn, 20" in after
    assert "news by mail ·" in after
    assert "Follow up by" not in after


def test_a_tick_taken_away_in_the_form_says_whom_to_tell(two: Say, tmp_path: Path, data: Path) -> None:
    assert exported(two, tmp_path / "fir.csv") == 1
    assert exported(two, tmp_path / "again.csv") == 1
    stand = open_stand(settings.load(data))
    draft = edit.draft_of(stand, two("lead", "list", "--text", "anna@", "--json").json["leads"][0]["id"])
    assert "Tell" not in saving.save(stand, draft).text
    del draft.consents["contact"]
    assert saving.save(stand, draft).text == "Anna. Tell FIR: consent was taken back."
    stand.close()


def test_an_objection_of_somebody_who_was_never_asked_is_kept(sample: Say, tmp_path: Path) -> None:
    add(sample, "Clara", "--ring", "FZ-1023")
    said = sample("person", "withdraw", "clara@x.example").out
    assert "Nobody has to be told" in said
    refused(sample("export", "vcard", "--out", str(tmp_path / "x.vcf")), "withdrawn: 1")


def test_who_was_not_told_of_the_makers_leaves_once_they_are(two: Say, tmp_path: Path) -> None:
    out = tmp_path / "fir.vcf"
    first = two("export", "vcard", "--maker", "FIR", "--out", str(out), "--since-last", "--json").json
    assert (first["contacts"], first["left_out"]) == (1, {"not_told": 1})
    said = two("export", "csv", "--maker", "FIR", "--out", str(tmp_path / "x.csv")).out
    assert "Left out: was not told that makers get their leads: 1." in said
    assert "fairdesk person told" in said
    assert two("person", "told", "berta@x.example", "--json").code == 0
    assert news(two, out, "--maker", "FIR") == {"Berta"}
    assert news(two, out, "--maker", "FIR") == set()
    assert exported(two, tmp_path / "all.csv") == 2
    refused(two("person", "told"), "Nobody was named")


def test_the_notice_on_the_counter_tells_those_who_come_from_then_on(sample: Say, tmp_path: Path) -> None:
    early = ("--ring", "FZ-1023", "--captured-at", "2026-02-01T10:00")
    add(sample, "Early", *early)
    add(sample, "Late", "--ring", "FZ-1023", "--captured-at", "2026-02-03T10:00")
    refused(
        sample("export", "csv", "--maker", "FIR", "--out", str(tmp_path / "x.csv")), "was not told", ": 2"
    )
    assert sample("fair", "notice", "--since", "2026-02-02").code == 0
    assert exported(sample, tmp_path / "one.csv") == 1
    assert sample("fair", "notice", "--since", "2026-02-01").code == 0
    assert exported(sample, tmp_path / "both.csv") == 2
    refused(sample("fair", "notice", "--since", "2199-01-01"), "2199-01-01 is still to come")
    refused(sample("fair", "notice", "--since", "1999-12-31"), "can stand there since 1999-12-31")
    misused(sample("fair", "notice", "--since", "0001-01-01"))
    said = sample("fair", "notice").out
    assert said.startswith("Noted: the notice stands on the counter since 2026-02-01"), "the earliest counts"
    assert sample("fair", "notice", "--since", "2026-02-02").code == 0, "a wrong day is put right"
    assert exported(sample, tmp_path / "one-again.csv") == 1
    assert sample("fair", "notice", "--never", "--json").json["since"] is None
    refused(sample("export", "csv", "--maker", "FIR", "--out", str(tmp_path / "no.csv")), "was not told")
    misused(sample("fair", "notice", "--never", "--since", "2026-02-02"))


def test_a_printed_notice_stands_there(sample: Say, tmp_path: Path) -> None:
    assert sample("print", "privacy", "--out", str(tmp_path / "notice.pdf")).code == 0
    add(sample, "Anna", "--ring", "FZ-1023")
    assert exported(sample, tmp_path / "fir.csv") == 1


def test_the_uid_of_a_card_that_was_joined_means_who_it_was_joined_to(two: Say, tmp_path: Path) -> None:
    uid = "0192f0c1-aaaa-7bbb-8ccc-1234567890ab"
    card = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:urn:uuid:{uid}",
        "FN:Anna",
        "EMAIL:anna@x.example",
        "END:VCARD",
    )
    (tmp_path / "anna.vcf").write_text("\r\n".join((*card, "")))
    assert two("lead", "import", str(tmp_path / "anna.vcf"), "--json").json["new"] == 0
    assert two("person", "show", uid, "--json").json["persons"][0]["contact"]["name"] == "Anna"
    assert two("person", "withdraw", uid).code == 0
    assert [row["state"] for row in two("person", "show", uid, "--json").json["persons"][0]["consents"]] == [
        "withdrawn", "withdrawn",
    ]  # fmt: skip
