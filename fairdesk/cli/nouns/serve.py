"""`fairdesk serve`: the rings' pages for phones in this network."""

from __future__ import annotations

from typing import Annotated

import typer

from fairdesk.cli.declare import command, single
from fairdesk.cli.run import Run
from fairdesk.language.messages import _

app = single()


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
            help=_("The address of an https proxy in front: visitors can leave their details through it."),
        ),
    ] = "",
) -> None:
    """Serve pages."""
    from fairdesk.stand import open_public
    from fairdesk.web.serving import listening
    from fairdesk.web.serving import serve as serve_pages
    from fairdesk.workflows.pages.address import moved_from, own_addresses
    from fairdesk.workflows.rings.code import base_fault

    with run.stand() as stand:
        settings, base, fault = stand.settings, stand.the_fair.base_url, base_fault(stand)
        moved = moved_from(stand)
    sockets = [listening(host, port)]
    for address in own_addresses() if host == "0.0.0.0" else (host,):  # noqa: S104
        run.note(_("Phones in this network find it at {address}").format(address=f"http://{address}:{port}/"))
    if moved:
        said = _("Printed codes lead to {number}, which is not this machine any more.")
        run.note(said.format(number=moved))
    elif fault:
        run.note(_("Printed codes do not lead here: the fair's address is not a public one."))
    if http_forms:
        run.note(_("What visitors leave here is not encrypted: others in an open Wi-Fi can read along."))
    elif not proxy:
        run.note(_("Visitors cannot leave their details: that needs --proxy or --http-forms."))
    run.note(_("Stop it with Ctrl+C."))
    served = open_public(settings)
    serve_pages(served, sockets, base if not fault else "", open_air=http_forms, proxy=proxy)
