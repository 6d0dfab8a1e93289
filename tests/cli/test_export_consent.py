"""`fairdesk export` holds nobody whose consent forbids it, and says how many were kept back."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from fairdesk import settings
from fairdesk.stand import open_stand
from fairdesk.workflows.leads import edit
from tests.cli.conftest import Say, refused


def add(say: Say, name: str, *words: str) -> str:
    email = f"{name.lower()}@x.example"
    return str(say("lead", "add", "--name", name, "--email", email, *words, "--json").json["id"])


def withdraw(data: Path, lead_id: str, purpose: str) -> None:
    """Untick a consent in a lead's form, as at the Desk."""
    stand = open_stand(settings.load(data))
    draft = edit.draft_of(stand, lead_id)
    del draft.consents[purpose]
    edit.save(stand, draft)
    stand.close()


@pytest.fixture
def three(sample: Say, data: Path) -> Say:
    """One who agreed to both, one who withdrew marketing, one who withdrew the contact."""
    both = ("--consent", "contact,marketing")
    add(sample, "Anna", *both)
    withdraw(data, add(sample, "Berta", *both), "marketing")
    withdraw(data, add(sample, "Clara", *both), "contact")
    return sample


def names(path: Path) -> set[str]:
    lines = path.read_bytes().replace(b"\r\n ", b"").decode().split("\r\n")
    return {line.removeprefix("FN:") for line in lines if line.startswith("FN:")}


def test_who_withdrew_the_contact_is_in_no_file(three: Say, tmp_path: Path) -> None:
    out = tmp_path / "contacts.vcf"
    answer = three("export", "vcard", "--out", str(out), "--json").json
    assert (answer["contacts"], answer["left_out"]) == (2, {"contact_withdrawn": 1})
    assert names(out) == {"Anna", "Berta"}
    card = out.read_bytes().replace(b"\r\n ", b"").decode()
    assert "X-CONSENT-MARKETING:withdrawn " in card
    said = three("export", "json", "--out", str(tmp_path / "all.json"))
    assert "Left out: consent to be contacted withdrawn: 1." in said.out
    text = (tmp_path / "all.json").read_text("utf-8")
    assert "clara" not in text.lower()
    kept = {lead["contact"]["name"]: lead["consents"] for lead in json.loads(text)["leads"]}
    assert kept["Berta"][1]["withdrawn_at"].endswith("+00:00")
    assert set(kept["Berta"][1]) >= {"purpose", "granted", "wording", "at", "how", "staff", "notice_shown"}


def test_nobody_is_left(three: Say, tmp_path: Path) -> None:
    for kind in ("vcard", "json"):
        out = tmp_path / f"none.{kind}"
        refused(three("export", kind, "--out", str(out), "--text", "Clara"), "withdrawn: 1", "Nothing was")
        assert not out.exists()


def test_rev_advances_when_anything_is_changed(three: Say, tmp_path: Path) -> None:
    out = tmp_path / "one.vcf"
    before: list[str] = []
    after: list[str] = []
    for found in (before, after):
        assert three("export", "vcard", "--out", str(out), "--text", "anna@").code == 0
        lines = out.read_text("utf-8").splitlines()
        found += [line for line in lines if line.startswith(("UID", "REV"))]
        row = three("lead", "list", "--text", "anna@", "--json").json["leads"][0]
        time.sleep(1.1)
        assert three("lead", "edit", row["id"], "--city", "Göteborg").code == 0
    assert before[0] == after[0]
    assert before[1] < after[1]


def test_marketing_takes_only_those_who_agreed_to_it(three: Say, tmp_path: Path) -> None:
    add(three, "Doris", "--consent", "contact", "--country", "DE")
    add(three, "Edda", "--country", "Japan")
    add(three, "Fatma", "--country", "IR")
    out = tmp_path / "news.vcf"
    answer = three("export", "vcard", "--out", str(out), "--marketing", "--json").json
    left_out = {"contact_withdrawn": 1, "marketing_withdrawn": 1, "no_marketing": 3}
    assert (answer["contacts"], answer["left_out"]) == (1, left_out)
    assert names(out) == {"Anna"}
    assert {"reason": "contact_withdrawn", "country": "", "count": 1} in answer["left_out_by"]
    law = {"rule": "UWG section 7", "consent_first": True}
    assert {"reason": "no_marketing", "country": "DE", "count": 1, **law} in answer["left_out_by"]
    own = {"rule": "", "consent_first": True}
    assert {"reason": "no_marketing", "country": "IR", "count": 1, **own} in answer["left_out_by"]
    assert len(answer["left_out_by"]) == 5
    said = three("export", "json", "--out", str(tmp_path / "news.json"), "--marketing").out
    assert said.splitlines()[1:] == [
        "Left out: consent to be contacted withdrawn: 1, marketing consent withdrawn: 1 "
        "(country not given: 1), no marketing consent: 3 (Germany, UWG section 7: 1; Iran, no rule known "
        "here: 1; Japan, Act on Specified Electronic Mail (26/2002) article 3: 1).",
        "Laws are named to look them up; fairdesk asks for consent everywhere.",
    ]
    assert [
        each["contact"]["name"] for each in json.loads((tmp_path / "news.json").read_text())["leads"]
    ] == ["Anna"]
    none = three("export", "vcard", "--out", str(out), "--marketing", "--text", "Doris")
    refused(none, "no marketing consent: 1")
    assert names(out) == {"Anna"}
