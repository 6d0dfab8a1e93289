"""One row of a table of contacts: what becomes of its cells."""

from __future__ import annotations

from typing import Final

from fairdesk.domain import languages
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import BuyerType, Rating, ReachKind
from fairdesk.imports.contacts.addresses import PARTS, Post, take_addresses
from fairdesk.imports.contacts.gathering import Gathering
from fairdesk.imports.contacts.handles import dialled, kind_of, kind_of_link
from fairdesk.imports.contacts.labels import label_of
from fairdesk.imports.contacts.names import NAME_PARTS, take_names, take_other_name
from fairdesk.imports.contacts.table.cells import categories, from_html, links, values
from fairdesk.imports.contacts.table.headings import ABOUT, Heading
from fairdesk.imports.contacts.table.row import Row
from fairdesk.imports.contacts.table.trade import INTEREST, take_consents, take_interests
from fairdesk.imports.contacts.table.words import code_of
from fairdesk.imports.headings import plain
from fairdesk.language.messages import _

_SINGLE: Final = (*NAME_PARTS, "uid")
_TRUE: Final = frozenset({"true", "1", "yes", "wahr", "x"})
_REACHES: Final = frozenset(kind.value for kind in ReachKind) - {ReachKind.EMAIL, ReachKind.PHONE}
_FIELDS: Final = frozenset({"company", "title", "latin_name", "native_name", "buyer_type", "mail_language"})
_ODOO_ID: Final = "fairdesk_contact_"
_ODOO_COUNTRY: Final = {"base.uk": "GB"}
_OWN_CUSTOM: Final = {
    "marketingoptin": "marketing_consent",
    "marketingconsentwording": "marketing_wording",
}


def take_row(into: Gathering, row: Row) -> None:
    """Take the cells of a row; those that nobody knows go to the note under their headings."""
    _take_pairs(into, row)
    into.uid = row.one("uid").removeprefix(_ODOO_ID)
    for means, found in row.found.items():
        name, _space, label = means.partition(" ")
        for heading, text in found:
            if name in _FIELDS:
                value = code_of(text, BuyerType) if name == "buyer_type" else text
                into.field(name, value, heading.words)
            elif name in (ReachKind.EMAIL, ReachKind.PHONE):
                _reach(into, name, label, text, row.label(heading))
            elif name in _REACHES:
                for value in values(text):
                    into.reach(name, value)
    _take_names(into, row)
    _take_addresses(into, row)
    _take_rest(into, row)
    take_interests(into, row)
    take_consents(into, row)
    for means in (*_SINGLE, *INTEREST, *ABOUT):
        for heading, text in row.all(means)[1:]:
            into.tell_unless_known(heading.words, text)
    for words, text in row.unknown:
        into.tell(words, text)


def _reach(into: Gathering, kind: str, label: str, text: str, named: str) -> None:
    meant, messenger, left = label_of((), named.removeprefix("*"))
    for value in values(text):
        plain_value = dialled(value).removeprefix("mailto:")
        into.reach(messenger or kind, plain_value, "" if messenger else label or meant)
        into.tell(plain_value, left)


def _take_pairs(into: Gathering, row: Row) -> None:
    """Take columns whose meaning another column tells: fields of one's own, links, handles."""
    users = [(heading, text) for heading, text in row.unknown if heading.startswith("User ")]
    if users and plain(users[0][1]) in _OWN_CUSTOM:
        row.unknown = [pair for pair in row.unknown if pair not in users]
        for means, (words, text) in zip(("marketing_consent", "marketing_wording"), users[1:], strict=False):
            row.found[means] = [(Heading(0, words, means), text)]
    for heading, text in row.all("custom"):
        named = row.label(heading)
        means = _OWN_CUSTOM.get(plain(named), "")
        if means:
            row.found[means] = [(heading, text)]
        else:
            into.tell(named or heading.words, text)
    for heading, text in row.all("handle"):
        kind = kind_of(row.label(heading))
        for value in values(text):
            if kind:
                into.reach(kind, value)
            else:
                into.tell(row.label(heading) or heading.words, value)
    for heading, text in (*row.all("website"), *row.all("link")):
        for value in links(text):
            if "website" in into.fields and kind_of_link(value):
                into.reach(kind_of_link(value), value)
            else:
                into.field("website", value, heading.words)


def _take_names(into: Gathering, row: Row) -> None:
    whole, *more = [text for _heading, text in row.all("name")] or [""]
    parts = [row.one(name) for name in NAME_PARTS]
    if row.one("is_company").casefold() in _TRUE and whole:
        into.field("company", whole)
        whole = ""
    if whole:
        for name, part in zip(("family", "given"), parts, strict=False):
            into.field(name, part)
    take_names(into, whole, parts)
    for text in more:
        into.tell_unless_known(_("Name"), text)
    if into.fields.get("company") == into.fields.get("name", "") and into.fields.get("family"):
        del into.fields["company"]
    for _heading, text in row.all("nickname"):
        take_other_name(into, text)


def _take_addresses(into: Gathering, row: Row) -> None:
    """Take the parts of addresses, those of one address together."""
    posts: dict[str, dict[str, list[str]]] = {}
    labels: dict[str, str] = {}
    for means, found in row.found.items():
        if not means.startswith("post "):
            continue
        *whose, part = means.split(" ")[1:]
        for heading, text in found:
            key = heading.pair or " ".join(whose)
            labels[key] = row.label(heading) or " ".join(whose)
            value = _ODOO_COUNTRY.get(text, text.removeprefix("base.")) if part == "country" else text
            posts.setdefault(key, {}).setdefault(part, []).append(value)
    take_addresses(
        into,
        [
            Post(
                ["\n".join(parts.get(part, ())) for part in PARTS],
                labels[key].casefold(),
                "\n".join(parts.get("whole", ())),
            )
            for key, parts in posts.items()
        ],
    )


def _take_html(into: Gathering, note: str, *, own: bool) -> None:
    """Take a note; of fairdesk's own for Odoo, what stands below it because Odoo has no field for it."""
    kept = []
    for line in note.split("\n"):
        label, _colon, said = line.partition(": ")
        if own and label == "Rating" and said.casefold() in tuple(Rating):
            into.rating = said.casefold()
        elif not own or label != "Marketing opt-in":
            kept.append(line)
    into.note("\n".join(kept))


def _take_rest(into: Gathering, row: Row) -> None:
    for _heading, text in row.all("note"):
        into.note(text)
    for _heading, text in row.all("html"):
        _take_html(into, from_html(text), own=row.one("uid").startswith(_ODOO_ID))
    for heading, text in row.all("department"):
        into.tell(heading.words, text)
    for heading, text in row.all("rating"):
        if (rating := code_of(text, Rating)) in tuple(Rating):
            into.rating = rating
        else:
            into.tell(heading.words, text)
    for heading, text in row.all("language"):
        try:
            into.field("language", languages.code_of(text), heading.words)
        except Refusal:
            into.tell(heading.words, text)
    for _heading, text in row.all("categories"):
        into.categories.update(dict.fromkeys(categories(text)))
    into.about = {name: row.one(name) for name in ABOUT if row.one(name)}
