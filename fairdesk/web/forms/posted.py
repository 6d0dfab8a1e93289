"""What a page's form sends: taken in only from our own pages, in time, and never more than fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import ClientDisconnect, Request

from fairdesk.web.faults import Unfit

MOST_BYTES: Final = 32_768
"""Of a form: a note of 1,000 Persian letters is 12,000."""

MOST_FIELDS: Final = 160
KIND: Final = "application/x-www-form-urlencoded"

TRAP: Final = "leave_empty"
"""A field that nobody sees: who fills it in is no person."""


@dataclass(frozen=True, slots=True)
class Posted:
    """The fields of a form; of one that is given twice the first counts."""

    fields: tuple[tuple[str, str], ...]

    def one(self, name: str) -> str:
        """Return a field, empty when it was not sent."""
        return next((value for key, value in self.fields if key == name), "")

    def typed(self) -> dict[str, str]:
        """Return what stands in each field, to be shown again."""
        return {name: value for name, value in reversed(self.fields) if name != TRAP}

    def all(self, name: str) -> tuple[str, ...]:
        """Return every value of a field that may be given several times, each once."""
        return tuple(dict.fromkeys(value for key, value in self.fields if key == name))


def check_origin(request: Request, base: str) -> None:
    """Raise `Unfit` (403) for a form that was not on one of our own pages.

    Ours are where the request went, and the fair's `base`: a proxy may name another host than visitors do.
    Browsers send Origin with every form that is posted (Fetch, 3.2); Sec-Fetch-Site only over https, so it
    can refuse and not prove. Without Origin the Referer has to be ours.
    """
    headers = request.headers
    own = f"{request.url.scheme}://{headers.get('host', '')}".casefold()
    came = headers.get("origin") or _origin(headers.get("referer", ""))
    if (
        came.casefold() not in {own, _origin(base).casefold()}
        or headers.get("sec-fetch-site", "same-origin") != "same-origin"
    ):
        raise Unfit(403)


def _origin(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return "null"
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else "null"


async def posted(request: Request) -> Posted:
    """Return what a form sends, counted as it streams in.

    Raises `Unfit`: 415 for another kind of content, 413 for too much of it, 400 for what is no form.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().casefold() != KIND:
        raise Unfit(415)
    declared = request.headers.get("content-length", "0")
    if not declared.isdecimal() or int(declared[:12]) > MOST_BYTES:
        raise Unfit(413)
    body = bytearray()
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > MOST_BYTES:
                raise Unfit(413)
    except ClientDisconnect as error:
        raise Unfit(400) from error
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS
        )
    except ValueError as error:
        raise Unfit(400) from error
    return Posted(tuple(pairs))
