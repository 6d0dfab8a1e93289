"""What the maker reads first: what the files are, of which fair, whose, and what may be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fairdesk.language.bidi.isolate import without_controls
from fairdesk.language.page_words import page_count, page_word

LANGUAGES: Final = ("fa", "en")
NAME: Final = "READ-ME.txt"

_FILES: Final = {".pdf": "pdf", ".vcf": "vcf", ".ics": "ics", ".csv": "csv"}


@dataclass(frozen=True, slots=True)
class About:
    """What the text tells in one language: maker, fair and day, as they are said there."""

    maker: str
    fair: str
    made: str
    ask: str


def read_me(about: dict[str, About], count: int, names: Sequence[str]) -> bytes:
    """Return the text in Persian and English, UTF-8, lines ended by CRLF; `names` are the other files."""
    parts = [_said(about[lang], count, names, lang) for lang in LANGUAGES]
    whole = without_controls("\n\n----\n\n".join(parts) + "\n")
    return whole.replace("\n", "\r\n").encode("utf-8")


def _said(about: About, count: int, names: Sequence[str], lang: str) -> str:
    files = [
        f"{name}: {page_word(f'handover_{_FILES[Path(name).suffix]}', lang)}"
        for name in names
        if Path(name).suffix in _FILES
    ]
    lines = (
        page_word("handover_title", lang),
        page_word("handover_for", lang, maker=about.maker),
        about.fair,
        f"{page_count('handover_count', count, lang)}  ·  {page_word('handover_made', lang, day=about.made)}",
        "",
        page_word("handover_what", lang),
        "",
        *files,
        "",
        page_word("handover_own", lang),
        page_word("handover_no_ads", lang),
        page_word("handover_withdrawn", lang),
        page_word("handover_ask", lang, contact=about.ask) if about.ask else "",
    )
    return "\n".join(lines).rstrip()
