"""Ids: made in drafts in time order, or from natural keys, so that two laptops agree."""

from __future__ import annotations

import hashlib
import os
import threading
import time
import uuid
from typing import Final

NAMESPACE: Final = uuid.UUID("6f1d4a5e-0f9b-5c7e-9a53-1b0c8f0f6a11")
"""Namespace of all ids made from natural keys; it must never change."""

CODE_LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH: Final = 6
ENDING_LENGTH: Final = 6
"""Shortest ending of an id that commands accept."""

_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """Return a UUIDv7 (RFC 9562, 5.7) as 32 hexadecimal digits, later ones sorting after earlier."""
    global _last  # noqa: PLW0603  one clock a process
    with _lock:
        now = time.time_ns() // 1_000_000 << 12
        _last = max(now, _last + 1)
        stamp = _last
    milliseconds, counter = stamp >> 12, stamp & 0xFFF
    tail = int.from_bytes(os.urandom(8)) & 0x3FFF_FFFF_FFFF_FFFF
    value = milliseconds << 80 | 0x7 << 76 | counter << 64 | 0x2 << 62 | tail
    return f"{value:032x}"


def natural_id(kind: str, *key: str) -> str:
    """Return the UUIDv5 (RFC 9562, 5.5) of a natural key, as 32 hexadecimal digits.

    Keys are compared without case and outer blanks, so `FZ-1` and `fz-1 ` are one ring.
    """
    name = "\x1f".join([kind, *(part.strip().casefold() for part in key)])
    return uuid.uuid5(NAMESPACE, name).hex


def ring_code(ring_id: str, attempt: int = 0) -> str:
    """Return the six-letter code of a ring; `attempt` counts the clashes met so far.

    Letters come from the SHA-256 of the ring's id, so every laptop makes the same code and no
    code tells its neighbour's.
    """
    number = int.from_bytes(hashlib.sha256(ring_id.encode("ascii")).digest())
    number //= len(CODE_LETTERS) ** (CODE_LENGTH * attempt)
    letters = []
    for _place in range(CODE_LENGTH):
        number, letter = divmod(number, len(CODE_LETTERS))
        letters.append(CODE_LETTERS[letter])
    return "".join(letters)
