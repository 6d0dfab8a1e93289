"""`fairdesk ring`: import the catalogue, look into it."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fairdesk.cli import streams
from fairdesk.cli.declare import command, noun
from fairdesk.cli.run import Run
from fairdesk.cli.said.ring import ring_page, ring_table, ring_values
from fairdesk.cli.said.table import table
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_, _, ngettext

if TYPE_CHECKING:
    from fairdesk.models.stand_rows import RingRow
    from fairdesk.stand import Stand
    from fairdesk.workflows.rings.catalogue import ImportReport

MISSING_SHOWN = 10
"""SKUs named of rings that are not in the imported file."""

app = noun(_("The catalogue: import it, look into it."))


@command(
    app, "import", _("Import a catalogue, CSV (UTF-8) or XLSX; a ring that is there already is changed.")
)
def import_(
    run: Run,
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help=_("The catalogue."))] = None,
    columns: Annotated[
        bool, typer.Option("--columns", help=_("Only say which columns it may have."))
    ] = False,
) -> None:
    """Import a catalogue, or say its columns."""
    from fairdesk.workflows.rings import catalogue

    if columns:
        _say_columns(run, catalogue.columns())
        return
    if file is None:
        raise typer.BadParameter(_("Name the file to import."), param_hint="FILE")
    progress = _progress if streams.is_terminal(sys.stderr) and not run.options.json else None
    with run.stand() as stand:
        report = catalogue.import_catalogue(stand, file, progress)
    run.answer(asdict(report), lambda: _report(report))


@command(app, "list", _("List rings by SKU."))
def list_(
    run: Run,
    text: Annotated[
        str, typer.Option("--text", help=_("Words of a name in any language, SKU, stone or maker."))
    ] = "",
    limit: Annotated[int, typer.Option("--limit", min=0, help=_("At most so many; 0 for all."))] = 0,
) -> None:
    """List rings."""
    with run.stand() as stand:
        rows = _all_rings(stand, text, limit)
        lang = stand.settings.language
    none = _("No ring matches.") if text else _("No ring yet. Import them: fairdesk ring import FILE")
    run.answer({"rings": rows}, lambda: ring_table(rows, lang, fit=run.to_terminal) if rows else none)


@command(app, "show", _("Show all of one ring: its texts, its facts, the link its code holds, who liked it."))
def show(
    run: Run,
    sku: Annotated[str, typer.Argument(metavar="SKU", help=_("The ring's SKU, or the code it has."))],
) -> None:
    """Show a ring."""
    from fairdesk.workflows.pages import scans
    from fairdesk.workflows.rings import browse, code

    with run.stand() as stand:
        ring = browse.show(stand, sku)
        opened = scans.opened(stand, ring.row.id)
        lang = stand.settings.language
        try:
            link = code.link_of(stand, sku)
        except Refusal:
            link = ""
    run.answer(
        ring_values(ring, link, opened), lambda: ring_page(ring, link, lang, opened, fit=run.to_terminal)
    )


def _all_rings(stand: Stand, text: str, limit: int) -> list[RingRow]:
    """Return the rings that match, by SKU; `limit` 0 is all."""
    from fairdesk.workflows.rings import browse

    rows: list[RingRow] = []
    cursor: int | None = 0
    while cursor is not None and (not limit or len(rows) < limit):
        found, cursor = browse.page(
            stand, text, cursor=cursor, limit=min(limit - len(rows), 500) if limit else 500
        )
        rows += found
    return rows


def _say_columns(run: Run, columns: list[tuple[str, str, str]]) -> None:
    """Say which columns a catalogue may have."""
    values: list[dict[str, Any]] = [
        {"id": name, "meaning": meaning, "example": example} for name, meaning, example in columns
    ]
    heads = [_("column"), _("meaning"), _("example")]
    run.answer({"columns": values}, lambda: table(heads, columns, fit=run.to_terminal))


def _report(report: ImportReport) -> str:
    """Say what an import did."""
    lines = [
        _("{added} added, {changed} changed, {same} unchanged; {pictures} pictures.").format(
            added=report.added, changed=report.changed, same=report.same, pictures=report.pictures
        )
    ]
    if report.makers_added:
        one, many = N_("{count} new maker."), N_("{count} new makers.")
        lines.append(ngettext(one, many, report.makers_added).format(count=report.makers_added))
    if report.missing:
        some = ", ".join(report.missing[:MISSING_SHOWN])
        more = len(report.missing) - MISSING_SHOWN
        lines.append(_("In the catalogue, but not in the file, and left as they are: {rings}").format(
            rings=some + (_(" and {count} more").format(count=more) if more > 0 else "")
        ))  # fmt: skip
    return "\n".join(lines)


def _progress(done: int, total: int) -> None:
    """Show on one line how far the import is."""
    end = "\n" if done >= total else ""
    streams.say_same_line(_("Rings: {done} of {total}").format(done=done, total=total) + end)
