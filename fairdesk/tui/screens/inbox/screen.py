"""What visitors sent by phone and nobody took yet: taken in, linked to a lead, or set aside, one or many."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from fairdesk.language.messages import _, digits, pgettext
from fairdesk.models.known_rows import Known
from fairdesk.stand import Stand
from fairdesk.tui.hints import Flash, Hint
from fairdesk.tui.screens.inbox.facts import aside_question, facts, not_taken, row_of, told
from fairdesk.tui.screens.list_screen import LIST_STYLES, ListScreen
from fairdesk.tui.widgets.beside import beside
from fairdesk.tui.widgets.detail import Detail
from fairdesk.tui.widgets.row_lines import Column
from fairdesk.tui.widgets.rows import Rows
from fairdesk.workflows.inbox import accept, look
from fairdesk.workflows.inbox.look import Sent
from fairdesk.workflows.leads.inbox import discard, waiting
from fairdesk.workflows.leads.known import who_is
from fairdesk.workflows.leads.undo import undo_last
from fairdesk.workflows.pages.watching import Watching

LOOK_SECONDS: Final = 1.0
MOST: Final = 200
"""So many are listed at once; those before come when these are done."""


class Inbox(ListScreen[str]):
    """The newest first; Enter gives the id of what is to be opened at the Desk.

    What arrives meanwhile is added; marks stay.
    """

    CSS_PATH: ClassVar[Any] = [LIST_STYLES, Path(__file__).with_name("inbox.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", show=False),
        Binding("space,m", "mark", show=False),
        Binding("asterisk,plus", "mark_all", show=False),
        Binding("a", "accept", show=False),
        Binding("l", "link", show=False),
        Binding("x,delete", "aside", show=False),
        Binding("ctrl+z", "undo", show=False),
    ]

    def __init__(self, stand: Stand) -> None:
        columns = (
            Column("", 1),
            Column(_("Who")),
            Column(_("Company"), above=60),
            Column(pgettext("column", "Rings"), 5, right=True),
            Column(_("Sent"), 6, right=True),
        )
        super().__init__(stand, _("Sent by phone"), columns, (_("Nothing waits here."),))
        self.pane = Detail(id="inbox-pane")
        self._sent: dict[str, Sent] = {}
        self._total = 0
        self._marked: set[str] = set()
        self._known: tuple[str, Known | None] = ("", None)
        self._watching: Watching | None = None
        self._acts = 0
        """What was done here and can be taken back."""

    def compose(self) -> ComposeResult:
        """Lay the list beside what was sent, or above it."""
        yield self.head
        yield Container(self.list, self.pane, id="inbox-body")
        yield self.foot

    def on_mount(self) -> None:
        """Read, and again when something arrives."""
        self.list.focus()
        beside(self, self._begin, "begin")

    async def _begin(self) -> None:
        """Watch first, then read: what comes between the two is read again."""
        self._watching = await asyncio.to_thread(Watching, self.stand)
        self.read()
        self.set_interval(LOOK_SECONDS, partial(beside, self, self._look, "look"))

    async def _look(self) -> None:
        if self._watching is not None and await asyncio.to_thread(self._watching.changed):
            self.read()

    def on_unmount(self) -> None:
        """Let the database go."""
        if self._watching is not None:
            self._watching.close()

    async def bring(self) -> None:
        """Read what waits."""
        found = await asyncio.to_thread(partial(look.listed, self.stand, newest=MOST))
        self._total = len(await asyncio.to_thread(waiting, self.stand))
        self._sent = {sent.row.id: sent for sent in found}
        self._marked &= self._sent.keys()
        self._list()

    def _list(self) -> None:
        marked = self._marked
        self.show_rows([row_of(self.stand, sent, key in marked) for key, sent in self._sent.items()])
        if self._total > len(self._sent):
            numbers = {"shown": digits(len(self._sent)), "count": digits(self._total)}
            self.head.count = _("{shown} of {count}").format(**numbers)
        self._hint()

    def _hint(self) -> None:
        many = len(self._marked)
        take = _("take in {count}").format(count=digits(many)) if many else _("take in")
        link = [Hint("l", _("link"))] if self._known[1] is not None and not many else []
        if not self._sent:
            self.foot.hints = (Hint("Esc", _("back")),)
            return
        self.foot.hints = (
            Hint("Enter", _("open at the Desk")),
            Hint("a", take),
            *link,
            Hint("x", _("set aside")),
            Hint("Esc", _("back")),
            Hint("Space", pgettext("key", "mark")),
            Hint("*", _("all")),
        )

    # -- what stands beside ------------------------------------------------------------------------

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Show what was sent, and who it may be."""
        message.stop()
        self._show()
        if message.row is not None:
            beside(self, partial(self._who, message.row.key), "who", latest=True)

    async def _who(self, row_id: str) -> None:
        self._known = (row_id, await self._find(row_id))
        self._show()
        self._hint()

    async def _find(self, row_id: str) -> Known | None:
        """Return the lead that what was sent may belong to."""
        sent = self._sent.get(row_id)
        found = await asyncio.to_thread(who_is, self.stand, sent.row.typed) if sent is not None else ()
        return found[0] if found else None

    def _show(self) -> None:
        row = self.list.current
        sent = self._sent.get(row.key) if row is not None else None
        self.pane.display = sent is not None
        if sent is None:
            self.pane.show(())
            return
        known = self._known[1] if self._known[0] == sent.row.id else None
        self.pane.lay(partial(facts, self.stand, sent, known))

    # -- what the keys do --------------------------------------------------------------------------

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Open it at the Desk."""
        message.stop()
        if message.row is not None:
            self.dismiss(message.row.key)

    def action_mark(self) -> None:
        """Mark the row under the cursor, or take its mark away, and go on to the next."""
        row = self.list.current
        if row is not None:
            self._marked ^= {row.key}
            self._list()
            self.list.action_move(1)

    def action_mark_all(self) -> None:
        """Mark all, or none when all are."""
        self._marked = set() if len(self._marked) == len(self._sent) else set(self._sent)
        self._list()

    def _meant(self) -> list[str]:
        """Return the marked ones, oldest first, else the one under the cursor."""
        row = self.list.current
        marked = [row_id for row_id in reversed(self._sent) if row_id in self._marked]
        return marked or ([row.key] if row is not None else [])

    def action_accept(self) -> None:
        """Take in what is meant: each becomes a lead, or another visit of a known one."""
        ids = self._meant()
        if ids:
            beside(self, partial(self._accept, ids), "write")

    def action_link(self) -> None:
        """Add what was sent to the lead that it may belong to, or say that there is none."""
        row = self.list.current
        if row is not None and not self._marked:
            beside(self, partial(self._link, row.key), "write")

    async def _link(self, row_id: str) -> None:
        known = self._known[1] if self._known[0] == row_id else await self._find(row_id)
        if known is not None:
            await self._accept([row_id], known.lead_id)
        else:
            self.foot.flash = Flash("·", _("Nobody like this yet."))

    async def _accept(self, ids: list[str], lead_id: str = "") -> None:
        done, left = await asyncio.to_thread(accept.accept_all, self.stand, ids, lead_id)
        if done:
            self.written(told(done))
            self._acts += len(done)
        if left:
            self.foot.flash = not_taken(left, self._sent)
        self._marked -= set(ids)
        await self.bring()

    def action_aside(self) -> None:
        """Ask, and set aside what is meant."""
        ids = self._meant()
        if ids:
            self.app.push_screen(aside_question([self._sent[one] for one in ids]), partial(self._aside, ids))

    def _aside(self, ids: list[str], answer: str | None) -> None:
        if answer == "aside":
            self._acts += 1
            done = Flash("√ " + _("Set aside"), "", _("Ctrl+Z takes it back"))
            self.do(partial(discard, self.stand, *ids), done)

    def action_undo(self) -> None:
        """Take back what was done last since this screen was opened."""
        beside(self, self._undo, "write")

    async def _undo(self) -> None:
        said = await asyncio.to_thread(undo_last, self.stand) if self._acts else None
        self._acts = max(0, self._acts - 1)
        self.written(Flash("√", said) if said else Flash("·", _("Nothing is left to take back.")))
        await self.bring()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss("")
