"""Opens a file of contacts, told by what is in it, not by its name."""

from __future__ import annotations

import codecs
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final

from fairdesk.domain.refusals import Refusal
from fairdesk.imports.contacts.arriving import Arriving
from fairdesk.imports.contacts.mecards import read_mecards
from fairdesk.imports.contacts.tables import read_table
from fairdesk.imports.contacts.vcards import read_vcards
from fairdesk.imports.contacts.zipped import CARDS, is_cards, read_zipped
from fairdesk.language.messages import N_

_SAMPLE: Final = 1 << 16
_UNREADABLE: Final = N_("{file} cannot be read.")
_FORMS: Final = N_("fairdesk reads vCards (.vcf), CSV tables, and what another fairdesk wrote (.json, .zip).")
_PICTURE: Final = (
    rb"\xff\xd8\xff|\x89PNG|GIF8|RIFF....WEBP|II\*\x00|MM\x00\*|....ftyp(?:hei|mif|avif)|BM....\x00\x00"
)
_FOREIGN: Final = tuple(
    (re.compile(pattern, re.DOTALL | re.IGNORECASE), what, hint)
    for pattern, what, hint in (
        (rb"\xd0\xcf\x11\xe0", N_("{file} is an old Excel, Word or Outlook file."),
         N_("Open it in its program and save it as CSV.")),
        (rb"!BDN", N_("{file} is a data file of Outlook."), N_("Export the contacts from Outlook as CSV.")),
        (_PICTURE, N_("{file} is a picture."), N_("Attach a card's picture to its lead: lead attach.")),
        (rb"%PDF", N_("{file} is a PDF file."), _FORMS),
        (rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh|\xfd7zXZ", N_("{file} is packed."), N_("Unpack it first.")),
        (rb"SQLite format 3", N_("{file} is a database."), _FORMS),
        (rb"\s*(?:<\?xml|<!doctype|<html)", N_("{file} is a web page or XML."), _FORMS),
        (rb"\s*BEGIN:VCALENDAR", N_("{file} is a calendar."), N_("Export the address book of that program.")),
        (rb"\s*(?:version: 1\s+)?dn:", N_("{file} is an LDIF file."),
         N_("Export it as vCard or CSV in its program.")),
    )
)  # fmt: skip
_CARD: Final = re.compile(r"^[ \t\ufeff\x00\x1a]*BEGIN\s*:\s*VCARD", re.IGNORECASE | re.MULTILINE)
_SHORT_CARD: Final = re.compile(r"^[\s\ufeff\x00\x1a]*(?:MECARD|BIZCARD):", re.IGNORECASE)
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BROKEN: Final = 0.02
_ABOUT: Final = "docProps/core.xml"
_OURS: Final = b"<dc:creator>fairdesk</dc:creator>"


def read(path: Path) -> Iterator[Arriving]:
    """Return the contacts of a file of cards or a CSV table, read one by one as they are asked for.

    Raises:
        Refusal: at once when the file is none of these (see `kind_of`), is what another fairdesk wrote
            (read elsewhere), or cannot be read; while reading when a table is broken.
    """
    kind = kind_of(path)
    reader = _READERS.get(kind)
    if reader is None:
        raise Refusal(N_("{file} holds no cards and no table."), hint=_FORMS, file=path.name)
    return _opened(path, reader)


def kind_of(path: Path) -> str:
    """Return what a file is by its first 64 kB: vcard, mecard, csv, json, `CARDS` (in a zip) or zip.

    Raises:
        Refusal: it is missing, a folder, a pipe, empty or unreadable, or anything else; the hint says what
            to do.
    """
    first = _beginning(path)
    for pattern, what, hint in _FOREIGN:
        if pattern.match(first):
            raise Refusal(what, hint=hint, file=path.name)
    if first.startswith(b"PK\x03\x04"):
        return _kind_of_zip(path)
    text = _text(first)
    if _SHORT_CARD.match(text):
        return "mecard"
    if _CARD.search(text):
        return "vcard"
    if text.lstrip()[:1] in ("{", "["):
        return "json"
    if len(_CONTROLS.findall(text)) > _BROKEN * len(text):
        raise Refusal(N_("{file} is no text."), hint=_FORMS, file=path.name)
    return "csv"


def _beginning(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise Refusal(
                N_("{file} is a folder."), hint=N_("Name one file in it."), file=path.name or str(path)
            )
        if not path.exists():
            raise Refusal(
                N_("There is no file {file}."), hint=N_("Check its name and its folder."), file=str(path)
            )
        if not path.is_file():
            raise Refusal(
                N_("{file} is a pipe or a device, not a file."), hint=N_("Save it as a file."), file=path.name
            )
        with path.open("rb") as file:
            first = file.read(_SAMPLE)
    except (OSError, ValueError) as fault:
        raise Refusal(_UNREADABLE, hint=N_("The system says: {why}"), file=str(path), why=fault) from None
    if not first.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise Refusal(N_("{file} is empty."), hint=N_("Export it again."), file=path.name)
    return first


def _kind_of_zip(path: Path) -> str:
    """Return zip or `CARDS`. Raises `Refusal` for an office file, which is a zip, too.

    A workbook of fairdesk's own names it as its author (ECMA-376 part 2, core properties).
    """
    try:
        with zipfile.ZipFile(path) as packed:
            names = set(packed.namelist())
            is_ours = _ABOUT in names and _OURS in packed.open(_ABOUT).read(_SAMPLE)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):
        return "zip"
    if is_ours:
        raise Refusal(
            N_("{file} is a workbook that fairdesk wrote, to be read."),
            hint=N_(
                "Import what export csv or export json writes; a workbook saved as CSV has lost its guard."
            ),
            file=path.name,
        )
    if {"[Content_Types].xml", "mimetype"} & names:
        raise Refusal(
            N_("{file} is a spreadsheet or another office file."),
            hint=N_("Open it in its program and save it as CSV."),
            file=path.name,
        )
    return CARDS if is_cards(names) else "zip"


def _text(first: bytes) -> str:
    if first.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return first.decode("utf-32", "replace")
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return first.decode("utf-16", "replace")
    if first[1:2] == b"\x00" or first[:1] == b"\x00":
        wide = first.decode("utf-16-le" if first[1:2] == b"\x00" else "utf-16-be", "replace")
        if _CARD.match(wide):
            return wide
    return first.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _opened(path: Path, reader: Callable[[BinaryIO, str], Iterator[Arriving]]) -> Iterator[Arriving]:
    try:
        with path.open("rb") as file:
            yield from reader(file, path.name)
    except OSError as fault:
        raise Refusal(_UNREADABLE, hint=N_("The system says: {why}"), file=str(path), why=fault) from None


_READERS: Final[Mapping[str, Callable[[BinaryIO, str], Iterator[Arriving]]]] = {
    "vcard": lambda file, _name: read_vcards(file),
    "mecard": lambda file, _name: read_mecards(file),
    "csv": read_table,
    CARDS: read_zipped,
}
