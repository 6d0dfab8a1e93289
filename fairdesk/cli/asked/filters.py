"""The filters that lists and exports of leads take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from fairdesk.cli.asked.day import day_of
from fairdesk.cli.declare import Fields
from fairdesk.domain.clean import clean_line
from fairdesk.domain.trade import Rating
from fairdesk.language.messages import _

if TYPE_CHECKING:
    from fairdesk.models.rows import LeadFilter
    from fairdesk.stand import Stand

FILTERS: Final = Fields(
    "filters",
    {
        "text": ("--text", _("Words anywhere in them: names, e-mail, phone, rings, notes."), str),
        "rating": ("--rating", _("With this rating."), Rating),
        "ring": ("--ring SKU", _("Interested in the ring with this SKU."), str),
        "country": ("--country", _("From this country: a name or a code."), str),
        "language": ("--language", _("To be written to in this language."), str),
        "staff": ("--staff", _("Registered by this one of the staff."), str),
        "day": ("--day DAY", _("Of this day at the fair, as 2027-02-26."), str),
        "incomplete": ("--incomplete", _("Only the incomplete ones."), bool),
        "discarded": ("--discarded", _("Only those set aside."), bool),
    },
)
"""What a list of leads can be narrowed to."""


def narrowed(stand: Stand, filters: Mapping[str, Any]) -> LeadFilter:
    """Return the filter that was asked for.

    Raises `Refusal` for a ring, country or language that there is not, `typer.BadParameter` for a day.
    """
    from fairdesk.domain import countries, languages
    from fairdesk.models.rows import LeadFilter
    from fairdesk.workflows.rings.browse import show

    lines = {name: clean_line(filters.get(name, ""), name) for name in ("text", "ring", "staff")}
    return LeadFilter(
        text=lines["text"],
        rating=str(filters.get("rating", "")),
        ring=show(stand, lines["ring"]).row.id if lines["ring"] else "",
        country=countries.code_of(filters.get("country", "")),
        language=languages.code_of(filters.get("language", "")),
        staff=lines["staff"],
        day=day_of(filters.get("day", ""), "--day"),
        incomplete=bool(filters.get("incomplete")),
        discarded=bool(filters.get("discarded")),
    )
