"""Every string a person reads passes here, so that a translation is one file."""

from __future__ import annotations

import gettext as _gettext
from typing import Final

from fairdesk.assets_dir import assets_dir

DOMAIN: Final = "fairdesk"

RIGHT: Final = frozenset({"fa", "ar"})
"""Languages that are written from right to left."""

_active: _gettext.NullTranslations = _gettext.NullTranslations()
_language: str = "en"


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


def _(message: str) -> str:
    """Return `message` in the interface's language; fill its `{names}` afterwards with `str.format`."""
    return _active.gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a message for `count` things, its `{names}` not yet filled."""
    return _active.ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """Return `message` in the sense of `context`, for words that mean two things in English."""
    return _active.pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802  the name gettext's tools look for
    """Mark `message` for translation and return it as it is: it is translated when shown."""
    return message
