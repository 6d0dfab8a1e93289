"""A JSON file read piece by piece, so that the longest needs little memory."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import IO, Any, Final

_CHUNK: Final = 1 << 16
_SIGN: Final = re.compile(r"[^ \t\r\n]")
MOST: Final = 200_000_000
"""Characters of one value."""


class Torn(ValueError):
    """The file is no JSON, or ends too early."""


def no_number(name: str) -> float:
    """Refuse NaN and the infinities, which JSON has not (RFC 8259, 6)."""
    raise ValueError(name)


class _Text:
    """The text of a file, as far as it was read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._decode = codecs.getincrementaldecoder("utf-8-sig")()
        self._json = json.JSONDecoder(parse_constant=no_number)
        self._held = ""
        self._at = 0
        self._ended = False

    def _more(self, size: int = _CHUNK) -> bool:
        """Read on; tell whether there was more."""
        self._held = self._held[self._at :]
        self._at = 0
        if self._ended:
            return False
        data = self._file.read(size)
        self._ended = not data
        self._held += self._decode.decode(data, final=self._ended)
        return not self._ended

    def sign(self) -> str:
        """Return the next character that is no blank, without passing it; empty at the end."""
        while True:
            found = _SIGN.search(self._held, self._at)
            self._at = found.start() if found else len(self._held)
            if found:
                return found[0]
            if not self._more():
                return ""

    def passed(self, sign: str) -> bool:
        """Pass the next character where it is `sign`, and tell so."""
        if self.sign() != sign:
            return False
        self._at += 1
        return True

    def value(self) -> Any:  # noqa: ANN401  any JSON
        """Return the next value."""
        self.sign()
        size = _CHUNK
        while True:
            try:
                value, end = self._json.raw_decode(self._held, self._at)
            except json.JSONDecodeError as fault:
                size *= 2
                if len(self._held) - self._at > MOST or not self._more(size):
                    raise Torn from fault
                continue
            length = end - self._at
            if end == len(self._held) and self._more():
                continue  # a number may go on
            self._at += length
            return value


def members(file: IO[bytes], listed: str) -> Iterator[tuple[str, Any]]:
    """Yield the members of the object that a file holds; of the list `listed` None, then each item alone.

    Raises `Torn` for what is no JSON object (RFC 8259, UTF-8), as `ValueError` and `RecursionError` are.
    """
    text = _Text(file)
    if not text.passed("{"):
        raise Torn
    while not text.passed("}"):
        name = text.value()
        if not isinstance(name, str) or not text.passed(":"):
            raise Torn
        if name == listed and text.passed("["):
            yield name, None
            yield from ((name, item) for item in _items(text))
        else:
            yield name, text.value()
        if not text.passed(",") and text.sign() != "}":
            raise Torn
    if text.sign():
        raise Torn


def _items(text: _Text) -> Iterator[Any]:
    """Yield the items of a list whose bracket was passed."""
    while not text.passed("]"):
        yield text.value()
        if not text.passed(",") and text.sign() != "]":
            raise Torn
