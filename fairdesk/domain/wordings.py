"""Wordings of consent: files that are never edited, one folder a version, one file a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from fairdesk.domain.trade import Purpose
from fairdesk.language.terms import FALLBACK
from fairdesk.language.wording_files import wording_texts

PARTS: Final = ("title", "notice", *Purpose, "withdrawal")
"""What a wording must have, each under its name in brackets."""

_HEAD: Final = re.compile(r"^\[([a-z]+)\]$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording as written: `text` is the whole file; `parts` still hold `{controller}`, `{contact}`."""

    version: str
    language: str
    text: str
    parts: Mapping[str, str]

    @property
    def name(self) -> str:
        """Return what a consent records of it: version/language."""
        return f"{self.version}/{self.language}"

    def said(self, part: str, controller: str, contact: str = "") -> str:
        """Return a part with the fair's data controller and its contact filled in.

        Without a contact the controller stands in its place.
        """
        return (
            self.parts[part].replace("{controller}", controller).replace("{contact}", contact or controller)
        )


def parse(version: str, language: str, text: str) -> Wording:
    """Return the wording in a file's text.

    Raises:
        ValueError: a part is missing, empty or unknown; the file is damaged.
    """
    pieces = _HEAD.split(text.replace("\r\n", "\n"))
    parts = {name: body.strip() for name, body in zip(pieces[1::2], pieces[2::2], strict=True)}
    if pieces[0].strip() or set(parts) != set(PARTS) or not all(parts.values()):
        raise ValueError(f"wording {version}/{language} is damaged")
    return Wording(version, language, text, parts)


def pick(language: str, available: Mapping[str, object]) -> str:
    """Return the language in which a visitor is asked: theirs (also as `de-AT`), else English, else any.

    `available` maps languages to anything; only its keys count. Empty when there is none.
    """
    for wish in (language, language.split("-")[0], FALLBACK):
        if wish in available:
            return wish
    return next(iter(available), "")


def current(language: str) -> Wording:
    """Return the newest wording that fairdesk brings, in `language` or the next best one."""
    texts = wording_texts()
    version = newest(texts)
    chosen = pick(language, texts[version])
    return parse(version, chosen, texts[version][chosen])


def newest(versions: Mapping[str, object]) -> str:
    """Return the newest of the versions, which are named year-number (`2026-1`); empty when there is none."""
    return max(versions, key=_order, default="")


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))
