"""The trade's words in the five languages of the catalogue."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from fairdesk.assets_dir import assets_dir

FALLBACK: Final = "en"


def term(code: str, lang: str, kind: str = "") -> str:
    """Return the word for a code in `lang` (fa, ar, en, de, sv), else in English, else the code.

    `kind` ("stone", "treatment", "plating", "part" ...) tells codes apart that several kinds have; without
    it the first kind that has the code speaks.
    """
    words = _words(code, kind)
    return words.get(lang) or words.get(FALLBACK) or code


def spellings() -> Iterator[tuple[str, str, str]]:
    """Yield every (kind, code, word) by which a code may be written, in any language."""
    for kind, codes in _read().items():
        for code, words in codes.items():
            yield kind, code, code
            yield kind, code, code.replace("_", " ")
            for lang, word in words.items():
                if lang == "also":
                    yield from ((kind, code, other) for other in word)
                else:
                    yield kind, code, word


def codes(kind: str) -> tuple[str, ...]:
    """Return the codes of a kind, in the order of the file."""
    return tuple(_read().get(kind, {}))


def _words(code: str, kind: str) -> Mapping[str, Any]:
    if kind:
        return _read().get(kind, {}).get(code, {})
    return next((codes[code] for codes in _read().values() if code in codes), {})


@lru_cache(maxsize=1)
def _read() -> dict[str, dict[str, dict[str, Any]]]:
    return tomllib.loads((assets_dir() / "terms/terms.toml").read_text(encoding="utf-8"))
