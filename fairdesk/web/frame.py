"""What pages of one language have in common: what stands around them, and rings as cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from fairdesk.domain.languages import direction
from fairdesk.domain.languages import name as language_name
from fairdesk.domain.pages.ring import RingSaid
from fairdesk.domain.pages.rows import PageRing
from fairdesk.domain.pages.spoken import STAND_INS, Spoken
from fairdesk.domain.trade import LANGUAGES
from fairdesk.language.bidi.isolate import without_controls
from fairdesk.language.page_words import page_word
from fairdesk.web.addresses import Address, picture_path, ring_at, simple_at
from fairdesk.web.files import shared_files
from fairdesk.workflows.pages.shelf import Shelf

ABOUT: Final = 160
"""Letters of what search engines and messengers show of a page."""

_WORDS: Final = (
    "to_content", "languages", "all_rings", "contact", "privacy", "no_picture", "no_offer", "ask", "ask_how",
    "other_language", "moq", "rings_from_qom", "silver_and_stone", "makers", "stone", "retired", "save_card",
    "visit_us", "legal_notice", "not_found", "not_found_help", "maker", "all_stones", "all_makers",
    "leave_details", "leave_why", "scan_card",
)  # fmt: skip


def named(name: Spoken, lang: str) -> dict[str, Any]:
    """Return a name as pages in `lang` write it: one in another language is marked, and the mark says so."""
    other = name.language not in {"", lang}
    return {
        "name": name.text,
        "name_lang": name.language,
        "name_dir": direction(name.language) if name.language else "auto",
        "mark": name.language.upper() if other else "",
        "mark_said": page_word("other_language_name", lang) if other else "",
    }


class Frame:
    """What pages in `lang` have in common.

    `base` is the public address for links that must be whole, or empty. All others lead from where the page
    lies, so that it can be served from anywhere.
    """

    def __init__(self, shelf: Shelf, lang: str, base: str) -> None:
        self.shelf, self.lang, self.base = shelf, lang, base.rstrip("/")
        self.words = {word: page_word(word, lang) for word in _WORDS}
        self.said = {ring.id: shelf.said(ring, lang) for ring in shelf.rings}

    def around(
        self,
        at: Callable[[str], Address],
        title: str,
        about: str = "",
        picture: str = "",
        choice: Address | None = None,
    ) -> dict[str, Any]:
        """Return what every page has around it.

        `at` gives where the page is in a language. `choice` is where it is for those who speak none of them,
        else they get English.
        """
        lang, shelf, address = self.lang, self.shelf, at(self.lang)
        shot = self.picture(picture)
        base = f"{self.base}/" if self.base else ""
        default = at(STAND_INS[0]) if choice is None else choice
        brand = without_controls(shelf.brand(lang))
        return {
            "lang": lang,
            "dir": direction(lang),
            "title": f"{without_controls(title)} – {brand}",
            "about": " ".join(without_controls(about or title).split())[:ABOUT],
            "address": f"{base}{address.path}" if base else "",
            "picture_address": f"{base}{shot['path']}" if base and shot else "",
            "others": [
                {
                    "lang": one,
                    "name": language_name(one),
                    "path": same.path,
                    "address": f"{base}{same.path}" if base else "",
                }
                for one, same in ((one, at(one)) for one in LANGUAGES)
            ],
            "default": {"path": default.path, "address": f"{base}{default.path}" if base else ""},
            "up": address.up,
            "home": simple_at(lang).path,
            "contact_path": simple_at(lang, "contact").path,
            "privacy_path": simple_at(lang, "privacy").path,
            "files": {what: path for what, (path, _data) in shared_files().items()},
            "words": self.words,
            "brand": brand,
            "fair": shelf.fair.name,
            "place": shelf.place(lang),
            "practice": page_word("practice_note", lang) if shelf.fair.sample else "",
        }

    def cards(self, rings: Sequence[PageRing]) -> list[dict[str, Any]]:
        """Return rings as cards that lead to their pages."""
        return [
            {
                **self.named(self.said[ring.id]),
                "path": ring_at(self.lang, ring.code).path,
                "picture": self.picture(ring.picture),
                "stone": self.said[ring.id].stone,
            }
            for ring in rings
        ]

    def named(self, said: RingSaid) -> dict[str, Any]:
        """Return a ring's name as pages write it; its SKU stands for a name in no language."""
        name = said.name
        return named(Spoken(name.text, "") if name.text == said.sku else name, self.lang)

    def picture(self, sha256: str) -> dict[str, Any] | None:
        """Return where a picture is and how large; None for none."""
        shot = self.shelf.pictures.get(sha256)
        return {"path": picture_path(sha256), "width": shot.width, "height": shot.height} if shot else None
