"""The codes that words in cells mean, as fairdesk's own tables in English and Persian have them."""

from __future__ import annotations

from functools import lru_cache

from fairdesk.domain.folding import fold
from fairdesk.domain.labels import both_names
from fairdesk.domain.trade import BuyerType, Level, Rating, Reason
from fairdesk.language.messages import language

Kind = type[BuyerType] | type[Level] | type[Rating] | type[Reason]


def code_of(text: str, kind: Kind) -> str:
    """Return the code of a kind that a text means in either language; the text itself for none."""
    return _known(kind, language()).get(fold(text), text)


@lru_cache(maxsize=16)
def _known(kind: Kind, _language: str) -> dict[str, str]:
    """Return the codes by their words; the language of the interface only keeps those of another apart."""
    return {fold(word): code.value for code in kind for word in (code.value, *both_names(code))}
