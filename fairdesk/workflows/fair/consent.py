"""The wording of consent that a visitor is asked with, in their language."""

from __future__ import annotations

from fairdesk.domain import wordings
from fairdesk.domain.ids import natural_id
from fairdesk.domain.wordings import Wording
from fairdesk.language.wording_files import wording_texts
from fairdesk.stand import Stand
from fairdesk.storage.write import Write
from fairdesk.workflows.fair import makers


def wording(stand: Stand, language: str) -> Wording:
    """Return the newest wording in `language` (ISO 639), else in English, as its file has it."""
    del stand
    return wordings.current(language)


def asked_by(stand: Stand) -> tuple[str, str]:
    """Return who asks for the data, and how to reach them about it; empty where nothing is stated.

    That is the fair's data controller, else the brands of the stand, never the fair's organiser by intent.
    """
    fair = stand.the_fair
    return fair.controller or makers.brands(stand), fair.controller_contact


def keep_shown(write: Write, name: str) -> None:
    """Copy a wording (version/language) into the database, so that a consent can always be read with it."""
    version, _slash, language = name.partition("/")
    text = wording_texts().get(version, {}).get(language)
    if text is not None:
        row = {"id": natural_id("wording", version, language), "version": version, "language": language}
        write.add("wording", [{**row, "text": text}])
