"""What a key would have typed on a US keyboard, when the Persian or Arabic layout was on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

T = TypeVar("T")

US_KEYS: Final = (
    "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"
)
PERSIAN_KEYS: Final = (
    "\u200d۱۲۳۴۵۶۷۸۹۰-=ضصثقفغعهخحجچ\\شسیبلاتنمکگظطزرذدپو./"
    "÷!٬٫﷼٪×،*)(ـ+\u0652\u064c\u064d\u064b\u064f\u0650\u064e\u0651][}{|"
    "ؤئيإأآة»«:؛ك\u0653ژ\u0670\u200c\u0654ء><؟"
)
"""ISIRI 9147, first and second level, key for key with `US_KEYS`."""

_ARABIC: Final = {
    **dict(zip("ذضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ", "`qwertyuiop[]asdfghjkl;'zxcvnm,./", strict=True)),
    **dict(zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True)),
    "ﻻ": "b",
    "ﻷ": "G",
    "ﻹ": "T",
    "ﻵ": "B",
    "ڤ": "t",
}
"""Arabic (101) keys, for characters that no Persian key types."""

_ARABIC_SHIFT: Final = dict(
    zip(
        "\u0651\u064e\u064b\u064f\u064cﻹإ`÷×؛<>\u0650\u064d][ﻷأـ،/:\"~\u0652}{ﻵآ',.؟)(",
        '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?()',
        strict=True,
    )
)
"""The second level of Arabic (101) as X has it (`ara`); some of its signs are on other Persian keys."""

_LINE: Final = dict(zip(PERSIAN_KEYS, US_KEYS, strict=True))
_KEYS: Final = _ARABIC | {key: us for key, us in _LINE.items() if not key.isascii()}
_ARABIC_KEYS: Final = {**_KEYS, **_ARABIC}
_ARABIC_LINE: Final = {**_ARABIC, **_ARABIC_SHIFT}


def latin(character: str, layout: str = "fa") -> str:
    """Return the US key at the place of a Persian (`fa`) or Arabic (`ar`) character; "" for any other.

    Both shift levels are known: `ض` is `q`, `ْ` (shift) is `Q`, `۴` is `4`. ASCII gives "".
    """
    return (_ARABIC_KEYS if layout == "ar" else _KEYS).get(character, "")


def typed_on_us(line: str, layout: str = "fa") -> str:
    """Return a whole line, typed blindly by a scanner onto the Persian layout, as a US keyboard means it.

    For `ar` it is the Arabic one. A line without Persian or Arabic letters or signs stays as it is;
    characters on no key stay too. Give the keys as they came: normalising the text first would reorder its
    vowel marks.
    """
    if not any(character in _KEYS for character in line):
        return line
    if layout == "ar":
        return "".join(_ARABIC_LINE.get(character, character) for character in line)
    return "".join(_LINE.get(character) or _KEYS.get(character, character) for character in line)


def either_way(find: Callable[[str], Sequence[T]], text: str) -> Sequence[T]:
    """Return what `find` finds for a text; for none, what it finds for the same keys of a US keyboard."""
    found = find(text)
    if found:
        return found
    other = typed_on_us(text)
    return find(other) if other != text else found
