"""Where pages and pictures are, below the base address: the same for a server and for a folder of files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from fairdesk.domain.pages.rows import PageMaker

SHARED: Final = "static"
"""The folder of the files that all pages share."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page is: its path below the base address, ending with `/`, and its folder's depth."""

    path: str

    @property
    def up(self) -> str:
        """The way back to the base, for links that work wherever the files lie."""
        return "../" * self.path.count("/") or "./"

    @property
    def file(self) -> str:
        """The file that a web server shows at this path."""
        return f"{self.path}index.html"


def ring_at(lang: str, code: str) -> Address:
    """Return where a ring's page in a language is."""
    return Address(f"{lang}/r/{code}/")


def choice_at(code: str = "") -> Address:
    """Return where a ring's page in no language is, in printed case: what its code opens; the catalogue's."""
    return Address(f"R/{code}/" if code else "")


def maker_at(lang: str, maker: PageMaker) -> Address:
    """Return where a maker's page in a language is: its code, made safe for folders and no other's."""
    safe = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in maker.code)
    return Address(f"{lang}/m/{safe if safe == maker.code else f'{safe}-{maker.id[:8]}'}/")


def simple_at(lang: str, name: str = "") -> Address:
    """Return where the catalogue (no name), `contact` or `privacy` is."""
    return Address(f"{lang}/{name}/" if name else f"{lang}/")


def ask_at(lang: str, key: str) -> Address:
    """Return where the form is to leave one's details: of nothing (no key), `r/CODE` or `p/TOKEN`."""
    return Address(f"{lang}/{key}/ask/" if key else f"{lang}/ask/")


def picks_at(lang: str, token: str) -> Address:
    """Return where one visitor's rings are."""
    return Address(f"{lang}/p/{token}/")


def picture_path(picture: str) -> str:
    """Return where a picture is: under a name that is its content's."""
    return f"i/{picture[:20]}.webp"


def shared_path(name: str, data: bytes) -> str:
    """Return where a shared file is: below a piece of its content's SHA-256, so that browsers may keep it."""
    stem, _dot, ending = name.partition(".")
    return f"{SHARED}/{stem}-{hashlib.sha256(data).hexdigest()[:10]}.{ending}"
