"""The pages as a folder of files for any host, so that a printed code outlives the fair."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fairdesk.domain.languages import direction
from fairdesk.domain.languages import name as language_name
from fairdesk.domain.pages.rows import PageRing
from fairdesk.domain.pages.spoken import Spoken, spoken
from fairdesk.domain.trade import LANGUAGES
from fairdesk.language.page_words import page_word
from fairdesk.web.addresses import Address, choice_at, picture_path, ring_at, simple_at
from fairdesk.web.files import files_beside, shared_files
from fairdesk.web.frame import named
from fairdesk.web.pages import Pages
from fairdesk.web.render import rendered
from fairdesk.workflows.pages.shelf import Shelf


def site_files(shelf: Shelf, base: str) -> Iterator[tuple[str, bytes]]:
    """Yield every file as (path, content).

    `R/CODE/index.html` is what a printed code opens, in printed case: it lets the visitor choose a language,
    for a plain host cannot. `base` is the public address for links that must be whole, or empty.
    """
    yield from files_beside(shelf)
    yield "index.html", _choose(shelf, base, choice_at(), [simple_at(lang) for lang in LANGUAGES], None)
    rings = {ring.id: ring for ring in (*shelf.retired, *shelf.rings)}
    for code, ring_id in shelf.codes.items():
        if (ring := rings.get(ring_id)) is not None:
            at = choice_at(code)
            yield at.file, _choose(shelf, base, at, [ring_at(lang, ring.code) for lang in LANGUAGES], ring)
    for lang in LANGUAGES:
        yield from Pages(shelf, lang, base).all()


def _choose(shelf: Shelf, base: str, at: Address, pages: list[Address], ring: PageRing | None) -> bytes:
    """Return the page that lets a visitor choose a language, with the ring's name in each."""
    root = f"{base.rstrip('/')}/" if base else ""
    shot = shelf.pictures.get(ring.picture) if ring is not None else None
    path = picture_path(ring.picture) if ring is not None and shot else ""
    names = {lang: _name(ring, lang) for lang in LANGUAGES}
    tongues: list[dict[str, Any]] = [
        {
            "lang": lang,
            "dir": direction(lang),
            "name": language_name(lang),
            "said": named(names[lang], lang),
            "path": page.path,
            "address": f"{root}{page.path}" if root else "",
        }
        for lang, page in zip(LANGUAGES, pages, strict=True)
    ]
    return rendered(
        "choose.html",
        title=names["en"].text,
        up=at.up,
        address=f"{root}{at.path}" if root else at.up + at.path,
        files={what: name for what, (name, _data) in shared_files().items()},
        tongues=tongues,
        picture={"path": path, "width": shot.width, "height": shot.height} if shot else None,
        picture_address=f"{root}{path}" if root and path else "",
        practice=page_word("practice_note", "en") if shelf.fair.sample else "",
    )


def _name(ring: PageRing | None, lang: str) -> Spoken:
    if ring is None:
        return Spoken(page_word("rings_from_qom", lang), lang)
    name = spoken(ring.texts, lang, 0)
    return name if name.text else Spoken(ring.sku, "")
