"""Messengers and networks by what other programs call them, and the handles that they write."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote, urlsplit

from fairdesk.domain.trade import ReachKind

_NAMES: Final = {
    "whatsapp": ReachKind.WHATSAPP, "whatsappbusiness": ReachKind.WHATSAPP, "wa": ReachKind.WHATSAPP,
    "واتساپ": ReachKind.WHATSAPP, "واتس‌اپ": ReachKind.WHATSAPP,
    "telegram": ReachKind.TELEGRAM, "tg": ReachKind.TELEGRAM, "تلگرام": ReachKind.TELEGRAM,
    "wechat": ReachKind.WECHAT, "weixin": ReachKind.WECHAT, "微信": ReachKind.WECHAT,
    "وی‌چت": ReachKind.WECHAT,
    "instagram": ReachKind.INSTAGRAM, "insta": ReachKind.INSTAGRAM, "ig": ReachKind.INSTAGRAM,
    "اینستاگرام": ReachKind.INSTAGRAM,
    "linkedin": ReachKind.LINKEDIN, "لینکدین": ReachKind.LINKEDIN,
    "eitaa": ReachKind.EITAA, "ایتا": ReachKind.EITAA,
    "bale": ReachKind.BALE, "بله": ReachKind.BALE,
}  # fmt: skip
_HOSTS: Final = {
    "t.me": ReachKind.TELEGRAM, "telegram.me": ReachKind.TELEGRAM,
    "wa.me": ReachKind.WHATSAPP, "api.whatsapp.com": ReachKind.WHATSAPP,
    "instagram.com": ReachKind.INSTAGRAM, "linkedin.com": ReachKind.LINKEDIN,
    "eitaa.com": ReachKind.EITAA, "eitaa.ir": ReachKind.EITAA,
    "ble.ir": ReachKind.BALE, "bale.ai": ReachKind.BALE, "weixin.qq.com": ReachKind.WECHAT,
}  # fmt: skip
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!//)(.*)", re.DOTALL)
_SIGNS: Final = re.compile(r"[\W_]+")
_PHONE: Final = re.compile(r"whatsapp[:/]*send\?phone=", re.IGNORECASE)


def kind_of(name: str) -> str:
    """Return the kind of reach that a messenger's or network's name means, "" for others."""
    return _NAMES.get(name.casefold(), "") or _NAMES.get(_SIGNS.sub("", name.casefold()), "")


def kind_of_link(link: str) -> str:
    """Return the kind of reach that a web address is, "" for others."""
    try:
        parts = urlsplit(link if "://" in link else f"https://{link}")
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""
    shortened = host if host in _HOSTS else ".".join(host.split(".")[-2:])
    return _HOSTS.get(shortened, "") if parts.path.strip("/") or parts.query else ""


def without_scheme(value: str) -> tuple[str, str]:
    """Return the scheme of a handle's address in small letters and the handle: `xmpp:anna` is xmpp, anna."""
    value = _PHONE.sub("whatsapp:", value)
    found = _SCHEME.fullmatch(value)
    if not found or found[2][:1].isspace():
        return "", value
    return found[1].lower(), unquote(found[2]).strip()


def dialled(value: str) -> str:
    """Return the number of a `tel:` address (RFC 3966) as people write it; other texts stay."""
    scheme, number = without_scheme(value)
    if scheme not in {"tel", "sms", "callto", "fax", "modem"}:
        return value
    number, *parameters = number.removeprefix("//").split(";")
    for parameter in parameters:
        name, _equals, what = parameter.partition("=")
        if name.lower() == "ext" and what:
            number += f" ext. {what}"
        elif name.lower() == "phone-context" and what.startswith("+"):
            number = f"{what} {number}"
    return number.strip()
