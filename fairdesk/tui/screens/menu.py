"""The menu's lines: everything that can be done here, found by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from fairdesk.language.messages import _
from fairdesk.tui.place import Command


class MenuLines(Provider):
    """Gives the command palette fairdesk's own lines, and none of Textual's."""

    LINES: ClassVar[Callable[[], Sequence[Command]]]

    async def discover(self) -> Hits:
        """Give all lines, in the order of the work."""
        for line in type(self).LINES():
            yield DiscoveryHit(_shown(line), line.deed, text=line.title, help=line.about or None)

    async def search(self, query: str) -> Hits:
        """Give the lines that a few letters of their title or explanation match."""
        matcher = self.matcher(query)
        for line in type(self).LINES():
            score = max(matcher.match(line.title), matcher.match(line.about) / 2)
            if score > 0:
                yield Hit(
                    score, matcher.highlight(line.title), line.deed, text=line.title, help=line.about or None
                )


def _shown(line: Command) -> str:
    return f"{line.title}  [$accent]{line.key}[/]" if line.key else line.title


def menu(lines: Callable[[], Sequence[Command]]) -> CommandPalette:
    """Return the menu as a screen to push."""
    provider = type("Lines", (MenuLines,), {"LINES": staticmethod(lines)})
    return CommandPalette(providers=[provider], placeholder=_("what do you want to do?"))
