"""The keys that every place answers in its own way."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from fairdesk.tui.shell import Shell


class PlaceKeys(Shell):
    """Hands these keys to the place in sight; one that has no use for a key leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f7,ctrl+f", "find", id="find", priority=True),
        Binding("f8", "another", id="another", priority=True),
        Binding("f9,ctrl+s", "save", id="save", priority=True),
        Binding("f19,shift+f7", "card", id="card", priority=True),
        Binding("f20,shift+f8", "no_data", id="no_data", priority=True),
        Binding("ctrl+g", "show_visitor", id="show_visitor", priority=True),
        Binding("ctrl+y,f21,shift+f9", "colleague", id="colleague", priority=True),
    ]

    def action_find(self) -> None:
        """Go to the finder of the place."""
        self.place.find()

    def action_another(self) -> None:
        """Same person, another visit."""
        self.place.another()

    def action_save(self) -> None:
        """Save."""
        self.place.save()

    def action_card(self) -> None:
        """A picture of a card: give one, or look at one."""
        self.place.card()

    def action_no_data(self) -> None:
        """Count a visitor who leaves nothing."""
        self.place.no_data()

    def action_colleague(self) -> None:
        """Save, and go on with a colleague."""
        self.place.colleague()

    def action_show_visitor(self) -> None:
        """Show the visitor what they told us."""
        self.place.show_visitor()
