"""Reads vCards that are packed in a zip, as fairdesk and phones write them."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import BinaryIO, Final, cast

from fairdesk.domain.refusals import Refusal
from fairdesk.imports.contacts.arriving import Arriving
from fairdesk.imports.contacts.vcards import read_vcards
from fairdesk.language.messages import N_
from fairdesk.models.exchange.tables import MANIFEST

CARDS: Final = "vcard zip"
"""The kind of a zip that holds vCard files and is none of fairdesk's exchange format."""

MOST: Final = 1 << 30
"""Octets that its files may have unpacked."""


def is_cards(names: Collection[str]) -> bool:
    """Whether a zip with these names holds vCard files, and is none of fairdesk's exchange format."""
    return MANIFEST not in names and any(map(_is_card, names))


def read_zipped(file: BinaryIO, name: str) -> Iterator[Arriving]:
    """Yield the contacts of the vCard files in a zip, counted on from file to file; others are passed over.

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
            for one in cards:
                with packed.open(one) as card:
                    for found in read_vcards(cast("BinaryIO", card)):
                        count += 1
                        yield replace(found, place=count)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, ValueError) as fault:
        raise Refusal(
            N_("{file} is torn or locked: {why}"),
            hint=N_("Make it anew, or unpack it and import its files."),
            file=name,
            why=str(fault),
        ) from None


def _is_card(name: str) -> bool:
    hidden = any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
    return name.lower().endswith((".vcf", ".vcard")) and not hidden
