"""Numbers, prices and days as a language writes them, for pages and mail (CLDR, through Babel)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from fairdesk.language.bidi.isolate import ltr
from fairdesk.language.dates import SOLAR_MONTHS, solar
from fairdesk.language.digits import ascii_digits, persian, persian_number

if TYPE_CHECKING:
    from babel import Locale

ARABIC_DIGITS: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
NARROW: Final = "\u202f"
"""A space that few fonts have; CLDR writes it in some languages."""

WIDE: Final = "\u00a0"
"""A space that no line is broken at."""

_NAMED: Final = frozenset({"fa", "ar"})
"""Languages that name a currency after the number instead of its sign."""

_MARKS: Final = "\u200e\u200f\u061c"


def number_said(number: float, lang: str) -> str:
    """Return a number in the language's digits, at most two after the point, none that are idle."""
    return _decimal(Decimal(str(number)), "#,##0.##", lang)


def in_digits(text: str, lang: str) -> str:
    """Return a text with its ASCII digits as the language's: Persian, Arabic-Indic, or as they are."""
    if lang == "fa":
        return persian(text)
    return text.translate(ARABIC_DIGITS) if lang == "ar" else text


def price_said(minor: int, currency: str, places: int, lang: str) -> str:
    """Return an amount of `minor` units as a language writes it: `€118`, `118 €`, `۱۱۸ یورو`.

    `places` are the currency's digits after the point (ISO 4217); a whole amount shows none.
    """
    from babel.numbers import format_currency, get_currency_name  # noqa: PLC0415  as above

    amount = Decimal(minor).scaleb(-places)
    whole = amount == amount.to_integral_value()
    shown = "0" if whole else "0." + "0" * places
    if lang in _NAMED:
        name = get_currency_name(currency, locale=_locale(lang))
        return _plain(f"{_decimal(amount, f'#,##{shown}', lang)} {name}".replace(" ", WIDE))
    pattern = _locale(lang).currency_formats["standard"].pattern.split(";")[0]
    pattern = pattern.replace("0.00", shown)
    said = format_currency(amount, currency, format=pattern, locale=_locale(lang), currency_digits=False)
    if said.startswith(currency):
        said = said.replace(currency, currency + WIDE)
    return ltr(_plain(said))


def language_said(code: str, lang: str) -> str:
    """Return the name of a language (ISO 639) in another, `فرانسوی`; the code itself where CLDR has none."""
    return str(_locale(lang).languages.get(code.replace("-", "_"), code))


def plural_form(number: float, lang: str) -> str:
    """Return which plural form a number asks for in a language: zero, one, two, few, many or other (CLDR)."""
    return str(_locale(lang).plural_form(Decimal(str(number)).normalize()))


def date_said(day: date, lang: str) -> str:
    """Return a day with its month in words; Solar Hijri in Persian."""
    if lang == "fa":
        year, month, number = solar(day)
        return f"{persian(str(number))} {SOLAR_MONTHS[month - 1]} {persian(str(year))}"
    from babel.dates import format_date  # noqa: PLC0415  as above

    return _plain(in_digits(format_date(day, format="long", locale=_locale(lang)), lang))


def days_said(starts: date | None, ends: date | None, lang: str) -> str:
    """Return when something is, from its first to its last day; empty when nothing is known."""
    known = [day for day in (starts, ends) if day is not None]
    if len(set(known)) < 2:
        return date_said(known[0], lang) if known else ""
    if lang == "fa":
        return _solar_days(known[0], known[1])
    from babel.dates import format_interval  # noqa: PLC0415  as above

    return _plain(in_digits(format_interval(known[0], known[1], "yMMMMd", locale=_locale(lang)), lang))


def _solar_days(starts: date, ends: date) -> str:
    """Return `۳۰ بهمن تا ۳ اسفند ۱۴۰۵`: what both days share stands once."""
    first, last = solar(starts), solar(ends)
    begins = persian(str(first[2]))
    if first[:2] != last[:2]:
        begins += f" {SOLAR_MONTHS[first[1] - 1]}"
    if first[0] != last[0]:
        begins += f" {persian(str(first[0]))}"
    return f"{begins} تا {date_said(ends, 'fa')}"


def _decimal(amount: Decimal, pattern: str, lang: str) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415  Babel reads half a megabyte

    if lang in _NAMED:
        written = persian_number(format_decimal(amount, format=pattern, locale=_locale("en")))
        return written if lang == "fa" else in_digits(ascii_digits(written), lang)
    return _plain(format_decimal(amount, format=pattern, locale=_locale(lang)))


def _plain(text: str) -> str:
    """Return a text without marks of direction and with spaces that fonts have."""
    return text.replace(NARROW, WIDE).translate(dict.fromkeys(map(ord, _MARKS)))


@lru_cache(maxsize=8)
def _locale(lang: str) -> Locale:
    from babel import Locale  # noqa: PLC0415  as above

    return Locale.parse("en_GB" if lang == "en" else lang)
