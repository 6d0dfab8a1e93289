"""No file of ours drops a word of a name or a number, and none that comes back makes somebody of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairdesk.domain.draft import Draft
from fairdesk.exports.columns.profiles import PROFILES
from fairdesk.exports.notes import Note
from fairdesk.imports.contacts.files import read
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand
from fairdesk.workflows.contacts.export import as_csv, vcards
from fairdesk.workflows.contacts.receive import receive
from fairdesk.workflows.leads.register import register
from tests.workflows.arriving import arrive, counts, everything, person, why

MANY_NAMES = {
    "name": "Anna Maria Ek", "given": "Anna", "family": "Ek", "latin_name": "Anne Eck", "native_name": "آنا",
    "salutation": "Frau Dr.",
}  # fmt: skip
NAMES = (
    MANY_NAMES,
    {"name": "Wang Li Wei", "family": "Wang"},
    {"name": "Wang Li Wei", "given": "Li Wei", "family": "Wang"},
    {"name": "王小明", "given": "小明", "family": "王"},
    {"name": "Ek, Anna", "given": "Anna", "family": "Ek"},
    {"name": "Annie Ek", "given": "Anna", "family": "Ek"},
    {"name": "Annie", "given": "Anna", "family": "Ek"},
    {"name": "Ek", "given": "Anna", "family": "Ek"},
    {"name": "Anna Ek Berg", "given": "Anna", "family": "Ek"},
    {"name": "Anna", "given": "Anna"},
    {"name": "anna@x.example", "company": "Ek Smycken AB"},
    {"name": "+46701740605", "company": "Ek Smycken AB"},
    {"name": "anna@x.example"},
    {"name": "Dr. Anna Ek", "given": "Anna", "family": "Ek", "salutation": "Dr."},
)
ROOM = {"email": "anna@x.example", "phone": "+46701740605"}


@pytest.mark.parametrize("typed", NAMES, ids=lambda typed: "-".join(typed.values()))
def test_a_table_of_our_own_changes_nothing(stand: Stand, tmp_path: Path, typed: dict[str, str]) -> None:
    register(stand, Draft(typed={**ROOM, **typed}))
    for profile in PROFILES:
        out = tmp_path / f"{profile}.csv"
        as_csv(stand, out, LeadFilter(), profile=profile)
        text = out.read_text("utf-8-sig")
        for word in " ".join(typed.values()).replace(",", "").split():
            assert word in text or word == "王小明", (profile, word)
        before = everything(stand)
        done = receive(stand, out)
        assert (counts(done), why(done)) == ((0, 0, 1, 0), []), profile
        assert everything(stand) == before, profile


@pytest.mark.parametrize(
    "typed",
    [
        MANY_NAMES,
        {"name": "Anna Ek", "latin_name": "Anne Eck"},
        {"name": "Anna Ek", "latin_name": "Anne Eck", "native_name": "Anna; Ék"},
        {"name": "آنا", "latin_name": "علی"},
        {"name": "آنا", "native_name": "Anna"},
        {"company": "Ek AB", "latin_name": "Anne"},
    ],
    ids=lambda typed: "-".join(typed.values()),
)
def test_a_name_in_any_letters_is_no_nickname(stand: Stand, tmp_path: Path, typed: dict[str, str]) -> None:
    register(stand, Draft(typed={**ROOM, **typed}))
    vcards(stand, tmp_path / "a.vcf", LeadFilter())
    as_csv(stand, tmp_path / "a.csv", LeadFilter(), profile="google")
    before = everything(stand)
    for name in ("a.vcf", "a.csv"):
        done = receive(stand, tmp_path / name)
        assert (counts(done), why(done)) == ((0, 0, 1, 0), []), name
    assert everything(stand) == before


def test_an_extension_comes_back_and_changes_nothing(stand: Stand, tmp_path: Path) -> None:
    register(stand, Draft(typed={"name": "Anna Ek", "phone": "+46 70 174 06 05 ext. 5"}))
    vcards(stand, tmp_path / "a.vcf", LeadFilter())
    assert "TEL;TYPE=WORK,VOICE:+46701740605 ext. 5\r\n" in (tmp_path / "a.vcf").read_bytes().decode()
    for profile in PROFILES:
        as_csv(stand, tmp_path / f"{profile}.csv", LeadFilter(), profile=profile)
    before = everything(stand)
    for path in (tmp_path / "a.vcf", *tmp_path.glob("*.csv")):
        (arriving,) = read(path)
        assert [one.value for one in arriving.reaches] == ["+46701740605 ext. 5"], path.name
        done = receive(stand, path)
        assert (counts(done), why(done)) == ((0, 0, 1, 0), []), path.name
    assert everything(stand) == before


@pytest.mark.parametrize("note", ["full", "short", "none"])
def test_a_handle_without_an_address_comes_back_and_changes_nothing(
    stand: Stand, tmp_path: Path, note: Note
) -> None:
    handles = ("eitaa:+98 912 000 0000", "wechat:my handle", "linkedin:anna ek")
    arrive(stand, person(1, "anna@x.example", *handles, name="Anna Ek"))
    vcards(stand, tmp_path / "a.vcf", LeadFilter(), note=note)
    card = (tmp_path / "a.vcf").read_text("utf-8").replace("\n ", "")
    assert all(said in card for said in ("Eitaa: +98 912 000 0000", "WeChat: my handle", "LinkedIn: anna ek"))
    before = everything(stand)
    done = receive(stand, tmp_path / "a.vcf")
    assert (counts(done), why(done)) == ((0, 0, 1, 0), [])
    assert everything(stand) == before
