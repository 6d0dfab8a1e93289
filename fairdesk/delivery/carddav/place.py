"""From the address that somebody has to the address book it leads to (RFC 6764, RFC 6352)."""

from __future__ import annotations

import re
import ssl
from pathlib import Path
from traceback import clear_frames
from typing import Any, Final
from urllib.parse import urlsplit

from fairdesk.delivery.carddav import faults
from fairdesk.delivery.carddav.asking import PATIENCE, asking
from fairdesk.delivery.carddav.faults import At
from fairdesk.delivery.here import is_loopback

WELL_KNOWN: Final = "/.well-known/carddav"
"""Where a server says where its address books are (RFC 6764)."""

_WHAT: Final = b'<propfind xmlns="DAV:"><prop><resourcetype/></prop></propfind>'
_IS_BOOK: Final = re.compile(rb"[:<]addressbook[\s/>]")
_IS_CALENDAR: Final = re.compile(rb"[:<]calendar[\s/>]")


def asked(url: str, user: str, *, plain: bool) -> At:
    """Return what an address asks for. Raises `Refusal` for none, one with a password, or an unsafe one."""
    try:
        parts = urlsplit(url.strip())
        host, named, _port = parts.hostname, parts.username, parts.port
    except ValueError as error:
        raise faults.not_a_url(url) from error
    if parts.scheme.casefold() not in {"http", "https"} or not host or parts.password is not None:
        raise faults.not_a_url(url if parts.password is None else parts.hostname or "")
    netloc = parts.netloc.rpartition("@")[2]
    at = At(f"{parts.scheme.casefold()}://{netloc}{parts.path or '/'}", user or named or "")
    if parts.scheme.casefold() == "http" and not plain and not is_loopback(host):
        raise faults.not_safe(at)
    return at


def checked(certificate: Path) -> str:
    """Return the path of a file of certificates to trust. Raises `Refusal` when it is none."""
    try:
        ssl.create_default_context(cafile=str(certificate))
    except (OSError, ValueError) as error:
        raise faults.no_certificate(str(certificate)) from error
    return str(certificate)


async def start(at: At, storage: Any, options: dict[str, Any]) -> tuple[str, str]:  # noqa: ANN401  as above
    """Return where CardDAV begins, and if a password goes as `basic` or `digest` (RFC 7617, RFC 7616)."""
    is_root = urlsplit(at.url).path == "/"
    status, why = 404, ""
    for place in ("", WELL_KNOWN) if is_root else ("",):
        async with asking(at, PATIENCE):
            status, where, why = await _probed(storage(url=at.url, **options).session, place)
        if status in {207, 401}:
            if urlsplit(where)[:2] != urlsplit(at.url)[:2]:
                raise faults.leads_on(at, where)
            offered = why.casefold()
            return where, "digest" if "digest" in offered and "basic" not in offered else "basic"
    raise faults.no_book(at) if status < 400 else faults.of_status(at, status, why)


async def _probed(session: Any, place: str) -> tuple[int, str, str]:  # noqa: ANN401  as above
    """Ask what stands at a place, without a password: the status, where the answer is from, what it wants."""
    from aiohttp import ClientResponseError  # noqa: PLC0415  as above
    from vdirsyncer.exceptions import NotFoundError  # noqa: PLC0415  as above

    headers = {**session.get_default_headers(), "Depth": "0"}
    try:
        answer = await session.request("PROPFIND", place, data=_WHAT, headers=headers)
    except ClientResponseError as error:
        wants = ", ".join(error.headers.getall("WWW-Authenticate", ())) if error.headers else ""
        return error.status, str(error.request_info.real_url), wants if error.status == 401 else error.message
    except NotFoundError as error:
        clear_frames(error.__traceback__)  # or the answer keeps its connection
        return 404, session.url, ""
    return answer.status, str(answer.url), ""


async def found(at: At, storage: Any, known: dict[str, Any]) -> str:  # noqa: ANN401  as above
    """Return the address of the one address book that an address leads to."""
    async with asking(at, PATIENCE):
        session = storage(url=at.url, **known).session
        headers = {**session.get_default_headers(), "Depth": "0"}
        answer = await session.request("PROPFIND", "", data=_WHAT, headers=headers)
        types = await answer.content.read()
        if _IS_BOOK.search(types):
            return str(session.url)
        urls = sorted({one["url"] async for one in storage.discover(url=at.url, **known)})
    if _IS_CALENDAR.search(types) or not urls:
        raise faults.no_book(at)
    if len(urls) > 1:
        raise faults.several(urls)
    return str(urls[0])
