"""Who is at the keyboard."""

from __future__ import annotations

from fairdesk.domain.clean import clean_line
from fairdesk.domain.ids import natural_id
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.models.stand_rows import StaffRow
from fairdesk.stand import Stand
from fairdesk.storage import staff
from fairdesk.storage.write import writing
from fairdesk.workflows.fair.remember import remember


def names(stand: Stand) -> tuple[StaffRow, ...]:
    """Return the staff, by name."""
    return staff.all_staff(stand.database)


def add(stand: Stand, name: str, languages: str = "") -> StaffRow:
    """Keep one of the staff; the same name again is the same person. Raises `Refusal` for an empty name."""
    clean = clean_line(name, "staff", 60)
    if not clean:
        raise Refusal(
            N_("The name is empty."), hint=N_("Give the name that the others call you by."), field="staff"
        )
    row = StaffRow(natural_id("staff", clean), clean, clean_line(languages, "languages", 60))
    with writing(stand.database, stand.who, "staff") as write:
        write.add("staff", [{"id": row.id, "name": row.name, "languages": row.languages}])
    return staff.by_name(stand.database, clean) or row


def use(stand: Stand, name: str) -> StaffRow:
    """Put `name` at the keyboard, added when new, and remember it on this laptop. Raises `Refusal`."""
    stand.staff = add(stand, name)
    remember(stand, staff=stand.staff.name)
    return stand.staff
