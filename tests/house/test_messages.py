"""The catalogues of messages are complete: what the code marks is in the template and in every language.

Write the template, and the `.mo` of each language from its `.po`, with `python -m tests.house.test_messages`.
"""

from __future__ import annotations

import io
import re
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "assets" / "locale"
TEMPLATE = FOLDER / "fairdesk.pot"
LANGUAGES = ("fa",)
ALWAYS = datetime(2027, 1, 1, tzinfo=UTC)
"""The date in every compiled catalogue, so that the same words are the same bytes."""
PLACE = re.compile(r"\{\w*\}")
ARABIC_LETTERS = re.compile("[يكىة]")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
DROPPED = (b'"POT-', b'"PO-', b'"Report-', b'"Last-', b'"Language-Team', b'"Generated-By')


def _marked() -> Catalog:
    """Return what the code marks for translation."""
    catalogue = Catalog(project="fairdesk", header_comment="# Messages of fairdesk.", fuzzy=False)
    for name, _line, message, _comments, context in extract_from_dir(
        str(ROOT / "fairdesk"), [("**.py", "python")], keywords=KEYWORDS
    ):
        catalogue.add(message, locations=[(f"fairdesk/{name}", 1)], context=context)
    return catalogue


def _ids(catalogue: Catalog) -> set[tuple[str, str]]:
    return {(str(message.context or ""), str(message.id)) for message in catalogue if message.id}


def test_the_template_holds_every_message() -> None:
    with TEMPLATE.open("rb") as file:
        kept = _ids(read_po(file))
    marked = _ids(_marked())
    assert marked - kept == set(), "new messages: run python -m tests.house.test_messages"
    assert kept - marked == set(), "messages that are gone: run python -m tests.house.test_messages"


def _catalogue(language: str) -> Catalog:
    """Return a language's catalogue as it is written by hand."""
    with (FOLDER / language / "LC_MESSAGES" / "fairdesk.po").open("rb") as file:
        return read_po(file, locale=language)


def _compiled(language: str) -> bytes:
    """Return a catalogue as programs read it."""
    buffer, catalogue = io.BytesIO(), _catalogue(language)
    catalogue.creation_date = catalogue.revision_date = ALWAYS
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def _strings(message: Message) -> list[str]:
    """Return all forms of a translation."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_with_its_placeholders(language: str) -> None:
    translated = {(m.context or "", str(m.id)): m for m in _catalogue(language) if m.id}
    assert set(translated) == _ids(_marked())
    for message in translated.values():
        wanted = sorted(PLACE.findall(message.id if isinstance(message.id, str) else message.id[1]))
        for said in _strings(message):
            assert said.strip(), message.id
            assert sorted(PLACE.findall(said)) == wanted, (message.id, said)
        assert not message.fuzzy, message.id


def test_persian_is_written_in_persian_letters() -> None:
    for message in _catalogue("fa"):
        if message.id:
            said = "".join(_strings(message))
            assert not ARABIC_LETTERS.search(said), said
            assert unicodedata.is_normalized("NFC", said), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_programs_read_is_what_was_written(language: str) -> None:
    assert (FOLDER / language / "LC_MESSAGES" / "fairdesk.mo").read_bytes() == _compiled(language)


def _write() -> None:
    """Write the template from the code, and what programs read from the catalogues."""
    for language in LANGUAGES:
        (FOLDER / language / "LC_MESSAGES" / "fairdesk.mo").write_bytes(_compiled(language))
    catalogue = _marked()
    for message in catalogue:
        message.locations = sorted({(name, 1) for name, _line in message.locations})
    buffer = io.BytesIO()
    write_po(buffer, catalogue, omit_header=False, sort_output=True, include_lineno=False, width=100)
    lines = [line for line in buffer.getvalue().splitlines() if not line.startswith(DROPPED)]
    TEMPLATE.write_bytes(b"\n".join(lines) + b"\n")


if __name__ == "__main__":
    _write()
