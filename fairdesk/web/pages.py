"""Every page in every language, from what the shelf holds; addresses are those of a folder of files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from fairdesk.domain.languages import direction
from fairdesk.domain.languages import name as language_name
from fairdesk.domain.pages.gi import gi_statement
from fairdesk.domain.pages.ring import RingSaid, maker_name
from fairdesk.domain.pages.rows import PageMaker, PageRing
from fairdesk.domain.pages.spoken import Spoken, spoken
from fairdesk.domain.trade import LANGUAGES
from fairdesk.language.bidi.isolate import without_controls
from fairdesk.language.formats import days_said
from fairdesk.language.page_words import page_word
from fairdesk.language.terms import term
from fairdesk.web.addresses import Address, ask_at, maker_at, picture_path, ring_at, simple_at
from fairdesk.web.asking import WEB, ways_to_reach
from fairdesk.web.files import CARD, shared_files
from fairdesk.web.render import rendered
from fairdesk.workflows.pages.enquiry import ways_to_ask
from fairdesk.workflows.pages.shelf import Shelf

MORE: Final = 8
"""Other rings of the maker below a ring."""

ABOUT: Final = 160
"""Letters of what search engines and messengers show of a page."""

_WORDS: Final = (
    "to_content", "languages", "all_rings", "contact", "privacy", "no_picture", "no_offer", "ask", "ask_how",
    "other_language", "moq", "rings_from_qom", "silver_and_stone", "makers", "stone", "retired", "save_card",
    "visit_us", "legal_notice", "not_found", "not_found_help", "leave_details", "leave_why",
)  # fmt: skip


class Pages:
    """Makes the pages of one language.

    `base` is the public address for links that must be whole, or empty; `root` is what links on the pages
    begin with where a server shows them, else they lead back from where the page lies. `forms` offers to
    leave one's details.
    """

    def __init__(self, shelf: Shelf, lang: str, base: str, root: str = "", *, forms: bool = False) -> None:
        self._shelf, self._lang, self._base, self._root = shelf, lang, base.rstrip("/"), root
        self._forms = forms
        self._words = {word: page_word(word, lang) for word in _WORDS}
        self._said = {ring.id: shelf.said(ring, lang) for ring in shelf.rings}

    @property
    def lang(self) -> str:
        """The language of these pages."""
        return self._lang

    @property
    def shelf(self) -> Shelf:
        """What they are made of."""
        return self._shelf

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
        said, lang, shelf = self._said[ring.id], self._lang, self._shelf
        address = ring_at(lang, ring.code)
        maker = shelf.makers.get(ring.maker_id)
        link = f"{self._base}/R/{ring.code}" if self._base else ""
        name = without_controls(said.name.text)
        ask = ways_to_ask(shelf.contact, lang, shelf.fair.name, [(name, said.sku)], link)
        others = [one for one in shelf.rings if one.maker_id == ring.maker_id and one.id != ring.id][:MORE]
        more_title = page_word("more_of_maker", lang, maker=said.maker)
        same = [ring_at(one, ring.code) for one in LANGUAGES]
        frame = self.frame(address, same, said.name.text, said.stone, ring.picture)
        item = {
            **self.named(said),
            "maker": said.maker,
            "maker_path": maker_at(lang, maker).path if maker else simple_at(lang).path,
            "picture": self.picture(ring.picture),
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
            more=self.cards(others),
            more_title=more_title,
            price_terms=terms,
        )

    def retired(self, ring: PageRing) -> bytes:
        """Return the page of a ring that is not on sale any more: its code still leads somewhere."""
        said = self._shelf.said(ring, self._lang)
        address = ring_at(self._lang, ring.code)
        frame = self.frame(address, [ring_at(one, ring.code) for one in LANGUAGES], said.name.text, "", "")
        return rendered("retired.html", **frame, ring=self.named(said))

    def catalogue(self) -> bytes:
        """Return all rings, by stone."""
        lang = self._lang
        stones: dict[str, list[PageRing]] = {}
        for ring in self._shelf.rings:
            stones.setdefault(self._said[ring.id].stone_code, []).append(ring)
        order = sorted(stones, key=lambda code: (not code, -len(stones[code]), code))
        groups = [
            {"id": f"s-{code or 'other'}", "title": self._stone(code), "rings": self.cards(stones[code])}
            for code in order
        ]
        makers = [
            {"name": maker_name(maker, lang), "path": maker_at(lang, maker).path}
            for maker in self._shelf.makers.values()
        ]
        picture = next((ring.picture for ring in self._shelf.rings if ring.picture), "")
        title, about = self._words["rings_from_qom"], self._words["silver_and_stone"]
        frame = self.frame(simple_at(lang), [simple_at(one) for one in LANGUAGES], title, about, picture)
        return rendered("catalogue.html", **frame, groups=groups, makers=makers)

    def maker(self, maker: PageMaker) -> bytes:
        """Return a maker's page with its rings."""
        lang = self._lang
        story = spoken(maker.texts, lang, 1)
        own = [ring for ring in self._shelf.rings if ring.maker_id == maker.id]
        website = str(maker.fields.get("website") or "")
        item = {
            "name": maker_name(maker, lang),
            "where": maker.fields.get("city") or "",
            "story": story.text,
            "story_lang": story.language,
            "story_dir": direction(story.language),
            "gi": gi_statement(maker.fields, self._shelf.fair.country, lang),
            "website": website if website.startswith(WEB) else "",
            "rings": self.cards(own),
        }
        picture = next((ring.picture for ring in own if ring.picture), "")
        same = [maker_at(one, maker) for one in LANGUAGES]
        frame = self.frame(maker_at(lang, maker), same, str(item["name"]), story.text, picture)
        return rendered("maker.html", **frame, maker=item)

    def contact(self) -> bytes:
        """Return how to reach the stand, and its legal notice."""
        fair, contact, lang = self._shelf.fair, self._shelf.contact, self._lang
        shown = {
            "name": contact.name,
            "lines": ways_to_reach(contact),
            "card": CARD if contact.can_be_reached else "",
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
        return rendered("privacy.html", **self._plain("privacy"), notice={**said, "parts": parts})

    def missing(self) -> bytes:
        """Return what an address says that leads nowhere."""
        addresses = [simple_at(one) for one in LANGUAGES]
        frame = self.frame(simple_at(self._lang), addresses, self._words["not_found"], "", "")
        return rendered("missing.html", **frame)

    def _plain(self, name: str) -> dict[str, Any]:
        addresses = [simple_at(one, name) for one in LANGUAGES]
        return self.frame(simple_at(self._lang, name), addresses, self._words[name], "", "")

    def frame(
        self, address: Address, others: Sequence[Address], title: str, about: str, picture: str
    ) -> dict[str, Any]:
        """Return what every page has around it; `others` are the same page in each language."""
        lang, shelf = self._lang, self._shelf
        shot = self.picture(picture)
        base = f"{self._base}/" if self._base else ""
        brand = without_controls(shelf.brand(lang))
        return {
            "lang": lang,
            "dir": direction(lang),
            "title": f"{without_controls(title)} – {brand}",
            "about": without_controls(about or title)[:ABOUT],
            "address": f"{base}{address.path}" if base else "",
            "picture_address": f"{base}{shot['path']}" if base and shot else "",
            "others": [
                {
                    "lang": one,
                    "name": language_name(one),
                    "path": at.path,
                    "address": f"{base}{at.path}" if base else "",
                }
                for one, at in zip(LANGUAGES, others, strict=True)
            ],
            "up": self._root or address.up,
            "home": simple_at(lang).path,
            "contact_path": simple_at(lang, "contact").path,
            "privacy_path": simple_at(lang, "privacy").path,
            "files": {what: path for what, (path, _data) in shared_files().items()},
            "words": self._words,
            "brand": brand,
            "fair": shelf.fair.name,
            "place": shelf.place(lang),
            "practice": page_word("practice_note", lang) if shelf.fair.sample else "",
        }

    def cards(self, rings: Sequence[PageRing]) -> list[dict[str, Any]]:
        """Return rings as they stand in a row of many."""
        return [
            {
                **self.named(self._said[ring.id]),
                "path": ring_at(self._lang, ring.code).path,
                "picture": self.picture(ring.picture),
                "stone": self._said[ring.id].stone,
            }
            for ring in rings
        ]

    def named(self, said: RingSaid) -> dict[str, Any]:
        """Return a ring's name with the language it is in."""
        name: Spoken = said.name
        return {"name": name.text, "name_lang": name.language, "name_dir": direction(name.language)}

    def picture(self, sha256: str) -> dict[str, Any] | None:
        """Return where a picture is and how large; None where there is none."""
        shot = self._shelf.pictures.get(sha256)
        return {"path": picture_path(sha256), "width": shot.width, "height": shot.height} if shot else None

    def _stone(self, code: str) -> str:
        if not code:
            return page_word("other_stones", self._lang)
        said = term(code, self._lang, "stone")
        return said[:1].upper() + said[1:]


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else [value]
