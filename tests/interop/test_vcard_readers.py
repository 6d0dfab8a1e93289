"""Our vCards say the same in other people's programs as what was typed."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from fairdesk.domain import countries
from fairdesk.domain.ids import new_id
from fairdesk.exports.cards.card import make_card
from fairdesk.exports.cards.files import write_vcards
from fairdesk.exports.cards.lines import SEPARATORS
from fairdesk.exports.guards import clean
from fairdesk.models.rows import LeadDetail
from tests.exports.leads import CONTACT
from tests.exports.test_any_text import leads
from tests.interop.conftest import missing, needs
from tests.interop.hard import LEADS

READERS: Final = Path(__file__).parent / "readers"
NODE_MODULES: Final = Path(
    os.environ.get("FAIRDESK_NODE_MODULES") or Path.home() / ".cache" / "fairdesk-interop" / "node_modules"
)
MADE: Final = 80 * int(os.environ.get("FAIRDESK_RUNS") or 1)
"""Leads that hypothesis makes, always the same."""

LISTS: Final = ("email", "tel", "url", "impp", "note", "title", "nickname", "rev", "uid", "fn")
CONSENTS: Final = ("x-consent-contact", "x-consent-marketing")

Cards = list[dict[str, Any]]


def made_leads() -> list[LeadDetail]:
    """Return leads with any text in any field."""
    made: list[LeadDetail] = []

    @settings(
        max_examples=MADE, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(leads())
    def take(one: LeadDetail) -> None:
        made.append(replace(one, contact=replace(one.contact, id=new_id())))

    take()
    return made


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


@pytest.fixture(scope="module")
def every() -> list[LeadDetail]:
    return [*LEADS, *made_leads()]


@pytest.fixture(scope="module")
def file(every: list[LeadDetail], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("interop") / "contacts.vcf"
    assert write_vcards(every, path).leads == len(every)
    return path


@pytest.mark.parametrize("reader", [by_ical, by_sabre, by_text_vcard, by_evolution])
def test_another_program_reads_what_was_typed(
    reader: Callable[[Path], Cards], file: Path, every: list[LeadDetail]
) -> None:
    cards = reader(file)
    assert len(cards) == len(every)
    for made, read in zip(every, cards, strict=True):
        compare_written(made, read)
        compare_typed(Typed(made), read)


def compare_written(made: LeadDetail, read: dict[str, Any]) -> None:
    """Compare all of a card, line by line, with what was to be written."""
    wanted: dict[str, list[Any]] = {name: [] for name in (*LISTS, *CONSENTS, "n", "org", "adr", "categories")}
    wanted["tel types"] = []
    for name, parameters, parts in make_card(made).essence.lines:
        if name in {"ORG", "CATEGORIES"}:
            wanted[name.lower()] += parts
        else:
            wanted[name.lower()].append(list(parts) if name in SEPARATORS else parts[0])
        if name == "TEL":
            wanted["tel types"].append(sorted(parameters.removeprefix("TYPE=").split(",")))
    assert read == wanted


class Typed:
    """What a lead's card must say: what was typed, after the substitutions that were reported."""

    def __init__(self, made: LeadDetail) -> None:
        self.lead = made
        self.told = make_card(made).substitutions

    def text(self, field: str, typed: str) -> set[str]:
        return {each.written for each in self.told if (each.field, each.was) == (field, typed)} or {typed}

    def part(self, field: str, typed: str) -> set[str]:
        """Return the same for N, ORG and ADR, which keep semicolons."""
        return self.text(field, typed) | {typed}


def compare_typed(typed: Typed, read: dict[str, Any]) -> None:
    """Compare what was stored, after the reported substitutions, with what another program read."""
    contact = typed.lead.contact
    assert read["uid"][0].replace("-", "") == f"urn:uuid:{contact.id}"
    if contact.name and (names := typed.text("name", contact.name) - {""}):
        assert read["fn"][0] in names
    assert read["fn"][0].strip()
    family, given_name, _middle, prefix, _suffix = (read["n"][0] + [""] * 5)[:5]
    assert given_name in typed.part("given", contact.given)
    split = (typed.text("given", contact.given) | typed.text("family", contact.family)) - {""}
    assert family in (typed.part("family", contact.family) if split else typed.part("name", contact.name))
    assert prefix in typed.part("salutation", contact.salutation)
    assert "".join(read["title"]) in typed.text("title", contact.title)
    note = "".join(read["note"])
    for text in (contact.note, *(visit.note for visit in typed.lead.visits)):
        assert any(written in note for written in typed.text("note", text))
    for reach in typed.lead.reaches:
        if reach.kind == "email":
            assert typed.text("email", reach.value) & {"", *read["email"]}
        elif reach.kind == "phone":
            assert reach.key in read["tel"] or typed.text("phone", reach.value) & {"", *read["tel"]}
        else:
            assert any(written in note for written in typed.text(reach.kind, reach.value))
    if contact.website:
        assert typed.text("website", contact.website) & {"", *read["url"]}
    assert "".join(read["org"]) in typed.part("company", contact.company)
    _box, _extended, street, city, _region, _code, country = (read["adr"] or [[""] * 7])[0]
    assert street in typed.text("address", contact.address)
    assert city in typed.part("city", contact.city)
    assert country == (countries.name(contact.country, "en") if contact.country else "")


def test_the_made_leads_are_bounded_and_varied(every: list[LeadDetail]) -> None:
    assert len(every) == len(LEADS) + MADE
    assert any(clean(each.contact.note) != each.contact.note for each in every)


def test_khard_lists_the_folder_of_single_cards(tmp_path: Path) -> None:
    khard = needs("khard", "apt-get install khard")
    report = write_vcards(LEADS, tmp_path / "cards", split=True)
    settings_file = tmp_path / "khard.conf"
    settings_file.write_text(
        f"[addressbooks]\n[[fair]]\npath = {report.files[0]}\n[general]\ndefault_action = list\n", "utf-8"
    )
    home = {"HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}
    listed = run(khard, "-c", settings_file, "list", "--parsable", environment=home).splitlines()
    assert len(listed) == len(LEADS)
    uids = {line.split("\t")[0].replace("-", "") for line in listed}
    assert uids == {f"urn:uuid:{each.contact.id}" for each in LEADS}
    emails = run(khard, "-c", settings_file, "email", "--parsable", environment=home)
    for address in ("first@provning.example", "second@provning.example", CONTACT.name):
        assert address in emails
