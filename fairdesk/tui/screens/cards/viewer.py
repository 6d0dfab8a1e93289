"""Pictures of cards over the whole screen, large enough to be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from fairdesk.language.messages import _
from fairdesk.tui.hints import Hint
from fairdesk.tui.screens.large_picture import LargePicture


class CardViewer(LargePicture[bool]):
    """`shots` are (bytes, MIME type); `title` says whose they are.

    Gives whether another picture is to be given, where `add` says that one may be.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f19,shift+f7", "back", show=False),
        Binding("a", "another", show=False),
    ]

    def __init__(self, shots: Sequence[tuple[bytes, str]], title: str, *, add: bool = False) -> None:
        super().__init__([data for data, _kind in shots])
        self._add = add
        self._title = title

    def keys(self) -> Sequence[Hint]:
        """Return the keys, and which picture of whom it is."""
        count = len(self._pictures)
        many = [Hint("n p", _("others"))] if count > 1 else []
        return (
            Hint("Esc", _("back")),
            Hint("+ -", _("nearer, away")),
            Hint("← → ↑ ↓", _("move")),
            *many,
            *([Hint("a", _("another picture"))] if self._add else []),
            *([Hint(f"{self._at + 1}/{count}", self._title)] if many or self._title else []),
        )

    def action_turn(self, by: int) -> None:
        """Show another picture; after the last comes the first."""
        self.show_at((self._at + by) % len(self._pictures))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(False)

    def action_another(self) -> None:
        """Ask for another picture."""
        if self._add:
            self.dismiss(True)
