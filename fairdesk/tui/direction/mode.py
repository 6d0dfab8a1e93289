"""Whether the screen is drawn in visual order, or the terminal is left to do that by itself."""

from __future__ import annotations

_logical = False


def send_logical(logical: bool) -> None:
    """Send text as it is read (`bidi = terminal`), or as it stands on the screen, which is the standard."""
    global _logical  # noqa: PLW0603  one terminal at a time
    _logical = logical


def is_logical() -> bool:
    """Whether the terminal orders and joins letters itself."""
    return _logical
