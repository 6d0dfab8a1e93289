"""Keys as they really arrive: Esc then a digit, digits of other scripts, letters of a Persian keyboard."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from typing import Any, Final, cast

from textual import _ansi_sequences
from textual.events import Key

from fairdesk.domain import keyboard

ESCAPE_SECONDS: Final = 0.5
"""How long after Esc a digit still names a place; after it Esc has its own meaning."""

HIDE_DIGIT: Final = 0
"""After Esc, covers the screen."""

SAID: Final = {
    "Enter": "enter", "Esc": "escape", "Space": "space", "Tab": "tab", "Del": "delete", "PgDn": "pagedown",
    "PgUp": "pageup", "↓": "down", "↑": "up", "Shift+F6": "f18", "Shift+F7": "f19", "Shift+F8": "f20",
    "^P": "ctrl+p",
}  # fmt: skip
"""Keys as the screen names them, and as they arrive."""


def named(said: str) -> str:
    """Return the key that the screen calls `said`; empty for what is no single key (`1-5`, `u d`)."""
    if said in SAID:
        return SAID[said]
    plain = said.casefold()
    if re.fullmatch(r"f\d+|ctrl\+[a-z]", plain):
        return plain
    return said if len(said) == 1 and said.isascii() else ""


JOINERS: Final = frozenset("\u200c\u200d")
"""Zero-width (non-)joiner: letters of Persian words, though nothing of them is seen."""


def types_text(event: Key) -> bool:
    """Whether a key puts a character into a field; Textual does not call a joiner printable."""
    return event.is_printable or event.character in JOINERS


def digit(character: str | None) -> int | None:
    """Return the value of a decimal digit of any script, None for anything else (`²` is none)."""
    return unicodedata.decimal(character, None) if character and len(character) == 1 else None


def latin(character: str | None) -> str:
    """Return the Latin key of the place where a Persian or Arabic keyboard has `character`; else itself."""
    if not character or len(character) != 1:
        return ""
    number = digit(character)
    if number is not None:
        return str(number)
    return character if character.isascii() else keyboard.latin(character)


def folded_key(key: str, character: str | None) -> str:
    """Return the key name that a command would have on a Latin keyboard, empty when it is no other.

    `ctrl+س` is `ctrl+s` (kitty sends it so), `ض` is `q`, `۴` is `4`.
    """
    head, plus, tail = key.rpartition("+")
    if plus and len(tail) == 1 and not tail.isascii():
        other = latin(tail)
        return f"{head}+{other}" if other and other.isascii() else ""
    other = latin(character)
    return other if other and other != character and other.isascii() and character else ""


def keep_alt_digits() -> None:
    """Let Alt+digit, which is Esc and a digit typed fast, arrive as `alt+1` instead of a sign like `¡`.

    Textual 8.2 maps these sequences to what macOS types with Option; no field should get that.
    """
    digits = Enum("digits", {f"ALT_{number}": f"alt+{number}" for number in "0123456789"})  # type: ignore[misc]
    table = cast(dict[str, Any], _ansi_sequences.ANSI_SEQUENCES_KEYS)
    for number in digits:
        table[f"\x1b{number.value[-1]}"] = (number,)
