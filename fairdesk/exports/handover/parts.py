"""Several files as one zip, read back before it gets its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from fairdesk.domain.refusals import Refusal
from fairdesk.exports.files import write_whole
from fairdesk.language.messages import N_

_READABLE: Final = 0o644 << 16
_UNIX: Final = 3


def stem_of(code: str) -> str:
    """Return the beginning of the parts' names for a maker's code: ASCII, which every phone takes."""
    return re.sub(r"[^A-Za-z0-9]+", "-", code).strip("-") or "maker"


def zip_name(out: Path) -> None:
    """Refuse a place that is no zip's."""
    if out.suffix.casefold() != ".zip":
        raise Refusal(
            N_("{name} does not say what to write."),
            hint=N_("End its name with .zip."),
            field="out",
            name=out.name or str(out),
        )


def write_zip(out: Path, parts: Mapping[str, bytes], at: datetime) -> None:
    """Write parts (by ASCII names) as a zip, dated `at`, without comments: whole or not at all.

    Raises `Refusal` when it does not read back part by part as it was written, or cannot be written.
    """
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for name, data in parts.items():
            name.encode("ascii")
            info = ZipInfo(name, at.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            info.create_system, info.external_attr = _UNIX, _READABLE
            file.writestr(info, data)
    write_whole(out, packed.getvalue(), lambda fresh: _check(fresh, parts))


def _check(path: Path, parts: Mapping[str, bytes]) -> None:
    """Read every part of a zip back. Raises `Refusal` when anything differs."""
    try:
        with ZipFile(path) as file:
            found = {name: file.read(name) for name in file.namelist()}
    except (BadZipFile, EOFError, OSError):
        found = {}
    if found != dict(parts):
        raise Refusal(
            N_("Not exported: the file did not read back as it was written."),
            hint=N_("Nothing was changed. Try once more, or another place."),
        )
