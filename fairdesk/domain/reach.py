"""The keys by which ways to reach people are compared."""

from __future__ import annotations

import re
from typing import Final

from fairdesk.domain.clean import clean_line, short
from fairdesk.domain.folding import fold
from fairdesk.domain.labels import reach_label
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import ReachKind
from fairdesk.language.digits import ascii_digits
from fairdesk.language.messages import N_

_PHONE: Final = re.compile(
    r"(?:(?:tel|phone|mobile|mob|fax|whatsapp)\s*[.:]?\s*)?[+\d(][\d\s().\-–/]*(?:(?:ext|x)\.?\s*\d{1,6})?",
    re.IGNORECASE,
)
NO_CODE: Final = N_("{value} has no country code.")
"""What is told of a number of which nobody knows where it is from."""

_SHORT: Final = 9
"""Digits up to which a messenger's number is taken for one of its country."""

_SLASH: Final = re.compile(r"/(?=[^\da-z]*\d)", re.IGNORECASE)
_LONGEST_AREA: Final = 5
"""Digits of the longest area code, without the 0 before it."""

WHOLE: Final = 7
"""Digits from which on a number without a country code is taken for a whole one."""
_HOSTS: Final = re.compile(
    r"^(?:https?://)?(?:www\.|m\.)?"
    r"(?:(?:t\.me|telegram\.me|instagram\.com|linkedin\.com|eitaa\.com|eitaa\.ir|ble\.ir|bale\.ai|wa\.me"
    r"|weixin\.qq\.com)/+|(?:(?:api|web)\.)?whatsapp\.com/send/?\?phone=(?:%2B|\+)?)",
    re.IGNORECASE,
)
_BY_NUMBER: Final = frozenset({ReachKind.PHONE, ReachKind.WHATSAPP})
_BY_NUMBER_TOO: Final = frozenset({ReachKind.TELEGRAM, ReachKind.WECHAT, ReachKind.EITAA, ReachKind.BALE})


def email_key(text: str) -> str:
    """Return the key of an e-mail address: normalised (RFC 6531) and in small letters.

    Raises:
        Refusal: it is no e-mail address; nothing is asked of the network.
    """
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415  a tenth of a start

    given = clean_line(text, "email", 320).removeprefix("mailto:")
    try:
        return validate_email(given, check_deliverability=False).normalized.casefold()
    except (EmailNotValidError, ValueError):
        raise Refusal(
            N_("{value} is not an e-mail address."),
            hint=N_("Write it as anna@example.com."),
            field="email",
            value=short(text),
        ) from None


def phone_key(text: str, country: str = "") -> str:
    """Return the key of a phone number, in E.164; digits of any script are read.

    `country` (ISO 3166 alpha-2) says where a number without country code is from.

    A slash stands behind an area code (`030/1234567`); behind more, it parts numbers.

    Raises:
        Refusal: it is no phone number, or several, or has no country code and no country is given.
    """
    import phonenumbers  # noqa: PLC0415  a tenth of a start

    given = re.sub(r"[٫٬]", "", ascii_digits(clean_line(text, "phone", 60))).replace("＋", "+")
    given = re.sub(r"^(\D*)00(?=[1-9])", r"\1+", given) if _is_abroad(given) else given
    region = country.upper() if country.upper() in phonenumbers.SUPPORTED_REGIONS else None
    if _PHONE.fullmatch(given):
        if not all(_is_area(given[: slash.start()]) for slash in _SLASH.finditer(given)):
            raise Refusal(
                N_("{value} looks like several phone numbers."),
                hint=N_("Write each of them whole."),
                field="phone",
                value=short(text),
            )
        try:
            number = phonenumbers.parse(given, region)
        except phonenumbers.NumberParseException:
            number = None
        if (
            number
            and phonenumbers.is_possible_number_with_reason(number)
            == phonenumbers.ValidationResult.IS_POSSIBLE
        ):
            return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    whole = _PHONE.fullmatch(given) and len(re.findall(r"\d", given)) >= WHOLE
    lacks_code = whole and region is None and "+" not in given
    raise Refusal(
        NO_CODE if lacks_code else N_("{value} is not a phone number."),
        hint=N_("Write it with its country code, as +46 70 123 45 67."),
        field="phone",
        value=short(text),
    )


def reach_key(kind: str, value: str, country: str = "") -> str:
    """Return the key of one way to reach somebody: e-mail, E.164, or the folded handle without its host.

    Raises:
        Refusal: the value is empty, or is no e-mail address or phone number where one is needed.
    """
    if kind == ReachKind.EMAIL:
        return email_key(value)
    if kind == ReachKind.PHONE:
        return phone_key(value, country)
    handle = bare_handle(value)
    if kind in _BY_NUMBER:
        return phone_key(_dialled(handle, country, linked=bool(_HOSTS.match(value.strip()))), country)
    if kind in _BY_NUMBER_TOO and re.fullmatch(r"[+0][\d\s().-]{7,}", ascii_digits(handle)):
        return phone_key(handle, country)
    key = fold(handle).removeprefix("@").replace(" ", "")
    if not key:
        raise Refusal(
            N_("There is nothing in {label}."),
            hint=N_("Write it, or leave it out."),
            field="handle",
            label=reach_label(kind),
        )
    return key


def bare_handle(value: str) -> str:
    """Return a handle without the address around it: `https://t.me/provning?start=1` is `provning`.

    Raises:
        Refusal: it is too long.
    """
    return _HOSTS.sub("", clean_line(value, "handle")).split("?")[0].split("&")[0].strip("/").strip()


def _is_abroad(given: str) -> bool:
    return bool(re.match(r"^\D*00[1-9]", given)) and "+" not in given


def _is_area(beginning: str) -> bool:
    """Whether the beginning of a number is no more than its country and area code."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE  # noqa: PLC0415  a tenth of a start

    numbers = re.sub(r"\D", "", beginning)
    if "+" in beginning:
        code = next((n for n in (1, 2, 3) if int(numbers[:n] or 0) in COUNTRY_CODE_TO_REGION_CODE), 0)
        numbers = numbers[code:]
    return len(numbers.lstrip("0")) <= _LONGEST_AREA


def bare_number(text: str) -> str:
    """Return the digits of a number, of any script, without the zeros in front; country codes stay."""
    return re.sub(r"\D", "", ascii_digits(text)).lstrip("0")


def _dialled(handle: str, country: str, *, linked: bool) -> str:
    """Return a messenger's number with `+` where it has its country code: always in a `linked` address."""
    import phonenumbers  # noqa: PLC0415  a tenth of a start

    digits = re.sub(r"\D", "", ascii_digits(handle))
    if handle.startswith("+") or digits[:1] in ("", "0") or len(digits) <= _SHORT:
        return handle
    if linked or not country:
        return "+" + digits
    try:
        whole = phonenumbers.parse("+" + digits)
    except phonenumbers.NumberParseException:
        return handle
    home = country.upper() in phonenumbers.region_codes_for_country_code(whole.country_code or 0)
    return "+" + digits if home and phonenumbers.is_valid_number(whole) else handle
