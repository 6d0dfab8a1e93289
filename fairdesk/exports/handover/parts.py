"""The parts of a hand-over as one zip, read back before it gets its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from fairdesk.domain.refusals import Refusal
from fairdesk.exports.files import write_whole
from fairdesk.exports.report import misread
from fairdesk.exports.zips import zipped
from fairdesk.language.messages import N_


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
    write_whole(out, zipped(parts.items(), at), lambda fresh: _check(fresh, parts))


def _check(path: Path, parts: Mapping[str, bytes]) -> None:
    """Read every part of a zip back. Raises `Refusal` when anything differs."""
    try:
        with ZipFile(path) as file:
            found = {name: file.read(name) for name in file.namelist()}
    except (BadZipFile, EOFError, OSError):
        found = {}
    if found != dict(parts):
        raise misread()
