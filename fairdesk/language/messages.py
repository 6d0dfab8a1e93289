"""Every string a person reads passes here, so that a translation is one file."""

from __future__ import annotations

import gettext as _gettext
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

from fairdesk.assets_dir import assets_dir
from fairdesk.language.bidi.classes import PDI, RLI, is_rtl
from fairdesk.language.bidi.isolate import isolated, ltr
from fairdesk.language.digits import persian, persian_number

DOMAIN: Final = "fairdesk"

RIGHT: Final = frozenset({"fa", "ar"})
"""Languages that are written from right to left."""

OTHER: Final = "fa"
"""The language of the interface beside English."""

PRICE: Final = re.compile(r"[0-9][0-9,.]* [A-Z]{3}")

_active: _gettext.NullTranslations = _gettext.NullTranslations()
_language: str = "en"


_EXAMPLES: Final = re.compile(
    r"(?<![\w{])(?:\w+://[^\s،؛]*[^\s،؛.:)]|[A-Za-z0-9_.-]*/[A-Za-z0-9_./-]+|\.[a-z]{3,4}\b"
    r"|\+?[0-9]+(?:[ .:/-]+[0-9]+)+(?:T[0-9:]+)?|[0-9.]+ [A-Z]{3}\b)(?![\w}])"
)
"""What is copied as it stands: web addresses, paths, endings of files, phones, dates, prices."""


class Message(str):
    """A message in the interface's language; what is put into it scrambles nothing around it."""

    __slots__ = ()

    def format(self, *args: Any, **values: Any) -> str:  # noqa: ANN401  as `str.format` takes anything
        """Fill the `{names}`: numbers in the language's digits, texts of the other direction isolated."""
        return str.format(
            self, *(_put(value) for value in args), **{name: _put(value) for name, value in values.items()}
        )


def _put(value: Any) -> Any:  # noqa: ANN401  whatever a message is filled with
    """Return a value as it stands in a message."""
    if isinstance(value, bool | Message):
        return value
    if isinstance(value, int):
        return digits(value)
    if isinstance(value, str) and value and is_rtl(value) != is_right():
        return price_said(value) if PRICE.fullmatch(value) else isolated(value)
    return value


def use_language(language: str) -> None:
    """Switch the interface to `language` (ISO 639-1); one without a catalogue reads English."""
    global _active, _language  # noqa: PLW0603  one language at a time, as a terminal has one reader
    _active = _gettext.translation(DOMAIN, str(assets_dir() / "locale"), [language], fallback=True)
    _language = language if isinstance(_active, _gettext.GNUTranslations) else "en"


def language() -> str:
    """Return the language that the interface is in (ISO 639-1)."""
    return _language


def is_right() -> bool:
    """Whether the interface is written from right to left."""
    return _language in RIGHT


def digits(number: str | int) -> str:
    """Return a number, time or date as the interface writes it: in Persian with its digits and separators."""
    text = str(number)
    if _language != "fa":
        return text
    return persian(text) if any(sign in "/:-–" for sign in text) else persian_number(text)


def price_said(amount: str) -> str:
    """Return an amount with its currency (`103.00 EUR`) in the interface's digits, read from the left."""
    return ltr(digits(amount)) if is_right() else amount


def along(text: str) -> str:
    """Return a text of parts that follow each other in the direction of the interface (RLI)."""
    return f"{RLI}{text}{PDI}" if is_right() else text


def comma_list(words: Iterable[str]) -> str:
    """Return words one after another in the direction of the interface, with the comma of its script."""
    if not is_right():
        return ", ".join(words)
    return Message("، ".join(word if is_rtl(word) else isolated(word) for word in words))


@lru_cache(maxsize=4096)
def _with_examples(text: str) -> str:
    """Return a right-to-left message in which what is to be copied (dates, addresses) keeps its order."""
    return _EXAMPLES.sub(lambda found: ltr(found[0]), text)


def _message(text: str) -> Message:
    return Message(_with_examples(text) if is_right() else text)


def _(message: str) -> str:
    """Return `message` in the interface's language; fill its `{names}` afterwards with `format`."""
    return _message(_active.gettext(message) if message else "")


def also(message: str) -> str:
    """Return `message` in the other language of the interface, for who reads only that one."""
    return message if _language != "en" else _other().gettext(message)


@lru_cache(maxsize=1)
def _other() -> _gettext.NullTranslations:
    return _gettext.translation(DOMAIN, str(assets_dir() / "locale"), [OTHER], fallback=True)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a message for `count` things, its `{names}` not yet filled."""
    return _message(_active.ngettext(one, many, count))


def pgettext(context: str, message: str) -> str:
    """Return `message` in the sense of `context`, for words that mean two things in English."""
    return _message(_active.pgettext(context, message))


def N_(message: str) -> str:  # noqa: N802  the name gettext's tools look for
    """Mark `message` for translation and return it as it is: it is translated when shown."""
    return message
