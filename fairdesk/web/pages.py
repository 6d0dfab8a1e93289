"""Every page in every language, from what the shelf holds; addresses are those of a folder of files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from fairdesk.domain.languages import direction
from fairdesk.domain.pages.gi import gi_statement
from fairdesk.domain.pages.ring import maker_named
from fairdesk.domain.pages.rows import PageMaker, PageRing
from fairdesk.domain.pages.spoken import spoken
from fairdesk.language.bidi.isolate import without_controls
from fairdesk.language.formats import days_said
from fairdesk.language.page_words import page_word
from fairdesk.web.addresses import ask_at, choice_at, maker_at, ring_at, simple_at
from fairdesk.web.asking import WEB, ways_to_reach
from fairdesk.web.catalogue import catalogue_page
from fairdesk.web.files import CARD, CODE
from fairdesk.web.frame import Frame, named
from fairdesk.web.render import rendered
from fairdesk.workflows.pages.enquiry import ways_to_ask
from fairdesk.workflows.pages.shelf import Shelf

MORE: Final = 8
"""Other rings of the maker below a ring."""


class Pages:
    """Makes the pages of one language; `base` is the one of `Frame`, `forms` offers to leave details."""

    def __init__(self, shelf: Shelf, lang: str, base: str, *, forms: bool = False) -> None:
        self._shelf, self._lang, self._forms = shelf, lang, forms
        self._frame = Frame(shelf, lang, base)

    @property
    def lang(self) -> str:
        """The language of these pages."""
        return self._lang

    @property
    def shelf(self) -> Shelf:
        """What they are made of."""
        return self._shelf

    @property
    def frame(self) -> Frame:
        """What the pages have in common."""
        return self._frame

    def all(self) -> Iterator[tuple[str, bytes]]:
        """Yield every page as (file, content)."""
        yield simple_at(self._lang).file, self.catalogue()
        for ring in self._shelf.rings:
            yield ring_at(self._lang, ring.code).file, self.ring(ring)
        for ring in self._shelf.retired:
            yield ring_at(self._lang, ring.code).file, self.retired(ring)
        for maker in self._shelf.makers.values():
            yield maker_at(self._lang, maker).file, self.maker(maker)
        yield simple_at(self._lang, "contact").file, self.contact()
        yield simple_at(self._lang, "privacy").file, self.privacy()

    def ring(self, ring: PageRing) -> bytes:
        """Return a ring's page."""
        said, lang, shelf = self._frame.said[ring.id], self._lang, self._shelf
        maker = shelf.makers.get(ring.maker_id)
        link = f"{self._frame.base}/R/{ring.code}" if self._frame.base else ""
        name = without_controls(said.name.text)
        ask = ways_to_ask(shelf.contact, lang, shelf.fair.name, [(name, said.sku)], link)
        others = [one for one in shelf.rings if one.maker_id == ring.maker_id and one.id != ring.id][:MORE]
        more_title = page_word("more_of_maker", lang, maker=said.maker)
        frame = self._around(ring, said.name.text, said.stone, ring.picture)
        item = {
            **self._frame.named(said),
            "maker": named(maker_named(maker, lang), lang),
            "maker_path": maker_at(lang, maker).path if maker else simple_at(lang).path,
            "picture": self._frame.picture(ring.picture),
            "award": said.award,
            "text": said.text.text,
            "text_lang": said.text.language,
            "text_dir": direction(said.text.language),
            "facts": said.facts,
            "price": said.price,
            "price_until": said.price_until,
            "moq": said.moq,
            "sku": said.sku,
            "gi": said.gi,
        }
        terms = shelf.fair.price_terms if said.price and ring.fields.get("price_minor") is not None else ""
        return rendered(
            "ring.html",
            **frame,
            ring=item,
            ask=ask,
            form_path=ask_at(lang, f"r/{ring.code}").path if self._forms else "",
            more=self._frame.cards(others),
            more_title=more_title,
            price_terms=terms,
        )

    def retired(self, ring: PageRing) -> bytes:
        """Return the page of a ring that is not on sale any more: its code still leads somewhere."""
        said = self._shelf.said(ring, self._lang)
        frame = self._around(ring, said.name.text)
        return rendered("retired.html", **frame, ring=self._frame.named(said))

    def catalogue(self) -> bytes:
        """Return all rings, by stone."""
        return catalogue_page(self._frame)

    def maker(self, maker: PageMaker) -> bytes:
        """Return a maker's page with its rings."""
        lang = self._lang
        story = spoken(maker.texts, lang, 1)
        own = [ring for ring in self._shelf.rings if ring.maker_id == maker.id]
        website = str(maker.fields.get("website") or "")
        name = maker_named(maker, lang)
        item = {
            **named(name, lang),
            "where": maker.fields.get("city") or "",
            "story": story.text,
            "story_lang": story.language,
            "story_dir": direction(story.language),
            "gi": gi_statement(maker.fields, self._shelf.fair.country, lang),
            "website": website if website.startswith(WEB) else "",
            "rings": self._frame.cards(own),
        }
        picture = next((ring.picture for ring in own if ring.picture), "")
        at = partial(maker_at, maker=maker)
        frame = self._frame.around(at, name.text, story.text, picture)
        return rendered("maker.html", **frame, maker=item)

    def contact(self) -> bytes:
        """Return how to reach the stand, and its legal notice."""
        fair, contact, lang = self._shelf.fair, self._shelf.contact, self._lang
        shown = {
            "name": contact.name,
            "lines": ways_to_reach(contact),
            "card": CARD if contact.can_be_reached else "",
            "code": CODE if contact.can_be_reached else "",
        }
        frame = self._plain("contact")
        days = days_said(fair.starts, fair.ends, lang)
        form = ask_at(lang, "").path if self._forms else ""
        return rendered(
            "contact.html", **frame, contact=shown, days=days, legal=fair.legal_notice, form_path=form
        )

    def privacy(self) -> bytes:
        """Return the notice of what is kept of visitors."""
        said = self._shelf.notice(self._lang)
        parts = [said["notice"], *_listed(said["agree"]), said["withdrawal"]]
        notice = {**said, "parts": parts, "dir": direction(str(said["language"]))}
        return rendered("privacy.html", **self._plain("privacy"), notice=notice)

    def missing(self, up: str) -> bytes:
        """Return what an address says that leads nowhere; `up` is the way from there to all pages."""
        frame = self._frame.around(simple_at, self._frame.words["not_found"], choice=choice_at())
        return rendered("missing.html", **{**frame, "up": up})

    def _plain(self, name: str) -> dict[str, Any]:
        return self._frame.around(partial(simple_at, name=name), self._frame.words[name])

    def _around(self, ring: PageRing, title: str, about: str = "", picture: str = "") -> dict[str, Any]:
        at = partial(ring_at, code=ring.code)
        return self._frame.around(at, title, about, picture, choice_at(ring.code))


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else [value]
