"""Cards of one line, as codes hold them: MECARD (NTT DoCoMo) and BIZCARD."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, Final

from fairdesk.domain.trade import ReachKind
from fairdesk.imports.contacts.addresses import Post, take_addresses
from fairdesk.imports.contacts.arriving import Arriving
from fairdesk.imports.contacts.gathering import Gathering
from fairdesk.imports.contacts.handles import dialled, kind_of, kind_of_link
from fairdesk.imports.contacts.letters import Letters
from fairdesk.imports.contacts.names import take_names, take_other_name
from fairdesk.imports.contacts.vcard.content import split_raw
from fairdesk.imports.contacts.vcard.lines import physical_lines
from fairdesk.language.messages import N_, _

LONGEST: Final = 64_000
"""Octets of one such card; the biggest code holds 3 kB."""

_BEGIN: Final = re.compile(rb"\s*(MECARD|BIZCARD):", re.IGNORECASE)
_JOINED: Final = re.compile(
    rb"(?<!\\)((?:\\\\)*;)(?:\xef\xbb\xbf|[\x00\x1a\s])*(?=(?:MECARD|BIZCARD):)", re.IGNORECASE
)
_FIELD: Final = re.compile(r"\s*([A-Za-z][A-Za-z0-9_-]*):(.*)", re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)

_MECARD: Final[Mapping[str, tuple[str, str]]] = {
    "ORG": ("field", "company"), "COMPANY": ("field", "company"), "TITLE": ("field", "title"),
    "TIL": ("field", "title"), "TEL": ("reach", ReachKind.PHONE), "TEL-AV": ("reach", ReachKind.PHONE),
    "EMAIL": ("reach", ReachKind.EMAIL), "NOTE": ("note", ""), "MEMO": ("note", ""), "ADR": ("address", ""),
}  # fmt: skip
_BIZCARD: Final[Mapping[str, tuple[str, str]]] = {
    "T": ("field", "title"), "C": ("field", "company"), "B": ("reach", "work"), "M": ("reach", "cell"),
    "F": ("reach", "fax"), "E": ("reach", ReachKind.EMAIL), "A": ("address", ""),
}  # fmt: skip


def read_mecards(file: BinaryIO) -> Iterator[Arriving]:
    """Yield the contacts of a file of MECARD and BIZCARD texts, one after the other on lines or on one.

    Fields end at a semicolon without a backslash before it. A field that fairdesk has no place for stands
    in the note. A card beyond 64 kB is refused with a doubt, and the reading goes on.
    """
    place = 0
    held: list[bytes] = []
    size = 0
    for line, cut in _parted(file):
        if _BEGIN.match(line):
            if held:
                place += 1
                yield _arriving(place, held, size)
            held, size = [], 0
        elif not held:
            continue
        size += len(line) + (LONGEST if cut else 0)
        if size <= LONGEST or not held:
            held.append(line)
    if held:
        yield _arriving(place + 1, held, size)


def _parted(file: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """Yield the lines of a file, one in which several cards stand as one for each."""
    for line, cut in physical_lines(file):
        *parts, last = _JOINED.sub(rb"\1\n", line).split(b"\n")
        yield from ((part, False) for part in parts)
        yield last, cut


def _arriving(place: int, lines: list[bytes], size: int) -> Arriving:
    into = Gathering(place)
    if size > LONGEST:
        into.doubt(N_("The card is bigger than {limit} kB: not read."), limit=LONGEST // 1000)
        return into.arriving()
    data = b"\n".join(lines)
    letters = Letters(lambda: (data,))
    text = letters.text(data).strip()
    kind, _colon, fields = text.partition(":")
    found: dict[str, list[str]] = {}
    for raw in split_raw(fields, ";"):
        matched = _FIELD.fullmatch(raw)
        if matched and matched[2].strip():
            found.setdefault(matched[1].upper(), []).append(matched[2].strip())
        elif raw.strip():
            into.tell("", _plain(raw))
    _take(into, found, is_mecard=kind.upper() == "MECARD")
    if letters.guessed:
        into.doubt_letters(letters.guessed)
    return into.arriving()


def _take(into: Gathering, found: dict[str, list[str]], *, is_mecard: bool) -> None:
    takers = _MECARD if is_mecard else _BIZCARD
    links = [_plain(raw) for raw in found.pop("URL", ())]
    names = found.pop("N", [])
    family_names = [] if is_mecard else found.pop("X", [])
    for name, values in found.items():
        kind, target = takers.get(name, ("", ""))
        for raw in values:
            _TAKERS[kind](into, target or name, raw)
    if is_mecard:
        _mecard_names(into, names)
    else:
        given, family = (" ".join(map(_plain, each)) for each in (names, family_names))
        take_names(into, "", (family, given))
    for name in found.get("NICKNAME", ()):
        take_other_name(into, _plain(name))
    for place, link in enumerate(links):
        kind = kind_of_link(link) if place else ""
        if kind:
            into.reach(kind, link)
        else:
            into.field("website", link, _("Website"))


def _mecard_names(into: Gathering, names: list[str]) -> None:
    """Take `family,given`; a comma with a backslash is one of the name."""
    for number, raw in enumerate(names):
        parts = [_plain(part) for part in split_raw(raw, ",")]
        family, given = parts[0], " ".join(parts[1:])
        if number:
            into.tell(_("Name"), " ".join(filter(None, (given, family))))
        else:
            take_names(into, "", (family, given))


def _field(into: Gathering, name: str, raw: str) -> None:
    into.field(name, _plain(raw), _("Company") if name == "company" else _("Job title"))


def _reach(into: Gathering, kind: str, raw: str) -> None:
    value = dialled(_plain(raw))
    if kind in {ReachKind.EMAIL, ReachKind.PHONE}:
        into.reach(kind, value.removeprefix("mailto:"))
    else:
        into.reach(ReachKind.PHONE, value, kind)


def _address(into: Gathering, _name: str, raw: str) -> None:
    """Take an address: of seven parts as DoCoMo has them, or, as most write it, in one."""
    parts = [_plain(part) for part in split_raw(raw, ",")]
    if len(parts) == 7:
        box, room, house, city, prefecture, code, country = parts
        take_addresses(into, [Post((box, room, house, city, prefecture, code, country))])
    else:
        into.field("address", _plain(raw), _("Address"))


def _other(into: Gathering, name: str, raw: str) -> None:
    if name == "NICKNAME":
        return
    if kind_of(name):
        into.reach(kind_of(name), _plain(raw))
    else:
        into.tell({"BDAY": _("Birthday"), "SOUND": _("Reading")}.get(name, name.capitalize()), _plain(raw))


def _plain(raw: str) -> str:
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else str(found[1]), raw).strip()


_TAKERS: Final[Mapping[str, Callable[[Gathering, str, str], None]]] = {
    "field": _field,
    "reach": _reach,
    "note": lambda into, _name, raw: into.note(_plain(raw)),
    "address": _address,
    "": _other,
}
