"""Our vCards say the same in other people's programs as what was typed."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from fairdesk.domain.ids import new_id
from fairdesk.exports.cards.files import write_vcards
from fairdesk.exports.guards import clean
from fairdesk.models.rows import LeadDetail
from tests.exports.test_any_text import leads
from tests.interop.cards import Card, Typed, compare_typed, sorted_card, without, written
from tests.interop.conftest import missing, needs
from tests.interop.hard import LEADS
from tests.interop.khards import Khard, each_khard, needs_khard

READERS: Final = Path(__file__).parent / "readers"
NODE_MODULES: Final = Path(
    os.environ.get("FAIRDESK_NODE_MODULES") or Path.home() / ".cache" / "fairdesk-interop" / "node_modules"
)
MADE: Final = 80 * int(os.environ.get("FAIRDESK_RUNS") or 1)
"""Leads that hypothesis makes, always the same."""

Cards = list[Card]


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
        assert read == written(made)
        compare_typed(Typed(made), read)


def test_the_made_leads_are_bounded_and_varied(every: list[LeadDetail]) -> None:
    assert len(every) == len(LEADS) + MADE
    assert any(clean(each.contact.note) != each.contact.note for each in every)


@pytest.fixture(scope="module")
def split(every: list[LeadDetail], tmp_path_factory: pytest.TempPathFactory) -> Path:
    report = write_vcards(every, tmp_path_factory.mktemp("interop") / "cards", split=True)
    assert report.leads == len(every)
    return report.files[0]


@each_khard()
def test_khard_reads_what_was_typed(
    khard: Khard, split: Path, every: list[LeadDetail], tmp_path: Path
) -> None:
    needs_khard(khard)
    cards = khard.cards(split, tmp_path)
    hidden = khard.hides(tmp_path)
    assert len(cards) == len(every)
    for made in every:
        wanted = written(made)
        read = cards[wanted["uid"][0]]
        assert sorted_card(read) == without(sorted_card(wanted), hidden)
        compare_typed(Typed(made), read)


@each_khard()
def test_khard_lists_the_folder_of_single_cards(
    khard: Khard, split: Path, every: list[LeadDetail], tmp_path: Path
) -> None:
    needs_khard(khard)
    settings_file = tmp_path / "khard.conf"
    settings_file.write_text(
        f"[addressbooks]\n[[fair]]\npath = {split}\n[general]\ndefault_action = list\n", "utf-8"
    )
    told = ("-c", settings_file)
    listed = khard.run(*told, "list", "--parsable", home=tmp_path).splitlines()
    assert sorted(line.split("\t")[0] for line in listed) == sorted(written(made)["uid"][0] for made in every)
    emails = khard.run(*told, "email", "--parsable", home=tmp_path)
    assert {line.split("\t")[0] for line in emails.splitlines()[1:]} == {
        address for made in every for address in written(made)["email"]
    }
