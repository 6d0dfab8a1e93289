"""What a text must lose before it is a cell of a CSV file that spreadsheets open, too."""

from __future__ import annotations

import re

from fairdesk.domain.formulas import guarded
from fairdesk.exports.guards import Guard, clean


class CellGuard(Guard):
    """Makes texts of one lead safe for cells, and keeps in `found` which were changed.

    A text loses control and broken characters only; `cell` is what makes spreadsheets leave it alone.
    """

    def part(self, field: str, text: str) -> str:
        """Return one line."""
        return self._told(field, text, re.sub(r"\s*\n\s*", ", ", clean(text)))

    def line(self, field: str, text: str) -> str:
        """Return one line."""
        return self.part(field, text)

    def lines(self, field: str, text: str) -> str:
        """Return lines, with line feeds between them."""
        return self._told(field, text, clean(text))

    def street(self, text: str) -> str:
        """Return the lines of a postal address."""
        return self.lines("address", text)

    def category(self, field: str, text: str) -> str:
        """Return a category: one line with none of the separators that programs have between categories."""
        parts = (part.strip() for part in re.split("[,;\n]|:::", clean(text)))
        return self._told(field, text, " - ".join(part for part in parts if part))

    def cell(self, header: str, text: str) -> str:
        """Return a cell that no spreadsheet takes for a formula."""
        return self._told(header, text, guarded(text))
