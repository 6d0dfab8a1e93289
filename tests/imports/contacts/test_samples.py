"""Files as other programs write them: every word of them arrives, or is named in a doubt."""

from __future__ import annotations

import csv
import io
import quopri
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairdesk.domain import countries
from fairdesk.domain.refusals import Refusal
from fairdesk.imports.contacts.arriving import Arriving
from fairdesk.imports.contacts.files import read
from tests.imports.contacts.reading import doubts, reaches

SAMPLES = Path(__file__).parent / "samples"
UNSAID = {
    "begin", "end", "vcard", "version", "rev", "prodid", "photo", "logo", "sound", "key", "x-ms-ol-design",
    "xml", "clientpidmap", "kind", "x-abadr", "x-addressbookserver-kind", "x-addressbookserver-member",
    "class", "x-couchdb-application-annotations", "x-abshowas",
}  # fmt: skip
"""Properties whose values are no words of anybody; most must be named, which other tests look at."""
OURS = {
    "tel", "fn", "email", "internet", "xmpp", "skype", "whatsapp", "telegram", "ext", "customtype", "apple",
    "profile",
}  # fmt: skip
"""Words of the format within values."""
SILENT_WORDS = {"smtp", "unspecified", "normal", "false", "mycontacts", "base"}


def told(found: Arriving) -> set[str]:
    """Return all words that arrived."""
    parts = [
        found.uid, found.note, found.rating, *found.categories, *found.fields.values(), *found.about.values(),
        *(reach.value for reach in found.reaches), *(reach.label for reach in found.reaches),
        *(reach.kind for reach in found.reaches), doubts(found),
        *(consent.state for consent in found.consents),
    ]  # fmt: skip
    if country := found.fields.get("country"):
        parts += [
            country,
            "United States of America",
            *(countries.name(country, lang) for lang in ("en", "de", "sv", "fa")),
        ]
    return words(" ".join(parts))


def words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > 1}


