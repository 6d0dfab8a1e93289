"""`fairdesk serve`: the rings' pages for phones in this network."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address
from typing import TYPE_CHECKING, Annotated

import typer

from fairdesk.cli.declare import command, single
from fairdesk.cli.run import Run
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_, _

if TYPE_CHECKING:
    from fairdesk.stand import Stand

app = single()


def _number(text: str) -> str:
    """Return the number of one machine, "" for none given.

    Raises `typer.BadParameter` for a name, a range, or anything else.
    """
    try:
        return str(ip_address(text.strip())) if text else ""
    except ValueError:
        raise typer.BadParameter(
            _("'{value}' is not the number of one machine, as 127.0.0.1.").format(value=text),
            param_hint="--proxy",
        ) from None


@command(app, "serve", _("Show the rings' pages to phones in this network, until it is stopped with Ctrl+C."))
def serve(
    run: Run,
    host: Annotated[str, typer.Option("--host", help=_("The address to listen at."))] = "0.0.0.0",  # noqa: S104
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help=_("The port to listen at."))] = 8080,
    http_forms: Annotated[
        bool,
        typer.Option(
            "--http-forms",
            help=_("Let visitors leave their details on plain http: others in an open Wi-Fi can read along."),
        ),
    ] = False,
    proxy: Annotated[
        str,
        typer.Option(
            "--proxy",
            metavar="ADDRESS",
            help=_("The number of an https proxy in front: visitors can leave their details through it."),
        ),
    ] = "",
) -> None:
    """Serve pages."""
    from fairdesk.stand import open_public
    from fairdesk.web.serving import listening
    from fairdesk.web.serving import serve as serve_pages
    from fairdesk.workflows.rings.code import base_fault

    proxy = _number(proxy)
    with run.stand() as stand:
        settings, base, fault = stand.settings, stand.the_fair.base_url, base_fault(stand)
        if proxy and not base.startswith("https://"):
            raise Refusal(
                N_("A proxy needs an address of the fair that begins with https://."),
                hint=N_("Set it once: fairdesk fair edit {code} --base-url https://YOUR-SITE"),
                field="proxy",
                code=stand.the_fair.code,
            )
        sockets = [listening(host, port)]
        for said in _said(stand, host, port):
            run.note(said)
    if http_forms:
        run.note(_("What visitors leave here is not encrypted: others in an open Wi-Fi can read along."))
    elif not proxy:
        run.note(_("Visitors cannot leave their details: that needs --proxy or --http-forms."))
    run.note(_("Stop it with Ctrl+C."))
    public = base if not fault else ""
    serve_pages(open_public(settings), sockets, public, open_air=http_forms, proxy=proxy)


def _said(stand: Stand, host: str, port: int) -> Iterator[str]:
    """Yield where phones find the pages, and whether printed codes lead there."""
    from fairdesk.workflows.pages.address import found_at, moved_from, web_address
    from fairdesk.workflows.rings.code import base_fault

    found = found_at(host, port)
    for address in found:
        yield _("Phones in this network find it at {address}").format(address=f"{address}/")
    if not found:
        said = _("Only this machine finds it at {address}, and a proxy on it: no phone does.")
        yield said.format(address=f"{web_address(host, port)}/")
    moved = moved_from(stand)
    if moved:
        yield _("Printed codes lead to {number}, which is not this machine any more.").format(number=moved)
    elif base_fault(stand):
        yield _("Printed codes do not lead here: the fair's address is not a public one.")
