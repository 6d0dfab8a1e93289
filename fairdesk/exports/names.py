"""Names of files: how one goes on in others, and none of another kind than what is written into it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, takewhile
from pathlib import Path
from typing import Final

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_

_KNOWN: Final = frozenset({".vcf", ".csv", ".xlsx", ".json", ".zip", ".pdf", ".ics"})
"""Endings that say what is in a file; behind any other one everything may stand."""


def numbered(out: Path, number: int) -> Path:
    """Return the file that an export to `out` goes on in: itself for 1, then `contacts-2.vcf` and so on."""
    return out if number == 1 else out.with_name(f"{out.stem}-{number}{out.suffix}")


def there_from(out: Path, number: int) -> Iterator[Path]:
    """Yield the files so numbered, from this one on, up to the first that is not there."""
    return takewhile(Path.is_file, (numbered(out, each) for each in count(number)))


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
