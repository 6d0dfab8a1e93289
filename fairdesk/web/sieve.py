"""The catalogue's filters by stone and by maker, without a script: a choice hides what does not belong to it.

Stones and makers are numbered. What belongs to the third stone has the classes `s s3`, to the fifth maker
`m m5`. A choice belongs to what it can be combined with, so that none leaves nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from fairdesk.assets_dir import assets_dir
from fairdesk.domain.pages.ring import stone_code
from fairdesk.domain.pages.rows import PageRing
from fairdesk.language.formats import number_said
from fairdesk.web.addresses import shared_path

STONE: Final = "s"
MAKER: Final = "m"


class Kind:
    """Stones or makers, numbered: `letter` begins their classes, `titles` are by key, in order."""

    def __init__(self, letter: str, titles: Mapping[str, str]) -> None:
        self.letter, self.titles = letter, titles
        self.marks = {key: f"{letter}{number}" for number, key in enumerate(titles, 1)}

    def classes(self, keys: Iterable[str]) -> str:
        """Return the classes of what belongs to these."""
        own = set(keys)
        return " ".join([self.letter, *(mark for key, mark in self.marks.items() if key in own)])


def choices(
    kind: Kind, other: Kind, every: str, pairs: Sequence[tuple[str, str]], lang: str
) -> list[dict[str, Any]]:
    """Return what can be chosen of a kind, first all of them, called `every`.

    `pairs` are each ring's keys in `kind` and `other`. `total` is how many rings a choice shows; `by`, when
    there are several of the other kind, how many with each of those.
    """
    found = []
    for number, (key, title) in enumerate([("", every), *kind.titles.items()]):
        own = [with_ for one, with_ in pairs if one == key or not number]
        by = Counter(other.marks[one] for one in own if one in other.marks) if len(other.titles) > 1 else {}
        found.append(
            {
                "id": f"{kind.letter}{number}",
                "title": title,
                "of": other.classes(own) if number and by else "",
                "total": number_said(len(own), lang),
                "by": [(mark, number_said(count, lang)) for mark, count in by.items()],
            }
        )
    return found


def sieve_file(rings: Iterable[PageRing]) -> tuple[str, bytes]:
    """Return (path, content) of the style sheet that filters these rings."""
    pairs = [(stone_code(ring.fields), ring.maker_id) for ring in rings]
    return _sheet(max((len(set(keys)) for keys in zip(*pairs, strict=True)), default=1))


@lru_cache(maxsize=1)
def _sheet(most: int) -> tuple[str, bytes]:
    rules = ",\n".join(
        f"main:has(#{kind}{number}:checked) .{kind}:not(.{kind}{number})"
        for kind in (STONE, MAKER)
        for number in range(1, most + 1)
    )
    data = (assets_dir() / "web" / "catalogue.css").read_bytes() + f"{rules} {{ display: none; }}\n".encode()
    return shared_path("catalogue.css", data), data
