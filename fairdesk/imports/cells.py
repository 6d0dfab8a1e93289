"""Reads one cell of a catalogue as its column wants it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final
from urllib.parse import urlsplit

from fairdesk.domain import countries
from fairdesk.domain.clean import clean_line, clean_text
from fairdesk.domain.money import Money, parse_money
from fairdesk.domain.numbers import decimal, whole
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.terms import recognise
from fairdesk.imports.columns import Column, Reads
from fairdesk.imports.faults import Unread
from fairdesk.language.digits import ascii_digits
from fairdesk.language.messages import _
from fairdesk.language.terms import codes

LINE_LIMIT: Final = 300
TEXT_LIMIT: Final = 2000
SKU_LIMIT: Final = 40

_EXCEL_ERRORS: Final = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
)
_JOINTS: Final = re.compile(r"\s*[+،؛;/\n]\s*|,\s+|\s+و\s+")
_UNIT: Final = re.compile(r"\s*[^\W\d_][^\d]*$")
_WEEKS: Final = re.compile(r"(?:weeks?|wochen?|veckor|vecka|هفته|أسابيع|أسبوع)", re.IGNORECASE)
_SOLAR_YEARS: Final = range(1300, 1500)
"""Years that can only be Solar Hijri ones in a date of our time."""

_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00)?)?")
_GERMAN: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_DAY_FIRST_IN_PERSIAN: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(1[34]\d\d)")

Value = str | int | float | date | bool | Money | None


def read_cell(column: Column, text: str, currency: str) -> Value:
    """Return what a filled cell holds: text, number, date, `Money` or yes/no, as its column reads.

    `currency` is the one meant by an amount without any.

    Raises:
        Unread: it holds something else; the exception says what is expected.
    """
    if text.strip().upper() in _EXCEL_ERRORS:
        raise Unread(_("a value; this is an error of the spreadsheet"))
    if column.reads is Reads.PRICE:
        return _price(text, currency)
    return _READERS[column.reads](column, text)


def _line(column: Column, text: str) -> str:
    try:
        return clean_line(text, column.name, LINE_LIMIT)
    except Refusal:
        raise Unread(_("at most {limit} characters").format(limit=LINE_LIMIT)) from None


def _text(column: Column, text: str) -> str:
    try:
        return clean_text(text, column.name, TEXT_LIMIT)
    except Refusal:
        raise Unread(_("at most {limit} characters").format(limit=TEXT_LIMIT)) from None


def _sku(column: Column, text: str) -> str:
    sku = ascii_digits(_line(column, text))
    if len(sku) > SKU_LIMIT or ":" in sku or "," in sku or "|" in sku:
        raise Unread(_("at most {limit} letters and digits, without : and ,").format(limit=SKU_LIMIT))
    return sku


def _code(column: Column, text: str) -> str:
    word = _line(column, text)
    code = recognise(word, column.terms)
    if code is None:
        raise Unread(_one_of(column))
    return code


def _codes(column: Column, text: str) -> str:
    known = recognise(text, column.terms)
    if known:
        return known
    found: dict[str, None] = {}
    for part in _JOINTS.split(_text(column, text)):
        if part:
            found[_code(column, part)] = None
    return " + ".join(found)


def _one_of(column: Column) -> str:
    known = ", ".join(code.replace("_", " ") for code in codes(column.terms))
    if column.name == "stone":
        return _("one of {known}; leave another stone empty and name it in trade_name").format(known=known)
    if column.reads is Reads.CODES:
        return _("one or more of {known}, joined by +").format(known=known)
    return _("one of {known}").format(known=known)


def _whole(column: Column, text: str) -> int:
    try:
        number = whole(_UNIT.sub("", ascii_digits(text)))
    except Refusal:
        number = None
    if number is None or not column.low <= number <= column.high:
        raise Unread(
            _("a whole number from {low} to {high}").format(low=int(column.low), high=int(column.high))
        )
    return number


def _days(column: Column, text: str) -> int:
    days = _whole(column, text) * (7 if _WEEKS.search(text) else 1)
    if days > column.high:
        raise Unread(_("a number of days up to {high}").format(high=int(column.high)))
    return days


def _fineness(column: Column, text: str) -> int:
    digits = re.findall(r"\d+", ascii_digits(text))
    if digits[1:] == ["1000"] or (digits[:1] in (["0"], ["00"]) and len(digits) == 2):
        part = digits[0] if digits[1:] == ["1000"] else digits[1].ljust(3, "0")
    else:
        part = digits[0] if len(digits) == 1 else ""
    if not part or not column.low <= int(part[:9]) <= column.high:
        raise Unread(_("parts in a thousand, as 925"))
    return int(part)


def _decimal(column: Column, text: str) -> float:
    plain = _UNIT.sub("", ascii_digits(text).strip())
    number: Decimal | None
    try:
        number = decimal(plain)
    except Refusal:
        number = decimal(plain.replace(",", ".")) if re.fullmatch(r"\d{1,3},\d{3}", plain) else None
    if number is None or not column.low <= number <= column.high:
        raise Unread(
            _("a number from {low} to {high}, as {example}").format(
                low=f"{column.low:g}", high=f"{column.high:g}", example=column.example
            )
        )
    return float(number)


def _country(column: Column, text: str) -> str:
    try:
        return countries.code_of(text)
    except Refusal:
        raise Unread(_("a country, as IR or Iran")) from None


def _hs(column: Column, text: str) -> str:
    digits = re.sub(r"[.\s]", "", ascii_digits(text))
    if not re.fullmatch(r"\d{6,10}", digits):
        raise Unread(_("6 to 10 digits, as 711311"))
    return digits


def _price(text: str, currency: str) -> Money:
    try:
        return parse_money(text, currency)
    except Refusal as refusal:
        raise Unread(_("an amount and its currency, as 45.00 EUR") + f" ({refusal.what})") from None


def _date(column: Column, text: str) -> date:
    plain = ascii_digits(text).strip()
    try:
        if found := _ISO.fullmatch(plain):
            return _day(int(found[1]), int(found[2]), int(found[3]))
        if found := _GERMAN.fullmatch(plain):
            return _day(int(found[3]), int(found[2]), int(found[1]))
        if found := _DAY_FIRST_IN_PERSIAN.fullmatch(plain):
            return _day(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        pass
    raise Unread(_("a date, as {example}").format(example=column.example))


def _day(year: int, month: int, day: int) -> date:
    if year not in _SOLAR_YEARS:
        return date(year, month, day)
    from persiantools.jdatetime import JalaliDate  # noqa: PLC0415  for files written in Iran

    return JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]


def _link(column: Column, text: str) -> str:
    link = _line(column, text)
    try:
        parts = urlsplit(link)
        good = parts.scheme in ("http", "https") and "." in (parts.hostname or "") and " " not in link
    except ValueError:
        good = False
    if not good:
        raise Unread(_("a web address, as {example}").format(example=column.example))
    return link


def _yes_no(column: Column, text: str) -> bool:
    return _code(column, text) == "yes"


_READERS: Final[Mapping[Reads, Callable[[Column, str], Value]]] = {
    Reads.MAKER: _line,
    Reads.SKU: _sku,
    Reads.LINE: _line,
    Reads.TEXT: _text,
    Reads.CODE: _code,
    Reads.CODES: _codes,
    Reads.FINENESS: _fineness,
    Reads.WHOLE: _whole,
    Reads.DECIMAL: _decimal,
    Reads.DAYS: _days,
    Reads.COUNTRY: _country,
    Reads.HS: _hs,
    Reads.DATE: _date,
    Reads.LINK: _link,
    Reads.YES_NO: _yes_no,
    Reads.PICTURE: _line,
}
