"""Says what was printed, and what has to be known before it is handed out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from fairdesk.language.messages import _, comma_list, ngettext

if TYPE_CHECKING:
    from fairdesk.workflows.paper.deliver import Printed
    from fairdesk.workflows.paper.paper import Paper

NAMED: Final = 8
"""Rings that are named one by one."""

_LINES: Final = {
    "name": lambda: _("the whole name"),
    "maker": lambda: _("the maker"),
    "stone": lambda: _("the stone"),
    "price": lambda: _("the price"),
    "gi": lambda: _("the geographical indication"),
    "award": lambda: _("the award"),
    "text": lambda: _("the description"),
}


def values_of(printed: Printed) -> dict[str, Any]:
    """Return what was printed as JSON values."""
    return {
        "files": [str(path) for path in printed.files],
        "pages": printed.pages,
        "codes": printed.codes,
        "missing_letters": printed.missing,
        "left_out": printed.left_out,
        "without_text": printed.unspoken,
        "without_picture": printed.unseen,
    }


def said(printed: Printed, printer: str) -> str:
    """Say in a line what was printed and where it is."""
    pages = ngettext("{count} page", "{count} pages", printed.pages).format(count=printed.pages)
    codes = ngettext("{count} code", "{count} codes", printed.codes).format(count=printed.codes)
    lines = [f"{pages}, {codes}"] if printed.codes else [pages]
    if printed.files:
        shown = [str(path) for path in printed.files[:3]]
        more = len(printed.files) - len(shown)
        lines.append(_("Written: {path}").format(path=comma_list(shown)))
        if more:
            lines.append(_("and {count} more").format(count=more))
    if printer:
        lines.append(_("Sent to {printer}").format(printer=printer))
    return "\n".join(lines)


def warnings(paper: Paper, language: str) -> Iterator[str]:
    """Yield what has to be known before a paper is printed; `language` is the name of the page's."""
    missing = paper.missing()
    if missing:
        letters = comma_list(f"{letter} (U+{ord(letter):04X})" for letter in missing[:NAMED])
        yield _("The font has no letters {letters}: they are printed in another one, or as boxes.").format(
            letters=letters
        )
    if paper.unspoken:
        yield _("No name in {language}, another one is printed: {rings}").format(
            language=language, rings=_rings(paper.unspoken)
        )
    if paper.unseen:
        yield _("No picture, or a broken one: {rings}").format(rings=_rings(paper.unseen))


def left_out(printed: Printed) -> Iterator[str]:
    """Yield which lines there was no room for."""
    left: dict[str, list[str]] = {}
    for sku, parts in printed.left_out.items():
        for part in parts:
            left.setdefault(part, []).append(sku)
    for part, skus in left.items():
        name = _LINES[part]() if part in _LINES else part
        yield _("No room for {part}: {rings}").format(part=name, rings=_rings(tuple(skus)))


def _rings(skus: tuple[str, ...]) -> str:
    more = len(skus) - NAMED
    named = comma_list(skus[:NAMED])
    return named if more <= 0 else _("{rings} and {count} more").format(rings=named, count=more)
