"""Pages before they are printed, over the whole screen: turned, and looked at from nearer."""

from __future__ import annotations

from collections.abc import Sequence

from fairdesk.language.messages import _, digits
from fairdesk.pictures.window import View
from fairdesk.tui.direction.side import pointing
from fairdesk.tui.hints import Hint
from fairdesk.tui.screens.large_picture import LargePicture


class Preview(LargePicture[None]):
    """`pages` are PNG, `more` says that they are not all.

    Arrows turn them; from nearer they move what is in sight.
    """

    def __init__(self, pages: Sequence[bytes], *, more: bool = False) -> None:
        super().__init__(pages)
        self._more = "+" if more else ""
        self._moved = False

    def keys(self) -> Sequence[Hint]:
        """Return the keys, and which page it is."""
        near = self._view.zoom > 1
        many = len(self._pictures) > 1
        count = digits(len(self._pictures)) + self._more
        return (
            Hint("Esc", _("back")),
            *([Hint("PgUp PgDn" if near else "← →", _("pages"))] if many else []),
            Hint("+ -", _("nearer, away")),
            *([Hint("← → ↑ ↓", _("move"))] if near else []),
            Hint(_("{number} of {count}").format(number=self._at + 1, count=count), ""),
        )

    def action_zoom(self, by: int) -> None:
        """Go nearer, to where a page begins, or away."""
        if not self._moved:
            self._view = View(self._view.zoom, 0, 0)
        super().action_zoom(by)

    def action_arrow(self, x: int, y: int) -> None:
        """Turn the pages; from nearer, move what is in sight."""
        if self._view.zoom > 1:
            self._moved = True
            super().action_arrow(x, y)
        else:
            self.action_turn(pointing(self, x) if x else y)

    def action_turn(self, by: int) -> None:
        """Show another page, where there is one."""
        to = max(0, min(len(self._pictures) - 1, self._at + by))
        if to != self._at:
            self._moved = False
            self.show_at(to)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
