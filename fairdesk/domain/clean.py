"""Cleaning what people type and paste: what is kept can be shown, compared and written to any file."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from fairdesk.domain.labels import field_label
from fairdesk.domain.refusals import Refusal
from fairdesk.language.bidi.shaping import logical
from fairdesk.language.messages import N_

LINE_LIMIT: Final = 200
TEXT_LIMIT: Final = 4000
MOST_INITIALS: Final = 3

ZWNJ: Final = "\u200c"
ZWJ: Final = "\u200d"

_KEPT_FORMATS: Final = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2" + ZWNJ + ZWJ)
_CACHED: Final = 20_000
_HOLLOW: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_BREAKS: Final = re.compile(r"\r\n|[\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_RUNS: Final = re.compile(f"([{ZWNJ}{ZWJ}])[{ZWNJ}{ZWJ}]+")
_BLANKS: Final = re.compile(r"[^\S\n]+")
_EMPTY_LINES: Final = re.compile(r"\n{3,}")


class _Letters(dict[int, str]):
    """What becomes of each character, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if letter == "\n" or letter in _KEPT_FORMATS:
            kept = letter
        elif letter.isspace() or letter in _HOLLOW:
            kept = " "
        else:
            kept = "" if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Cn", "Co"} else letter
        if len(self) < _CACHED:
            self[code] = kept
        return kept


_LETTERS: Final = _Letters()


def clean_line(text: str, field: str, limit: int = LINE_LIMIT) -> str:
    """Return `text` as one line: composed (NFC), without control, bidi and other unseen characters.

    Runs of blanks and line breaks become one blank. ZWNJ is kept between letters, ZWJ after a visible
    character; a text of only such characters is empty. `limit` counts characters of the result.

    Raises:
        Refusal: the text is longer than `limit`; it names the field.
    """
    if text.isascii() and text.isprintable():
        line = " ".join(text.split())
    else:
        line = " ".join(_seen(_BREAKS.sub(" ", text)).split())
    return _within(line, field, limit)


def clean_text(text: str, field: str, limit: int = TEXT_LIMIT) -> str:
    """Return `text` cleaned as by `clean_line`, its lines kept, at most one empty line between two.

    Raises:
        Refusal: the text is longer than `limit`; it names the field.
    """
    kept = _BLANKS.sub(" ", _seen(_BREAKS.sub("\n", text)))
    lines = "\n".join(line.strip() for line in kept.split("\n")).strip("\n")
    return _within(_EMPTY_LINES.sub("\n\n", lines), field, limit)


def short(text: str, length: int = 40) -> str:
    """Return the beginning of `text` on one line, safe to show in a message."""
    line = " ".join(_seen(_BREAKS.sub(" ", text[: length * 8])).split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _within(text: str, field: str, limit: int) -> str:
    if len(text) > limit:
        raise Refusal(
            N_("{label} is too long: {length} characters, and {limit} fit."),
            hint=N_("Shorten it."),
            field=field,
            label=field_label(field),
            length=len(text),
            limit=limit,
        )
    return text


def _seen(text: str) -> str:
    """Drop what nobody can see; keep line feeds; put a blank for other blanks, letters for forms of print."""
    composed = unicodedata.normalize("NFC", logical(text).translate(_LETTERS))
    if ZWNJ in composed or ZWJ in composed:
        return unicodedata.normalize("NFC", _joiners(composed))
    return composed


def _joiners(text: str) -> str:
    """Keep a ZWNJ between two letters, a ZWJ after a visible character; of a run only the first counts."""
    text = _RUNS.sub(r"\1", text) + " "
    kept: list[str] = []
    for place, letter in enumerate(text[:-1]):
        before = text[place - 1] if place else " "
        if letter == ZWNJ:
            if _is_letter(before) and _is_letter(text[place + 1]):
                kept.append(letter)
        elif letter != ZWJ or not before.isspace():
            kept.append(letter)
    return "".join(kept)


def _is_letter(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter) == "Mn"


def initials(name: str) -> str:
    """Return the first letters of a name's words, at most three: "Anna Lindqvist" is "A.L.", none is "·".

    So much may be shown of a visitor where others look on.
    """
    letters = [next((letter for letter in word if letter.isalnum()), "") for word in name.split()]
    told = [letter for letter in letters if letter][:MOST_INITIALS]
    return ".".join(told) + "." if told else "·"


def storable(text: str) -> str:
    """Return a file's name as a database takes it: octets that are no Unicode become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
