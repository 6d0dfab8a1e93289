"""`fairdesk print`: labels, tags, tent cards, the catalogue, picks, signs and slips."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, get_args

import typer

from fairdesk.cli.asked.paper import CONTACT, LANGUAGE, RINGS, SHEET, TARGET, Language, chosen, target_of
from fairdesk.cli.declare import command, noun
from fairdesk.cli.papers import bring, progress
from fairdesk.cli.run import Run
from fairdesk.cli.said.table import table
from fairdesk.language.messages import _

app = noun(_("Print labels, tent cards, the catalogue, picks, signs and slips."))

Pair = Annotated[Language, typer.Option("--second", help=_("The other language."))]


def _for_sheets(kind: str, text: str) -> None:
    """Declare the command that prints labels of a kind."""

    @command(app, kind, text, RINGS, LANGUAGE, SHEET, TARGET)
    def printed(
        run: Run,
        rings: Mapping[str, Any],
        spoken: Mapping[str, Any],
        layout: Mapping[str, Any],
        target: Mapping[str, Any],
    ) -> None:
        """Print labels."""
        from fairdesk.workflows.paper import labels

        with run.stand() as stand:
            paper = labels.labels(stand, kind, chosen(rings, spoken), labels.Layout(**layout))
            many = paper.document.codes > labels.PROOF_FROM and not layout.get("outline")
            offer = _("These are many codes: try one label with a phone first, with --proof.") if many else ""
            bring(run, stand, paper, target, offer)


_for_sheets("labels", _("Labels: code, SKU, name, maker, stone, price."))
_for_sheets("tags", _("Small tags for the rings themselves."))


@command(app, "tent", _("Tent cards: A4 folded to A5, a language on each face."), RINGS, LANGUAGE, TARGET)
def tent(
    run: Run,
    rings: Mapping[str, Any],
    spoken: Mapping[str, Any],
    target: Mapping[str, Any],
    second: Pair = "en",
) -> None:
    """Print tent cards."""
    from fairdesk.workflows.paper import tent

    with run.stand() as stand:
        made = tent.tent_cards(stand, chosen(rings, spoken), second, progress=progress(run))
        bring(run, stand, made, target)


@command(app, "catalogue", _("The catalogue, four rings to a page."), RINGS, LANGUAGE, TARGET)
def catalogue(
    run: Run,
    rings: Mapping[str, Any],
    spoken: Mapping[str, Any],
    target: Mapping[str, Any],
    by: Annotated[Literal["stone", "maker"], typer.Option("--by", help=_("How they are grouped."))] = "stone",
) -> None:
    """Print the catalogue."""
    from fairdesk.workflows.paper import catalogue

    with run.stand() as stand:
        wanted = chosen(rings, spoken, target_of(target).day)
        made = catalogue.catalogue(stand, wanted, by=by, progress=progress(run))
        bring(run, stand, made, target)


@command(app, "picks", _("One page for one lead: the rings they liked, with codes."), TARGET)
def picks(
    run: Run,
    lead: Annotated[str, typer.Argument(metavar="ID", help=_("The lead's id, or its last six characters."))],
    target: Mapping[str, Any],
    language: Annotated[
        Language | None,
        typer.Option("--language", help=_("Language of the page; else the lead's.")),
    ] = None,
    price: Annotated[
        bool | None, typer.Option("--price/--no-price", help=_("With the wholesale price, or without."))
    ] = None,
    local_only: Annotated[
        bool, typer.Option("--local-only", help=_("Print codes that open in this stand's network only."))
    ] = False,
) -> None:
    """Print a lead's picks."""
    from fairdesk.workflows.paper import picks

    with run.stand() as stand:
        made = picks.picks(stand, lead, language=language or "", prices=price, local_only=local_only)
        bring(run, stand, made, target)


