"""Sheets of labels and tags: their geometry, which is data, and where each label lies."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from fairdesk.assets_dir import assets_dir
from fairdesk.domain.clean import short
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_

KINDS: Final = ("labels", "tags")
MOST: Final = 2000
"""Labels on one sheet, above which a file of geometry is taken for a mistake."""

_TOUCH: Final = 0.05
"""Millimetres by which labels may seem to overlap, as figures are rounded."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One kind of sheet. Lengths are millimetres from the paper's upper left corner.

    `across` and `down` lead from one label to the next, `corner` is the radius of a label's corners.
    """

    code: str
    title: str
    kind: str
    paper_width: float
    paper_height: float
    width: float
    height: float
    columns: int
    rows: int
    left: float
    top: float
    across: float
    down: float
    corner: float

    @property
    def media(self) -> str:
        """The paper's name as print systems know it (PWG 5101.1)."""
        known = {(210, 297): "A4", (148, 210): "A5", (216, 279): "Letter"}
        size = (round(self.paper_width), round(self.paper_height))
        return known.get(size, f"Custom.{self.paper_width:g}x{self.paper_height:g}mm")

    @property
    def many(self) -> int:
        """Labels on one sheet."""
        return self.columns * self.rows

    def place(self, number: int) -> tuple[float, float]:
        """Return where label `number` of a sheet begins, counted from 0 along the rows."""
        row, column = divmod(number, self.columns)
        return self.left + column * self.across, self.top + row * self.down


@lru_cache(maxsize=1)
def sheets() -> dict[str, Sheet]:
    """Return the sheets that fairdesk knows, by code."""
    text = (assets_dir() / "sheets/sheets.toml").read_text(encoding="utf-8")
    return {code: read_sheet(code, figures) for code, figures in tomllib.loads(text).items()}


def find_sheet(named: str) -> Sheet:
    """Return a sheet by its code in any case, or the only one that a geometry file (.toml) describes.

    Raises `Refusal` when there is none, or the file's geometry is impossible.
    """
    if named.casefold().endswith(".toml"):
        return _own_sheet(Path(named))
    wanted = named.strip().casefold()
    for code, sheet in sheets().items():
        if wanted in (code.casefold(), code.casefold().removeprefix("l")):
            return sheet
    raise Refusal(
        N_("There is no sheet {code}."),
        hint=N_("Choose one of {known}, or name a file with your sheet's measures."),
        field="sheet",
        code=short(named) or "?",
        known=", ".join(sheets()),
    )


def read_sheet(code: str, figures: dict[str, Any]) -> Sheet:
    """Return the sheet that a table of figures describes, in the form of assets/sheets.

    Raises `Refusal` when a figure is missing or the labels do not fit on the paper.
    """
    try:
        paper, size = _pair(figures["paper"]), _pair(figures["size"])
        columns, rows = figures["grid"]
        sheet = Sheet(
            code=code,
            title=short(str(figures.get("title", code))),
            kind=str(figures["kind"]),
            paper_width=paper[0],
            paper_height=paper[1],
            width=size[0],
            height=size[1],
            columns=int(columns),
            rows=int(rows),
            left=float(figures["left"]),
            top=float(figures["top"]),
            across=float(figures["across"]),
            down=float(figures["down"]),
            corner=float(figures.get("round", 0)),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Refusal(
            N_("The measures of sheet {code} cannot be read: {why}."),
            hint=N_("It needs kind, paper, size, grid, left, top, across and down, in millimetres."),
            field="sheet",
            code=code,
            why=short(str(error)),
        ) from error
    _check(sheet)
    return sheet


def _own_sheet(path: Path) -> Sheet:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        code, figures = next(iter(tables.items()))
    except (OSError, ValueError, StopIteration) as error:
        raise Refusal(
            N_("The file {path} with a sheet's measures cannot be read."), field="sheet", path=path
        ) from error
    return read_sheet(code, figures if isinstance(figures, dict) else {})


def _pair(value: Any) -> tuple[float, float]:  # noqa: ANN401  whatever a person's file holds
    first, second = value
    return float(first), float(second)


def _check(sheet: Sheet) -> None:
    """Refuse labels that no paper could hold."""
    lengths = (sheet.paper_width, sheet.paper_height, sheet.width, sheet.height, sheet.across, sheet.down)
    edges = (sheet.left, sheet.top, sheet.corner)
    sound = all(math.isfinite(length) and 0 < length <= 2000 for length in lengths)
    sound = sound and all(math.isfinite(edge) and edge <= 2000 for edge in edges) and sheet.corner >= 0
    sound = sound and sheet.columns > 0 and sheet.rows > 0 and sheet.many <= MOST and sheet.kind in KINDS
    if sound:
        right, bottom = (
            sheet.place(sheet.many - 1)[0] + sheet.width,
            sheet.place(sheet.many - 1)[1] + sheet.height,
        )
        if min(sheet.left, sheet.top) < 0 or right > sheet.paper_width or bottom > sheet.paper_height:
            raise Refusal(
                N_("The labels of sheet {code} do not fit on its paper: they end at {right} x {bottom} mm."),
                hint=N_("Measure it again: the paper is {width} x {height} mm."),
                field="sheet",
                code=sheet.code,
                right=f"{right:g}",
                bottom=f"{bottom:g}",
                width=f"{sheet.paper_width:g}",
                height=f"{sheet.paper_height:g}",
            )
        sound = sheet.across >= sheet.width - _TOUCH or sheet.columns == 1
        sound = sound and (sheet.down >= sheet.height - _TOUCH or sheet.rows == 1)
    if not sound:
        raise Refusal(
            N_("The measures of sheet {code} are impossible."),
            hint=N_("Measure it again: labels may not overlap, and kind is labels or tags."),
            field="sheet",
            code=sheet.code,
        )
