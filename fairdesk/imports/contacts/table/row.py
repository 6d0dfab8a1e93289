"""The cells of one row of a table, by what their columns mean."""

from __future__ import annotations

from collections.abc import Sequence

from fairdesk.imports.contacts.table.cells import text_of
from fairdesk.imports.contacts.table.headings import Heading, is_constant


class Row:
    """The cells of one row: `found` by meaning, `labels` by the pair of columns, `unknown` by heading."""

    def __init__(self, headings: Sequence[Heading], cells: Sequence[str]) -> None:
        texts = [text_of(cell) for cell in cells]
        self.is_empty = not any(texts)
        self.found: dict[str, list[tuple[Heading, str]]] = {}
        self.labels: dict[str, str] = {}
        self.unknown: list[tuple[str, str]] = [("", text) for text in texts[len(headings) :] if text]
        for heading, text in zip(headings, texts, strict=False):
            if not text:
                continue
            if heading.role:
                self.labels[heading.pair] = text
            elif heading.means:
                self.found.setdefault(heading.means, []).append((heading, text))
            elif not is_constant(heading.words, text):
                self.unknown.append((heading.words, text))

    def one(self, means: str) -> str:
        """Return the first value of a meaning, "" without."""
        return self.found[means][0][1] if means in self.found else ""

    def all(self, means: str) -> list[tuple[Heading, str]]:
        """Return all values of a meaning with their headings."""
        return self.found.get(means, [])

    def label(self, heading: Heading) -> str:
        """Return what the column beside a value says of it, "" without."""
        return self.labels.get(heading.pair, "") if heading.pair else ""
