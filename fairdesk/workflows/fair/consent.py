"""The wording of consent that a visitor is asked with, and what is kept of their answer and the notice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Final

from fairdesk.domain import wordings
from fairdesk.domain.ids import natural_id, new_id
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import Purpose
from fairdesk.domain.wordings import Wording
from fairdesk.language.messages import N_
from fairdesk.language.wording_files import wording_texts
from fairdesk.stand import Stand
from fairdesk.storage import contacts
from fairdesk.storage.people.notice import STOOD, on_counter_since
from fairdesk.storage.write import Write, writing
from fairdesk.workflows.fair import makers

FIRST: Final = date(2000, 1, 1)
"""Before it no notice of fairdesk can have stood anywhere."""


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


def keep_agreed(
    write: Write,
    contact_id: str,
    agreed: Sequence[Mapping[str, object]],
    *,
    shown: str,
    how: str,
) -> None:
    """Write consents newly `agreed`, with the text of their wording, and that the notice was shown if it was.

    `shown` is the wording that stood on the screen before the visitor, empty when none did. A form that was
    shown without a tick is a consent not given, `how` it is; where one was given or refused before, that one
    has the notice now.
    """
    write.add("consent", agreed)
    for row in agreed[:1]:
        keep_shown(write, str(row["wording"]))
    if not shown or any(row["notice_shown"] for row in agreed):
        return
    standing = contacts.last_asked(write, contact_id, Purpose.CONTACT)
    if standing:
        write.change("consent", standing, {"notice_shown": True})
        return
    refused = {"id": new_id(), "contact_id": contact_id, "purpose": Purpose.CONTACT.value, "granted": False}
    said = {"wording": shown, "notice_shown": True, "at": write.at, "how": how, "staff": write.who.staff}
    write.add("consent", [{**refused, **said}])
    keep_shown(write, shown)


def notice_stands(stand: Stand, since: date | None = None) -> datetime:
    """Keep that the notice stands on the counter of the fair in use, and return since when (UTC).

    `since` is the first day, by the fair's clock, and takes the place of what was said or printed before.
    None is now, where nothing earlier is kept. A notice that fairdesk prints needs no such word. Visitors who
    come to the stand from then on are told of the makers.

    Raises `Refusal` for a day that is still to come, and for one before `FIRST`.
    """
    fair = stand.the_fair
    if since is not None and since < FIRST:
        raise Refusal(
            N_("No notice can stand there since {day}."), hint=N_("Look at the year."), field="since",
            day=since.isoformat(),
        )  # fmt: skip
    at = stand.now() if since is None else datetime.combine(since, time(), stand.zone)
    if at > stand.now():
        raise Refusal(
            N_("{day} is still to come."),
            hint=N_("Say it when the notice stands there, or print it: fairdesk print privacy."),
            field="since",
            day=since.isoformat() if since else "",
        )
    _note(stand, {"since": at.isoformat(), "instead": since is not None})
    return on_counter_since(stand.database, fair.id) or at


def notice_never_stood(stand: Stand) -> None:
    """Keep that no notice stood on the counter of the fair in use, whatever was said or printed before."""
    _note(stand, {"since": "", "instead": True})


def _note(stand: Stand, detail: dict[str, object]) -> None:
    fair = stand.the_fair
    with writing(stand.database, stand.who, "notice") as write:
        row = {"id": new_id(), "fair_id": fair.id, "at": write.at, "kind": STOOD, "staff": stand.who.staff}
        write.add("export_log", [{**row, "detail": detail}])
