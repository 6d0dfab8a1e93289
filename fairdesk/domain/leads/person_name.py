"""A person's name, whole and in its parts: no word of it is lost, none is guessed at."""

from __future__ import annotations

import re
from typing import Final

_APART: Final = re.compile(r"[\s,;،؛]+")
_EAST_ASIAN: Final = re.compile(r"[\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]+")


def put_together(given: str, family: str) -> str:
    """Return the whole name; in Chinese, Japanese or Korean letters the family is first, and no blank."""
    if _EAST_ASIAN.fullmatch(given) and _EAST_ASIAN.fullmatch(family):
        return family + given
    return f"{given} {family}".strip()


def parted(name: str, given: str, family: str) -> tuple[str, str]:
    """Return first and last name, which have every word of the whole name together, and no other.

    They are given and family name where these are the whole; where the family name stands at the end or
    the beginning, all other words are the first name; else the first is the whole, and there is no last.
    """
    if words(put_together(given, family)) == words(name):
        return given, family
    whole, last = [word for word in _APART.split(name) if word], words(family)
    if last and words(name)[-len(last) :] == last:
        return " ".join(whole[: -len(last)]), family
    if last and words(name)[: len(last)] == last:
        return " ".join(whole[len(last) :]), family
    return (given, family) if sorted(words(f"{given} {family}")) == sorted(words(name)) else (name, "")


def words(text: str) -> list[str]:
    """Return the words of a name as they are compared; commas and semicolons stand between them, too."""
    return [word for word in _APART.split(text.casefold()) if word]
