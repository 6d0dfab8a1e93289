"""Our vCards say the same in other people's programs as what was typed."""

from __future__ import annotations

import json
import os
import random
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from fairdesk.domain.ids import new_id
from fairdesk.exports.cards.card import card
from fairdesk.exports.cards.files import write_vcards
from fairdesk.exports.guards import Substitution
from fairdesk.models.rows import LeadDetail
from tests.exports.leads import CONTACT, FAIR, INTEREST, consent, lead, reach, visit
from tests.interop.conftest import missing, needs

READERS: Final = Path(__file__).parent / "readers"
NODE_MODULES: Final = Path(
    os.environ.get("FAIRDESK_NODE_MODULES") or Path.home() / ".cache" / "fairdesk-interop" / "node_modules"
)
NASTY: Final = (
    *"abc ;,:\\/\"'=^&%#@.-_|<>[]{}()\n\t\r", "åÅéß", "سارا", "می\u200cخواهم", "الرياض", "王小明", "😀",
    "👩\u200d🚀", "e\u0301", "\u064e", "\x00", "\x1b", "\u2028", "\u202e", "\ufeff", "\xa0", "\u3000",
    "\ud800", "END:VCARD", "BEGIN:VCARD", "\r\nNOTE:x",
    "=C3=A5=", "quoted-printable", "  ", "\\n", "\\,", "\\;", "\\\\",
)  # fmt: skip
TEXTS: Final = (
    "name",
    "given",
    "family",
    "salutation",
    "company",
    "title",
    "latin_name",
    "city",
    "address",
    "note",
)

Cards = list[dict[str, Any]]


def hard_leads() -> list[LeadDetail]:
    """Return leads that have broken some program, and some made at random (always the same)."""
    chance = random.Random(20270304)
    hard = [
        lead(),
        lead(
            name="سارا تمرینی\u200cپور", latin_name="Sara Tamrini-Pour", company="جواهری آزمون", city="قم",
            country="IR",
        ),
        lead(
            name="Övning, Sara; VD", given="Sara", family="Övning", company="Smycken; Guld, Silver AB",
            title="VD; inköp",
        ),
        lead(name="王小明", company="测试珠宝有限公司", note="字" * 200, country="CN"),
        lead(name="", given="", family="", title=""),
        lead(name="", company="", reaches=(reach("badge", "A;B-17"),)),
        lead(
            name="x\\", company="C:\\new\\", address="\\;,\nline two\n",
            note="\\n is no line\nbut this is; really, it is",
        ),
        lead(note="END:VCARD\nBEGIN:VCARD\nVERSION:2.1\nquoted-printable ="),
        lead(name="A" * 200, note=("long: " * 60) + "🧿" * 60),
        lead(website="provning.example/?a=1,2;b=ö", fair=replace(FAIR, name="Sample Fair; Stockholm, 2027")),
        lead(
            reaches=(
                reach("email", "first@provning.example"), reach("email", "second@provning.example"),
                reach("phone", "070", "+46701740605", "mobile"), reach("phone", "08", "+4684650046", "work"),
                reach("telegram", "@provning"), reach("eitaa", "@آزمون"),
            ),
            consents=(consent(), consent("marketing", granted=False)),
            visits=(visit(note="came\nback; twice"),),
        ),
    ]  # fmt: skip
    for _each in range(120):
        typed = {name: "".join(chance.choices(NASTY, k=chance.randint(0, 30))) for name in TEXTS}
        ring = replace(INTEREST, ring_name="".join(chance.choices(NASTY, k=12)))
        hard.append(lead(**typed, interests=(ring,)))
    return [replace(each, contact=replace(each.contact, id=new_id())) for each in hard]


LEADS: Final = hard_leads()


