"""Money: whole minor units and an ISO 4217 code, never a float and never another currency's sum."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from fairdesk.domain.clean import short
from fairdesk.domain.folding import fold
from fairdesk.domain.numbers import decimal
from fairdesk.domain.refusals import Refusal
from fairdesk.language.digits import ascii_digits
from fairdesk.language.messages import N_

_TWO_PLACES: Final = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP"
    " CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS"
    " INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN"
    " MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE"
    " SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW ZWG"
)
_NO_PLACES: Final = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THREE_PLACES: Final = "BHD IQD JOD KWD LYD OMR TND"
EXPONENTS: Final[dict[str, int]] = {
    **dict.fromkeys(_TWO_PLACES.split(), 2),
    **dict.fromkeys(_NO_PLACES.split(), 0),
    **dict.fromkeys(_THREE_PLACES.split(), 3),
}
"""Digits after the point of each currency (ISO 4217, amounts of circulating currencies)."""

_SIGNS: Final[dict[str, str]] = {
    fold(sign): code
    for code, signs in {
        "EUR": "€ euro euros یورو يورو أورو",
        "USD": "$ us$ usd$ dollar dollars دلار دولار",
        "GBP": "£ pound pounds پوند",
        "SEK": "skr sek. kronor svenska_kronor کرون_سوئد کرون‌سوئد",
        "CHF": "sfr sfr. fr. franken فرانک فرانک_سوئیس",
        "AED": "dirham dirhams درهم درهم_امارات درهم_إماراتي",
        "SAR": "ریال_سعودی ریال_عربستان ريال_سعودي",
        "QAR": "ریال_قطر ريال_قطري",
        "OMR": "ریال_عمان ريال_عماني",
        "KWD": "دینار_کویت دينار_كويتي",
        "IQD": "دینار_عراق دينار_عراقي",
        "TRY": "₺ لیر لیر_ترکیه ليرة_تركية",
        "INR": "₹ روپیه_هند",
        "CNY": "rmb yuan یوان",
        "JPY": "yen ین",
        "RUB": "₽ روبل",
        "IRR": "﷼ rial rials ریال ریال_ایران",
    }.items()
    for sign in (word.replace("_", " ") for word in signs.split())
}
_CROWNS: Final = frozenset({"kr", "kr.", "krona", "kronor", "kroner", "کرون"})
_CROWN_CODES: Final = frozenset({"SEK", "NOK", "DKK", "ISK"})
_SPLIT: Final = re.compile(r"^([^\d+\-]*?)\s*([\d٫٬.,'’\s\u202f]*\d)[,.]?[-–—]?\s*([^\d]*)$")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount: `minor` units of `currency` (cents for EUR)."""

    minor: int
    currency: str

    def __str__(self) -> str:
        return format_amount(self.minor, self.currency)


def parse_money(text: str, default_currency: str = "", field: str = "price") -> Money:
    """Return the amount in `text`: `45 EUR`, `€45`, `EUR 45.50`, `45,50 €`, `۴۵ یورو`.

    Without a currency it is `default_currency`'s.

    Raises:
        Refusal: there is no number, the currency is unknown or missing, the number can be read in two
            ways, or has more digits after the point than the currency has.
    """
    parts = _SPLIT.match(ascii_digits(text).strip())
    if parts is None:
        raise _refused(N_("{value} is not a price."), field, text)
    currency = _currency(parts[1], parts[3], default_currency.upper(), field, text)
    return Money(_minor(parts[2], currency, field, text), currency)


def currency_code(text: str, default_currency: str = "") -> str:
    """Return the ISO 4217 code that a word or sign means (`€`, `یورو`, `eur`); empty when unknown."""
    word = fold(text).strip()
    if word.upper() in EXPONENTS:
        return word.upper()
    if word in _CROWNS:
        return default_currency if default_currency in _CROWN_CODES else ""
    return _SIGNS.get(word, "")


def format_amount(minor: int, currency: str) -> str:
    """Return an amount of minor units with its code, as `45.00 EUR`; unknown codes have two places."""
    places = EXPONENTS.get(currency, 2)
    sign = "-" if minor < 0 else ""
    whole, rest = divmod(abs(minor), 10**places)
    number = f"{whole}.{rest:0{places}d}" if places else str(whole)
    return f"{sign}{number} {currency}".rstrip()


def _currency(before: str, after: str, default: str, field: str, text: str) -> str:
    words = [word for word in (before.strip(), after.strip()) if word]
    codes = {currency_code(word, default) for word in words}
    if not codes and default in EXPONENTS:
        return default
    if len(codes) == 1 and "" not in codes:
        return codes.pop()
    if not codes:
        raise _refused(N_("{value} has no currency."), field, text)
    raise _refused(N_("The currency of {value} is not known."), field, text)


def _minor(number: str, currency: str, field: str, text: str) -> int:
    places = EXPONENTS[currency]
    plain = re.sub(r"[\s'’\u202f٬]", "", number).replace("٫", ".")
    if places == 0 and re.fullmatch(r"\d{1,3}([.,]\d{3})(?:[.,]\d{3})*", plain):
        plain = re.sub(r"[.,]", "", plain)
    elif places == 2 and re.fullmatch(r"[1-9]\d{0,2},\d{3}", plain):
        plain = plain.replace(",", "")
    elif places == 2 and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", plain):
        raise Refusal(
            N_("{value} can be read in two ways."),
            hint=N_("Write {one} or {other}."),
            field=field,
            value=short(text),
            one=f"{plain.replace('.', '')} {currency}",
            other=f"{Decimal(plain):.2f} {currency}",
        )
    value = decimal(plain, field)
    if value is None:
        raise _refused(N_("{value} is not a price."), field, text)
    minor = value.scaleb(places)
    if minor != minor.to_integral_value():
        raise Refusal(
            N_("{value} has more digits after the point than {currency} has."),
            hint=N_("Round it to {places} digits after the point."),
            field=field,
            value=short(text),
            currency=currency,
            places=places,
        )
    return int(minor)


def _refused(message: str, field: str, text: str) -> Refusal:
    return Refusal(message, hint=N_("Write it as 45.00 EUR."), field=field, value=short(text))
