"""Pages while the program runs: made when they are asked for, kept until the database changes."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from fairdesk.domain.pages.rows import PageRing
from fairdesk.domain.pages.signed import picks_of
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import LANGUAGES
from fairdesk.language.digits import ascii_digits
from fairdesk.stand import Stand
from fairdesk.web.addresses import maker_at, ring_at, simple_at
from fairdesk.web.files import files_beside
from fairdesk.web.made import Made, made
from fairdesk.web.pages import Pages
from fairdesk.workflows.pages.shelf import Shelf, shelf
from fairdesk.workflows.pages.watching import Watching

FRESH: Final = 1.0
"""Seconds for which nobody asks whether the database changed."""


@dataclass
class Live:
    """The pages of a stand. `forms` offers to leave one's details. Safe to be used by several threads."""

    stand: Stand
    base: str
    forms: bool = False
    _watching: Watching = field(init=False)
    _looked: float = 0.0
    _stale: bool = True
    _shelf: Shelf | None = None
    _pages: dict[str, Pages] = field(default_factory=dict)
    _made: dict[str, Made] = field(default_factory=dict)
    _codes: dict[str, PageRing] = field(default_factory=dict)
    _skus: dict[str, PageRing] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)
    _reading: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self._watching = Watching(self.stand)

    def ring(self, code: str) -> PageRing | None:
        """Return the ring with a code in any case, on sale or not; None for a code of nobody's."""
        self._refresh()
        return self._codes.get(code.upper())

    def named(self, word: str) -> PageRing | None:
        """Return the ring with a code or an SKU as it may be written; None for neither."""
        self._refresh()
        written = ascii_digits(word).strip().upper()
        return self._codes.get(written) or self._skus.get(written)

    def picks(self, token: str) -> tuple[PageRing, ...] | None:
        """Return the rings on sale of a link made for one visitor, none when it is over; None if not ours."""
        self._refresh()
        codes = picks_of(self.stand.secret, token, self.stand.local(self.stand.now()).date())
        if codes is None:
            return None
        rings = (self._codes.get(code) for code in codes)
        return tuple(ring for ring in rings if ring is not None and ring.fields.get("active"))

    def pages(self, lang: str) -> Pages:
        """Return the pages in a language, as they are now."""
        self._refresh()
        return self._pages[lang]

    def ready(self, path: str) -> Made | None:
        """Return what is at a path without waiting for anything; None when that has to be asked of `page`."""
        return self._made.get(path) if self._is_fresh() else None

    def page(self, path: str) -> Made | None:
        """Return what is at a path, as a folder of files would have it; None for nothing."""
        self._refresh()
        with self._lock:
            known = self._made.get(path)
            if known is None and (data := self._make(path)) is not None:
                known = self._made[path] = made(path, data)
            return known

    def missing(self, lang: str, up: str) -> bytes:
        """Return the page for an address that leads nowhere; `up` is the way from there to all pages."""
        return self.pages(lang).missing(up)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that there are pages in."""
        return LANGUAGES

    def close(self) -> None:
        """Let the database go."""
        self._watching.close()
        self.stand.close()

    def canonical(self, path: str) -> str:
        """Return where the page is that a path means in another case or with other slashes; "" for none."""
        lang, _slash, rest = path.partition("/")
        kind, _slash, code = rest.strip("/").partition("/")
        ring = self._codes.get(code.strip("/").upper()) if kind.casefold() == "r" else None
        if lang not in LANGUAGES:
            return ""
        if ring is not None:
            return ring_at(lang, ring.code).path
        return f"{path.rstrip('/')}/" if not path.endswith("/") and self.page(f"{path}/") is not None else ""

    def _is_fresh(self) -> bool:
        return self._shelf is not None and time.monotonic() - self._looked < FRESH

    def _refresh(self) -> None:
        """Read the shelf anew when something was written; whoever comes meanwhile gets what there is."""
        if self._is_fresh():
            return
        if not self._reading.acquire(blocking=self._shelf is None):
            return
        try:
            self._looked = time.monotonic()
            self._stale = self._watching.changed() or self._stale
            if self._stale:
                self._take(shelf(self.stand))
                self._stale = False
        except Refusal:
            if self._shelf is None:
                raise
        finally:
            self._reading.release()

    def _take(self, fresh: Shelf) -> None:
        """Show a shelf from now on; one that is the same keeps the pages that were made."""
        if self._shelf == fresh:
            return
        rings = {ring.id: ring for ring in (*fresh.retired, *fresh.rings)}
        codes = {code: rings[ring_id] for code, ring_id in fresh.codes.items() if ring_id in rings}
        skus = {ring.sku.upper(): ring for ring in fresh.rings}
        pages = {lang: Pages(fresh, lang, self.base, forms=self.forms) for lang in LANGUAGES}
        files = {path: made(path, data) for path, data in files_beside(fresh)}
        with self._lock:
            self._shelf, self._codes, self._skus, self._pages, self._made = fresh, codes, skus, pages, files

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
        ring = self._codes.get(key) if kind == "r" else None
        if ring is not None and ring_at(lang, ring.code).path == path:
            return pages.ring(ring) if ring.fields.get("active") else pages.retired(ring)
        if kind == "m":
            makers = [maker for maker in fresh.makers.values() if maker_at(lang, maker).path == path]
            return pages.maker(makers[0]) if makers else None
        return None
