"""Asking a CardDAV server: so long and no longer, and what goes wrong said in a sentence."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from traceback import clear_frames
from typing import Final
from urllib.parse import urlsplit

from fairdesk.delivery.carddav import faults
from fairdesk.delivery.carddav.faults import At, CardFault
from fairdesk.domain.refusals import Refusal

PATIENCE: Final = 60.0
"""Seconds that a server may take for a card it is sent, or for a hundred it is asked for."""


@asynccontextmanager
async def asking(at: At, seconds: float, *, of_a_card: bool = False) -> AsyncIterator[None]:
    """Give a server so long, and say in a `Refusal` what goes wrong: with `of_a_card` in a `CardFault`."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except Exception as error:
        clear_frames(error.__traceback__)  # or an answer that nobody reads keeps its connection
        fault = _fault(error, at)
        missing = isinstance(fault, CardFault) and fault.kind == "missing" and not of_a_card
        raise (faults.no_book(at) if missing else fault) from error


def _fault(error: Exception, at: At) -> Refusal:
    """Return what an error of the client means; what it does not foresee is an answer that is no CardDAV."""
    import aiohttp  # noqa: PLC0415  as above
    from vdirsyncer.exceptions import NotFoundError, PreconditionFailed  # noqa: PLC0415  as above
    from vdirsyncer.http import TransientNetworkError, UsageLimitReached  # noqa: PLC0415  as above

    match error:
        case Refusal():
            return error
        case TimeoutError():
            return faults.too_slow(at)
        case NotFoundError():
            return CardFault("missing", at)
        case PreconditionFailed():
            return CardFault("clash", at)
        case UsageLimitReached():
            return faults.of_status(at, 429, "")
        case aiohttp.RedirectClientError() | aiohttp.NonHttpUrlClientError() | aiohttp.InvalidURL():
            return faults.leads_on(at, str(error))
        case aiohttp.ClientConnectorError() if error.host != urlsplit(at.url).hostname:
            return faults.leads_on(at, error.host)
        case aiohttp.ClientResponseError():
            return faults.of_status(at, error.status, error.message)
        case ssl.SSLError():
            return faults.not_trusted(at, error.strerror or str(error))
        case OSError() | aiohttp.ClientError() | TransientNetworkError():
            return faults.broken(at, getattr(error, "strerror", "") or str(error) or type(error).__name__)
    return faults.no_book(at)
