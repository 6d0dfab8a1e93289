"""The frozen rows that pages on paper and on the web are made of."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PageRing:
    """One ring as pages need it: `fields` maps columns of the `ring` table to values, None is "not stated".

    `code` is what its QR holds, `texts` maps a language to (name, description), `picture` is the id of its
    picture, which is its content's, or empty.
    """

    id: str
    sku: str
    code: str
    maker_id: str
    fields: dict[str, object]
    texts: dict[str, tuple[str, str]]
    picture: str = ""


@dataclass(frozen=True, slots=True)
class PageMaker:
    """One maker as pages need it: `fields` and `texts` as of a ring, `picture` is its logo's or own."""

    id: str
    code: str
    fields: dict[str, object]
    texts: dict[str, tuple[str, str]] = field(default_factory=dict)
    picture: str = ""
