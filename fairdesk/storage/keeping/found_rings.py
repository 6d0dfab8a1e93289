"""The search rows of rings: names by language and the folded text a ring is found by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, delete, insert, select

from fairdesk.domain.folding import fold, search_body, search_terms
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import AnyRow

_RING: Final = TABLES["ring"]
_RING_TEXT: Final = TABLES["ring_text"]
_MAKER: Final = TABLES["maker"]
_MAKER_TEXT: Final = TABLES["maker_text"]
_FOUND: Final = TABLES["ring_search"]


def refresh_rings(connection: Connection, ring_ids: Sequence[str]) -> None:
    """Make the search rows of these rings anew; a deleted ring loses its own."""
    rings = connection.execute(
        select(
            *_RING.c["id", "sku", "stone", "trade_name", "award", "maker_id", "active"],
            _MAKER.c.code.label("maker_code"),
            _MAKER.c.brand,
        )
        .join(_MAKER, _MAKER.c.id == _RING.c.maker_id)
        .where(_RING.c.id.in_(ring_ids), ~_RING.c.deleted, ~_RING.c.erased)
    ).all()
    names = _names(connection, "ring_id", ring_ids)
    maker_names = _names(connection, "maker_id", sorted({ring.maker_id for ring in rings}))
    connection.execute(delete(_FOUND).where(_FOUND.c.ring_id.in_(ring_ids)))
    fresh = [_row(ring, names.get(ring.id, {}), maker_names.get(ring.maker_id, {})) for ring in rings]
    if fresh:
        connection.execute(insert(_FOUND), fresh)


def _names(connection: Connection, key: str, ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return names by language, of rings or makers."""
    texts = _RING_TEXT if key == "ring_id" else _MAKER_TEXT
    found: dict[str, dict[str, str]] = {}
    wanted = select(texts.c[key], texts.c.language, texts.c.name).where(
        texts.c[key].in_(ids), ~texts.c.deleted, texts.c.name != ""
    )
    for owner, language, name in connection.execute(wanted):
        found.setdefault(owner, {})[language] = name
    return found


def _row(ring: AnyRow, names: Mapping[str, str], maker_names: Mapping[str, str]) -> dict[str, object]:
    """Return one search row."""
    makers = {**({"": ring.brand} if ring.brand else {}), **maker_names}
    stone = ring.stone.replace("_", " ")
    return {
        "ring_id": ring.id,
        "sku_key": "".join(search_terms(ring.sku)),
        "active": ring.active,
        "stone": ring.stone,
        "names": dict(names),
        "maker_code": ring.maker_code,
        "maker_names": makers,
        "name_keys": "\n".join(fold(name) for name in names.values()),
        "body": search_body(
            [ring.sku, *names.values(), stone, ring.trade_name, ring.award, ring.maker_code, *makers.values()]
        ),
    }
