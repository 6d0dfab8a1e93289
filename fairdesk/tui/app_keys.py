"""The key gate: keys pass here one at a time, so that fast and early typing lands where it belongs."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Final

from textual import events
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from fairdesk.tui.keys import ESCAPE_SECONDS, HIDE_DIGIT, digit, folded_key, types_text

if TYPE_CHECKING:
    from textual.message_pump import MessagePump

    from fairdesk.tui.app import FairdeskApp
    from fairdesk.tui.shell import Shell

PATIENCE: Final = 15.0
"""Seconds after which a key that nobody finished with no longer holds back the next: a laptop can be slow."""

LOOK: Final = 0.5
"""Seconds between looks whether the widget is still there that has to let the next key pass."""

ROUNDS: Final = 3
"""Times a callback goes from the focus up to the app: with the key, its message, and the answer to it."""

MODIFIERS: Final = frozenset(
    f"{side}_{name}"
    for side in ("left", "right")
    for name in ("shift", "control", "alt", "super", "hyper", "meta")
)
"""Keys that kitty reports alone; they do nothing and end nothing."""

TYPED_IN: Final = "TYPED_IN"
"""Attribute of the widgets beside fields that text is typed into."""

Dispatch = Callable[[events.Event], Awaitable[None]]


def is_typed_in(widget: Widget | None) -> bool:
    """Whether letters go into a widget as they are, and are no keys."""
    return isinstance(widget, Input) or bool(getattr(widget, TYPED_IN, False))


class KeyGate:
    """Holds keys back before the first frame, while a save runs, and while the key before is at work.

    A key such as Enter moves the focus by messages; the next key must not reach the field that is
    being left. So after it the gate sends a callback along the same way, and opens when it returns.
    """

    def __init__(self, app: FairdeskApp, dispatch: Dispatch) -> None:
        self._app = app
        self._dispatch = dispatch
        self._home: Shell | None = None
        self._waiting: deque[events.Event] = deque()
        self._busy = True
        self._typed = False
        self._rounds = 0
        self._at: MessagePump | None = None
        self._since = 0.0
        self._patience: Timer | None = None
        self._escape: Timer | None = None

    async def take(self, event: events.Key | events.Paste) -> None:
        """Let a key or a paste through, now or as soon as the one before it is done."""
        if isinstance(event, events.Key) and event.key in MODIFIERS:
            return
        self._waiting.append(event)
        if not self._busy:
            await self._drain()

    def open_to(self, home: Shell) -> None:
        """Open for the first time, now that there is a screen to work in."""
        self._home = home
        self.ready()

    def ready(self) -> None:
        """Open again, after a key or a save."""
        self._app.call_later(self._reopen)

    async def _reopen(self) -> None:
        if self._patience is not None:
            self._patience.stop()
            self._patience = None
        self._busy = False
        await self._drain()

    async def _drain(self) -> None:
        while self._waiting and not self._busy and self._home is not None:
            if self._home.place_holds_keys:
                return
            event = self._waiting.popleft()
            typed = isinstance(event, events.Key) and types_text(event) and is_typed_in(self._app.focused)
            if self._typed and not typed:
                self._waiting.appendleft(event)
                self._settle()
            elif isinstance(event, events.Key):
                self._typed = typed
                await self._key(event, self._home)
            else:
                if not (isinstance(event, events.Paste) and self._home.pasted(event.text)):
                    await self._dispatch(event)
                self._settle()

    async def _key(self, event: events.Key, home: Shell) -> None:
        home.key_pressed(event)
        on_desk = not home.has_dialog
        in_field = is_typed_in(self._app.focused)
        typing = types_text(event) and in_field
        if self._named_place(event, home) or (on_desk and not in_field and home.place.scanned(event)):
            self._settle()
            return
        if on_desk and event.key == "escape":
            self._arm(home)
            self._settle()
            return
        if event.key == "escape":
            self._escape = self._app.set_timer(ESCAPE_SECONDS, self._disarm)
        other = "" if typing else folded_key(event.key, event.character)
        if other:
            event = events.Key(other, other if len(other) == 1 else None)
        await self._dispatch(event)
        if not typing:
            self._settle()

    def _named_place(self, event: events.Key, home: Shell) -> bool:
        """Answer Esc+digit, slow (within half a second) or fast (Alt+digit); say whether it was one.

        Over a dialog Esc has closed it at once; there 0 still covers the screen, fast or slow.
        """
        number = digit(event.key[-1]) if event.key.startswith("alt+") else None
        if self._escape is not None:
            self._escape.stop()
            self._escape = None
            number = digit(event.character) if number is None else number
        if number is None or (home.has_dialog and number != HIDE_DIGIT):
            return False
        return home.go_by_digit(number)

    def _arm(self, home: Shell) -> None:
        if home.escape_at_once():
            self._escape = self._app.set_timer(ESCAPE_SECONDS, self._disarm)
            return
        self._escape = self._app.set_timer(ESCAPE_SECONDS, partial(self._clear, home))

    def _disarm(self) -> None:
        self._escape = None

    def _clear(self, home: Shell) -> None:
        self._escape = None
        home.escape_alone()

    def _settle(self) -> None:
        """Hold the next key until this one's messages went up to the screen and back to the app."""
        if self._app.focused is None:
            self._typed = False
            return
        self._busy = True
        self._typed = False
        if self._patience is not None:
            self._patience.stop()
        self._at, self._since = None, monotonic()
        self._patience = self._app.set_interval(LOOK, self._look)
        self._rounds = ROUNDS
        self._round()

    def _look(self) -> None:
        """Open when the widget went away that the callback waits at, or after a very long time."""
        is_gone = self._at is not None and not self._at.is_running
        if is_gone or monotonic() - self._since > PATIENCE:
            self.ready()

    def _round(self) -> None:
        focused = self._app.focused
        if self._rounds == 0 or focused is None:
            self.ready()
            return
        self._rounds -= 1
        self._step([*focused.ancestors_with_self])

    def _step(self, way: list[MessagePump]) -> None:
        while way:
            stop = way.pop(0)
            if stop.is_running and stop.call_later(self._step, way):
                self._at = stop
                return
        self._at = None
        self._app.call_later(self._round)