@command(app, "card", _("A sign with the stand's contact, to be saved by phone."), CONTACT, TARGET)
def card(
    run: Run,
    contact: Mapping[str, Any],
    target: Mapping[str, Any],
    language: Annotated[Language, typer.Option("--language", help=_("Language of the sign."))] = "en",
    second: Annotated[Language | None, typer.Option("--second", help=_("The other language."))] = None,
) -> None:
    """Print the stand's contact."""
    from fairdesk.workflows.paper import signs

    with run.stand() as stand:
        langs = [language, *([second] if second else [])]
        bring(run, stand, signs.contact_sign(stand, langs, contact), target)


@command(app, "wifi", _("A sign that joins phones to the stand's Wi-Fi."), TARGET)
def wifi(
    run: Run,
    target: Mapping[str, Any],
    network: Annotated[str, typer.Option("--network", help=_("Name of the network."))],
    password: Annotated[str, typer.Option("--password", help=_("Its password."))] = "",
    security: Annotated[
        Literal["WPA", "WEP", "nopass"], typer.Option("--security", help=_("How it is protected."))
    ] = "WPA",
    hidden: Annotated[bool, typer.Option("--hidden", help=_("The network does not show its name."))] = False,
    language: Annotated[Language, typer.Option("--language", help=_("Language of the sign."))] = "en",
    second: Annotated[Language | None, typer.Option("--second", help=_("The other language."))] = None,
) -> None:
    """Print the Wi-Fi sign."""
    from fairdesk.workflows.paper import signs

    with run.stand() as stand:
        langs = [language, *([second] if second else [])]
        made = signs.wifi_sign(stand, langs, network, password, security, hidden=hidden)
        bring(run, stand, made, target)


@command(app, "privacy", _("The notice for the counter: what is kept of visitors, and by whom."), TARGET)
def privacy(
    run: Run,
    target: Mapping[str, Any],
    language: Annotated[
        list[str] | None,
        typer.Option("--language", help=_("In this language; may be repeated. All when none is named.")),
    ] = None,
) -> None:
    """Print the privacy notice."""
    from fairdesk.domain.trade import LANGUAGES
    from fairdesk.workflows.paper import signs

    with run.stand() as stand:
        bring(run, stand, signs.privacy_notice(stand, _known(language or LANGUAGES)), target)


@command(app, "slips", _("Numbered paper slips for visitors, four to a page."), TARGET)
def slips(
    run: Run,
    target: Mapping[str, Any],
    language: Annotated[Language, typer.Option("--language", help=_("Language of the slips."))] = "fa",
    second: Pair = "en",
    count: Annotated[int, typer.Option("--count", metavar="N", help=_("How many."))] = 40,
    first: Annotated[
        int | None,
        typer.Option("--first", metavar="N", help=_("Number of the first; else after the last.")),
    ] = None,
) -> None:
    """Print slips."""
    from fairdesk.workflows.paper import slips

    with run.stand() as stand:
        bring(run, stand, slips.slips(stand, language, second, count, first), target)


@command(app, "sheets", _("List the label sheets that fairdesk knows."))
def sheets(run: Run) -> None:
    """List label sheets."""
    from fairdesk.workflows.paper.labels import known_sheets

    rows = known_sheets()
    heads = (_("Code"), _("Sheet"), _("For"), _("Labels"), "mm")
    kinds = {"labels": _("labels"), "tags": _("tags")}
    cells = [
        (
            row.code,
            row.title,
            kinds[row.kind],
            f"{row.columns} x {row.rows}",
            f"{row.width:g} x {row.height:g}",
        )
        for row in rows
    ]
    run.answer({"sheets": rows}, lambda: table(heads, cells, fit=run.to_terminal))


def _known(languages: Sequence[str]) -> tuple[str, ...]:
    """Return languages of pages as they were named. Raises `typer.BadParameter` for another one."""
    known = get_args(Language)
    for language in languages:
        if language not in known:
            raise typer.BadParameter(
                _("'{value}' is none of {known}.").format(value=language, known=", ".join(known)),
                param_hint="--language",
            )
    return tuple(dict.fromkeys(languages))
