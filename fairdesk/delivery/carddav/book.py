"""An address book on a CardDAV server (RFC 6352), spoken to through vdirsyncer's client."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from fairdesk.delivery.carddav import faults
from fairdesk.delivery.carddav.asking import PATIENCE, asking
from fairdesk.delivery.carddav.faults import At, CardFault
from fairdesk.delivery.carddav.place import asked, checked, found, start
from fairdesk.domain.refusals import Refusal

AT_ONCE: Final = 4
"""Cards under way at the same time: the server of a small office is not to be flooded."""

BATCH: Final = 100
"""Cards that are asked for at once, or made before they are sent."""

LONG_PATIENCE: Final = 300.0
"""Seconds that a server may take to list a whole address book."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Put:
    """A card to be stored: a new one as `id`.vcf, or over the one at `href` if that still has `etag`."""

    id: str
    text: str
    href: str = ""
    etag: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it went: `stored` (its etag may be unknown), else `clash`, `missing` or `refused` and `why`."""

    kind: str
    href: str = ""
    etag: str = ""
    why: str = ""


class AddressBook:
    """An open address book; `at.url` is its own address. Its methods raise `Refusal` as `open_book` does."""

    def __init__(self, at: At, storage: Any, runner: asyncio.Runner) -> None:  # noqa: ANN401  it has no types
        self.at: Final = at
        self._storage = storage
        self._runner = runner

    def listing(self) -> dict[str, str]:
        """Return the etags of all cards there, by href."""
        return self._runner.run(self._listed())

    async def _listed(self) -> dict[str, str]:
        async with asking(self.at, LONG_PATIENCE):
            return {href: etag async for href, etag in self._storage.list()}

    def cards(self, hrefs: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        """Yield href, etag and text of cards; those that have gone meanwhile are left out."""
        for batch in _batches(hrefs):
            yield from self._runner.run(self._fetched(batch))

    async def _fetched(self, hrefs: Sequence[str]) -> list[tuple[str, str, str]]:
        try:
            async with asking(self.at, PATIENCE, of_a_card=True):
                return [(href, etag, item.raw) async for href, item, etag in self._storage.get_multi(hrefs)]
        except CardFault as fault:
            if fault.kind != "missing":
                raise
        half = len(hrefs) // 2
        return [*await self._fetched(hrefs[:half]), *await self._fetched(hrefs[half:])] if half else []

    def put(self, cards: Iterable[Put]) -> Iterator[tuple[Put, Outcome]]:
        """Store cards, a few at once, and yield how each went; nothing there is replaced unseen.

        Raises `Refusal` where it cannot go on, when all that went by then has been yielded.
        """
        for batch in _batches(cards):
            yield from self._each(batch, self._stored)

    async def _stored(self, card: Put) -> Outcome:
        from vdirsyncer.vobject import Item  # noqa: PLC0415  only where something is sent

        item = Item(card.text)
        if card.href:
            return Outcome("stored", card.href, await self._storage.update(card.href, item, card.etag) or "")
        item.ident = card.id
        href, etag = await self._storage.upload(item)
        return Outcome("stored", href, etag or "")

    def remove(self, cards: Iterable[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], Outcome]]:
        """Delete cards, given as href and etag, unless they were changed meanwhile; yield how each went."""
        for batch in _batches(cards):
            yield from self._each(batch, self._removed)

    async def _removed(self, card: tuple[str, str]) -> Outcome:
        await self._storage.delete(*card)
        return Outcome("stored", card[0])

    def _each(
        self, batch: Sequence[Item], work: Callable[[Item], Coroutine[Any, Any, Outcome]]
    ) -> Iterator[tuple[Item, Outcome]]:
        """Do one thing with each, a few at once; what stops the work is raised when all have come back."""
        done: list[tuple[Item, Outcome]] = []
        stopped: list[Refusal] = []

        async def one(item: Item, slots: asyncio.Semaphore) -> None:
            async with slots:
                if stopped:
                    return
                try:
                    async with asking(self.at, PATIENCE, of_a_card=True):
                        done.append((item, await work(item)))
                except CardFault as fault:
                    done.append((item, Outcome(fault.kind, why=fault.why)))
                except Refusal as fault:
                    stopped.append(fault)

        async def every() -> None:
            slots = asyncio.Semaphore(AT_ONCE)
            await asyncio.gather(*(one(item, slots) for item in batch))

        self._runner.run(every())
        yield from done
        if stopped:
            raise stopped[0]


def ready(url: str, user: str = "", *, plain: bool = False) -> At:
    """Return which address and user are asked for; nobody is spoken to yet.

    Raises `Refusal` where the client is not installed, for what is no address, for one with a password in it,
    and, unless `plain`, for http:// to another machine: everybody in a fair's network can read that.
    """
    at = asked(url, user, plain=plain)
    if find_spec("vdirsyncer") is None or find_spec("aiohttp") is None:
        raise faults.not_installed()
    return at


@contextmanager
def open_book(at: At, password: str = "", certificate: Path | None = None) -> Iterator[AddressBook]:
    """Open the address book that an address of `ready` is of, or leads to, as a server's own does.

    `certificate` is a PEM file to trust instead of the system's.

    Raises `Refusal` when nobody answers in time, when the server's certificate, the user or the address is
    not right, or when it leads on to another server, or to several address books.
    """
    from aiohttp import TCPConnector  # noqa: PLC0415  part of an extra, a quarter of a second
    from vdirsyncer.storage.dav import CardDAVStorage  # noqa: PLC0415  as above

    logging.getLogger("vdirsyncer").addHandler(logging.NullHandler())  # it warns where nothing is wrong
    options: dict[str, Any] = {}
    if certificate is not None:
        options["verify"] = checked(certificate)

    async def connect() -> TCPConnector:
        connector = TCPConnector(limit=AT_ONCE)
        connector.allowed_protocol_schema_set = frozenset({urlsplit(at.url).scheme})  # no way back to http
        return connector

    with asyncio.Runner() as runner:
        options["connector"] = runner.run(connect())
        try:
            where, auth = runner.run(start(at, CardDAVStorage, options))
            if at.user and password:
                options |= {"username": at.user, "password": password, "auth": auth}
            own = replace(at, url=runner.run(found(replace(at, url=where), CardDAVStorage, options)))
            yield AddressBook(own, CardDAVStorage(url=own.url, **options), runner)
        finally:
            runner.run(_closed(options["connector"]))


async def _closed(connector: Any) -> None:  # noqa: ANN401  as above
    """Close the connections, when answers that were just read are done with."""
    await asyncio.sleep(0.02)
    await connector.close()


def _batches(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    source = iter(items)
    while batch := tuple(islice(source, BATCH)):
        yield batch
