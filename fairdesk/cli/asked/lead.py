"""What can be said of a visitor on the command line, and the form that it fills."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typer

from fairdesk.cli.asked.reaches import add_handles
from fairdesk.cli.declare import Fields
from fairdesk.domain.draft import TEXT_FIELDS, Draft, Pick
from fairdesk.domain.ids import new_id
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import LEVELS, BuyerType, Purpose, Rating
from fairdesk.language.digits import ascii_digits
from fairdesk.language.messages import _

if TYPE_CHECKING:
    from fairdesk.stand import Stand

YEARS: Final = range(1990, 2101)
"""Years in which a visitor can have been here."""

TOLD: Final = {
    "note": ("--note", _("Note of the staff."), str),
    "rating": ("--rating", _("Rating; without one it follows from the rings."), Rating),
    "ring": ("--ring SKU[:LEVEL[:QUANTITY]]", _("A ring they looked at; may be given again."), list[str]),
    "ring_words": (
        "--ring-words TEXT",
        _("A ring that is not in the catalogue, in words; may be given again."),
        list[str],
    ),
    "consent": ("--consent", _("What they agreed to: contact, marketing or both with a comma."), str),
    "answer": (
        "--answer QUESTION=ANSWER",
        _("An answer to a question of the stand; may be given again."),
        list[str],
    ),
    "staff": ("--staff", _("Who talked with them, for this once."), str),
    "picture": ("--picture FILE", _("A picture of their card or badge; may be given again."), list[Path]),
}
"""What is told at every visit."""

PERSON: Final = {
    "name": ("--name", _("Name, as they write it."), str),
    "latin_name": ("--latin-name", _("Name in Latin letters."), str),
    "native_name": ("--native-name", _("Name in their own script."), str),
    "given": ("--given", _("Given name."), str),
    "family": ("--family", _("Family name."), str),
    "salutation": ("--salutation", _("How they want to be addressed."), str),
    "company": ("--company", _("Company."), str),
    "title": ("--title", _("Job title."), str),
    "buyer_type": ("--buyer-type", _("What they are to the trade."), BuyerType),
    "country": ("--country", _("Country: a name or a code, as SE."), str),
    "city": ("--city", _("City."), str),
    "address": ("--address", _("Postal address."), str),
    "website": ("--website", _("Web address."), str),
    "email": ("--email ADDRESS", _("E-mail; may be given again."), list[str]),
    "phone": (
        "--phone NUMBER",
        _("Phone, with its country code; may be given again."),
        list[str],
    ),
    "handle": (
        "--handle KIND:VALUE",
        _("Another way to reach them, as instagram:NAME; may be given again."),
        list[str],
    ),
    "badge": ("--badge", _("Number of their badge."), str),
    "paper_no": ("--paper-no", _("Number of a paper slip, or all that its code holds."), str),
    "language": ("--language", _("Language to write to them in."), str),
    "owner": ("--owner", _("Who of us follows up."), str),
}
"""What is known of a visitor."""

VISIT: Final = Fields("fields", TOLD)
LEAD: Final = Fields("fields", {**PERSON, **TOLD})


def fill(stand: Stand, draft: Draft, fields: Mapping[str, Any]) -> None:
    """Put what was given into the form; rings and handles add to those that are there.

    Raises `Refusal` for a ring that is not in the catalogue, and for a slip of another fair.
    """
    draft.typed |= {name: _main(fields[name]) for name in TEXT_FIELDS if name in fields}
    if "paper_no" in fields:
        draft.typed["paper_no"] = _slip_number(stand, draft.typed["paper_no"])
    add_handles(draft, fields)
    for given in fields.get("ring", ()):
        _add_ring(stand, draft, given)
    draft.picks += [Pick(new_id(), words=words) for words in fields.get("ring_words", ())]
    for given in fields.get("answer", ()):
        code, equals, answer = given.partition("=")
        if not equals:
            raise typer.BadParameter(
                _("'{value}' is not QUESTION=ANSWER.").format(value=given), param_hint="--answer"
            )
        draft.answers[code.strip().casefold()] = answer
    for given in fields.get("picture", ()):
        _add_picture(stand, draft, given)
    if "rating" in fields:
        draft.rating = str(fields["rating"])
    if purposes := _purposes(fields.get("consent", "")):
        draft.consents |= dict.fromkeys(purposes, True)
        draft.wording = _wording(stand, draft)


@contextmanager
def kept_while(stand: Stand, draft: Draft) -> Iterator[None]:
    """Take the pictures beside a form off the disk at the end, whether it was saved or refused."""
    from fairdesk.workflows.leads import cards

    try:
        yield
    finally:
        for name in draft.pictures:
            cards.leave(stand, name)


def at_keyboard(stand: Stand, fields: Mapping[str, Any]) -> None:
    """Put the one named at the keyboard for this run only, kept when new."""
    if "staff" in fields:
        from fairdesk.workflows.fair import staff

        stand.staff = staff.add(stand, fields["staff"])


def moment(stand: Stand, text: str) -> datetime | None:
    """Return a time in ISO 8601, the fair's local time when it says no other; None for an empty text.

    Raises `typer.BadParameter` for anything else.
    """
    if not text.strip():
        return None
    try:
        at = datetime.fromisoformat(ascii_digits(text.strip()))
        if at.year not in YEARS:
            raise ValueError(text)
    except ValueError:
        raise typer.BadParameter(
            _("'{value}' is not a time, as 2027-02-26T14:30.").format(value=text), param_hint="--captured-at"
        ) from None
    return at if at.tzinfo else at.replace(tzinfo=stand.zone)


def _slip_number(stand: Stand, given: str) -> str:
    """Return the number of a slip whose whole code was given; anything else stays as it is."""
    from fairdesk.domain.slips import read_slip
    from fairdesk.workflows.leads.check import slip_here

    slip = read_slip(given)
    return slip_here(stand, slip) if slip is not None else given


def _main(given: object) -> str:
    """Return a value as the form has it; of several the first."""
    return str(given[0] if isinstance(given, list) else given)


def _add_ring(stand: Stand, draft: Draft, given: str) -> None:
    """Add one SKU[:LEVEL[:QUANTITY[:SIZE]]], or change the pick of that ring."""
    from fairdesk.workflows.rings.browse import show

    sku, level, quantity, size = _ring_parts(given)
    row = show(stand, sku).row
    pick = next((pick for pick in draft.picks if pick.ring_id == row.id), None)
    if pick is None:
        pick = Pick(new_id(), row.id, row.sku)
        draft.picks.append(pick)
    pick.level = level or pick.level
    pick.quantity = quantity or pick.quantity
    pick.size = size or pick.size


def _add_picture(stand: Stand, draft: Draft, given: Path) -> None:
    """Take a picture to the form. Raises `Refusal` when it is none."""
    from fairdesk.workflows.leads import cards

    name = cards.take(stand, draft, given)
    if name not in draft.pictures:
        draft.pictures.append(name)


def _ring_parts(given: str) -> tuple[str, str, str, str]:
    """Return SKU, level, quantity and size; what was not given is empty."""
    sku, level, quantity, size = (*(part.strip() for part in given.split(":", 3)), "", "", "")[:4]
    level = ascii_digits(level).casefold()
    if level.isdecimal() and 1 <= int(level) <= len(LEVELS):
        level = LEVELS[int(level) - 1].value
    if not sku or (level and level not in LEVELS):
        raise typer.BadParameter(
            _("'{value}' is not SKU[:LEVEL[:QUANTITY]] with one of {known}.").format(
                value=given, known=", ".join(LEVELS)
            ),
            param_hint="--ring",
        )
    return sku, level, quantity, size


def _purposes(given: str) -> Iterable[str]:
    """Return the purposes named, with commas between them."""
    purposes = [part.strip().casefold() for part in given.replace("،", ",").split(",") if part.strip()]
    for purpose in purposes:
        if purpose not in tuple(Purpose):
            raise typer.BadParameter(
                _("'{value}' is not one of {known}.").format(value=purpose, known=", ".join(Purpose)),
                param_hint="--consent",
            )
    return purposes


def _wording(stand: Stand, draft: Draft) -> str:
    """Return the wording that a consent is given to: in the visitor's language, else the interface's."""
    from fairdesk.domain.languages import code_of
    from fairdesk.workflows.fair.consent import wording

    try:
        language = code_of(draft.typed.get("language", ""))
    except Refusal:
        language = ""
    return wording(stand, language or stand.settings.language).name
