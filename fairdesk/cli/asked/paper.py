"""What the commands that print take: which rings, which language, and where it goes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from fairdesk.cli.asked.day import day_of
from fairdesk.cli.declare import Fields
from fairdesk.domain.clean import clean_line
from fairdesk.language.messages import _

if TYPE_CHECKING:
    from fairdesk.workflows.paper.chosen import Chosen
    from fairdesk.workflows.paper.deliver import Target

Language = Literal["fa", "ar", "en", "de", "sv"]

RINGS: Final = Fields(
    "rings",
    {
        "skus": (
            "--ring SKU",
            _("This ring; may be repeated. All rings when none is named."),
            list[str],
        ),
        "maker": ("--maker CODE", _("Only this maker's rings."), str),
        "stone": ("--stone WORD", _("Only rings with this stone, by its name in any language."), str),
        "prices": (
            "--price/--no-price",
            _("With the wholesale price or without."),
            bool,
        ),
    },
)
"""Which rings are printed, and whether with prices."""

LANGUAGE: Final = Fields(
    "spoken",
    {
        "language": (
            "--language",
            _("Language of the page; en when not given."),
            Language,
        ),
        "local_only": (
            "--local-only",
            _("Print codes that open in this stand's network only; the page says so."),
            bool,
        ),
    },
)
"""The language of the page, and what its codes may be."""

TARGET: Final = Fields(
    "target",
    {
        "out": ("--out FILE", _("Write this file: .pdf, or .png or .svg for each page."), Path),
        "printer": ("--printer NAME", _("Print on this printer, through lp."), str),
        "shop": (
            "--copy-shop",
            _("Beside it, a sheet for the copy shop, in its language."),
            Language,
        ),
        "archive": ("--pdf-a", _("Write PDF/A-2b, for keeping."), bool),
        "day": ("--date DAY", _("The date in the file, as 2027-02-26; today when not given."), str),
        "preview": ("--preview", _("Show the first page in the terminal."), bool),
    },
)
"""Where a paper goes."""

SHEET: Final = Fields(
    "layout",
    {
        "sheet": ("--sheet CODE", _("The label sheet: see print sheets; or a file with its measures."), str),
        "copies": ("--copies N", _("So many labels of each ring."), int),
        "skip": ("--skip N", _("Leave the first labels of the first sheet free: they are gone."), int),
        "offset_x": ("--offset-x MM", _("Move everything to the right by so many millimetres."), float),
        "offset_y": ("--offset-y MM", _("Move everything down by so many millimetres."), float),
        "outline": ("--outline", _("Draw the labels' edges, to hold against the sheet."), bool),
        "proof": ("--proof", _("Print one label only, to try with a phone."), bool),
    },
)
"""How a label sheet is used."""

CONTACT: Final = Fields(
    "contact",
    {
        "name": ("--name", _("Whose contact it is; the fair's data controller when not given."), str),
        "email": ("--email", _("E-mail address."), str),
        "phone": ("--phone", _("Phone number, with + and country code."), str),
        "website": ("--website", _("Web address."), str),
    },
)
"""The stand's contact, where it is not what the fair says."""


def chosen(rings: Mapping[str, Any], spoken: Mapping[str, Any], day: date | None = None) -> Chosen:
    """Return which rings were asked for; `day` is what pages say. Raises `Refusal` for an odd line."""
    from fairdesk.workflows.paper.chosen import Chosen

    return Chosen(
        language=spoken.get("language", "en"),
        skus=tuple(clean_line(sku, "ring") for sku in rings.get("skus", ())),
        maker=clean_line(rings.get("maker", ""), "maker"),
        stone=clean_line(rings.get("stone", ""), "stone"),
        prices=rings.get("prices"),
        local_only=bool(spoken.get("local_only")),
        day=day,
    )


def target_of(target: Mapping[str, Any]) -> Target:
    """Return where a paper is to go. Raises `typer.BadParameter` for a day that is none."""
    from fairdesk.workflows.paper.deliver import Target

    return Target(
        out=target.get("out"),
        printer=clean_line(target.get("printer", ""), "printer"),
        shop=target.get("shop", ""),
        archive=bool(target.get("archive")),
        day=day_of(target.get("day", ""), "--date"),
    )
