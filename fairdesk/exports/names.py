"""Names of files: none that is of another kind than what is written into it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_

_KNOWN: Final = frozenset({".vcf", ".csv", ".xlsx", ".json", ".zip", ".pdf", ".ics"})
"""Endings that say what is in a file; behind any other one everything may stand."""


def fitting(out: Path, *endings: str) -> None:
    """Refuse a name whose ending says something else than `endings`, the usual one first; none is a folder's.

    Raises `Refusal`: nothing is written then, and a file of another kind is not replaced.
    """
    ending = out.suffix.casefold()
    if ending not in _KNOWN or ending in endings:
        return
    if not endings:
        raise Refusal(
            N_("{name} is the name of a file, and a folder is to be written."),
            hint=N_("Give it a name without an ending."),
            field="out",
            name=out.name,
        )
    raise Refusal(
        N_("{name} ends as another kind of file does."),
        hint=N_("End its name with {ending}."),
        field="out",
        name=out.name,
        ending=endings[0],
    )
