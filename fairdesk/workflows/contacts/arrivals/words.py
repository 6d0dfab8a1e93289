"""The words by which contacts are found: a key with the name for sure, a key, name or company perhaps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from fairdesk.domain.labels import field_label, reach_label
from fairdesk.domain.leads.duplicates import company_key, name_key
from fairdesk.models.arriving_rows import Alike, KeptContact
from fairdesk.workflows.contacts.arrivals.keys import MATCHING, matching
from fairdesk.workflows.contacts.arrivals.prepared import Prepared

MOST_OFFERED: Final = 5
"""Leads offered for one contact."""

_STRENGTH: Final = {"name": 2, "company": 1}


def sure(one: Prepared) -> list[str]:
    """Return the words that somebody known shares: the key of a way to reach them, and the name.

    Where nobody is named the company stands for it, which some files write instead of a name, and so does
    the address or number itself, which some people are known by.
    """
    return [
        *_sure(one.keys, one.name_key, one.company_key),
        *(word for key, name in stand_ins(one).items() for word in _sure((key,), name, "")),
        *(_sure(one.keys, one.firm_as_name, "") if one.firm_as_name else ()),
    ]


def stand_ins(one: Prepared) -> Mapping[tuple[str, str], str]:
    """Return the keys of one whom nobody named, each with the name that somebody has who is known by it."""
    return {} if one.name_key else {pair: name_key(pair[1]) for pair in one.keys}


def sure_of(row: Alike) -> str:
    """Return the word of a lead of the database that shares a key and a name."""
    return next(iter(_sure({(row.kind, row.key)}, row.name_key, row.company_key)), "")


def perhaps(one: Prepared) -> Iterator[str]:
    """Yield the words that somebody shares who may be one: a key alone, the name, the company."""
    return _perhaps(one.keys, one.name_key, one.company_key)


def of_row(row: Alike) -> Iterator[str]:
    """Yield the words of a lead of the database."""
    return _perhaps({(row.kind, row.key)} if row.key else (), row.name_key, row.company_key)


def of_kept(contact: KeptContact) -> list[str]:
    """Return all words that a contact is found by."""
    keys, name, company = _who(contact)
    return [*_sure(keys, name, company), *_perhaps(keys, name, company)]


def as_alike(contact: KeptContact) -> Iterator[Alike]:
    """Yield a contact's lead at this fair, once for each of its keys, unless it was set aside."""
    keys, name, company = _who(contact)
    if contact.lead_id and not contact.discarded and contact.captured_at is not None:
        for kind, key in keys or [("", "")]:
            yield Alike(contact.id, contact.lead_id, name, company, contact.captured_at, kind, key)


def renamed(row: Alike, contact: KeptContact) -> Alike:
    """Return a lead of the database with the names that its contact has by now."""
    _keys, name, company = _who(contact)
    return replace(row, name_key=name, company_key=company)


def offered(one: Prepared, found: Iterable[Alike]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the leads that may be one, best first, and what they have in common, as people say it.

    A company counts where one of both has no name: colleagues are no doubt.
    """
    why: dict[str, set[str]] = {}
    leads = {}
    for row in found:
        if (row.kind, row.key) in one.keys:
            why.setdefault(row.lead_id, set()).add(row.kind)
        if row.name_key and row.name_key == one.name_key:
            why.setdefault(row.lead_id, set()).add("name")
        elif row.company_key and row.company_key == one.company_key and not (row.name_key and one.name_key):
            why.setdefault(row.lead_id, set()).add("company")
        leads[row.lead_id] = row.captured_at
    best = sorted(why, key=lambda lead: (_weight(why[lead]), leads[lead], lead), reverse=True)[:MOST_OFFERED]
    common = [each for each in (*MATCHING, *_STRENGTH) if any(each in why[lead] for lead in best)]
    said = (reach_label(each) if each in MATCHING else field_label(each) for each in common)
    return tuple(best), tuple(said)


def _weight(reasons: Collection[str]) -> int:
    return sum(_STRENGTH.get(each, 4) for each in reasons)


def _who(contact: KeptContact) -> tuple[list[tuple[str, str]], str, str]:
    keys = sorted(matching(contact.reaches))
    return keys, name_key(contact.values.get("name", "")), company_key(contact.values.get("company", ""))


def _sure(keys: Iterable[tuple[str, str]], name: str, company: str) -> list[str]:
    who = f"n {name}" if name else f"c {company}" if company else ""
    return [f"sure {kind} {key} {who}" for kind, key in keys] if who else []


def _perhaps(keys: Iterable[tuple[str, str]], name: str, company: str) -> Iterator[str]:
    yield from (f"key {kind} {key}" for kind, key in keys)
    if name:
        yield f"name {name}"
    if company:
        yield f"company {company}"
