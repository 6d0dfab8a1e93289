"""Cuts: the outline of each stone and how high it stands."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from typing import Final

from fairdesk.pictures.drawing.space import P2

_POINTS: Final = 320


@dataclass(frozen=True, slots=True)
class Cut:
    """A stone's half width (right), half length (towards the viewer), height, and kind of top.

    `form` is dome, flat, facet or step; `shape` names the outline.
    """

    shape: str
    half_width: float
    half_length: float
    height: float
    form: str

    def outline(self) -> list[P2]:
        """Return the girdle's points (right, towards the viewer), running from +x towards +z."""
        return [_point(self, 2 * pi * k / _POINTS) for k in range(_POINTS)]


CUTS: Final[dict[str, Cut]] = {
    "round_cabochon": Cut("round", 0.84, 0.84, 0.42, "dome"),
    "oval_cabochon": Cut("round", 0.78, 0.98, 0.42, "dome"),
    "high_dome": Cut("round", 0.76, 0.84, 0.80, "dome"),
    "cushion_cabochon": Cut("cushion", 0.78, 0.86, 0.40, "dome"),
    "pear_cabochon": Cut("pear", 0.76, 1.02, 0.40, "dome"),
    "square_flat": Cut("square", 0.76, 0.80, 0.15, "flat"),
    "rectangle_flat": Cut("square", 0.66, 0.98, 0.15, "flat"),
    "hexagon": Cut("hexagon", 0.86, 0.86, 0.17, "flat"),
    "seal_oval": Cut("round", 0.78, 1.00, 0.15, "flat"),
    "inlay": Cut("cushion", 0.82, 0.90, 0.12, "flat"),
    "octagon_faceted": Cut("octagon", 0.70, 0.94, 0.26, "step"),
    "oval_faceted": Cut("round", 0.76, 0.96, 0.28, "facet"),
    "round_faceted": Cut("round", 0.82, 0.82, 0.28, "facet"),
    "pear_faceted": Cut("pear", 0.76, 1.02, 0.27, "facet"),
    "marquise": Cut("marquise", 0.70, 1.14, 0.30, "facet"),
}


def _point(cut: Cut, t: float) -> P2:
    c, s = cos(t), sin(t)
    a, b = cut.half_width, cut.half_length
    if cut.shape in ("square", "cushion"):
        power = 11 if cut.shape == "square" else 3.6
        r = (abs(c) ** power + abs(s) ** power) ** (-1 / power)
        return (a * r * c, b * r * s)
    if cut.shape == "pear":
        return (a * c * (1 - 0.30 * max(0.0, -s) ** 1.2 - 0.34 * max(0.0, -s) ** 5), b * s)
    if cut.shape == "marquise":
        return (a * _signed(c, 1.8), b * s)
    if cut.shape in ("hexagon", "octagon"):
        return _cornered(cut, t)
    return (a * c, b * s)


def _cornered(cut: Cut, t: float) -> P2:
    """Return the point at `t` of a polygon: a regular hexagon, or an oblong with its corners cut off."""
    if cut.shape == "hexagon":
        step = pi / 3
        off = (t + step / 2) % step - step / 2
        r = cos(step / 2) / cos(off)
        soft = min(r * 1.022, 1.0)
        return (cut.half_width * soft * cos(t), cut.half_length * soft * sin(t))
    c, s = abs(cos(t)), abs(sin(t))
    cutoff = 1.52
    r = min(1 / max(c, 1e-9), 1 / max(s, 1e-9), cutoff / (c + s))
    return (cut.half_width * r * cos(t), cut.half_length * r * sin(t))


def _signed(x: float, p: float) -> float:
    size: float = abs(x) ** p
    return size if x >= 0 else -size


def lift_of(cut: Cut, t: float) -> float:
    """Return the height of a cabochon's or flat stone's surface at `t` (0 in the middle, 1 at the girdle)."""
    if cut.form == "dome":
        return cut.height * sqrt(max(0.0, 1 - t**2.3))
    rim = max(0.0, 1 - t)
    soft = min(1.0, rim / 0.10)
    return cut.height * (0.35 + 0.65 * soft * (2 - soft)) * (1.0 if t < 0.999 else 0.35) + 0.035 * (1 - t * t)