def values(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield (property, value) of a vCard file, read in the plainest way: nothing of the reader is used."""
    lines: list[bytes] = []
    data = data.removeprefix("\ufeff".encode())
    for line in re.sub(rb"\r\n?", b"\n", data).split(b"\n"):
        if lines and lines[-1].endswith(b"=") and b"PRINTABLE" in lines[-1].upper():
            lines[-1] = lines[-1][:-1] + line
        elif lines and line[:1] in (b" ", b"\t"):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    for line in lines:
        head, _colon, value = line.partition(b":")
        if b"QUOTED-PRINTABLE" in head.upper():
            value = quopri.decodestring(value)
        name = re.sub(r"^\w+\.", "", head.decode("latin-1").split(";")[0].lower())
        try:
            said = value.decode()
        except UnicodeDecodeError:
            said = value.decode("cp1252")
        yield name, re.sub(r"\\(.)", lambda m: " " if m[1] in "nN" else m[1], said)


def country_of(word: str) -> str:
    """Return the code of a country, in small letters, that is called so in its own language; else ""."""
    try:
        return countries.code_of(word).casefold() if not word.isascii() else ""
    except Refusal:
        return ""


def lost(path: Path) -> dict[str, set[str]]:
    """Return the words of a vCard file that neither arrive nor are named, by what stands there."""
    arrived = set[str]().union(*(told(found) for found in read(path)))
    left: dict[str, set[str]] = {}
    for prop, value in values(path.read_bytes()):
        if prop in UNSAID or value.startswith("_$!<") or "vnd.android" in value:
            continue
        said = re.split("[-_]", value)[0] if prop == "lang" else value  # a language is kept without region
        missed = words(said.replace("BEGIN:VCARD", "").replace("END:VCARD", "")) - arrived - OURS
        missed = {word for word in missed if country_of(word) not in arrived}
        if missed:
            left[f"{prop}:{value}"] = missed
    return left


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.vcf")))
def test_every_word_of_a_card_arrives_or_is_named(name: str) -> None:
    assert lost(SAMPLES / name) == {}


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.csv")))
def test_every_word_of_a_table_arrives_or_is_named(name: str) -> None:
    data = (SAMPLES / name).read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    _headings, *rows = csv.reader(
        io.StringIO(text, newline=""), delimiter=";" if name == "outlook-de.csv" else ","
    )
    found = list(read(SAMPLES / name))
    assert len(found) == sum(any(row) for row in rows)
    for row, arrived in zip((row for row in rows if any(row)), found, strict=True):
        for cell in row:
            text = re.sub(r"<[^>]*>|&\w+;", " ", cell)
            labels = {"work", "mobile", "fax", "home", "büro", "profile", "page"} | SILENT_WORDS
            assert words(text) - told(arrived) - labels == set(), cell


def test_what_apple_writes() -> None:
    person, company, group = read(SAMPLES / "iphone.vcf")
    assert person.fields == {
        "company": "Beispiel AG", "given": "Anna Maria", "family": "Prövner", "salutation": "Dr.",
        "name": "Dr. Anna Maria Prövner", "title": "Einkäuferin, Ringe", "city": "München", "country": "DE",
        "address": "Lindenstraße 3\nHinterhaus\n80331", "website": "https://beispiel.example/ringe",
    }  # fmt: skip
    assert reaches(person)[-2:] == [
        ("linkedin", "http://www.linkedin.com/in/annap", ""), ("wechat", "anna_wechat", ""),
    ]  # fmt: skip
    assert "Not taken: a picture" in doubts(person)
    assert company.fields == {"company": "Silberhaus GmbH"}
    assert group.is_empty


def test_what_outlook_writes() -> None:
    (found,) = read(SAMPLES / "outlook.vcf")
    assert found.fields["address"] == "Zimmer 7\nHauptstraße 5\n50667 NRW"
    assert found.note.startswith(
        "Erste Zeile\nZweite Zeile mit einem sehr langen Text, der über mehrere Zeilen umbrochen wird: Straße"
    )
    assert reaches(found)[:3] == [
        ("phone", "+49 30 1234567", "work"), ("phone", "+49 171 7654321", "cell"),
        ("phone", "+49 30 1234568", "fax"),
    ]  # fmt: skip
    (row,) = read(SAMPLES / "outlook.csv")
    assert (row.fields["salutation"], row.fields["title"]) == ("Mr.", "Buyer, senior")
    assert row.fields["address"] == "1 Main St\nFloor 2\nDoor 3\n97477 OR"
    assert "Address (home): 2 Home Rd, Eugene, 97401, Ruritania" in row.note
    (german,) = read(SAMPLES / "outlook-de.csv")
    assert german.fields["company"] == "Gold & Söhne"
    assert "Windows-1252" in doubts(german)


def test_what_google_writes() -> None:
    (found,) = read(SAMPLES / "google.csv")
    assert found.categories == ("Fair",)
    assert reaches(found) == [
        ("telegram", "@annatg", ""), ("email", "anna@example.com", "work"),
        ("email", "anna2@example.com", "work"), ("email", "buero@example.com", "work"),
        ("phone", "+49 170 1", "cell"), ("phone", "+49 170 2", "cell"), ("phone", "+49 30 3", "fax"),
    ]  # fmt: skip
    assert "Farbe: blau" in found.note
    (old,) = read(SAMPLES / "google-old.csv")
    assert (old.fields["company"], old.fields["title"]) == ("Ringbutiken", "Ägare")


def test_a_table_of_somebody_in_qom() -> None:
    (found,) = read(SAMPLES / "own.csv")
    assert found.fields["country"] == "IR"
    assert found.fields["company"] == "فروشگاه نمونه"
    assert ("phone", "۰۹۱۲۰۰۰۰۰۰۰", "cell") in reaches(found)
    assert found.note == "عقیق می‌خواهد\nرنگ دلخواه: آبی"
