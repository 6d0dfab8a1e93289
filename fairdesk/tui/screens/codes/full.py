"""A QR code over the whole screen, with words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, Final, TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen

from fairdesk.codes.matrix import QUIET, Matrix
from fairdesk.codes.terminal import cells, fit
from fairdesk.language.messages import _, language
from fairdesk.language.page_words import page_word
from fairdesk.stand import Stand
from fairdesk.tui.widgets.bars import HintLine
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.code_cells import CodeCells
from fairdesk.tui.widgets.detail import Detail, Fact, wrapped
from fairdesk.workflows.pages.address import moved_from

T = TypeVar("T")

TEXT_WIDTH: Final = 25
TEXT_FROM: Final = 80
"""A window this wide has room for words beside the code."""

GAP: Final = 4
OTHERS: Final = ("en", "sv", "de", "ar")
"""Languages of visitors, but for that of the screen."""

BLANK: Fact = ()


class FullCode(Screen[T]):
    """Black on white under every theme, four modules of quiet zone, as large as cells allow, never cut."""

    CSS_PATH: ClassVar[Any] = Path(__file__).with_name("full.tcss")

    def __init__(self) -> None:
        super().__init__()
        self._code = CodeCells(id="code")
        self._words = Detail("bg", id="code-words")
        self.foot = HintLine(classes="foot")

    def compose(self) -> ComposeResult:
        """Lay the words beside the code."""
        yield Horizontal(self._code, self._words, id="code-body")
        yield self.foot

    def on_resize(self) -> None:
        """Draw it as large as this window allows."""
        self.draw()

    def draw(self) -> None:
        """Draw what is shown now, with `draw_code`."""

    def draw_code(self, grid: Matrix | None, beside: Sequence[Fact], instead: Sequence[Fact]) -> None:
        """Draw a code with words `beside` it; the words `instead` where there is none, or no room."""
        width, height = self.app.size.width, self.app.size.height - 1
        is_wide = width >= TEXT_FROM
        scale = 0
        if grid is not None:
            scale = fit(grid, width - TEXT_WIDTH - GAP if is_wide else width, height)
            if not scale and is_wide:
                is_wide, scale = False, fit(grid, width, height)
        drawn = cells(grid, scale=scale) if grid is not None and scale else ()
        self._code.show(drawn)
        words = list(beside if drawn else instead)
        self._words.styles.width = self.room(drawn=bool(drawn))
        self._words.display = is_wide or not drawn
        self._words.styles.height = min(len(words), height)
        self._words.show(words)

    def room(self, *, drawn: bool) -> int:
        """Return the columns that words have beside a code that is `drawn`, or instead of one."""
        return TEXT_WIDTH if drawn else min(60, self.app.size.width - 4)

    def side(self) -> int:
        """Return the modules that one side of a code may have in this window, beside words where they are.

        The quiet zone is left out.
        """
        width, height = self.app.size.width, self.app.size.height - 1
        if width >= TEXT_FROM:
            width -= TEXT_WIDTH + GAP
        return min(width, 2 * height) - 2 * QUIET


def too_small(grid: Matrix, width: int, *, saved: bool = False) -> list[Fact]:
    """Return what stands where a window is too small for a code; `saved` tells that it can be saved."""
    side = grid.size + 2 * QUIET
    small = _("This window is too small for the code: it needs {width}×{height}.")
    todo = (
        _("Make the letters smaller with Ctrl+minus, or press s to save it as a picture.")
        if saved
        else _("Make the letters smaller with Ctrl+minus.")
    )
    return [
        *wrapped("", small.format(width=side, height=(side + 1) // 2 + 1), width, "bright"),
        *wrapped("", todo, width, "silver"),
    ]


def abroad(word: str) -> list[Fact]:
    """Return what the visitor is told, in the languages that the screen itself does not speak."""
    return [(Cell(page_word(word, one), "silver"),) for one in OTHERS if one != language()]


def title(text: str) -> Fact:
    """Return a row that says what the code is of."""
    return (Cell(text, "bright", bold=True),)


def moved_away(number: str) -> str:
    """Return what is said when printed codes hold a number of the network that is another machine's now."""
    return _("Printed codes lead to {number}, which is not this machine any more.").format(number=number)


def warning_of(stand: Stand) -> str:
    """Return that sentence when it is true, else nothing; asks the system for this machine's numbers."""
    number = moved_from(stand)
    return moved_away(number) if number else ""
