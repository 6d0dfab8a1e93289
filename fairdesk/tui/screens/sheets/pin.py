"""The sheet that sets the PIN of who is at the keyboard, or takes it away."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widget import Widget

from fairdesk.language.digits import ascii_digits
from fairdesk.language.messages import _
from fairdesk.stand import Stand
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.sheets.sheet import Sheet
from fairdesk.tui.widgets.field import Field
from fairdesk.workflows.trust import pin


class PinSheet(Sheet[bool]):
    """Gives whether a PIN is asked from now on; None when nothing was changed."""

    def __init__(self, stand: Stand, name: str) -> None:
        about = _("It brings the hidden screen back. Left empty, none is asked; others use theirs.")
        super().__init__(_("PIN of {name}").format(name=name), about, _("Set it"), _("Leave it"))
        self._stand = stand
        self._who = name
        self._pin = In(_("4 to 12 digits"), id="pin")
        self._again = In(_("the same once more"), id="again")
        self._pin.password = self._again.password = True

    def parts(self) -> Sequence[Widget]:
        """Return the fields."""
        return [Field(_("PIN"), self._pin), Field(_("Again"), self._again)]

    def on_mount(self) -> None:
        """Begin with the PIN."""
        super().on_mount()
        self._pin.focus()

    def submit(self) -> None:
        """Set it, when both are the same."""
        given = ascii_digits(self._pin.value)
        if given != ascii_digits(self._again.value):
            self.wrong(_("The two are not the same."), "again")
            return

        async def deed() -> None:
            await self.ask(pin.change, self._stand, self._who, given)
            self.dismiss(bool(given.strip()))

        self.start(deed)
