"""What an export would hold: how many, who is left out, and the first card or row as the file shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical

from fairdesk.language.bidi.isolate import isolated
from fairdesk.language.messages import _, ngettext
from fairdesk.tui.widgets.cells import Cell, columns_of
from fairdesk.tui.widgets.detail import Detail, Fact
from fairdesk.tui.widgets.reading import Reading
from fairdesk.tui.widgets.wrapping import wrap
from fairdesk.workflows.contacts.kinds import Kind
from fairdesk.workflows.contacts.left_out import reasons
from fairdesk.workflows.contacts.preview import Preview

LABEL: Final = 12
WIDE_LABEL: Final = 22
"""Columns of a heading before its value, in a narrow and a wide pane; a longer one stands above it."""

WIDE: Final = 46


class Look(Vertical):
    """The pane beside the form."""

    def __init__(self) -> None:
        super().__init__(id="export-look")
        self._count = Reading(_("Counting …"), classes="count")
        self._why = Reading("", classes="why")
        self._one = Reading("", classes="one")
        self._first = Detail(id="first")
        self._pairs: Sequence[tuple[str, str]] = ()
        self._empty = 0

    def compose(self) -> ComposeResult:
        """Lay the count above the first card."""
        yield self._count
        yield self._why
        yield self._one
        yield self._first

    def show(self, kind: Kind, seen: Preview) -> None:
        """Show what is known."""
        self._count.update(_counted(seen))
        why = [] if seen.count is None else list(_left_out(seen))
        self._say(self._why, "\n".join(why))
        self._say(self._one, _(kind.one) if seen.first else "")
        self._pairs, self._empty = seen.first, seen.empty
        self._lay()

    def refuse(self, what: str, todo: str) -> None:
        """Say why there is nothing to be seen."""
        self._count.update(what)
        self._say(self._why, todo)
        self._say(self._one, "")
        self._pairs = ()
        self._lay()

    def turn(self, by: int) -> None:
        """Show more of the card, a page down or up."""
        self._first.scroll_relative(y=by * max(1, self._first.size.height - 1), animate=False)

    def on_resize(self) -> None:
        """Break the lines anew."""
        self.call_after_refresh(self._lay)

    def _lay(self) -> None:
        width = self._first.size.width - 1  # a scrollbar may come
        facts = [fact for heading, value in self._pairs for fact in _pair(heading, value, width)]
        if self._pairs and self._empty:
            more = ngettext("{count} more is empty", "{count} more are empty", self._empty)
            facts += [(), (Cell(more.format(count=self._empty), "faint"),)]
        self._first.show(facts)

    @staticmethod
    def _say(part: Reading, text: str) -> None:
        part.update(text)
        part.display = bool(text)


def _counted(seen: Preview) -> str:
    if seen.count is None:
        return _("Counting …")
    if not seen.count:
        return _("Nobody is in it")
    return ngettext("{count} contact", "{count} contacts", seen.count).format(count=seen.count)


def _left_out(seen: Preview) -> Iterator[str]:
    if seen.left_out:
        yield _("Left out: {reasons}.").format(reasons=reasons(seen.left_out))
    if seen.unchanged:
        yield _("Not changed since the last one: {count}.").format(count=seen.unchanged)
    if not seen.count and not seen.left_out and not seen.unchanged:
        yield _("Esc goes back to the list: take a filter away.")


def _pair(heading: str, value: str, width: int) -> Iterator[Fact]:
    """Yield the rows of a heading and its value."""
    room = WIDE_LABEL if width >= WIDE else LABEL
    if columns_of(heading) < room <= width // 2:
        for number, line in enumerate(_as_it_is(value, width - room)):
            label = "" if number else heading
            yield (Cell(label + " " * (room - columns_of(label)), "silver"), Cell(line, "bright"))
        return
    for line in _as_it_is(heading, width):
        yield (Cell(line, "silver"),)
    for line in _as_it_is(value, width - 2):
        yield (Cell("  "), Cell(line, "bright"))


def _as_it_is(text: str, width: int) -> list[str]:
    """Return the lines of what stands in a file, its digits and commas as they are there."""
    return [isolated(line) for line in wrap(text, width, False)]