def run(*command: str | Path, environment: Mapping[str, str] | None = None) -> str:
    ran = subprocess.run(
        [str(part) for part in command],
        capture_output=True, timeout=60, check=False, env={**os.environ, **(environment or {})},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr.decode("utf-8", "replace")[-2000:]
    return ran.stdout.decode("utf-8")


def by_ical(path: Path) -> Cards:
    node = needs("node", "apt-get install nodejs npm")
    if not (NODE_MODULES / "ical.js").is_dir():
        missing(f"ical.js is not here: npm install --prefix {NODE_MODULES.parent} ical.js@2.2.1")
    return list(
        json.loads(run(node, READERS / "ical.cjs", path, environment={"NODE_PATH": str(NODE_MODULES)}))
    )


def by_sabre(path: Path) -> Cards:
    php = needs("php", "apt-get install php-cli php-sabre-vobject")
    if not Path("/usr/share/php/Sabre/VObject/autoload.php").exists():
        missing("sabre/vobject is not here: apt-get install php-sabre-vobject")
    return list(json.loads(run(php, READERS / "sabre.php", path)))


def by_text_vcard(path: Path) -> Cards:
    perl = needs("perl", "apt-get install perl libtext-vcard-perl")
    if subprocess.run([perl, "-MText::vCard", "-e1"], capture_output=True, check=False).returncode:
        missing("Text::vCard is not here: apt-get install libtext-vcard-perl")
    return list(json.loads(run(perl, READERS / "text_vcard.pl", path)))


def by_evolution(path: Path) -> Cards:
    python = needs("/usr/bin/python3", "apt-get install python3-gi gir1.2-ebookcontacts-1.2")
    look = "import gi; gi.require_version('EBookContacts', '1.2')"
    if subprocess.run([python, "-c", look], capture_output=True, check=False).returncode:
        missing("Evolution's library is not here: apt-get install python3-gi gir1.2-ebookcontacts-1.2")
    return list(json.loads(run(python, READERS / "evolution.py", path)))


class Typed:
    """What a lead's card must say: what was typed, after the substitutions that were reported."""

    def __init__(self, made: LeadDetail) -> None:
        self.lead = made
        self.told: tuple[Substitution, ...] = card(made)[1]

    def text(self, field: str, typed: str) -> set[str]:
        return {each.written for each in self.told if (each.field, each.was) == (field, typed)} or {typed}

    def part(self, field: str, typed: str) -> set[str]:
        """Return the same for N, ORG and ADR, which keep semicolons."""
        return self.text(field, typed) | {typed}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("interop") / "contacts.vcf"
    assert write_vcards(LEADS, path).leads == len(LEADS)
    return path


@pytest.mark.parametrize("reader", [by_ical, by_sabre, by_text_vcard, by_evolution])
def test_another_program_reads_what_was_typed(reader: Callable[[Path], Cards], file: Path) -> None:
    cards = reader(file)
    assert len(cards) == len(LEADS)
    for made, read in zip(LEADS, cards, strict=True):
        compare(Typed(made), read)


def compare(typed: Typed, read: dict[str, Any]) -> None:
    contact = typed.lead.contact
    assert read["uid"][0].replace("-", "") == f"urn:uuid:{contact.id}"
    shown = read["fn"][0]
    if contact.name and (names := typed.text("name", contact.name) - {""}):
        assert shown in names
    assert shown.strip()
    family, given, _middle, prefix, _suffix = (read["n"][0] + [""] * 5)[:5]
    assert given in typed.part("given", contact.given)
    split = (typed.text("given", contact.given) | typed.text("family", contact.family)) - {""}
    assert family in (typed.part("family", contact.family) if split else typed.part("name", contact.name))
    assert prefix in typed.part("salutation", contact.salutation)
    assert "".join(read["title"]) in typed.text("title", contact.title)
    assert read["email"] == [each.value for each in typed.lead.reaches if each.kind == "email"]
    assert read["tel"] == [each.key for each in typed.lead.reaches if each.kind == "phone"]
    assert "".join(read["url"]) in typed.text("website", contact.website)
    for latin in typed.text("latin_name", contact.latin_name) - {contact.name}:
        assert "".join(read["nickname"]) == latin
    note = "".join(read["note"])
    for text in typed.text("note", contact.note):
        assert text in note
    assert "FZ-1023" in note
    assert "wording 2026-1, language sv" in note
    assert read["consent"] == ["granted 2027-03-04 2026-1/sv"]
    compare_lists(typed, read)


def compare_lists(typed: Typed, read: dict[str, Any]) -> None:
    """Compare what Text::vCard does not show."""
    contact, fair = typed.lead.contact, typed.lead.fair
    if "org" in read:
        assert "".join(read["org"]) in typed.part("company", contact.company)
    if "adr" in read:
        _box, _extended, street, city, _region, _code, country = read["adr"][0]
        assert street in typed.text("address", contact.address)
        assert city in typed.part("city", contact.city)
        assert country in {"Sweden", "Iran", "China"} or contact.country == "IR"
    if "categories" in read:
        (name,) = [each for each in typed.text("fair", fair.name) if "," not in each]
        assert read["categories"] == [name, "hot"]


def test_khard_lists_the_folder_of_single_cards(tmp_path: Path) -> None:
    khard = needs("khard", "apt-get install khard")
    report = write_vcards(LEADS, tmp_path / "cards", split=True)
    settings = tmp_path / "khard.conf"
    settings.write_text(
        f"[addressbooks]\n[[fair]]\npath = {report.files[0]}\n[general]\ndefault_action = list\n", "utf-8"
    )
    home = {"HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}
    listed = run(khard, "-c", settings, "list", "--parsable", environment=home).splitlines()
    assert len(listed) == len(LEADS)
    uids = {line.split("\t")[0].replace("-", "") for line in listed}
    assert uids == {f"urn:uuid:{each.contact.id}" for each in LEADS}
    emails = run(khard, "-c", settings, "email", "--parsable", environment=home)
    for address in ("first@provning.example", "second@provning.example", CONTACT.name):
        assert address in emails
