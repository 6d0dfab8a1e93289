"""Handles of messengers as address books take them: a web address, where there is a public one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from urllib.parse import quote

from fairdesk.domain.reach import bare_handle
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import ReachKind
from fairdesk.exports.cards.lines import Line
from fairdesk.models.rows import ReachRow

_NUMBER: Final = re.compile(r"\+\d{3,15}")
_WECHAT: Final = re.compile(r"[A-Za-z0-9_-]{3,40}")
_PUBLIC: Final[Mapping[str, tuple[str, re.Pattern[str]]]] = {
    ReachKind.TELEGRAM: ("https://t.me/{}", re.compile(r"[A-Za-z][A-Za-z0-9_]{3,31}")),
    ReachKind.INSTAGRAM: ("https://www.instagram.com/{}/", re.compile(r"\w(?:[\w.]{0,28}\w)?", re.ASCII)),
    ReachKind.LINKEDIN: (
        "https://www.linkedin.com/{}",
        re.compile(r"(?:(?:in|company|school|showcase|pub)/)?(?:[\w-]|%[0-9A-Fa-f]{2}){2,100}"),
    ),
    ReachKind.EITAA: ("https://eitaa.com/{}", re.compile(r"[A-Za-z][A-Za-z0-9_]{3,31}")),
    ReachKind.BALE: ("https://ble.ir/{}", re.compile(r"[A-Za-z][A-Za-z0-9_]{3,31}")),
}
_BY_NUMBER: Final[Mapping[str, str]] = {
    ReachKind.WHATSAPP: "https://wa.me/{}",
    ReachKind.TELEGRAM: "https://t.me/+{}",
}
_HANDLES: Final = frozenset({*_PUBLIC, *_BY_NUMBER, ReachKind.WECHAT})


def handle_lines(reaches: Iterable[ReachRow]) -> Iterator[Line]:
    """Yield a URL for each handle with a public address, and IMPP for WeChat, which has none (RFC 4770).

    WhatsApp, Telegram, Instagram, LinkedIn, Eitaa and Bale have one. The URL has no TYPE: programs that
    keep a single address take the website, which has. What fits no such address stands in the note, however
    short that is: else nobody could reach them.
    """
    yield from dict.fromkeys(line for reach in reaches if (line := _line(reach)) is not None)


def without_line(reaches: Iterable[ReachRow]) -> Iterator[ReachRow]:
    """Yield the handles that no property of a card has."""
    return (reach for reach in reaches if reach.kind in _HANDLES and _line(reach) is None)


def _line(reach: ReachRow) -> Line | None:
    """Return the line of a handle, None where there is none."""
    if reach.kind == ReachKind.WECHAT:
        name = reach.key if _NUMBER.fullmatch(reach.key) else _handle(reach.value)
        found = _NUMBER.fullmatch(name) or _WECHAT.fullmatch(name)
        return Line("IMPP", "X-SERVICE-TYPE=WeChat", (f"x-apple:{name}",)) if found else None
    address = _address(reach)
    return Line("URL", "", (address,)) if address else None


def _address(reach: ReachRow) -> str:
    """Return the public address of a handle, empty where it has none."""
    if _NUMBER.fullmatch(reach.key):
        return _BY_NUMBER.get(reach.kind, "").format(reach.key[1:])
    address, form = _PUBLIC.get(reach.kind, ("", _NUMBER))
    name = _handle(reach.value) if address else ""
    if not form.fullmatch(name):
        return ""
    if reach.kind == ReachKind.LINKEDIN and "/" not in name:
        name = f"in/{name}"
    return address.format(quote(name, safe="/%"))


def _handle(value: str) -> str:
    """Return a handle without its host and sign, empty for what is none."""
    try:
        return bare_handle(value).removeprefix("@")
    except Refusal:
        return ""
