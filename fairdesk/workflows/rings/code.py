"""A ring's code: the address it holds, and the code drawn for a terminal, a picture or a page."""

from __future__ import annotations

from fairdesk.codes import link, matrix, png, svg, terminal
from fairdesk.codes.matrix import Matrix
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.stand import Stand
from fairdesk.workflows.rings.browse import show

SCHEMES = ("http://", "https://")


def link_of(stand: Stand, sku: str) -> str:
    """Return the address that a ring's code holds, `{BASE}/R/{CODE}`.

    Raises `Refusal` when there is no such ring or the fair's base URL is not set.
    """
    base = stand.the_fair.base_url
    if not base:
        raise Refusal(
            N_("The address for QR codes is not set."),
            hint=N_("Set it once: fairdesk fair edit {code} --base-url https://YOUR-SITE"),
            code=stand.the_fair.code,
        )
    return link.ring_link(base, show(stand, sku).row.code)


def catalogue_of(stand: Stand) -> str:
    """Return the address of all rings of the fair in use; empty while it leads nowhere.

    At a practice fair it may be an example.
    """
    fair = stand.fair
    if fair is None or not fair.base_url or (not stand.practice and base_fault(stand)):
        return ""
    return link.catalogue_link(fair.base_url)


def text_of(stand: Stand, sku_or_url: str) -> str:
    """Return what a code is to hold: a web address as it is, else the ring's address."""
    wanted = sku_or_url.strip()
    return wanted if wanted.casefold().startswith(SCHEMES) else link_of(stand, wanted)


def base_fault(stand: Stand) -> str:
    """Return why codes of this fair lead nowhere yet (`unset`, `example`, `private`); empty when they do."""
    return link.base_fault(stand.the_fair.base_url)


def grid(text: str) -> Matrix:
    """Return the code's grid. Raises `Refusal` when the text is too long for a code."""
    return matrix.matrix(text)


def as_png(text: str) -> bytes:
    """Return the code as a black and white PNG with its quiet zone."""
    return png.png(grid(text))


def as_svg(text: str) -> str:
    """Return the code as an SVG with its quiet zone."""
    return svg.svg(grid(text))


def as_lines(text: str, *, ansi: bool, light: bool = False) -> tuple[str, ...]:
    """Return the code in half blocks: black on white with `ansi`, else for a dark (or `light`) terminal."""
    return terminal.ansi(grid(text)) if ansi else terminal.lines(grid(text), light=light)
