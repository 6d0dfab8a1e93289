"""A document to be printed: set part by part, so that long ones show how far they are and can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fairdesk.domain.progress import Progress
from fairdesk.printing.join import joined
from fairdesk.printing.typeset import Form, Work, forget, set_pages

"""Is told (units done, units in all); raising stops the work, and nothing is kept."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document: `units` are what its progress is counted in, labels or rings."""

    work: Work
    units: int


@dataclass(frozen=True, slots=True)
class Document:
    """Something to print. `parts` gives its parts in order, all in one when it is asked for the whole.

    `units` are counted in all parts, `codes` are the codes on its pages. `texts` are all its words, `paper`
    what it is to be printed on (a word of pages), `media` its size, `two_sided` and `colour` tell how.
    """

    name: str
    parts: Callable[[bool], Iterator[Part]]
    units: int
    codes: int
    texts: Sequence[str]
    paper: str = "paper_plain"
    media: str = "A4"
    two_sided: bool = False
    colour: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A document that was set: one PDF, or one PNG or SVG a page; `noted` is what its templates noted."""

    files: tuple[bytes, ...]
    noted: tuple[Any, ...]


def one_part(name: str, work: Work, *, codes: int, texts: Sequence[str], **how: Any) -> Document:  # noqa: ANN401
    """Return a document of one part; `how` is what else is known of it."""
    return Document(name, lambda _whole: iter((Part(work, 1),)), 1, codes, texts, **how)


def set_document(
    document: Document,
    form: Form,
    at: datetime,
    *,
    ppi: float = 150,
    archive: bool = False,
    progress: Progress | None = None,
) -> Made:
    """Set all of a document; `at`, `ppi` and `archive` are as `typeset.set_pages` takes them.

    PDF/A is set in one part, for joining would break its promises.
    """
    files: list[bytes] = []
    noted: list[Any] = []
    done = 0
    for part in document.parts(archive and form == "pdf"):
        if progress is not None:
            progress(done, document.units)
        if done:
            forget()
        made = set_pages(part.work, form, at, ppi=ppi, archive=archive)
        files += made.files
        noted += made.noted
        done += part.units
    if progress is not None:
        progress(done, document.units)
    return Made((joined(files),) if form == "pdf" else tuple(files), tuple(noted))
