"""A new user's first day, each step a process of its own, to the file that another program reads back."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fairdesk.assets_dir import assets_dir
from tests.interop.test_vcard_readers import by_ical

ZAHRA = {
    "name": "زهرا کاظمی\u200cنمونه", "company": "گوهر قم", "city": "قم", "country": "ایران",
    "phone": "۰۹۱۲ ۱۲۳ ۴۵ ۶۷", "note": "می‌خواهد ۵۰ عدد؛ با شناسنامه",
}  # fmt: skip
SWEDE = {
    "name": "Åsa Öberg-Exempel", "company": "Smycken & Guld, Örebro; AB", "country": "Sverige",
    "email": "asa@smycken.example", "phone": "070-174 06 05", "language": "svenska", "city": "Örebro",
}  # fmt: skip
FIRM = {"company": "Galerie Muster GmbH", "country": "DE", "email": "info@muster.example"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a real fair and the sample's catalogue."""
    say(tmp_path, "fair", "add", "--code", "IHM27", "--name", "Jewellery fair 2027", "--country", "DE")
    say(tmp_path, "ring", "import", str(assets_dir() / "sample" / "rings.csv"))
    return tmp_path


def say(folder: Path, *words: str) -> Any:  # noqa: ANN401
    """Run a command in a process of its own and return what it answered."""
    command = [sys.executable, "-m", "fairdesk", "--data", str(folder / "data"), "--json", *words]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout) if done.stdout.strip().startswith(("{", "[")) else done.stdout


def register(folder: Path, typed: dict[str, str], *rings: str) -> str:
    """Register a visitor and return the lead's id."""
    fields = [word for name, value in typed.items() for word in (f"--{name}", value)]
    picked = [word for ring in rings for word in ("--ring", ring)]
    answer = say(folder, "lead", "add", *fields, *picked, "--consent", "contact")
    assert answer["status"] == "saved"
    return str(answer["id"])


def found(folder: Path, *narrow: str) -> set[str]:
    """Return the ids of the leads that a list shows."""
    return {row["id"] for row in say(folder, "lead", "list", *narrow)["leads"]}


def test_three_buyers_from_the_keyboard_to_another_program(folder: Path) -> None:
    zahra = register(folder, ZAHRA, "FZ-1023:quote:50")
    swede = register(folder, SWEDE, "FZ-1023", "AQ-2004:sample:2")
    firm = register(folder, FIRM, "DN-3002:looked")
    assert found(folder, "--text", "كاظمي") == {zahra}
    assert found(folder, "--text", "oberg") == {swede}
    assert found(folder, "--text", "+98912123") == {zahra}
    assert found(folder, "--text", "0912 123") == {zahra}
    assert found(folder, "--ring", "FZ-1023") == {zahra, swede}
    assert found(folder, "--rating", "cold") == {firm}

    path = folder / "contacts.vcf"
    report = say(folder, "export", "vcard", "--out", str(path))
    changed = {each["was"]: each["written"] for each in report["substitutions"]}
    cards = {card["uid"][0].replace("-", ""): card for card in by_ical(path)}
    assert len(cards) == 3
    for lead_id, typed in ((zahra, ZAHRA), (swede, SWEDE), (firm, FIRM)):
        compare(say(folder, "lead", "show", lead_id), typed, cards, changed)
    assert "FZ-1023 Neyshabur Sky: quote, 50 pcs" in cards_note(cards, zahra, folder)

    whole = folder / "all.json"
    say(folder, "export", "json", "--out", str(whole))
    exact = {lead["id"]: lead for lead in json.loads(whole.read_text("utf-8"))["leads"]}
    assert exact[zahra]["visits"][0]["note"] == ZAHRA["note"]
    assert exact[swede]["contact"]["company"] == SWEDE["company"]


def compare(
    kept: dict[str, Any], typed: dict[str, str], cards: dict[str, Any], changed: dict[str, str]
) -> None:
    """Compare what was typed with what is kept, and with what the other program read."""
    card = cards[f"urn:uuid:{kept['contact']['id']}"]
    company, note = typed["company"], typed.get("note", "")
    assert (kept["contact"]["name"], kept["contact"]["company"]) == (typed.get("name", ""), company)
    assert card["fn"] == [typed.get("name", company)]
    assert "".join(card["org"]) in {company, changed.get(company)}
    assert card["email"] == [value for name, value in typed.items() if name == "email"]
    assert card["tel"] == [reach["key"] for reach in kept["reaches"] if reach["kind"] == "phone"]
    assert card["adr"][0][3] == typed.get("city", "")
    assert "wording 2026-1" in card["note"][0]
    assert note in card["note"][0] or changed[note] in card["note"][0]


def cards_note(cards: dict[str, Any], lead_id: str, folder: Path) -> str:
    """Return the note of a lead's card."""
    contact = say(folder, "lead", "show", lead_id)["contact"]["id"]
    return str(cards[f"urn:uuid:{contact}"]["note"][0])
