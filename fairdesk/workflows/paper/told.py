"""What a paper is not as it was meant, and what was printed, in sentences that every face says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from fairdesk.domain.languages import name
from fairdesk.language.messages import _, comma_list, ngettext

if TYPE_CHECKING:
    from fairdesk.workflows.paper.deliver import Printed
    from fairdesk.workflows.paper.paper import Paper

NAMED: Final = 8
"""Rings that are named one by one."""

_LINES: Final[Mapping[str, Callable[[], str]]] = {
    "name": lambda: _("the whole name"),
    "maker": lambda: _("the maker"),
    "stone": lambda: _("the stone"),
    "price": lambda: _("the price"),
    "gi": lambda: _("the geographical indication"),
    "award": lambda: _("the award"),
    "text": lambda: _("the description"),
    "work": lambda: _("the work"),
    "origin": lambda: _("the origin"),
    "engraving": lambda: _("the engraving"),
    "weight": lambda: _("the weight"),
    "metal": lambda: _("the metal"),
    "mark": lambda: _("the mark"),
    "sizes": lambda: _("the sizes"),
    "lead_time": lambda: _("the lead time"),
    "nickel": lambda: _("the nickel release"),
}


def amount(printed: Printed) -> str:
    """Say how much was printed: pages, and codes when it has any."""
    pages = ngettext("{count} page", "{count} pages", printed.pages).format(count=printed.pages)
    codes = ngettext("{count} code", "{count} codes", printed.codes).format(count=printed.codes)
    return _("{pages}, {codes}").format(pages=pages, codes=codes) if printed.codes else pages


def known(paper: Paper) -> list[str]:
    """Return what is known of a paper before it is set, a sentence each."""
    return list(_known(paper))


def warnings(paper: Paper, printed: Printed) -> list[str]:
    """Return what is not as it was meant in a paper that was printed, a sentence each."""
    return [*known(paper), *left_out(printed)]


def left_out(printed: Printed) -> list[str]:
    """Return which lines there was no room for, a sentence each."""
    return list(_left_out(printed.left_out))


def _known(paper: Paper) -> Iterator[str]:
    missing = paper.missing()
    if missing:
        letters = comma_list(f"{letter} (U+{ord(letter):04X})" for letter in missing[:NAMED])
        yield _("The font has no letters {letters}: they are printed in another one, or as boxes.").format(
            letters=letters
        )
    for language, skus in ((paper.language, paper.unspoken), (paper.second, paper.second_unspoken)):
        if language and skus:
            yield _("No name in {language}, another one is printed: {rings}").format(
                language=name(language), rings=_rings(skus)
            )
    if paper.unseen:
        yield _("No picture, or a broken one: {rings}").format(rings=_rings(paper.unseen))


def _left_out(left_out: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Say which lines there was no room for, and with which rings."""
    left: dict[str, list[str]] = {}
    for sku, parts in left_out.items():
        for part in parts:
            left.setdefault(part, []).append(sku)
    for part, skus in left.items():
        called = _LINES[part]() if part in _LINES else part
        yield _("No room for {part}: {rings}").format(part=called, rings=_rings(skus))


def _rings(skus: Sequence[str]) -> str:
    more = len(skus) - NAMED
    named = comma_list(skus[:NAMED])
    return named if more <= 0 else _("{rings} and {count} more").format(rings=named, count=more)
