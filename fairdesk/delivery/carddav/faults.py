"""What can go wrong with an address book on a server, each in one plain sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import unquote, urlsplit

from fairdesk.domain.clean import short
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_

OF_A_CARD: Final = frozenset({400, 409, 413, 415, 422, 500})
"""Answers that concern the card sent, not those after it (RFC 6352 6.3.2.1, RFC 4918)."""

NOWHERE: Final = frozenset({301, 302, 303, 307, 308, 404, 405, 406, 410, 501})
"""Answers of a place where there is no CardDAV."""

Kind = Literal["clash", "refused", "missing"]


@dataclass(frozen=True, slots=True)
class At:
    """Which address is spoken to, and under which user name."""

    url: str
    user: str = ""

    @property
    def host(self) -> str:
        """The server's name, with its port where it has one."""
        return urlsplit(self.url).netloc.rpartition("@")[2]


class CardFault(Refusal):
    """What concerns one card only: another was quicker (`clash`), it was `refused`, or it is `missing`."""

    def __init__(self, kind: Kind, at: At, why: str = "") -> None:
        super().__init__(
            N_("{host} refused: {why}."),
            hint=N_("What was sent stays sent. Send again later; what is there is not sent twice."),
            host=at.host,
            why=short(why or kind),
        )
        self.kind: Final = kind
        self.why: Final = short(why, 120)


def not_installed() -> Refusal:
    """Say that the client is missing."""
    return Refusal(
        N_("Sending to an address book on a server needs a part that is not installed."),
        hint=N_(
            'In the folder of fairdesk: .venv/bin/pip install -e ".[carddav]". '
            'Where it was installed without one: pip install "fairdesk[carddav]".'
        ),
    )


def broken(at: At, why: str) -> Refusal:
    """Say that nobody answers, or that the connection broke."""
    return Refusal(
        N_("{host} cannot be reached: {why}."),
        hint=N_("Look at the network and the address, then send again: what is there is not sent twice."),
        host=at.host,
        why=short(why.rstrip("."), 120),
    )


def too_slow(at: At) -> Refusal:
    """Say that no answer came in time."""
    return Refusal(
        N_("{host} did not answer in time."),
        hint=N_("Send again later: what is there is not sent twice."),
        host=at.host,
    )


def not_trusted(at: At, why: str) -> Refusal:
    """Say that the server could not show who it is (RFC 6125)."""
    return Refusal(
        N_("{host} could not show who it is, so nothing was sent to it: {why}."),
        hint=N_("If it is your own server, name its certificate with --certificate FILE.pem."),
        host=at.host,
        why=short(why.rstrip("."), 160),
    )


def no_certificate(path: str) -> Refusal:
    """Say that a file holds no certificates."""
    return Refusal(
        N_("{path} is no file of certificates in PEM format."),
        hint=N_("Ask who runs the server for its certificate."),
        path=short(path, 120),
    )


def leads_on(at: At, to: str) -> Refusal:
    """Say that an address leads to another server, which the password was not meant for."""
    return Refusal(
        N_("{url} leads on to {to}; nothing was sent there."),
        hint=N_("If that is where it is to go, give that address: --url {to}"),
        url=at.url,
        to=short(to, 120),
    )


def no_book(at: At) -> Refusal:
    """Say that there is no CardDAV at an address."""
    return Refusal(
        N_("There is no address book at {url}."),
        hint=N_("Copy its CardDAV address from the server's settings."),
        url=at.url,
    )


def not_safe(at: At) -> Refusal:
    """Say that everybody in the network could read along."""
    return Refusal(
        N_("With http:// everybody in the network can read the password and the contacts."),
        hint=N_("Use an address with https://, or say --http if you know that network."),
    )


def not_a_url(url: str) -> Refusal:
    """Say that this is no address of the web."""
    return Refusal(
        N_("{url} is no web address of a server."),
        hint=N_("Write it as https://cloud.example.org/, with no password in it."),
        url=short(url, 120),
    )


def several(urls: list[str]) -> Refusal:
    """Say which address books there are to choose from."""
    home = urls[0].rstrip("/").rpartition("/")[0] + "/"
    return Refusal(
        N_("There are several address books in {home} ({names})."),
        hint=N_("Give the address of the one you mean, as --url {example}"),
        home=short(home, 120),
        names=short(", ".join(unquote(url.removeprefix(home).strip("/")) for url in urls), 190),
        example=short(urls[0], 190),
    )


def of_status(at: At, status: int, why: str) -> Refusal:
    """Say what an answer of HTTP means; those of `OF_A_CARD` concern one card (RFC 9110, RFC 4918)."""
    if status in OF_A_CARD:
        return CardFault("refused", at, f"{status} {why}".strip())
    if status in NOWHERE:
        return no_book(at)
    if status == 401 and not at.user:
        return Refusal(
            N_("{host} wants to know who you are."), hint=N_("Name the user with --user NAME."), host=at.host
        )
    if status == 401:
        return Refusal(
            N_("{host} does not let {user} in with this password."),
            hint=N_("Many servers want a password made for apps: look in the account's settings there."),
            host=at.host,
            user=at.user,
        )
    if status == 403:
        return Refusal(
            N_("{host} does not let {user} do that there."),
            hint=N_("Take an address book that this user may write to."),
            host=at.host,
            user=at.user or "-",
        )
    if status == 507:
        return Refusal(
            N_("{host} is full."),
            hint=N_("Make room there, then send again: what is there is not sent twice."),
            host=at.host,
        )
    if status == 429:
        return Refusal(
            N_("{host} was asked too often."),
            hint=N_("Send again later: what is there is not sent twice."),
            host=at.host,
        )
    return Refusal(
        N_("{host} has a fault of its own: {why}."),
        hint=N_("Send again later: what is there is not sent twice."),
        host=at.host,
        why=short(f"{status} {why}".strip(), 120),
    )
