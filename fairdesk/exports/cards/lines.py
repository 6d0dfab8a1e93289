"""The lines of a vCard 3.0: a property, its parameters and the parts of its value (RFC 2426)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from fairdesk.exports.cards.fold import fold

SEPARATORS: Final[Mapping[str, str]] = {"N": ";", "ADR": ";", "ORG": ";", "CATEGORIES": ","}
"""What stands between the parts of a value; other values have one part."""

PRODUCT: Final = "-//fairdesk//contacts//EN"
"""What our cards name as the program that made them (PRODID, RFC 2426, 3.6.3)."""

BEGIN: Final = f"BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:{PRODUCT}\r\n".encode("ascii")
END: Final = b"END:VCARD\r\n"

_ESCAPES: Final = (("\\", "\\\\"), (",", "\\,"), (";", "\\;"), ("\n", "\\n"))


class Line(NamedTuple):
    """One property: `parameters` are written as they stand, such as `TYPE=WORK,VOICE`; `parts` are plain."""

    name: str
    parameters: str
    parts: tuple[str, ...]


def written(line: Line) -> bytes:
    """Return a line as it stands in the file: escaped, in UTF-8, folded at 75 octets, ended by CRLF.

    Names and parameters are the program's own constants; parts hold no control but the line feed.
    """
    name, parameters, parts = line
    value = _escaped(parts[0]) if len(parts) == 1 else SEPARATORS[name].join(map(_escaped, parts))
    return fold(f"{name};{parameters}:{value}" if parameters else f"{name}:{value}")


def _escaped(part: str) -> str:
    for mark, escape in _ESCAPES:
        part = part.replace(mark, escape)
    return part
