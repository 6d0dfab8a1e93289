"""Whether two vCards say the same, however an address book wrote them down."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Final

_FOLD: Final = re.compile(r"\r?\n[ \t]")
_GROUP: Final = re.compile(r"^[\w-]+\.")
_OF_THE_SERVER: Final = frozenset({"REV", "PRODID", "X-RADICALE-NAME"})
"""What changes without anything of the person being changed."""


def fingerprint(card: str) -> str:
    """Return what two cards share that say the same: SHA-256, in hexadecimal digits.

    REV, PRODID, the order of lines and types, and where lines are folded tell nothing (RFC 2426, RFC 6350).
    """
    lines = sorted(
        f"{name};{parameters}:{value}"
        for name, parameters, value in _lines(card)
        if name not in _OF_THE_SERVER and value.strip(";")
    )
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def uid(card: str) -> str:
    """Return a card's UID as it is written; "" when it has none."""
    return next((value.strip() for name, _parameters, value in _lines(card) if name == "UID"), "")


def _lines(card: str) -> Iterator[tuple[str, str, str]]:
    """Yield a card's lines as name, parameters in one order, and value."""
    for line in _FOLD.sub("", card).replace("\r\n", "\n").split("\n"):
        head, colon, value = line.partition(":")
        if colon:
            name, _semicolon, rest = head.partition(";")
            yield _GROUP.sub("", name).upper(), _parameters(rest), value


def _parameters(rest: str) -> str:
    """Return parameters so that `TYPE=WORK;TYPE=VOICE` is as `type="voice,work"`."""
    found: set[tuple[str, str]] = set()
    for parameter in filter(None, rest.upper().split(";")):
        name, _equals, values = parameter.partition("=")
        found |= {(name, value) for value in values.strip('"').split(",")}
    return ";".join(f"{name}={value}" for name, value in sorted(found))
