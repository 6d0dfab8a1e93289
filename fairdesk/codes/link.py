"""The short address in a ring's code, and whether it can be printed for a real fair."""

from __future__ import annotations

import ipaddress
from typing import Final
from urllib.parse import SplitResult, urlsplit

from fairdesk.domain.clean import short
from fairdesk.domain.ids import CODE_LETTERS
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_

UNSET: Final = "unset"
EXAMPLE: Final = "example"
PRIVATE: Final = "private"

_EXAMPLE_ENDINGS: Final = ("example", "example.com", "example.net", "example.org", "test", "invalid")
_PRIVATE_ENDINGS: Final = (
    "local",
    "localhost",
    "localdomain",
    "lan",
    "home",
    "internal",
    "intranet",
    "home.arpa",
)


def ring_link(base_url: str, code: str) -> str:
    """Return the address that a ring's code holds: `{BASE}/R/{CODE}`.

    It is wholly upper case when the base has no path, so that it fits QR's alphanumeric mode
    (ISO/IEC 18004, 7.4.4) and the code stays small; a path keeps its case.

    Raises `Refusal` for a base that cannot lead anywhere, or a code with letters no code has.
    """
    base = _parts(base_url)
    place = code.strip().upper()
    if not place or not set(place) <= set(CODE_LETTERS):
        raise Refusal(
            N_("{code} is not a ring's code."),
            hint=N_("A code is six of these letters: {letters}."),
            code=code,
            letters=CODE_LETTERS,
        )
    return _below(base, f"R/{place}")


def picks_link(base_url: str, token: str) -> str:
    """Return the address of one visitor's rings, `{BASE}/P/{TOKEN}`; upper case where `ring_link` is.

    Raises `Refusal` as `ring_link` does.
    """
    return _below(_parts(base_url), f"P/{token}")


def catalogue_link(base_url: str) -> str:
    """Return the address of the whole catalogue, `{BASE}/`; upper case where `ring_link` is.

    Raises `Refusal` as `ring_link` does.
    """
    return _below(_parts(base_url), "")


def checked_base(base_url: str) -> str:
    """Return a base address as it is kept, without blanks around it or a slash at its end.

    Raises `Refusal` as `ring_link` does.
    """
    _parts(base_url)
    return base_url.strip().rstrip("/")


def base_fault(base_url: str) -> str:
    """Return why a base must not be printed for a real fair: `unset`, `example` or `private`; "" is good.

    `example` are the names of RFC 2606; `private` is whatever only this network can reach.

    Raises `Refusal` as `ring_link` does.
    """
    if not base_url.strip():
        return UNSET
    host = (_parts(base_url).hostname or "").rstrip(".")
    if _ends(host, _EXAMPLE_ENDINGS):
        return EXAMPLE
    return PRIVATE if _is_private(host) else ""


def _below(base: SplitResult, rest: str) -> str:
    """Return an address below a base: wholly upper case where the base has no path to keep its case."""
    path, origin = base.path.rstrip("/"), f"{base.scheme}://{base.netloc}"
    return f"{origin}{path}/{rest}" if path else f"{origin}/{rest}".upper()


def _is_private(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        pass
    last = host.rpartition(".")[2]
    return "." not in host or last.isdigit() or _ends(host, _PRIVATE_ENDINGS)


def _ends(host: str, endings: tuple[str, ...]) -> bool:
    return any(host == ending or host.endswith(f".{ending}") for ending in endings)


def _parts(base_url: str) -> SplitResult:
    """Return the parts of a base that can be printed, or raise `Refusal`."""
    text = base_url.strip()
    if not text:
        raise Refusal(
            N_("No address is set for the rings' codes."),
            hint=N_("Give the fair one, such as https://rings.example.com."),
            field="base_url",
        )
    try:
        parts = urlsplit(text)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, a bracket left open
        raise _unusable(text) from None
    plain = text.isascii() and text.isprintable() and not set(text) & set(' "<>\\^`{|}?#')
    if not usable or not plain or parts.username is not None:
        raise _unusable(text)
    return parts


def _unusable(text: str) -> Refusal:
    return Refusal(
        N_("{address} cannot be the start of the rings' addresses."),
        hint=N_("Give one such as https://rings.example.com, without blanks, ? or #."),
        field="base_url",
        address=short(text),
    )
