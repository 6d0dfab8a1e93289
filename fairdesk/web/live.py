"""Pages while the program runs: made when they are asked for, kept until the database changes."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from fairdesk.codes.card import mini_vcard
from fairdesk.domain.pages.rows import PageRing
from fairdesk.domain.trade import LANGUAGES
from fairdesk.stand import Stand
from fairdesk.web.addresses import maker_at, picture_path, simple_at
from fairdesk.web.files import shared_files
from fairdesk.web.pages import CARD, Pages
from fairdesk.workflows.pages.shelf import Shelf, shelf
from fairdesk.workflows.pages.watching import Watching

FRESH: Final = 1.0
"""Seconds for which nobody asks whether the database changed."""


@dataclass
class Live:
    """The pages of a stand. Safe to be used by several threads."""

    stand: Stand
    base: str
    _watching: Watching = field(init=False)
    _looked: float = 0.0
    _shelf: Shelf | None = None
    _pages: dict[str, Pages] = field(default_factory=dict)
    _made: dict[str, bytes] = field(default_factory=dict)
    _codes: dict[str, PageRing] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self._watching = Watching(self.stand)

    def ring(self, code: str) -> PageRing | None:
        """Return the ring with a code in any case, on sale or not; None for a code of nobody's."""
        self._refresh()
        return self._codes.get(code.upper())

    def page(self, path: str) -> bytes | None:
        """Return what is at a path, as a folder of files would have it; None for nothing."""
        self._refresh()
        with self._lock:
            known = self._made.get(path)
            if known is None and (known := self._make(path)) is not None:
                self._made[path] = known
            return known

    def missing(self, lang: str) -> bytes:
        """Return the page for an address that leads nowhere."""
        self._refresh()
        return self._pages[lang].missing()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that there are pages in."""
        return LANGUAGES

    def close(self) -> None:
        """Let the database go."""
        self._watching.close()
        self.stand.close()

    def _refresh(self) -> None:
        """Read the shelf anew when something was written since."""
        with self._lock:
            if self._shelf is not None and time.monotonic() - self._looked < FRESH:
                return
            changed = self._watching.changed() or self._shelf is None
            self._looked = time.monotonic()
            if not changed:
                return
            fresh = shelf(self.stand)
            self._shelf = fresh
            self._codes = {ring.code: ring for ring in (*fresh.retired, *fresh.rings) if ring.code}
            self._pages = {lang: Pages(fresh, lang, self.base, "/") for lang in LANGUAGES}
            self._made = dict(shared_files().values())
            self._made |= {picture_path(name): shot.data for name, shot in fresh.pictures.items()}
            if fresh.contact.can_be_reached:
                self._made[CARD] = mini_vcard(fresh.contact).encode("utf-8")

    def _make(self, path: str) -> bytes | None:
        lang, _slash, rest = path.partition("/")
        pages, fresh = self._pages.get(lang), self._shelf
        if pages is None or fresh is None:
            return None
        if path == simple_at(lang).path:
            return pages.catalogue()
        if rest == "contact/":
            return pages.contact()
        if rest == "privacy/":
            return pages.privacy()
        kind, _slash, key = rest.rstrip("/").partition("/")
        if kind == "r" and (ring := self._codes.get(key)) is not None:
            return pages.ring(ring) if ring.fields.get("active") else pages.retired(ring)
        if kind == "m":
            makers = [maker for maker in fresh.makers.values() if maker_at(lang, maker).path == path]
            return pages.maker(makers[0]) if makers else None
        return None
