"""Reads of rings: found as one types, in pages, and one ring whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Select, func, or_, select

from fairdesk.domain.folding import search_terms
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.models.stand_rows import RingDetail, RingInterest, RingRow
from fairdesk.models.tables.every import TABLES
from fairdesk.storage import pictures
from fairdesk.storage.codes import ring_of
from fairdesk.storage.keeping import ring_hits
from fairdesk.storage.keeping.source import AnyRow, Source, dialect_of, reading

SPOKEN: Final = ("en", "fa")
"""Languages that stand in, in this order, where a text is missing in the language asked for."""

NEWEST: Final = 50
"""Interests shown on a ring."""

_RING: Final = TABLES["ring"]
_FOUND: Final = TABLES["ring_search"]
_CODE: Final = TABLES["code"]
_INTEREST: Final = TABLES["interest"]
_RING_LEAD: Final = TABLES["ring_lead"]
_LEAD_FOUND: Final = TABLES["lead_search"]
_TEXT: Final = TABLES["ring_text"]
_SHOWN: Final = (
    *(
        _RING.c[name]
        for name in (
            "id",
            "sku",
            "stone",
            "trade_name",
            "treatment",
            "stone_kind",
            "price_minor",
            "price_currency",
        )
    ),
    *(_RING.c[name] for name in ("moq", "gi_status", "active")),
    *(_FOUND.c[name] for name in ("names", "maker_code", "maker_names")),
)
_KEPT: Final = frozenset({"id", "stamps", "deleted", "erased", "maker_id", "sku"})


def find(source: Source, text: str, limit: int, *, languages: Sequence[str] = ()) -> tuple[RingRow, ...]:
    """Return rings on sale whose SKU, name in any language, stone or maker has all words of `text`.

    SKUs that begin with it come first, then names that do. Names are in the first of `languages` there is.
    """
    return _rows(source, ring_hits.best(dialect_of(source), text, limit), languages)


def page(
    source: Source, text: str, stone: str, cursor: int, limit: int, *, languages: Sequence[str] = ()
) -> tuple[tuple[RingRow, ...], int | None]:
    """Return rings by SKU, from number `cursor` on, and where the next page begins; None at the end."""
    rows = _rows(source, ring_hits.by_sku(text, stone).limit(limit + 1).offset(cursor), languages)
    return rows[:limit], cursor + limit if len(rows) > limit else None


def by_ids(source: Source, ids: Sequence[str], *, languages: Sequence[str] = ()) -> tuple[RingRow, ...]:
    """Return the rings with these ids, by SKU."""
    return _rows(source, ring_hits.by_sku("", "").where(_FOUND.c.ring_id.in_(ids)), languages)


def on_sale(source: Source, text: str, stone: str) -> tuple[str, ...]:
    """Return the ids of all rings on sale that match, by SKU."""
    with reading(source) as connection:
        found = connection.execute(ring_hits.by_sku(text, stone).where(_FOUND.c.active))
        return tuple(row.ring_id for row in found)


def stones(source: Source) -> tuple[tuple[str, int], ...]:
    """Return the stones of the catalogue with how many rings have each, the most first."""
    count = func.count().label("count")
    wanted = select(_RING.c.stone, count).where(~_RING.c.deleted, _RING.c.stone != "")
    with reading(source) as connection:
        found = connection.execute(wanted.group_by(_RING.c.stone).order_by(count.desc(), _RING.c.stone))
        return tuple((str(stone), int(number)) for stone, number in found)


def of_makers(source: Source, maker_ids: Sequence[str]) -> dict[str, str]:
    """Return the SKUs of all rings of these makers, by ring id."""
    wanted = select(_RING.c.id, _RING.c.sku).where(_RING.c.maker_id.in_(maker_ids), ~_RING.c.deleted)
    with reading(source) as connection:
        return {row.id: row.sku for row in connection.execute(wanted)}


def find_id(source: Source, named: str) -> str:
    """Return the id of the ring with this SKU (in any case, with or without hyphens), printed code or id.

    Raises `Refusal` when there is none, or when makers share the SKU.
    """
    given = named.strip()
    sku = "".join(search_terms(given))
    with reading(source) as connection:
        same = select(_FOUND.c.ring_id).where(
            or_(_FOUND.c.sku_key == sku, _FOUND.c.ring_id == given.casefold())
        )
        ids = list(connection.scalars(same)) if sku else []
    if not ids and (by_code := ring_of(source, given)):
        ids = [by_code]
    if len(ids) == 1:
        return str(ids[0])
    if ids:
        raise Refusal(
            N_("More than one maker has a ring {sku}."),
            hint=N_("Name it by its code: fairdesk ring list shows them."),
            field="ring",
            sku=given,
        )
    raise Refusal(
        N_("There is no ring {sku}."),
        hint=N_("fairdesk ring list shows them."),
        field="ring",
        sku=given or "?",
    )


def detail(source: Source, ring_id: str, *, languages: Sequence[str] = ()) -> RingDetail:
    """Return all of one ring, with its picture and who wanted it. Raises `Refusal` when there is none."""
    rows = by_ids(source, [ring_id], languages=languages)
    if not rows:
        raise Refusal(N_("This ring is not in the catalogue any more."), hint=N_("Look for it in the list."))
    wanted = _interested().where(_INTEREST.c.ring_id == ring_id)
    with reading(source) as connection:
        kept = connection.execute(select(_RING).where(_RING.c.id == ring_id)).mappings().one()
        texts = connection.execute(
            select(_TEXT.c.language, _TEXT.c.name, _TEXT.c.text).where(
                _TEXT.c.ring_id == ring_id, ~_TEXT.c.deleted
            )
        ).all()
        count = func.count(_INTEREST.c.lead_id.distinct())
        levels = connection.execute(
            wanted.with_only_columns(_INTEREST.c.level, count).group_by(_INTEREST.c.level)
        )
        by_level = {str(level): int(number) for level, number in levels}
        newest = connection.execute(
            wanted.order_by(_INTEREST.c.at.desc(), _INTEREST.c.id.desc()).limit(NEWEST)
        ).all()
    picture, mime = pictures.of_ring(source, ring_id)
    return RingDetail(
        row=rows[0],
        fields={name: None if value == "" else value for name, value in kept.items() if name not in _KEPT},
        texts={language: (name, text) for language, name, text in texts},
        picture=picture,
        picture_mime=mime,
        levels=by_level,
        interested=tuple(RingInterest(**row._asdict()) for row in newest),
    )


def spoken(names: Mapping[str, str], languages: Sequence[str]) -> tuple[str, str]:
    """Return the name to show and its language: the first asked for, else English, Persian, any."""
    for language in (*languages, *SPOKEN, *names):
        if names.get(language):
            return names[language], language
    return "", ""


def _interested() -> Select[*tuple[Any, ...]]:
    """Return the interests of leads that are not discarded."""
    lead = _LEAD_FOUND.c
    return (
        select(
            _INTEREST.c.lead_id,
            lead.name,
            lead.company,
            _INTEREST.c.level,
            _INTEREST.c.quantity,
            _INTEREST.c.at,
        )
        .join(_LEAD_FOUND, lead.lead_id == _INTEREST.c.lead_id)
        .where(~_INTEREST.c.deleted, ~lead.hidden)
    )


def _rows(source: Source, chosen: Select[*tuple[Any, ...]], languages: Sequence[str]) -> tuple[RingRow, ...]:
    """Return the rings of `chosen` (ring_id, rank, sku_key) in their order, all in one statement."""
    hit = chosen.subquery("hit")
    interest = select(func.count()).where(_RING_LEAD.c.ring_id == _RING.c.id).scalar_subquery()
    code = (
        select(func.min(_CODE.c.code))
        .where(_CODE.c.ring_id == _RING.c.id, _CODE.c.active, ~_CODE.c.deleted)
        .scalar_subquery()
    )
    wanted = (
        select(*_SHOWN, interest.label("interest"), code.label("code"))
        .join(hit, hit.c.ring_id == _RING.c.id)
        .join(_FOUND, _FOUND.c.ring_id == _RING.c.id)
        .order_by(hit.c.rank, hit.c.sku_key, _RING.c.id)
    )
    with reading(source) as connection:
        return tuple(_row(row, languages) for row in connection.execute(wanted))


def _row(row: AnyRow, languages: Sequence[str]) -> RingRow:
    name, language = spoken(row.names, languages)
    return RingRow(
        id=row.id,
        sku=row.sku,
        name=name,
        name_language=language,
        maker_code=row.maker_code,
        maker_name=spoken(row.maker_names, languages)[0],
        stone=row.stone,
        trade_name=row.trade_name,
        treatment=row.treatment,
        stone_kind=row.stone_kind,
        price_minor=row.price_minor,
        currency=row.price_currency,
        moq=row.moq,
        gi_status=row.gi_status,
        interest=row.interest,
        code=row.code or "",
        active=row.active,
    )
