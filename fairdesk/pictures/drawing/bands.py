"""Bands: the hoop under the head, its width and thickness from bottom to top, and its surface."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import acos, cos, pi, sin
from typing import Final

from fairdesk.pictures.drawing.metal import Metal
from fairdesk.pictures.drawing.space import P3, Colour, Scene, smooth

Relief = Callable[[float, float], tuple[float, float]]
"""Gives (height, patina) of a band's surface for (angle round the ring, place across it from -1 to 1)."""

UNDER_HEAD: Final = 0.95
"""Where the sine of the angle is above this, the head hides the band, and the band is left out."""

_ROUND: Final = 1000
_ACROSS: Final = 84


@dataclass(frozen=True, slots=True)
class Form:
    """A band's half width and thickness at the bottom and at the shoulders, and how square its section is."""

    narrow: float
    wide: float
    thin: float
    thick: float
    section: float
    ridge: bool = False

    def half_width(self, angle: float) -> float:
        """Return half the width at `angle` (0 at the right, a quarter turn at the stone)."""
        return self.narrow + (self.wide - self.narrow) * _rise(angle)

    def thickness(self, angle: float) -> float:
        """Return how thick the metal is at `angle`."""
        return self.thin + (self.thick - self.thin) * _rise(angle)

    def point(self, angle: float, turn: float, relief: float = 0.0) -> P3:
        """Return the point of the surface at `angle`; `turn` goes round the section, a quarter is outside."""
        c, s = cos(turn), sin(turn)
        z = self.half_width(angle) * _power(c, self.section)
        if self.ridge and s > 0:
            outside = 0.5 + 0.5 * (1 - abs(c)) ** 0.9
        else:
            outside = 0.5 + 0.5 * _power(s, self.section if s > 0 else 0.4)
        r = 1.0 + self.thickness(angle) * outside + relief
        return (r * cos(angle), r * sin(angle), z)

    def outside(self, angle: float, across: float, lift: float = 0.0) -> P3:
        """Return the point of the outer surface at `across` (-1 to 1 of the width)."""
        c = abs(across) ** (1 / self.section)
        s = max(0.0, 1 - c * c) ** 0.5
        rise = (1 - c) ** 0.9 if self.ridge else s**self.section
        r = 1.0 + self.thickness(angle) * (0.5 + 0.5 * rise) + lift
        return (r * cos(angle), r * sin(angle), self.half_width(angle) * across)


FORMS: Final[dict[str, Form]] = {
    "plain": Form(0.17, 0.24, 0.14, 0.19, 0.85),
    "court": Form(0.28, 0.38, 0.13, 0.19, 0.62),
    "tapered": Form(0.15, 0.50, 0.11, 0.20, 0.70),
    "chased": Form(0.22, 0.52, 0.12, 0.20, 0.48),
    "openwork": Form(0.24, 0.54, 0.12, 0.18, 0.42),
    "niello": Form(0.26, 0.48, 0.12, 0.18, 0.42),
    "filigree": Form(0.24, 0.50, 0.06, 0.09, 0.40),
    "signet": Form(0.22, 0.66, 0.12, 0.34, 0.74),
    "knife_edge": Form(0.20, 0.34, 0.18, 0.26, 0.9, ridge=True),
    "stone_shoulders": Form(0.16, 0.46, 0.11, 0.20, 0.50),
    "split": Form(0.22, 0.30, 0.14, 0.18, 0.8),
    "twisted": Form(0.10, 0.12, 0.10, 0.12, 0.9),
}


def shadow(angle: float) -> float:
    """Return how much light the head leaves on the band at `angle`."""
    return 1 - 0.42 * smooth(0.62, 0.97, sin(angle))


def draw_hoop(scene: Scene, form: Form, metal: Metal, relief: Relief | None = None) -> None:
    """Add a closed hoop of `form`; `relief` raises and darkens its outer surface."""
    angles = [2 * pi * j / _ROUND for j in range(_ROUND)]
    turns = _turns(form)
    rows: list[list[P3]] = []
    patina: list[list[float]] = []
    for turn in turns:
        row, dark = [], []
        across = _power(cos(turn), form.section)
        lifted = relief is not None and sin(turn) > 0.02
        for angle in angles:
            height, recess = relief(angle, across) if relief is not None and lifted else (0.0, 0.0)
            row.append(form.point(angle, turn, height))
            dark.append(recess)
        rows.append(row)
        patina.append(dark)

    def shade(normal: P3, i: int, j: int) -> Colour | None:
        if sin(angles[j]) > UNDER_HEAD:
            return None
        inside = sin(turns[i]) < -0.01
        light = (0.74 if inside else 1.0) * shadow(angles[j])
        return metal.shade(normal, light, patina[i][j])

    scene.grid(rows, shade, wrap=True)


def _turns(form: Form) -> list[float]:
    """Return the turns round a section, close together where it bends, evenly spread over its outside."""
    outside = [sin(pi / 2 * (1 - 2 * k / _ACROSS)) for k in range(_ACROSS + 1)]
    found = [acos(max(-1.0, min(1.0, _power(x, 1 / form.section)))) for x in outside]
    return [*found, *(pi + pi * (k + 1) / 24 for k in range(24))]


def _rise(angle: float) -> float:
    """Return 0 at the bottom of the ring and 1 at its shoulders."""
    return smooth(-0.9, 1.0, sin(angle)) * (0.8 + 0.2 * sin(angle))


def _power(x: float, p: float) -> float:
    size: float = abs(x) ** p
    return size if x >= 0 else -size
