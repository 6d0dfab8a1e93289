"""What who helps a person wants to know of an installation: where things are and whether they are well."""

from __future__ import annotations

import platform
import shutil
import sqlite3
from importlib.metadata import version

from fairdesk.codes.link import EXAMPLE, PRIVATE, UNSET, base_fault
from fairdesk.language.messages import _, digits
from fairdesk.stand import Stand
from fairdesk.storage import health
from fairdesk.storage.opening.secret_file import has_broken_key
from fairdesk.workflows.fair.consent import asked_by
from fairdesk.workflows.leads import inbox
from fairdesk.workflows.pages.address import moved_from, serving_at

LIBRARIES = ("fairdesk", "textual", "sqlmodel", "sqlalchemy", "qrcode", "vobject")


def examine(stand: Stand) -> list[tuple[str, str]]:
    """Return pairs of what was looked at and what was found, in the interface's language."""
    free = shutil.disk_usage(stand.settings.data).free
    drafts = len(list(stand.settings.drafts.glob("*.json")))
    backups = sorted(stand.settings.backups.glob("*.db"))
    return [
        *((name, version(name)) for name in LIBRARIES),
        ("Python", platform.python_version()),
        ("SQLite", sqlite3.sqlite_version),
        (_("system"), platform.platform()),
        (_("data folder"), str(stand.settings.data)),
        (_("settings file"), stand.settings.broken or _("in order")),
        (_("database"), health.check(stand.database) or _("in order")),
        (_("free space"), _("{size} GB").format(size=digits(f"{free / 1e9:.1f}"))),
        (_("open drafts"), digits(drafts)),
        (_("last backup"), backups[-1].name if backups else _("none yet")),
        (_("device"), stand.device.id),
        (_("asks for consent"), _asks(stand)),
        (_("stand's key"), _key(stand)),
        (_("pages are served at"), ", ".join(_served(stand)) or _("nowhere now")),
        (_("sent by phone"), _waiting(stand)),
        (_("codes lead to"), _leads_to(stand)),
        (_("fair in use"), stand.fair.name if stand.fair else _("none chosen")),
    ]


def _key(stand: Stand) -> str:
    """Return whether the key is well; one that is not there yet is made when it is needed."""
    if has_broken_key(stand.settings.data):
        return _("made anew: links to visitors' rings from before lead nowhere")
    return _("in order")


def _served(stand: Stand) -> tuple[str, ...]:
    return serving_at(stand) if stand.fair is not None else ()


def _waiting(stand: Stand) -> str:
    """Return how much waits in the inbox, also at fairs that are not in use."""
    if stand.fair is None:
        return _("none chosen")
    counts = {stand.fair.code: len(inbox.waiting(stand)), **inbox.elsewhere(stand)}
    return ", ".join(f"{fair}: {digits(count)}" for fair, count in counts.items())


def _leads_to(stand: Stand) -> str:
    """Return the address that codes hold, with what is wrong with it now."""
    if stand.fair is None:
        return _("none chosen")
    base = stand.fair.base_url
    moved = moved_from(stand)
    if moved:
        return _("{address}: this machine is not {number} any more").format(address=base, number=moved)
    fault = base_fault(base)
    said = {
        UNSET: _("nowhere: set it with fairdesk fair edit --base-url"),
        EXAMPLE: _("{address}: only an example"),
        PRIVATE: _("{address}: only in this network"),
    }
    return said[fault].format(address=base) if fault else base


def _asks(stand: Stand) -> str:
    """Return in whose name visitors are asked for consent, with what is missing."""
    if stand.fair is None:
        return _("none chosen")
    if stand.fair.controller:
        return stand.fair.controller
    return _("{who}: no data controller is stated; give one with fairdesk fair edit --controller").format(
        who=asked_by(stand)[0]
    )
