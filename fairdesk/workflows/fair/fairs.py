"""Fairs: start one, at once or with care, choose the one in use, change what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fairdesk.codes.link import checked_base
from fairdesk.domain import countries, money
from fairdesk.domain.clean import clean_line, clean_text, short
from fairdesk.domain.ids import natural_id
from fairdesk.domain.numbers import whole
from fairdesk.domain.refusals import Refusal
from fairdesk.language.dates import day_said, day_written
from fairdesk.language.messages import N_, _
from fairdesk.models.stand_rows import FairRow
from fairdesk.stand import Stand
from fairdesk.storage import fairs
from fairdesk.storage.write import writing
from fairdesk.workflows.fair.remember import remember

LINES = (
    "code",
    "name",
    "venue",
    "hall",
    "stand",
    "city",
    "opening_hours",
    "controller",
    "controller_contact",
    "eu_representative",
    "recipients",
)
TEXTS = ("price_terms", "controller_address", "legal_notice")
STANDARD: Mapping[str, object] = {
    "currency": "EUR",
    "show_price": False,
    "retention_months": 24,
    "due_hours": {},
    "time_zone": "",
    "sample": False,
}


def all_fairs(stand: Stand) -> tuple[FairRow, ...]:
    """Return the fairs, newest first."""
    return fairs.all_fairs(stand.database)


def by_code(stand: Stand, code: str) -> FairRow:
    """Return the fair with this code. Raises `Refusal` when there is none."""
    for fair in all_fairs(stand):
        if fair.code.casefold() == code.strip().casefold():
            return fair
    raise Refusal(
        N_("There is no fair {code}."),
        hint=N_("fairdesk fair list shows them."),
        field="fair",
        code=short(code),
    )


def add(stand: Stand, values: Mapping[str, str]) -> FairRow:
    """Start a fair from what was typed (`code` and `name` at least) and take it into use.

    Raises `Refusal` for a code that is taken, a missing name or a value that is not one.
    """
    clean = _checked(values)
    if not clean.get("code") or not clean.get("name"):
        raise Refusal(
            N_("A fair needs a code and a name."),
            hint=N_("Give it a name, and a short code of Latin letters, as IHM27."),
            field="name",
        )
    fair_id = natural_id("fair", str(clean["code"]))
    if any(fair.id == fair_id for fair in all_fairs(stand)):
        raise Refusal(
            N_("There is a fair {code} already."),
            hint=N_("Take it into use: fairdesk fair use {code}"),
            field="code",
            code=clean["code"],
        )
    only_practice_or_real(stand, sample=bool(clean.get("sample")))
    with writing(stand.database, stand.who, "fair") as write:
        write.add("fair", [{**STANDARD, **clean, "id": fair_id}])
    return use(stand, str(clean["code"]))


def start_now(stand: Stand) -> FairRow:
    """Start a fair named by today's date, because a visitor is waiting; it is renamed later."""
    day = stand.now().astimezone().date()
    code = day.strftime("F%y%m%d")
    if any(fair.code == code for fair in all_fairs(stand)):
        return use(stand, code)
    return add(stand, {"code": code, "name": _("Fair of {day}").format(day=day_said(day))})


def use(stand: Stand, code: str) -> FairRow:
    """Take a fair into use and remember it on this laptop. Raises `Refusal` when it cannot."""
    stand.fair = by_code(stand, code)
    remember(stand, fair=stand.fair.code)
    return stand.fair


def edit(stand: Stand, code: str, values: Mapping[str, str]) -> FairRow:
    """Change what is known of a fair; its code stays, because ids hang on it.

    Raises `Refusal` for a value that is not one.
    """
    fair = by_code(stand, code)
    clean = _checked(values)
    clean.pop("code", None)
    if "name" in clean and not clean["name"]:
        raise Refusal(N_("A fair needs a name."), field="name")
    with writing(stand.database, stand.who, "fair") as write:
        write.change("fair", fair.id, clean)
    fresh = by_code(stand, code)
    if stand.fair and stand.fair.id == fresh.id:
        stand.fair = fresh
    return fresh


def only_practice_or_real(stand: Stand, *, sample: bool) -> None:
    """Refuse to mix practice with a real fair in one data folder."""
    others = [fair for fair in all_fairs(stand) if fair.sample != sample]
    if not others:
        return
    if sample:
        raise Refusal(
            N_("The sample is not loaded: this data folder holds a real fair ({name})."),
            hint=N_("Load it into another folder with --data FOLDER."),
            name=others[0].name,
        )
    raise Refusal(
        N_("This data folder is for practice: it holds the sample fair."),
        hint=N_("Start the real fair in a folder of its own: --data FOLDER."),
    )


def _checked(values: Mapping[str, str]) -> dict[str, object]:
    """Return typed values as a fair keeps them."""
    clean: dict[str, object] = {}
    for name, value in values.items():
        if name in LINES:
            clean[name] = clean_line(value, name)
        elif name in TEXTS:
            clean[name] = clean_text(value, name)
        else:
            clean[name] = _SPECIAL[name](value)
    return clean


def _day(value: str) -> date | None:
    """Return a date, as `day_written` reads it."""
    if not value.strip():
        return None
    try:
        return day_written(value)
    except ValueError:
        raise Refusal(
            N_("{value} is not a date."), hint=N_("Write it as 2027-02-26."), value=short(value)
        ) from None


def _zone(value: str) -> str:
    """Return an IANA time zone name."""
    name = value.strip()
    try:
        return ZoneInfo(name).key if name else ""
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refusal(
            N_("{value} is not a time zone."),
            hint=N_("Write it as Europe/Berlin."),
            field="time_zone",
            value=short(value),
        ) from None


def _currency(value: str) -> str:
    """Return an ISO 4217 code."""
    code = value.strip().upper()
    if code not in money.EXPONENTS:
        raise Refusal(
            N_("{value} is not a currency."),
            hint=N_("Write it as EUR."),
            field="currency",
            value=short(value),
        )
    return code


def _months(value: str) -> int:
    """Return a number of months, 1 to 120."""
    months = whole(value, "retention_months")
    if months is None or not 1 <= months <= 120:
        raise Refusal(N_("Keep contacts 1 to 120 months."), field="retention_months")
    return months


_SPECIAL: Mapping[str, Callable[[str], object]] = {
    "country": lambda value: countries.code_of(value) if value.strip() else "",
    "starts": _day,
    "ends": _day,
    "time_zone": _zone,
    "currency": _currency,
    "retention_months": _months,
    "base_url": lambda value: checked_base(value) if value.strip() else "",
    "show_price": lambda value: value.strip().casefold() in {"yes", "true", "1"},
    "sample": lambda value: value == "yes",
}
