"""What an export answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from fairdesk.exports.guards import Substitution


@dataclass(frozen=True, slots=True)
class Report:
    """What was written: the files (or the one folder), how many leads and rows, and what was changed.

    `changed` counts texts that had to be written otherwise than typed, `substitutions` are the first of
    them, each once. `left_out` counts those who were kept back, by why, `left_out_by` also by country
    (ISO 3166, or empty); `since` (UTC) is where an export of news starts.
    """

    files: tuple[Path, ...]
    leads: int
    substitutions: tuple[Substitution, ...] = ()
    rows: int = 0
    changed: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)
    left_out_by: Mapping[tuple[str, str], int] = field(default_factory=dict)
    since: datetime | None = None
