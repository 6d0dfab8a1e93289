"""Pages that say one thing, and what to do about it."""

from __future__ import annotations

from functools import partial

from fairdesk.domain.languages import direction
from fairdesk.language.page_words import page_word
from fairdesk.web.addresses import simple_at
from fairdesk.web.files import shared_files
from fairdesk.web.pages import Pages
from fairdesk.web.render import rendered


def said_page(pages: Pages, word: str, name: str = "", *, up: str = "") -> bytes:
    """Return a page that says `word` and `word_help` of the pages' words.

    `name` is its own address in each language; without one its other languages are the catalogue's. `up` is
    the way to all pages from where it is shown, when that is not there.
    """
    frame = pages.frame.around(partial(simple_at, name=name), page_word(word, pages.lang))
    said = {"title_said": page_word(word, pages.lang), "text_said": page_word(f"{word}_help", pages.lang)}
    return rendered("said.html", **{**frame, "up": up or frame["up"]}, **said)


def plain_page(lang: str, word: str, up: str) -> bytes:
    """Return such a page when nothing is known of the stand: its database cannot be read."""
    said = {"title_said": page_word(word, lang), "text_said": page_word(f"{word}_help", lang)}
    files = {what: path for what, (path, _data) in shared_files().items()}
    return rendered("plain.html", lang=lang, dir=direction(lang), files=files, up=up, **said)
