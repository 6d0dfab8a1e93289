"""A paper that is ready to be set, and what has to be said of it before it is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from fairdesk.domain.pages.ring import RingSaid
from fairdesk.printing.document import Document
from fairdesk.printing.letters import missing_letters


@dataclass(frozen=True, slots=True)
class Paper:
    """Something to print. `links` is what its codes hold, in the order of the pages.

    `sheet` names the label sheet it is for, `unspoken` are SKUs without a name in its language, `unseen` SKUs
    whose picture is missing or broken, `named` what the numbers in a template's notes mean. `second` is the
    language of its other face, where it has one, `second_unspoken` are SKUs without a name in that. `cut`
    are SKUs whose name was too long for any page. `claim` gives the paper to be printed in place of this one,
    which was for a look: its numbers are nobody else's, and `logged` says that the export log has them.
    `pages` is what stands on the pages of a catalogue.
    """

    document: Document
    language: str
    links: tuple[str, ...] = ()
    sheet: str = ""
    unspoken: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    second: str = ""
    second_unspoken: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    claim: Callable[[], Paper] | None = None
    logged: bool = False
    pages: Sequence[dict[str, Any]] = ()
    detail: dict[str, object] = field(default_factory=dict)

    def missing(self) -> str:
        """Return the letters of its texts that the font lacks, each once."""
        return missing_letters(self.document.texts)


def unspoken(said: Iterable[RingSaid], lang: str) -> tuple[str, ...]:
    """Return the SKUs of rings whose name is not there in a language."""
    return tuple(ring.sku for ring in said if ring.name.language != lang)


def strings(value: Any) -> Iterator[str]:  # noqa: ANN401  whatever a page is made of
    """Yield every text in the data of pages, codes left out: to look for letters that the font lacks."""
    if isinstance(value, str):
        if not value.startswith("<svg"):
            yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from strings(one)
