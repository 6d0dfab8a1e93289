"""One line of a card: its property, parameters and value, in letters."""

from __future__ import annotations

import binascii
import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from fairdesk.imports.contacts.letters import Letters

_HEAD: Final = re.compile(
    rb"\s*(?:([\w-]+)\.)?([A-Za-z0-9_-]+(?:\([^)]*\))?)\s*((?:;(?:\"[^\"]*\"|[^\":])*)?):", re.ASCII
)
_LOOSE: Final = re.compile(rb"\s*(?:([\w-]+)\.)?([A-Za-z0-9_-]+)\s*(;[^:]*)?:")
_PARAMETER: Final = re.compile(r';\s*([\w-]*)\s*(?:=\s*((?:"[^"]*"|[^";])*))?')
_CUSTOM: Final = re.compile(r";\s*X-CUSTOM\(([^)]*)\)", re.IGNORECASE)
_QUOTED: Final = re.compile(r'"([^"]*)"|([^",]+)')
_ESCAPE: Final = re.compile(r"\\([nN,;:\\])")
_CIRCUMFLEX: Final = re.compile(r"\^([n^'])")
_SEPARATORS: Final = {sign: re.compile(rf"(?<!\\)((?:\\\\)*){sign}") for sign in ";,"}
_PLAIN_NAMES: Final = ("TYPE", "ENCODING", "VALUE")
_ENCODINGS: Final = {
    "QUOTED-PRINTABLE": "QUOTED-PRINTABLE", "Q": "QUOTED-PRINTABLE", "BASE64": "B", "B": "B",
    "7BIT": "", "8BIT": "", "BINARY": "B",
}  # fmt: skip
_NO_CHARSETS: Final = frozenset({"unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined"})
_VALUES: Final = frozenset({"URL", "URI", "INLINE", "CID", "CONTENT-ID"})

Parameters = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Property:
    """A property: its group and name in capitals, its parameters by name in capitals, its raw value.

    The value's letters are read, its escapes are not.
    """

    name: str
    group: str
    parameters: Parameters
    raw: str
    number: int
    size: int

    @property
    def text(self) -> str:
        """Return the value as text: escapes undone, never cut at a comma (RFC 6350, 3.4)."""
        return unescaped(self.raw).strip()

    @property
    def types(self) -> tuple[str, ...]:
        """Return the types in small letters: `TYPE=a,b`, `TYPE="a,b"` and the bare ones of vCard 2.1."""
        return self.parameters.get("TYPE", ())

    @property
    def is_inline(self) -> bool:
        """Whether the value is of octets, not of letters."""
        return self.parameters.get("ENCODING", ("",))[0] == "B" or self.raw[:5].lower() == "data:"

    @property
    def own_label(self) -> str:
        """Return the label that somebody gave, as Samsung's phones write it: `X-CUSTOM(words)`."""
        return self.parameter("X-CUSTOM")

    def parts(self, sign: str = ";") -> list[str]:
        """Return the parts of a value with components, split at each `sign` that is not escaped."""
        return [unescaped(part).strip() for part in split_raw(self.raw, sign)]

    def parameter(self, name: str) -> str:
        """Return a parameter as written, "" without it."""
        return ",".join(self.parameters.get(name, ()))


def parse_line(data: bytes, number: int, size: int, letters: Letters) -> Property | None:
    """Return the property on an unfolded line; None when it is none. `letters` reads its octets."""
    found = _HEAD.match(data) or _LOOSE.match(data)
    if found is None:
        return None
    head = found[3] or b""
    value = data[found.end() :]
    parameters = _parsed(letters.text(head)) if head else {}
    charset = _charset(parameters.get("CHARSET", ("",))[0])
    if parameters.get("ENCODING", ("",))[0] == "QUOTED-PRINTABLE":
        value = binascii.a2b_qp(value).replace(b"\r\n", b"\n")
    return Property(
        found[2].decode("ascii").upper().replace("_", "-"),
        (found[1] or b"").decode("ascii").upper(),
        parameters,
        letters.text(value, charset),
        number,
        size,
    )


def split_raw(raw: str, sign: str) -> list[str]:
    """Split a raw value at each `sign` before which an even number of backslashes stands."""
    if "\\" not in raw:
        return raw.split(sign)
    return _SEPARATORS[sign].sub(lambda found: found[1] + "\x00", raw.replace("\x00", "")).split("\x00")


def unescaped(raw: str) -> str:
    """Undo the escapes of a text (RFC 6350, 3.4, and of colons as Google); other backslashes stay."""
    if "\\" not in raw:
        return raw
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else str(found[1]), raw)


@lru_cache(maxsize=4096)
def _parsed(head: str) -> Parameters:
    """Return the parameters of a head; callers may not change them."""
    found: dict[str, list[str]] = {}
    custom = _CUSTOM.search(head)
    if custom:
        found["X-CUSTOM"] = [_custom(custom[1])]
        head = head[: custom.start()] + head[custom.end() :]
    for match in _PARAMETER.finditer(head):
        name, written = match[1].upper(), match[2]
        if written is None:
            _take_bare(found, name)
        elif name:
            values = [_plain(quoted or bare) for quoted, bare in _QUOTED.findall(written)]
            if name in _PLAIN_NAMES:
                values = [part for value in values for part in value.split(",")]
            _take(found, name, values)
    return {name: tuple(values) for name, values in found.items()}


def _take(found: dict[str, list[str]], name: str, values: Iterable[str]) -> None:
    kept = [value.strip() for value in values]
    if name == "ENCODING":
        kept = [_ENCODINGS.get(value.upper(), value.upper()) for value in kept]
    elif name == "TYPE":
        kept = [value.lower() for value in kept]
    found.setdefault(name, []).extend(kept)


def _take_bare(found: dict[str, list[str]], word: str) -> None:
    """Take a parameter without a name: vCard 2.1 writes types, encodings and kinds of value so."""
    if word in _ENCODINGS:
        _take(found, "ENCODING", [word])
    elif word in _VALUES:
        _take(found, "VALUE", [word])
    elif word:
        _take(found, "TYPE", [word])


def _custom(written: str) -> str:
    """Return the words of `CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=D8=AF`, or of a plain text."""
    parts = written.split(",")
    said = {part.strip().upper() for part in parts}
    words = ",".join(part for part in parts if not part.strip().upper().startswith(("CHARSET=", "ENCODING=")))
    if "ENCODING=QUOTED-PRINTABLE" not in said:
        return words.strip()
    charset = next((_charset(part.partition("=")[2]) for part in said if part.startswith("CHARSET=")), "")
    octets = binascii.a2b_qp(words.encode())
    return Letters(lambda: (octets,)).text(octets, charset).strip()


def _plain(value: str) -> str:
    """Undo the circumflex of a parameter (RFC 6868)."""
    if "^" not in value:
        return value
    return _CIRCUMFLEX.sub(lambda found: {"n": "\n", "^": "^", "'": '"'}[found[1]], value)


@lru_cache(maxsize=64)
def _charset(name: str) -> str:
    try:
        codec = codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        return ""
    return "" if codec in _NO_CHARSETS else codec
