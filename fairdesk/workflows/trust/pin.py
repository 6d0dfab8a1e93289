"""The PIN that brings a hidden screen back: one for each of the staff who wants one."""

from __future__ import annotations

import hmac
import secrets
from hashlib import scrypt
from typing import Final

from fairdesk.domain.ids import natural_id
from fairdesk.domain.refusals import Refusal
from fairdesk.language.digits import ascii_digits
from fairdesk.language.messages import N_
from fairdesk.stand import Stand
from fairdesk.storage import staff
from fairdesk.storage.write import writing
from fairdesk.workflows.fair.staff import use

SHORTEST: Final = 4
LONGEST: Final = 12
COST: Final = 2**14
"""scrypt's N with r=8 and p=1 (RFC 7914): about 50 ms and 16 MB a try."""

KIND: Final = "scrypt"


def change(stand: Stand, name: str, pin: str) -> None:
    """Give one of the staff a PIN of 4 to 12 digits, in any script; an empty one takes it away.

    Raises `Refusal` for nobody of that name, and for what is no PIN.
    """
    row = staff.by_name(stand.database, name)
    if row is None:
        raise Refusal(
            N_("Nobody is called {name} here."),
            hint=N_("fairdesk staff list shows who there is."),
            field="staff",
            name=name.strip() or "?",
        )
    digits = ascii_digits(pin.strip())
    if digits and not (digits.isascii() and digits.isdigit() and SHORTEST <= len(digits) <= LONGEST):
        raise Refusal(
            N_("A PIN has {shortest} to {longest} digits."),
            hint=N_("Choose other ones."),
            field="pin",
            shortest=SHORTEST,
            longest=LONGEST,
        )
    with writing(stand.database, stand.who, "pin") as write:
        write.change("staff", natural_id("staff", row.name), {"pin_hash": _hash(digits) if digits else ""})


def is_asked(stand: Stand) -> bool:
    """Tell whether who is at the keyboard has a PIN."""
    return stand.staff is not None and bool(staff.pins(stand.database).get(stand.staff.name))


def unlock(stand: Stand, pin: str) -> bool:
    """Tell whether this is a PIN of the staff; its owner is at the keyboard from then on.

    Where two have the same, who is at the keyboard stays.
    """
    digits = ascii_digits(pin.strip())
    kept = staff.pins(stand.database)
    now = stand.staff.name if stand.staff else ""
    for name in sorted(kept, key=lambda one: one != now):
        if kept[name] and _fits(digits, kept[name]):
            if name != now:
                use(stand, name)
            return True
    return False


def _hash(digits: str) -> str:
    salt = secrets.token_bytes(16)
    return f"{KIND}${COST}${salt.hex()}${_key(digits, salt, COST).hex()}"


def _fits(digits: str, kept: str) -> bool:
    """Tell whether a PIN has this hash; a hash of another kind fits nothing."""
    parts = kept.split("$")
    if len(parts) != 4 or parts[0] != KIND:
        return False
    try:
        cost, salt, key = int(parts[1]), bytes.fromhex(parts[2]), bytes.fromhex(parts[3])
        return hmac.compare_digest(_key(digits, salt, cost), key)
    except ValueError:
        return False


def _key(digits: str, salt: bytes, cost: int) -> bytes:
    return scrypt(digits.encode("utf-8"), salt=salt, n=cost, r=8, p=1, dklen=32)
