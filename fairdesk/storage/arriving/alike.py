"""Who the contacts of a batch may be: by their ids, by keys of reaches, by folded names; and which rings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, case, select

from fairdesk.domain.folding import search_terms
from fairdesk.domain.trade import ReachKind
from fairdesk.models.arriving_rows import Alike, Home
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import Source, reading

CHUNK: Final = 500
"""Values named in one statement."""

MOST: Final = 500
"""Leads that one statement offers."""

_CONTACT: Final = TABLES["contact"]
_REACH: Final = TABLES["reach"]
_FOUND: Final = TABLES["lead_search"]
_RING_FOUND: Final = TABLES["ring_search"]

_LEADS: Final = tuple(
    _FOUND.c[name] for name in ("contact_id", "lead_id", "name_key", "company_key", "captured_at")
)
_NUMBERS: Final = frozenset({ReachKind.PHONE.value, ReachKind.WHATSAPP.value})
_STAND_INS: Final = (ReachKind.BADGE.value, ReachKind.PAPER_SLIP.value)
_KIND: Final = case((_REACH.c.kind.in_(_NUMBERS), ReachKind.PHONE.value), else_=_REACH.c.kind)
"""A number of WhatsApp is one that can be dialled."""

_KEYED: Final = (
    select(*_LEADS, _KIND, _REACH.c.key)
    .join(_REACH, _REACH.c.contact_id == _FOUND.c.contact_id)
    .where(_REACH.c.kind.not_in(_STAND_INS), ~_REACH.c.deleted)
)


def homes(source: Source, ids: Collection[str]) -> dict[str, Home]:
    """Return what is there under some contacts' ids; what never was is left out."""
    columns = _CONTACT.c["id", "deleted", "erased", "merged_into"]
    found = {}
    with reading(source) as connection:
        for some in _chunks(ids):
            for row in connection.execute(select(*columns).where(_CONTACT.c.id.in_(some))):
                found[row.id] = Home(row.id, row.deleted, row.erased, row.merged_into or "")
    return found


def matching(
    source: Source, keys: Collection[str], names: Collection[str], companies: Collection[str]
) -> list[Alike]:
    """Return the leads that have one of these keys and one of these names, or no name and such a company.

    `keys` are those of ways to reach somebody, `names` and `companies` folded as `domain.leads`
    compares them. Leads that were set aside are among them.
    """
    found: list[Alike] = []
    for some in _chunks(names):
        found += _leads(source, _KEYED, keys, _FOUND.c.name_key.in_(some))
    for some in _chunks(companies):
        found += _leads(source, _KEYED, keys, (_FOUND.c.name_key == "") & _FOUND.c.company_key.in_(some))
    return found


def offered(
    source: Source, keys: Collection[str], names: Collection[str], companies: Collection[str]
) -> list[Alike]:
    """Return the newest leads that share a key or a name, or a company; none that were set aside.

    A company counts alone where the lead has no name, and among `companies` of nameless contacts.
    """
    newest = _FOUND.c.rid.desc()
    shown = ~_FOUND.c.hidden
    found = []
    for some in _chunks(keys):
        wanted = _KEYED.where(_REACH.c.key.in_(some), shown).order_by(newest).limit(MOST)
        found += _read(source, wanted)
    for column, words in ((_FOUND.c.name_key, names), (_FOUND.c.company_key, companies)):
        for some in _chunks(words):
            found += _read(
                source, select(*_LEADS).where(column.in_(some), shown).order_by(newest).limit(MOST)
            )
    return found


def rings(source: Source, skus: Collection[str]) -> dict[str, list[str]]:
    """Return the ids of rings by SKU as `sku_key` writes it; of all makers, so one SKU may have several."""
    found: dict[str, list[str]] = {}
    with reading(source) as connection:
        for some in _chunks(skus):
            wanted = select(_RING_FOUND.c.sku_key, _RING_FOUND.c.ring_id)
            for sku, ring_id in connection.execute(wanted.where(_RING_FOUND.c.sku_key.in_(some))):
                found.setdefault(sku, []).append(ring_id)
    return found


def sku_key(sku: str) -> str:
    """Return a SKU as it is looked up: folded, without hyphens and blanks."""
    return "".join(search_terms(sku))


def _leads(
    source: Source, keyed: Select[*tuple[Any, ...]], keys: Collection[str], named: ColumnElement[bool]
) -> Iterator[Alike]:
    for some in _chunks(keys):
        yield from _read(source, keyed.where(_REACH.c.key.in_(some), named))


def _read(source: Source, wanted: Select[*tuple[Any, ...]]) -> list[Alike]:
    with reading(source) as connection:
        return [Alike(*row) for row in connection.execute(wanted)]


def _chunks(values: Collection[str]) -> Iterator[Sequence[str]]:
    some = sorted(values)
    for start in range(0, len(some), CHUNK):
        yield some[start : start + CHUNK]
