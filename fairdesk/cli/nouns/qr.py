"""`fairdesk qr`: a ring's QR code on the terminal or in a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from fairdesk.cli import streams
from fairdesk.cli.declare import command, single
from fairdesk.cli.run import Run
from fairdesk.domain.clean import clean_line
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_, _

Format = Literal["terminal", "png", "svg"]

app = single()


@command(app, "qr", _("Show or write the QR code of a ring, or of any web address."))
def qr(
    run: Run,
    what: Annotated[str, typer.Argument(metavar="SKU|URL", help=_("A ring's SKU, or a web address."))],
    form: Annotated[
        Format | None,
        typer.Option("--format", help=_("terminal, png or svg; by the file's name when not given.")),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help=_("Write it into this file."))
    ] = None,
    light: Annotated[
        bool, typer.Option("--light", help=_("For dark letters on a light ground, without colours."))
    ] = False,
) -> None:
    """Show or write a code."""
    from fairdesk.workflows.rings import code, save_code

    kind = form or _by_name(out)
    if kind != "terminal" and out is None and (run.to_terminal or run.options.json):
        raise Refusal(
            N_("A picture cannot be shown here."), hint=N_("Name a file for it: --out FILE.{kind}"), kind=kind
        )
    with run.stand() as stand:
        text = code.text_of(stand, clean_line(what, "code", 2000))
        fault = "" if text == what.strip() else code.base_fault(stand)
    if kind == "terminal":
        colours = out is None and not light and streams.has_colours(sys.stdout)
        drawn = ("\n".join(code.as_lines(text, ansi=colours, light=light)) + "\n").encode("utf-8")
    else:
        drawn = code.as_png(text) if kind == "png" else code.as_svg(text).encode("utf-8")
    if out is not None:
        save_code.write(out, drawn)
        run.answer(
            {"link": text, "path": str(out)},
            lambda: _("Written: {path} ({link})").format(path=out, link=text),
        )
    elif run.options.json:
        run.answer({"link": text, "code": drawn.decode("utf-8").splitlines()}, lambda: "")
    else:
        streams.write(drawn)
        if run.to_terminal:
            run.note(text)
    if fault:
        run.note(_FAULTS[fault]())


_FAULTS = {
    "unset": lambda: _("The address for QR codes is not set: this code leads nowhere."),
    "example": lambda: _("This code is for practice: its address leads nowhere."),
    "private": lambda: _("This code works only in this network: its address is private."),
}


def _by_name(out: Path | None) -> Format:
    """Return the format that a file's name asks for."""
    match out.suffix.casefold() if out else "":
        case ".png":
            return "png"
        case ".svg":
            return "svg"
    return "terminal"
