"""What stands on a window that is too small for anything else."""

from __future__ import annotations

from typing import Final

from textual.widgets import Static

from fairdesk.language.messages import _

LEAST: Final = (40, 12)
"""Columns and rows that fairdesk needs."""


class TooSmall(Static):
    """One sentence with the window's size and the size needed; the form behind it stays."""

    def measure(self, width: int, height: int) -> bool:
        """Say what is missing and return whether the window is too small."""
        small = width < LEAST[0] or height < LEAST[1]
        if small:
            words = _(
                "This window is {width}×{height}. fairdesk needs {least};"
                " make the letters smaller with Ctrl+minus."
            )
            self.update(words.format(width=width, height=height, least=f"{LEAST[0]}×{LEAST[1]}"))
        return small
