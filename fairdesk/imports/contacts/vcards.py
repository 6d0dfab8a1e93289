"""vCards of any program and version, card by card, with nothing lost that is not named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from fairdesk.imports.contacts.addresses import Post, take_addresses
from fairdesk.imports.contacts.arriving import Arriving
from fairdesk.imports.contacts.gathering import Gathering, says_nothing_new
from fairdesk.imports.contacts.handles import kind_of_link
from fairdesk.imports.contacts.labels import label_of, own_label
from fairdesk.imports.contacts.letters import Letters
from fairdesk.imports.contacts.names import take_names, take_other_name
from fairdesk.imports.contacts.vcard.agents import take_agents
from fairdesk.imports.contacts.vcard.cards import RawCard, raw_cards
from fairdesk.imports.contacts.vcard.content import Property, parse_line, split_raw, unescaped
from fairdesk.imports.contacts.vcard.lines import LONGEST, Line
from fairdesk.imports.contacts.vcard.properties import SILENT, TAKERS, label_from, take_other
from fairdesk.language.messages import N_, _

_LIST: Final = re.compile(r"(?<!\\),(?=\S)")

Found = dict[str, list[Property]]

_TOGETHER: Final = frozenset({
    "FN", "N", "NICKNAME", "X-NICKNAME", "ORG", "TITLE", "ROLE", "ADR", "LABEL", "URL", "NOTE", "UID",
    "AGENT", "X-ABSHOWAS", "KIND", "MEMBER", "X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER",
    "SORT-STRING", "X-EVOLUTION-FILE-AS", "X-ABADR",
})  # fmt: skip


def read_vcards(file: BinaryIO) -> Iterator[Arriving]:
    """Yield the contacts of a vCard file: versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), mixed or not.

    A card is held at once, never the file. What a card says and fairdesk has no field for stands in the
    note as `label: value`; pictures, keys and a program's own marks are named in a doubt. A card beyond
    2 MB (without its pictures), or one without an end, does not stop the reading: its doubts tell it.
    """
    for place, card in enumerate(raw_cards(file), start=1):
        yield _arriving(place, card)


def _arriving(place: int, card: RawCard) -> Arriving:
    into = Gathering(place)
    if card.strays:
        into.doubt(N_("Lines before or after the card that are of no card: {count}."), count=card.strays)
    if card.too_big:
        into.doubt(
            N_("The card at line {line} is bigger than {limit} MB: not read."),
            N_("It may be damaged. Take it out of the file, or type the contact in."),
            line=card.number,
            limit=LONGEST // 1_000_000,
        )
        return into.arriving()
    letters = Letters(lambda: (line.data for line in card.lines))
    together, labels = _sorted(into, card.lines, letters)
    if _is_group(into, together):
        return into.arriving()
    _take_together(into, together, labels)
    take_agents(into, card, letters)
    if not card.ended:
        into.doubt(N_("The card has no end: the file may be cut off."))
    if letters.guessed:
        into.doubt_letters(letters.guessed)
    return into.arriving()


def _sorted(into: Gathering, lines: list[Line], letters: Letters) -> tuple[Found, dict[str, str]]:
    """Take the properties that stand alone; return the others by name, and the labels of groups."""
    properties: list[Property] = []
    broken: list[str] = []
    for line in lines:
        found = parse_line(line.data, line.number, line.size, letters)
        if found:
            properties.append(found)
        else:
            text = letters.text(line.data).strip("\x00 \t")
            into.tell("", text)
            broken.append(text)
    if broken:
        into.doubt(
            N_("Lines that are no property: {count}. The first: {value}"),
            aside=True,
            count=len(broken),
            value=broken[0],
        )
    labels = {
        found.group: own_label(found.text)
        for found in properties
        if found.name == "X-ABLABEL" and found.group
    }
    together: Found = {}
    for found in properties:
        if found.name in _TOGETHER:
            together.setdefault(found.name, []).append(found)
        elif found.name in TAKERS:
            TAKERS[found.name](into, found, labels.get(found.group, found.own_label))
        elif found.name not in SILENT:
            take_other(into, found, labels.get(found.group, ""))
    return together, labels


def _is_group(into: Gathering, together: Found) -> bool:
    """Say whether a card is that of a group of contacts, which is told and not read further."""
    kinds = (*together.get("KIND", ()), *together.get("X-ADDRESSBOOKSERVER-KIND", ()))
    if not any(found.text.casefold() == "group" for found in kinds):
        return False
    members = _members(together)
    name = next((found.text for found in (*together.get("FN", ()), *together.get("N", ()))), "")
    into.doubt(
        N_("{name} is a group of contacts ({count}), not a contact: left out."),
        name=name,
        count=len(members),
    )
    return True


def _members(together: Found) -> tuple[Property, ...]:
    return (*together.get("MEMBER", ()), *together.get("X-ADDRESSBOOKSERVER-MEMBER", ()))


def _take_together(into: Gathering, together: Found, labels: dict[str, str]) -> None:
    for found in together.get("UID", ())[:1]:
        into.uid = found.text
    _companies(into, together)
    _names(into, together)
    for found in together.get("TITLE", ()):
        into.field("title", found.text, _("Job title"))
    for found in together.get("ROLE", ()):
        into.tell_unless_known(_("Role"), found.text)
    _addresses(into, together, labels)
    _links(into, together.get("URL", []), labels)
    for found in together.get("NOTE", ()):
        into.note(found.text)
    for found in (*together.get("NICKNAME", ()), *together.get("X-NICKNAME", ())):
        take_other_name(into, found.text)
    for found in _members(together):
        into.leave_out(f"{found.name} {found.text}")
    for name in ("SORT-STRING", "X-EVOLUTION-FILE-AS"):
        for found in together.get(name, ()):
            into.tell_unless_known(label_from(name), found.text)


def _companies(into: Gathering, together: Found) -> None:
    for found in together.get("ORG", ()):
        company, *units = [part for part in found.parts() if part] or [""]
        into.field("company", company, _("Company"))
        for unit in units:
            into.tell(_("Department"), unit)


def _names(into: Gathering, together: Found) -> None:
    whole, *others = [found.text for found in together.get("FN", ()) if found.text] or [""]
    names = [[_listed(part) for part in split_raw(found.raw, ";")] for found in together.get("N", ())]
    first, *more = names or [[]]
    take_names(into, whole, first)
    for text in others:
        take_other_name(into, text)
    for parts in more:
        into.tell_unless_known(_("Name"), " ".join(filter(None, parts)))


def _listed(part: str) -> str:
    """Return a part of N; between several names in it a comma without a blank is none of theirs."""
    return " ".join(unescaped(_LIST.sub(" ", part)).split())


def _addresses(into: Gathering, together: Found, labels: dict[str, str]) -> None:
    posts = []
    for found in together.get("ADR", ()):
        label, _kind, left = label_of(found.types, labels.get(found.group, found.own_label))
        posts.append(
            Post(
                found.parts(),
                left or label,
                unescaped(found.parameter("LABEL")),
                "pref" in found.types or "PREF" in found.parameters,
            )
        )
    take_addresses(into, posts)
    if posts and not any(post.part("country") for post in posts):
        for found in together.get("X-ABADR", ()):
            into.country(found.text)
    known = " ".join((*into.fields.values(), *(part for post in posts for part in post.parts)))
    for found in together.get("LABEL", ()):
        if not says_nothing_new(found.text, known):
            into.tell(_("Address label"), found.text)


def _links(into: Gathering, links: list[Property], labels: dict[str, str]) -> None:
    """Take the first web address that is no messenger's as the website; those of messengers are reaches."""
    kinds = [kind_of_link(found.text) for found in links]
    website = next((place for place, kind in enumerate(kinds) if not kind), None)
    for place, found in enumerate(links):
        named = labels.get(found.group, "")
        _label, _kind, left = label_of(found.types, named)
        if place == website:
            into.field("website", found.text)
            into.tell(found.text, left)
        elif kinds[place]:
            into.reach(kinds[place], found.text)
        else:
            into.tell(left or _("Website"), found.text)
