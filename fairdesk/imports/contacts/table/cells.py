"""What stands in a cell of a table, before the guard of spreadsheets and the marks of programs changed it."""

from __future__ import annotations

import html
import re
from typing import Final

from fairdesk.domain.formulas import unguarded

_LINK_BEGINS: Final = re.compile(r"\s|$|https?:|www\.|[\w-]+(?:\.[\w-]+)+(?:[/:?#]|$)", re.IGNORECASE)
_TAGS: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
_BREAKS: Final = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3"})


def text_of(cell: str) -> str:
    """Return a cell's text without the apostrophes that keep spreadsheets from taking it for a formula."""
    return unguarded(cell.replace("\r\n", "\n").replace("\r", "\n").strip())


def values(cell: str) -> list[str]:
    """Return the values of a cell with several, parted as Google (`:::`), or by semicolons or lines."""
    return [part.strip() for part in re.split(r":::|[;\n]", cell) if part.strip()]


def links(cell: str) -> list[str]:
    """Return the web addresses of a cell with several; a semicolon within an address parts nothing."""
    found: list[str] = []
    for part in re.split(r":::|\n", cell):
        first, *others = part.split(";")
        found.append(first)
        for piece in others:
            if _LINK_BEGINS.match(piece):
                found.append(piece)
            else:
                found[-1] += f";{piece}"
    return [each.strip() for each in found if each.strip()]


def categories(cell: str) -> list[str]:
    """Return the categories of a cell, without the groups that Google has for itself (`* myContacts`)."""
    parts = cell.split(":::") if ":::" in cell else re.split(r"[;,\n]", cell)
    return [part.strip() for part in parts if part.strip() and not part.strip().startswith("* ")]


def from_html(text: str) -> str:
    """Return the text of a note in HTML; one without tags stays."""
    if not _TAGS.search(text) and "&" not in text:
        return text
    plain = _TAGS.sub(
        lambda found: "\n" if found[2].lower() in _BREAKS and (not found[1] or found[2] == "p") else "", text
    )
    return re.sub(r"\n{3,}", "\n\n", html.unescape(plain)).strip()
