"""The labels of numbers and addresses: what a type or a label of another program means."""

from __future__ import annotations

import re
from typing import Final

from fairdesk.imports.contacts.handles import kind_of

_MEANT: Final = {
    "cell": "cell mobile cellphone iphone mobil mobiltelefon handy موبایل همراه تلفن‌همراه",
    "home": "home private privat personal hem bostad خانه منزل شخصی",
    "work": "work business office main company büro buero arbeit arbete jobb firma geschäftlich کار محل‌کار"
    " اداره دفتر شرکت",
    "fax": "fax workfax homefax otherfax businessfax telefax فکس نمابر دورنگار",
}  # fmt: skip
_KNOWN: Final = {
    word.replace("\u200c", ""): label for label, words in _MEANT.items() for word in words.split()
}
_ORDER: Final = ("fax", "cell", "home", "work")
_SILENT: Final = frozenset({
    "voice", "pref", "internet", "msg", "x400", "smtp", "other", "obsolete", "postal", "parcel", "dom",
    "intl", "text", "textphone", "video", "homepage", "profile", "url", "default", "primary", "none",
    "mycontacts", "email", "phone", "tel", "address",
})  # fmt: skip
_APPLE: Final = re.compile(r"_\$!<(.*)>!\$_")
_SIGNS: Final = re.compile(r"[\W_]+")


def own_label(text: str) -> str:
    """Return the words of Apple's own labels (`_$!<Mobile>!$_`); other texts stay."""
    found = _APPLE.fullmatch(text.strip())
    return found[1] if found else text.strip()


def label_of(types: tuple[str, ...], named: str = "") -> tuple[str, str, str]:
    """Return what types and a label mean: home, work, cell or fax, a messenger's kind, and what is left.

    `named` is a label that somebody gave, as Apple and Google have them. What is left has no meaning here
    and is worth a word in the note.
    """
    meant: set[str] = set()
    kind = ""
    left = []
    for word in (*types, *((own_label(named),) if named else ())):
        plain = _SIGNS.sub("", word.casefold().removeprefix("x-"))
        if plain in _KNOWN:
            meant.add(_KNOWN[plain])
        elif kind_of(word):
            kind = kind or kind_of(word)
        elif plain and word.casefold() not in _SILENT and plain not in _SILENT:
            left.append(word)
    return next((label for label in _ORDER if label in meant), ""), kind, ", ".join(dict.fromkeys(left))
