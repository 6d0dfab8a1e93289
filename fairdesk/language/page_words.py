"""The words of pages on paper and on the web, in the five languages of the catalogue."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import Final

from fairdesk.assets_dir import assets_dir

FALLBACK: Final = "en"


def page_word(word: str, lang: str, **values: object) -> str:
    """Return what pages say for `word` in `lang` (fa, ar, en, de, sv), `{names}` filled with `values`.

    Another language gets English. The values stand as they are given: in the language's digits, and
    isolated where they run the other way.

    Raises:
        KeyError: there is no such word.
    """
    words = page_words()[word]
    said = words.get(lang) or words[FALLBACK]
    return said.format(**values) if values else said


@lru_cache(maxsize=1)
def page_words() -> dict[str, dict[str, str]]:
    """Return all words of pages, each by language."""
    return tomllib.loads((assets_dir() / "terms/page.toml").read_text(encoding="utf-8"))
