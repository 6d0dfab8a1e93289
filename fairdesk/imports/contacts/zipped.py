"""Reads vCards that are packed in a zip, as fairdesk and phones write them."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import BinaryIO, Final, cast

from fairdesk.domain.clean import short
from fairdesk.domain.refusals import Refusal
from fairdesk.imports.contacts.arriving import Arriving
from fairdesk.imports.contacts.vcards import read_vcards
from fairdesk.language.messages import N_
from fairdesk.models.exchange.tables import MANIFEST

CARDS: Final = "vcard zip"
"""The kind of a zip that holds vCard files and is none of fairdesk's exchange format."""

MOST_NAMED: Final = 5
"""Other files that are named one by one."""

MOST: Final = 1 << 30
"""Octets that its files may have unpacked."""


def is_cards(names: Collection[str]) -> bool:
    """Whether a zip with these names holds vCard files, and is none of fairdesk's exchange format."""
    return MANIFEST not in names and any(map(_is_card, names))


def read_zipped(file: BinaryIO, name: str) -> Iterator[Arriving]:
    """Yield the contacts of the vCard files in a zip, counted on from file to file.

    Other files are passed over; a doubt of the first contact names them.

    Raises:
        Refusal: the zip is torn, locked by a password, or too large unpacked.
    """
    count = 0
    try:
        with zipfile.ZipFile(file) as packed:
            cards = [one for one in packed.infolist() if _is_card(one.filename)]
            if sum(one.file_size for one in cards) > MOST:
                raise Refusal(
                    N_("{file} is too large unpacked."), hint=N_("Unpack it and import its files."), file=name
                )
            doubts = _passed_over(packed.namelist())
            for one in cards:
                with packed.open(one) as card:
                    for found in read_vcards(cast("BinaryIO", card)):
                        count += 1
                        yield replace(found, place=count, doubts=(*found.doubts, *doubts))
                        doubts = ()
            if doubts:
                yield Arriving(1, doubts=doubts)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, ValueError) as fault:
        raise Refusal(
            N_("{file} is torn or locked: {why}"),
            hint=N_("Make it anew, or unpack it and import its files."),
            file=name,
            why=str(fault),
        ) from None


def _passed_over(names: Collection[str]) -> tuple[Refusal, ...]:
    """Return the doubt that names the files that are neither cards nor hidden, none when there are none."""
    others = [name for name in names if not (_is_card(name) or _is_hidden(name) or name.endswith("/"))]
    if not others:
        return ()
    named = [short(name.rpartition("/")[2]) for name in others[:MOST_NAMED]]
    more = [f"… ({len(others)})"] if len(others) > MOST_NAMED else []
    return (
        Refusal(
            N_("Other files in the zip are not taken: {files}."),
            hint=N_("Unpack it, and import those that hold contacts."),
            files=", ".join((*named, *more)),
        ),
    )


def _is_card(name: str) -> bool:
    return name.lower().endswith((".vcf", ".vcard")) and not _is_hidden(name)


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
