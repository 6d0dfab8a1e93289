"""The Desk's lines of the menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fairdesk.language.messages import _
from fairdesk.tui.place import Command
from fairdesk.tui.screens.desk.forms import title_of

if TYPE_CHECKING:
    from fairdesk.tui.screens.desk.place import Desk


def lines_of(desk: Desk) -> list[Command]:
    """Return them in the order of the work; each parked form has its own."""
    lines = [
        Command(_("Save the visitor"), _("On disk before it says so"), "F9", desk.save),
        Command(_("Add a ring"), _("By SKU, name, stone or maker"), "F7", desk.find),
        Command(
            _("Save and next colleague"),
            _("Company, place and rings stay; once more drops the rings"),
            "Ctrl+Y",
            desk.colleague,
        ),
        Command(_("Same person, new visit"), _("The first visit stays as it is"), "F8", desk.another),
        Command(_("Park this visitor"), _("Another one is waiting"), "Ctrl+N", desk.park_or_next),
        Command(_("The visitor parked first"), _("The open form is parked instead"), "Shift+F6", desk.swap),
        Command(_("Picture of the card"), _("By its path, or drop the file"), "Shift+F7", desk.card),
        Command(
            _("Count a visitor without data"),
            _("Country, role and rings only; never a lead"),
            "Shift+F8",
            desk.no_data,
        ),
        Command(
            _("Show the visitor"),
            _("What they told us and the wording, to say that it is right"),
            "Ctrl+G",
            desk.show_visitor,
        ),
        Command(_("Empty the form"), _("Asks first"), "Esc", desk.clear),
    ]
    if desk.forms.draft.pictures:
        about = _("Those of this form that is not saved yet")
        lines.append(Command(_("Take the pictures out of the form"), about, "", desk.drop_cards))
    for number, draft in enumerate(desk.forms.parked):
        title = _("Take up parked form {number}: {who}").format(number=number + 1, who=title_of(draft))
        lines.append(Command(title, "", "", partial(desk.take_up, number)))
    return lines
