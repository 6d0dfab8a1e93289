"""The words of pages on paper and on the web, in the five languages of the catalogue."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import Final

from fairdesk.assets_dir import assets_dir
from fairdesk.language.formats import WIDE, number_said, plural_form

FALLBACK: Final = "en"

Word = str | dict[str, str]
"""What a word is in one language; one that counts has a text for each plural form of CLDR."""


def page_word(word: str, lang: str, **values: object) -> str:
    """Return what pages say for `word` in `lang` (fa, ar, en, de, sv), `{names}` filled with `values`.

    Another language gets English. The values stand as they are given: in the language's digits, and
    isolated where they run the other way.

    Raises:
        KeyError: there is no such word.
    """
    said = _said(word, lang)
    text = said if isinstance(said, str) else said["other"]
    return text.format(**values) if values else text


def page_count(word: str, number: float, lang: str) -> str:
    """Return a number with what is counted, in the plural form that it asks for (CLDR), torn by no line."""
    said = _said(word, lang)
    if isinstance(said, dict):
        said = said.get(plural_form(number, lang), said["other"])
    return said.format(number=number_said(number, lang)).replace(" ", WIDE)


@lru_cache(maxsize=1)
def page_words() -> dict[str, dict[str, Word]]:
    """Return all words of pages, each by language."""
    return tomllib.loads((assets_dir() / "terms/page.toml").read_text(encoding="utf-8"))


def _said(word: str, lang: str) -> Word:
    words = page_words()[word]
    return words.get(lang) or words[FALLBACK]
