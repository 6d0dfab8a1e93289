"""Pictures of cards and badges: taken in at once, beside the form first, with the lead once it is saved."""

from __future__ import annotations

import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

from fairdesk.domain.clean import short
from fairdesk.domain.draft import Draft
from fairdesk.domain.refusals import Refusal
from fairdesk.exports.files import write_whole
from fairdesk.language.messages import N_
from fairdesk.models.rows import LeadDetail
from fairdesk.pictures.load import Picture, read_picture
from fairdesk.pictures.open import MOST_BYTES
from fairdesk.stand import Stand
from fairdesk.storage import drafts, leads, pictures
from fairdesk.storage.write import Write, writing
from fairdesk.workflows.leads.browse import only_open, show

CARD: Final = "card"
KINDS: Final = (CARD, "badge")

Shots = list[tuple[bytes, str]]
"""Pictures with their MIME types."""


def read(path: Path) -> Picture:
    """Return the picture in a file, scaled and without its place. Raises `Refusal` for anything else."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise Refusal(
                N_("{file} is no file."), hint=N_("Give the file of a picture."), file=short(str(path), 120)
            )
        if found.st_size > MOST_BYTES:
            raise Refusal(
                N_("Not taken: {file} is too large ({size} MB)."),
                hint=N_("Give a picture of at most {most} MB."),
                file=short(path.name, 80),
                size=found.st_size // 1_000_000,
                most=MOST_BYTES // 1_000_000,
            )
        return read_picture(path.read_bytes())
    except OSError as error:
        raise Refusal(
            N_("{file} cannot be read: {why}."),
            hint=N_("Look where the picture is, and give its path."),
            file=short(str(path), 120),
            why=error.strerror or str(error),
        ) from error
    except ValueError as error:  # as a NUL in the name
        raise Refusal(N_("{file} is no file."), file=short(str(path), 120)) from error


def take(stand: Stand, draft: Draft, path: Path) -> str:
    """Take a picture to a form that is not saved yet, and return its name beside the draft.

    It is on disk when this returns, so that the file it came from may vanish. Raises `Refusal`.
    """
    shot = read(path)
    try:
        return drafts.keep_picture(stand.settings.drafts, draft.lead_id, shot.data, shot.mime)
    except OSError as error:
        raise Refusal(
            N_("The picture cannot be kept: {why}."),
            hint=N_("Free some space, then give it again."),
            why=error.strerror or str(error),
        ) from error


def waiting(stand: Stand, draft: Draft) -> Shots:
    """Return the pictures beside a draft. Raises `Refusal` when one is gone: it must be given again."""
    shots = []
    for name in draft.pictures:
        try:
            shots.append(drafts.read_picture(stand.settings.drafts, name))
        except OSError as error:
            raise Refusal(
                N_("Not saved: a picture of this form is gone from the disk ({why})."),
                hint=N_("Ctrl+P, Take the pictures out; or give it again with Shift+F7."),
                field="pictures",
                why=error.strerror or str(error),
            ) from error
    return shots


def leave(stand: Stand, name: str) -> None:
    """Remove a picture from beside a draft."""
    drafts.drop_picture(stand.settings.drafts, name)


def keep(write: Write, shots: Shots, contact_id: str) -> None:
    """Write the pictures of a form with the contact that it became."""
    for data, mime in shots:
        pictures.keep(write, data, mime, CARD, contact_id=contact_id)


def attach(stand: Stand, lead_id: str, path: Path, kind: str = CARD) -> tuple[LeadDetail, bool]:
    """Add a picture to a lead; return the lead, and whether the picture was new to it.

    `kind` is card or badge. Raises `Refusal` when there is no such lead, or the file is no picture.
    """
    if kind not in KINDS:
        raise Refusal(
            N_("{value} is no kind of picture."),
            hint=N_("Use one of: {known}."),
            field="kind",
            value=short(kind),
            known=", ".join(KINDS),
        )
    lead = only_open(show(stand, lead_id))
    shot = read(path)
    with writing(stand.database, stand.who, "attach") as write:
        pictures.keep(write, shot.data, shot.mime, kind, contact_id=lead.contact.id)
        fresh = any(table == "picture_use" for table, _row in write.touched)
    return leads.detail(stand.database, lead.id), fresh


def of_lead(stand: Stand, lead: LeadDetail) -> Shots:
    """Return the pictures of a lead with their MIME types, in order."""
    return list(pictures.of_contact(stand.database, lead.contact.id)) if lead.cards else []


def of_draft(stand: Stand, draft: Draft) -> Shots:
    """Return the pictures that a form shows: those beside it, then those of the lead that it changes."""
    shots: Shots = []
    for name in draft.pictures:
        try:
            shots.append(drafts.read_picture(stand.settings.drafts, name))
        except OSError:
            continue
    known = draft.edit_of or draft.visit_of
    return shots + (of_lead(stand, show(stand, known)) if known else [])


def write_out(stand: Stand, lead: LeadDetail, folder: Path) -> list[Path]:
    """Write a lead's pictures as files into a folder, made when missing, and return the files.

    Raises `Refusal` when one cannot be written.
    """
    with suppress(OSError, ValueError):  # what is wrong with the folder, the writing says in words
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    paths = []
    for number, (data, mime) in enumerate(of_lead(stand, lead), start=1):
        path = folder / f"{lead.id[-8:]}-{number}.{'png' if mime == 'image/png' else 'jpg'}"
        write_whole(path, data)
        paths.append(path)
    return paths
