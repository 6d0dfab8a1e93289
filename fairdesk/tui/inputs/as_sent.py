"""The keys typed into a field one after the other, as the keyboard sent them."""

from __future__ import annotations

from typing import Final

MOST: Final = 400
"""Keys that are remembered; a scanner's line is shorter."""


class AsSent:
    """What a field holds may be other than what was sent: letters turned, joined, or taken together.

    Only keys that follow each other at one place count: after a deletion, a paste or a move all begins anew.
    """

    def __init__(self) -> None:
        self._keys: list[tuple[str, int]] = []
        self._before = ""
        self._after = ""

    def note(self, sign: str, value: str, selection: tuple[int, int]) -> None:
        """Take in a key that is about to be typed over the `selection` of a field."""
        start, end = sorted(selection)
        if not self._goes_on(value, selection[1]):
            self._keys.clear()
        self._keys = [*self._keys[1 - MOST :], (sign, start)]
        self._before, self._after = value[:start], value[end:]

    def keys(self, value: str, cursor: int) -> str:
        """Return the keys typed last, up to the cursor; empty when something else happened since."""
        return "".join(sign for sign, _start in self._keys) if self._goes_on(value, cursor) else ""

    def start_of(self, number: int) -> int:
        """Return where in the field's text a key began, counted as in `keys`."""
        return self._keys[number][1]

    def _goes_on(self, value: str, cursor: int) -> bool:
        """Whether nothing happened since the last key but that it was typed."""
        first, last = len(self._before), len(value) - len(self._after)
        is_one = value.startswith(self._before) and value.endswith(self._after)
        return bool(self._keys) and is_one and first < last == cursor
