"""The lines of a file of cards: of any end and encoding, unfolded as bytes, never much of them at once."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

LONGEST: Final = 2_000_000
"""Octets of a line, and of a card, beyond which nobody wrote it by hand or program."""

_PIECE: Final = 1 << 16
_KEPT: Final = 400
_BINARY: Final = re.compile(rb"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE)[;:]", re.IGNORECASE)
_QUOTED: Final = re.compile(rb"[^:]*;\s*(?:ENCODING\s*=\s*)?\"?QUOTED-PRINTABLE", re.IGNORECASE)
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/=]+")
_MARK: Final = re.compile(rb"\s*(?:BEGIN|END)\s*:", re.IGNORECASE)
_STRAYS: Final = re.compile(rb"(?:\xef\xbb\xbf|[\x00\x1a])+")
_JOINED: Final = re.compile(
    rb"((?:[\w-]+\.)?END\s*:\s*VCARD)(?:\xef\xbb\xbf|[\x00\x1a\s])*((?:[\w-]+\.)?BEGIN\s*:\s*VCARD\s*)?",
    re.IGNORECASE,
)
_WIDE: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it was before it was folded, in octets.

    `number` is that of its first line in the file, `size` how many octets it had: of a picture or key only
    the beginning is kept. `too_long` says that it was cut off.
    """

    data: bytes
    number: int
    size: int
    too_long: bool = False


def logical_lines(file: BinaryIO) -> Iterator[Line]:
    """Yield the lines of a vCard file (RFC 6350, 3.2), unfolded, without those that are empty.

    Line ends are CRLF, LF or CR. A fold may stand within a character. The soft breaks of quoted-printable
    (RFC 2045, 6.7) and base64 without blanks before it, as vCard 2.1 has them, belong to their line. A
    line beyond `LONGEST` octets is cut off. UTF-16 and UTF-32 become UTF-8. The end of a card and the
    beginning of the next one on one line, as they stand in files that were joined, are two lines.
    """
    unfolding = _Unfolding()
    number = 0
    for number, (line, cut) in enumerate(physical_lines(file), start=1):
        joined = _JOINED.fullmatch(line)
        for piece in filter(None, joined.groups()) if joined else (line,):
            done = unfolding.take(piece, number, cut)
            if done:
                yield done
    last = unfolding.take(b"", number + 1, False)
    if last:
        yield last


def physical_lines(file: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """Yield each line of a file without its end, and whether it was cut off for its length.

    Byte order marks and signs of a file's end (Ctrl-Z, NUL) go where a line begins: files that were joined
    have them in their midst.
    """
    carried = b""
    cut = False
    for piece in _utf8(file):
        held = piece.endswith(b"\r")
        joined = carried + (piece[:-1] if held else piece)
        lines = joined.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        carried = lines.pop()
        for line in lines:
            yield _bare(line), cut
            cut = False
        if len(carried) > LONGEST:
            carried, cut = carried[:_KEPT], True
        if held:
            carried += b"\r"
    for line in carried.removesuffix(b"\r").split(b"\r"):
        yield _bare(line), cut


def _bare(line: bytes) -> bytes:
    strays = _STRAYS.match(line)
    return line[strays.end() :] if strays else line


class _Unfolding:
    """Puts lines together until the next one begins."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._indent = b""
        self._number = self._size = 0
        self._too_long = self._binary = self._quoted = False

    def take(self, piece: bytes, number: int, cut: bool) -> Line | None:
        """Take the next line of the file; return the whole line that it ends, if it ends one."""
        if self._indent:
            piece = piece.removeprefix(self._indent)
        if self._goes_on(piece):
            self._add(piece, cut)
            return None
        done = self._done()
        if piece.strip():
            begins = piece.lstrip() if piece[:1] in b" \t" else piece
            if begins is not piece and _MARK.match(begins):
                self._indent = piece[: len(piece) - len(begins)]
            self._pieces, self._number, self._size = [begins], number, len(begins)
            self._too_long = cut
            self._binary = bool(_BINARY.match(begins))
            self._quoted = begins[-1:] == b"=" and bool(_QUOTED.match(begins))
        return done

    def _goes_on(self, piece: bytes) -> bool:
        if not self._pieces or not piece:
            return False
        if self._quoted:
            return not _MARK.match(piece)
        if piece[:1] in b" \t":
            return not _MARK.match(self._pieces[0])
        return self._binary and b":" not in piece and bool(_BASE64.fullmatch(piece.rstrip()))

    def _add(self, piece: bytes, cut: bool) -> None:
        if self._quoted:
            self._pieces[-1] = self._pieces[-1][:-1]
            self._quoted = piece.endswith(b"=")
            more = piece
        else:
            more = piece[1:] if piece[:1] in b" \t" else piece
        self._size += len(more)
        self._too_long = self._too_long or cut or (self._size > LONGEST and not self._binary)
        if not self._too_long and (not self._binary or self._size < _KEPT):
            self._pieces.append(more)

    def _done(self) -> Line | None:
        if not self._pieces:
            return None
        data = self._pieces[0] if len(self._pieces) == 1 else b"".join(self._pieces)
        if self._binary:
            data = data[:_KEPT]
        self._pieces = []
        return Line(data, self._number, self._size, self._too_long and not self._binary)


def _utf8(file: BinaryIO) -> Iterator[bytes]:
    """Yield a file's pieces; those of UTF-16 and UTF-32 as UTF-8."""
    first = file.read(_PIECE)
    wide = next((name for mark, name in _WIDE if first.startswith(mark)), "") or _unmarked(first)
    decoder = codecs.getincrementaldecoder(wide)("replace") if wide else None
    piece = first
    while piece:
        yield decoder.decode(piece).encode("utf-8", "replace") if decoder else piece
        piece = file.read(_PIECE)


def _unmarked(first: bytes) -> str:
    """Return UTF-16 when every second octet of the beginning is none, "" otherwise."""
    if len(first) < 4 or b"\x00" not in first[:4]:
        return ""
    even, odd = first[:64:2], first[1:64:2]
    if not any(odd) and all(even):
        return "utf-16-le"
    return "utf-16-be" if not any(even) and all(odd) else ""
