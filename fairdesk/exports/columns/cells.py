"""What a text must lose before it is a cell of a CSV file that spreadsheets open, too."""

from __future__ import annotations

import re
from typing import Final

from fairdesk.exports.guards import Guard, clean

_UNSEEN: Final = "\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_STARTS: Final = "=+\\-@＝＋－＠"
_FORMULA: Final = re.compile(f"[{_UNSEEN}]*[{_STARTS}]")
_MORE: Final = r"(?:x\d+| ext\. \d{1,6})?"
_NUMBER: Final = re.compile(rf"[+-]\d+(?:[.,]\d+)?|\+\d+{_MORE}(?:; \+?\d+{_MORE})*")
_INNER: Final = re.compile(f'([;؛\n][{_UNSEEN}"]*)(?=[{_STARTS}][^;؛\n]*[(|!])')


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
        """Return a cell that no spreadsheet takes for a formula (CWE-1236; OWASP ASVS 5.0, 1.2.10).

        An apostrophe is put before a text that begins with = + - @ or a wide form of them, and, inside,
        after a semicolon or line feed where a formula could do something (call, pipe or reach another
        sheet): spreadsheets that separate by semicolons begin a cell there. Phone numbers in E.164 and a
        plain number with its sign stay: no formula can be made of them.
        """
        safe = text
        if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
            safe = f"'{text}"
        return self._told(header, text, _INNER.sub(r"\1'", safe))
