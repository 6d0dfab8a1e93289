"""A ring's look: what its picture is drawn from, and the reading of looks.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

STONES: Final = frozenset((
    "carnelian", "agate", "onyx", "chalcedony", "turquoise", "rock_crystal", "hematite", "amethyst",
    "ruby", "peridot", "garnet", "lapis", "nephrite", "jasper", "citrine", "smoky_quartz", "moonstone",
    "opal", "emerald", "sapphire", "spinel", "labradorite", "tiger_eye",
))  # fmt: skip
CUTS: Final = frozenset((
    "round_cabochon", "oval_cabochon", "high_dome", "cushion_cabochon", "square_flat", "rectangle_flat",
    "octagon_faceted", "oval_faceted", "round_faceted", "pear_cabochon", "pear_faceted", "marquise",
    "hexagon", "seal_oval", "inlay",
))  # fmt: skip
SETTINGS: Final = frozenset((
    "bezel", "claw", "beaded_bezel", "halo_pave", "flush", "channel", "crown",
))  # fmt: skip
BANDS: Final = frozenset((
    "plain", "court", "split", "tapered", "chased", "openwork", "filigree", "niello", "twisted",
    "signet", "knife_edge", "stone_shoulders",
))  # fmt: skip
FINISHES: Final = frozenset((
    "silver", "rhodium", "oxidised", "gold_plated", "two_tone",
))  # fmt: skip
MOST_SIDE_STONES: Final = 12

_CODES: Final = {"stone": STONES, "cut": CUTS, "setting": SETTINGS, "band": BANDS, "finish": FINISHES}
_FLAGS: Final = ("matrix", "engraved")


class LookFault(ValueError):
    """A look that cannot be drawn; the message names the ring and the field."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one ring looks like; `sku` seeds everything that chance decides in its picture."""

    sku: str
    stone: str
    cut: str
    setting: str
    band: str
    finish: str
    matrix: bool = False
    engraved: bool = False
    side_stones: int = 0


def read_looks(path: Path) -> tuple[Look, ...]:
    """Return the looks of the TOML file at `path`, one table for each SKU, in the file's order.

    Raises LookFault for a file that is no TOML and for a look that names something unknown.
    """
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise LookFault(f"{path}: {fault}") from fault
    return tuple(look_of(sku, table) for sku, table in tables.items())


def look_of(sku: str, table: object) -> Look:
    """Return the look that `table` describes. Raises LookFault naming the first field that is wrong."""
    if not isinstance(table, Mapping):
        raise LookFault(f"{sku}: not a table")
    unknown = set(table) - set(_CODES) - set(_FLAGS) - {"side_stones"}
    if unknown:
        raise LookFault(f"{sku}: unknown field {min(map(str, unknown))}")
    codes = {name: _code(sku, table, name) for name in _CODES}
    for name in _FLAGS:
        if not isinstance(table.get(name, False), bool):
            raise LookFault(f"{sku}: {name} is true or false")
    count = table.get("side_stones", 0)
    if isinstance(count, bool) or not isinstance(count, int) or not 0 <= count <= MOST_SIDE_STONES:
        raise LookFault(f"{sku}: side_stones is a number from 0 to {MOST_SIDE_STONES}")
    return Look(
        sku,
        codes["stone"],
        codes["cut"],
        codes["setting"],
        codes["band"],
        codes["finish"],
        table.get("matrix", False),
        table.get("engraved", False),
        count,
    )


def _code(sku: str, table: Mapping[object, object], name: str) -> str:
    code = table.get(name)
    if not isinstance(code, str) or code not in _CODES[name]:
        raise LookFault(f"{sku}: {name} is none of {', '.join(sorted(_CODES[name]))}")
    return code
