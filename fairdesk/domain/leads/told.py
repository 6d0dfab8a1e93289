"""Who was told that makers get what concerns their own rings: nobody else is in a file for a maker."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Protocol

from fairdesk.domain.trade import Captured

AT_STAND: Final = frozenset({Captured.DESK, Captured.SCAN, Captured.CARD, Captured.WEB})
"""How leads come in where the notice can be seen; a slip filled in elsewhere and an import show none."""


class Shown(Protocol):
    """One consent as it is kept."""

    @property
    def wording(self) -> str:
        """Which wording was asked with, version/language; each has the notice that names the makers."""

    @property
    def notice_shown(self) -> bool:
        """Whether the visitor had the notice before them."""


def was_told(consents: Iterable[Shown], how: str, *, sent: bool = False, on_counter: bool = False) -> bool:
    """Whether a visitor was told of the makers; `how` is how the lead came in, a `Captured`.

    They were when they had the notice before them: on the screen, on the page that their phone `sent` a form
    from, or sent to them; when they were asked at the stand with a wording, which stands beside the ticks
    with its notice; or when they came to the stand while the notice stood `on_counter`.
    """
    asked = list(consents)
    if sent or any(row.notice_shown for row in asked):
        return True
    return how in AT_STAND and (on_counter or any(row.wording for row in asked))
