"""Ways to begin: at once, because a visitor is waiting, or on the sample in a data folder of its own."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fairdesk import settings as settings_file
from fairdesk.models.stand_rows import FairRow
from fairdesk.stand import Stand, open_stand
from fairdesk.workflows.fair import fairs, sample


def begin_now(stand: Stand) -> FairRow:
    """Start a fair named by today's date, in this laptop's time zone where that is known."""
    fair = fairs.start_now(stand)
    zone = local_zone()
    return fairs.edit(stand, fair.code, {"time_zone": zone}) if zone and not fair.time_zone else fair


def practise(stand: Stand) -> FairRow:
    """Turn `stand` to the practice folder with the sample in it; nothing of it touches the real data.

    Raises `Refusal` when that folder cannot be used.
    """
    kept = stand.settings
    there = settings_file.load(kept.data / settings_file.PRACTICE)
    other = open_stand(replace(there, language=kept.language, theme=kept.theme), stand.now)
    try:
        sample.load(other)
    except BaseException:
        other.close()
        raise
    stand.close()
    stand.settings, stand.database, stand.device = other.settings, other.database, other.device
    stand.fair, stand.staff = other.fair, other.staff
    return stand.the_fair


def local_zone() -> str:
    """Return the IANA name of this laptop's time zone, empty where the system does not tell."""
    named = os.environ.get("TZ", "").lstrip(":") or _linked(Path("/etc/localtime"))
    try:
        return ZoneInfo(named).key if named else ""
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ""


def _linked(path: Path) -> str:
    """Return the zone that the system's link names, as `.../zoneinfo/Europe/Berlin`."""
    try:
        return str(path.readlink()).partition("zoneinfo/")[2]
    except OSError:
        return ""
