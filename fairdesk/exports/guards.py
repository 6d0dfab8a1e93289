"""What a text must lose before every address book can read it, and what was lost."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlsplit

from fairdesk.domain.numbers import to_ascii_digits

_BREAKS: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_BLANKS: Final = re.compile(r"[^\S\n]{2,}|\t")
_UNCLEAN: Final = re.compile(f"[\t\r\v\f{_CONTROLS.pattern[1:-1]}\u2028\u2029\ud800-\udfff]")
_TWO_BLANKS: Final = re.compile(r"[^\S\n]{2}")
_LINE_END: Final = re.compile(r"\s*\n\s*")
_SENTINEL: Final = re.compile(r"(BEGIN|END)\s*:\s*(?=VCARD)", re.IGNORECASE)
_EMAIL: Final = re.compile(r"[^\s@,;:\\<>()\[\]\"]{1,64}@[^\s@,;:\\<>()\[\]\"]+\.[^\s@,;:\\<>()\[\]\"]+")
_HOST: Final = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]")
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_E164: Final = re.compile(r"\+\d{3,15}")
_EXTENSION: Final = re.compile(r"(?:ext|x)\.?\s*(\d{1,6})$", re.IGNORECASE)
_SAFE: Final = "/%:@!$&'()*+=~-._"


@dataclass(frozen=True, slots=True)
class Substitution:
    """A text that an address book could not hold as it was; `written` is empty when it was left out."""

    field: str
    was: str
    written: str


def clean(text: str) -> str:
    """Return `text` without controls and broken characters, in NFC, with line feeds as its only breaks."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    if not _UNCLEAN.search(text) and not _TWO_BLANKS.search(text) and unicodedata.is_normalized("NFC", text):
        return text.strip()
    text = _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)
    text = _CONTROLS.sub("", _BREAKS.sub("\n", text))
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip()


def unmarked(text: str) -> str:
    """Return `text` with no `BEGIN:VCARD` or `END:VCARD` in it: some readers split there, quoted or not."""
    return _SENTINEL.sub(r"\1 ", text) if ":" in text else text


class Guard:
    """Makes one contact's texts safe, and keeps in `found` what it had to change.

    Each method takes the field's name and the text as typed, and returns the text to write. Backslashes
    become slashes everywhere: no two readers agree on them.
    """

    def __init__(self) -> None:
        self.found: list[Substitution] = []

    def part(self, field: str, text: str) -> str:
        """Return one line for a part of N, ORG or ADR, where every reader takes an escaped semicolon."""
        return self._told(field, text, _one_line(text))

    def street(self, text: str) -> str:
        """Return the lines of a postal address."""
        return self._told("address", text, unmarked(clean(text).replace("\\", "/")))

    def line(self, field: str, text: str) -> str:
        """Return one line of plain text, with commas for semicolons."""
        return self._told(field, text, _one_line(text).replace(";", ","))

    def lines(self, field: str, text: str) -> str:
        """Return lines of plain text, with commas for semicolons."""
        return self._told(field, text, unmarked(clean(text).replace("\\", "/").replace(";", ",")))

    def category(self, field: str, text: str) -> str:
        """Return a category: one line without separators, for some readers split even at quoted ones."""
        parts = (part.strip() for part in re.split("[,;]", _one_line(text)))
        return self._told(field, text, " - ".join(part for part in parts if part))

    def email(self, value: str, key: str) -> str:
        """Return an e-mail address: as typed, else its key, else nothing."""
        typed = clean(value)
        good = next((text for text in (typed, key) if len(text) <= 254 and _EMAIL.fullmatch(text)), "")
        return self._told("email", value, unmarked(good))

    def phone(self, value: str, key: str) -> str:
        """Return a number in E.164 when it is known so, else what can be dialled of it.

        The first is how numbers are written, and no substitution; an extension follows it as people and
        programs read one, `+46701740605 ext. 5`.
        """
        typed = to_ascii_digits(clean(value))
        if _E164.fullmatch(key):
            extension = _EXTENSION.search(typed)
            return f"{key} ext. {extension[1]}" if extension else key
        digits = re.sub(r"(?i)ext\.?|#", "x", typed)
        dialled = re.sub(r"[^0-9+x]", "", digits)
        return self._told("phone", value, dialled if re.search(r"\d{3}", dialled) else "")

    def url(self, value: str) -> str:
        """Return an http(s) address in ASCII (RFC 3986), its host in IDNA, with no comma or semicolon."""
        return self._told("website", value, _address(clean(value)))

    def _told(self, field: str, was: str, written: str) -> str:
        if was != written:
            self.found.append(Substitution(field, was, written))
        return written


@lru_cache(maxsize=2048)
def _one_line(text: str) -> str:
    line = clean(text)
    if "\n" in line:
        line = _LINE_END.sub(", ", line)
    return unmarked(line.replace("\\", "/"))


def _address(text: str) -> str:
    """Return a typed web address as ASCII, or nothing when it is none."""
    try:
        parts = urlsplit(text if _SCHEME.match(text) else f"https://{text}")
        host, port = parts.hostname or "", parts.port
        host = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    except ValueError:  # a broken bracket or port, a host that IDNA refuses
        return ""
    if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(host):
        return ""
    path = quote(parts.path, safe=_SAFE)
    query = "?" + quote(parts.query, safe=_SAFE + "?") if parts.query else ""
    fragment = "#" + quote(parts.fragment, safe=_SAFE + "?") if parts.fragment else ""
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}{path}{query}{fragment}"
