"""The export log: what left, to whom and when."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fairdesk.domain.clean import short
from fairdesk.domain.ids import new_id
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand
from fairdesk.storage.write import writing


def only_kept(narrow: LeadFilter) -> None:
    """Refuse to let out what was set aside."""
    if narrow.discarded:
        raise Refusal(
            N_("Leads that were set aside are not exported."),
            hint=N_("Restore those that are to leave, then export them."),
        )


def log(
    stand: Stand,
    kind: str,
    out: Path,
    count: int,
    detail: Mapping[str, object] | None = None,
    recipient: str = "",
) -> None:
    """Note what left, to where and when. Raises `Refusal` when that cannot be kept: the file is there."""
    try:
        _note(stand, kind, count, {"file": _told(out.name), **(detail or {})}, recipient)
    except Refusal as fault:
        raise Refusal(
            N_("{path} is written, but the export log could not note it: {why}"),
            hint=N_("Export once more when that is mended, so that the log is complete."),
            path=short(str(out), 120),
            why=fault.what,
        ) from fault


def log_sent(stand: Stand, kind: str, count: int, detail: Mapping[str, object], recipient: str) -> None:
    """Note what was sent by wire, to whom and when. Raises `Refusal` when that cannot be kept: it is sent."""
    try:
        _note(stand, kind, count, detail, recipient)
    except Refusal as fault:
        raise Refusal(
            N_("The contacts were sent to {recipient}, but the export log could not note it: {why}"),
            hint=N_("Send once more when that is mended, so that the log is complete."),
            recipient=short(recipient, 120),
            why=fault.what,
        ) from fault


def _note(stand: Stand, kind: str, count: int, detail: Mapping[str, object], recipient: str) -> None:
    """Write a line of the export log."""
    with writing(stand.database, stand.who, "export") as write:
        row = {
            "id": new_id(),
            "fair_id": stand.the_fair.id,
            "at": write.at,
            "kind": kind,
            "leads": count,
            "recipient": recipient,
            "detail": detail,
            "staff": stand.who.staff,
        }
        write.add("export_log", [row])


def _told(name: str) -> str:
    """Return a file's name as a database takes it: octets that are no Unicode become question marks."""
    return name.encode("utf-8", "replace").decode("utf-8")
