"""Pictures: kept once each, however many rings, makers or contacts use them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Final

from sqlalchemy import ColumnElement, select

from fairdesk.domain.ids import natural_id
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import Source, reading
from fairdesk.storage.write import Write

CHUNK: Final = 500
"""Uses named in one statement."""

_PICTURE: Final = TABLES["picture"]
_USE: Final = TABLES["picture_use"]


def keep(
    write: Write,
    data: bytes,
    mime: str,
    kind: str,
    *,
    ring_id: str = "",
    maker_id: str = "",
    contact_id: str = "",
) -> str:
    """Keep a picture of one ring, maker or contact in place of its others of this `kind`; return its id.

    `kind` is ring, maker, logo, card or badge. A card or badge joins the others, it replaces none.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    picture_id = natural_id("picture", sha256)
    owner = ring_id or maker_id or contact_id
    use_id = natural_id("picture_use", kind, owner, sha256)
    write.put("picture", [{"id": picture_id, "sha256": sha256, "mime": mime, "bytes": data}])
    if not contact_id:
        owned = _USE.c.ring_id == ring_id if ring_id else _USE.c.maker_id == maker_id
        old = select(_USE.c.id).where(owned, _USE.c.kind == kind, _USE.c.id != use_id, ~_USE.c.deleted)
        for other in list(write.connection.scalars(old)):
            write.change("picture_use", other, {"deleted": True})
    use = {"ring_id": ring_id or None, "maker_id": maker_id or None, "contact_id": contact_id or None}
    write.put("picture_use", [{"id": use_id, "picture_id": picture_id, "kind": kind, **use}])
    return picture_id


def rings_of(source: Source, uses: Sequence[str]) -> frozenset[str]:
    """Return the ids of the rings that these uses of pictures belong to."""
    found: set[str] = set()
    with reading(source) as connection:
        for start in range(0, len(uses), CHUNK):
            some = _USE.c.id.in_(uses[start : start + CHUNK])
            wanted = select(_USE.c.ring_id).where(some, _USE.c.ring_id.is_not(None))
            found.update(connection.scalars(wanted))
    return frozenset(found)


def of_ring(source: Source, ring_id: str) -> tuple[bytes | None, str]:
    """Return a ring's picture and its MIME type; None and empty when it has none."""
    found = _first(source, _USE.c.ring_id == ring_id)
    return found[0] if found else (None, "")


def of_maker(source: Source, maker_id: str) -> tuple[bytes | None, str]:
    """Return a maker's picture or logo and its MIME type; None and empty when it has none."""
    found = _first(source, _USE.c.maker_id == maker_id)
    return found[0] if found else (None, "")


def of_contact(source: Source, contact_id: str) -> tuple[tuple[bytes, str], ...]:
    """Return the pictures of a contact's cards and badges with their MIME types, in order."""
    return _first(source, _USE.c.contact_id == contact_id)


def _first(source: Source, owned: ColumnElement[bool]) -> tuple[tuple[bytes, str], ...]:
    """Return pictures in the order of their places."""
    wanted = select(_PICTURE.c.bytes, _PICTURE.c.mime).join(_USE, _USE.c.picture_id == _PICTURE.c.id)
    wanted = wanted.where(owned, ~_USE.c.deleted, ~_PICTURE.c.erased).order_by(_USE.c.place, _USE.c.id)
    with reading(source) as connection:
        return tuple((bytes(data), str(mime)) for data, mime in connection.execute(wanted))
