"""Stamps: a hybrid logical clock, so that laptops with clocks apart agree which change was later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fairdesk.models.tables.kept import MADE

__all__ = ["MADE", "next_stamp", "stamp_of"]

MILLISECONDS_LENGTH: Final = 12
COUNTER_LENGTH: Final = 4
DEVICE_LENGTH: Final = 8
_MOST_COUNTED: Final = 16**COUNTER_LENGTH - 1


def next_stamp(newest: str, milliseconds: int, device: str) -> str:
    """Return a stamp later than `newest`, at `milliseconds` since 1970 or just after it.

    Its form is `ms-counter-device` in 12, 4 and 8 hexadecimal digits, so stamps sort as text
    (Kulkarni et al., Logical Physical Clocks, 2014).
    """
    counter = 0
    if newest:
        newest_ms, newest_counter, _device = newest.split("-")
        if int(newest_ms, 16) >= milliseconds:
            milliseconds, counter = int(newest_ms, 16), int(newest_counter, 16) + 1
            if counter > _MOST_COUNTED:
                milliseconds, counter = milliseconds + 1, 0
    return f"{milliseconds:012x}-{counter:04x}-{device[:DEVICE_LENGTH]:0>8}"


def stamp_of(stamps: Mapping[str, str], field: str) -> str:
    """Return when `field` was last changed: its own stamp, else that of the row's making."""
    return stamps.get(field, stamps.get(MADE, ""))
