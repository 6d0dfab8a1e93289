"""Where an export goes: a name that is free, and what would be replaced."""

from __future__ import annotations

from itertools import count, islice
from math import ceil
from pathlib import Path

from fairdesk.exports.names import fitting, there_from
from fairdesk.stand import Stand
from fairdesk.workflows.contacts.kinds import Kind, Part


def proposed(stand: Stand, folder: Path, kind: Kind, part: Part, maker: str = "") -> Path:
    """Return a path in `folder` that nothing has yet: `QOM27-contacts.vcf`, else `QOM27-contacts (2).vcf`.

    What is for a maker has its code in the name.
    """
    stem = "-".join(word for word in (stand.the_fair.code, maker, kind.called) if word)
    names = (stem if number == 1 else f"{stem} ({number})" for number in count(1))
    return next(path for name in names if not (path := folder / f"{name}{part.ending}").exists())


def check(out: Path, part: Part) -> None:
    """Refuse a name that says something else than what is written into it. Raises `Refusal`."""
    fitting(out, *((part.ending,) if part.ending else ()))


def replaced(out: Path, kind: Kind, leads: int | None) -> tuple[Path, ...]:
    """Return the files that an export of so many leads (None: not known) to `out` would replace.

    More than `kind.most` go on in files numbered after the first.
    """
    more = 0 if kind.most is None else None if leads is None else max(0, ceil(leads / kind.most) - 1)
    there = islice(there_from(out, 2), more)
    return (*([out] if out.is_file() else []), *there)
