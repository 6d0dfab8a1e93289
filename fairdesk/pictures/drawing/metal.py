"""Metal: how silver, rhodium, patina and gold mirror a photographer's studio."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from fairdesk.pictures.drawing.space import P3, Colour, smooth

_STEPS: Final = 160
_RAMPS: Final[dict[str, tuple[tuple[int, int, int], ...]]] = {
    # From the darkest mirrored thing to the brightest.
    "silver": ((44, 46, 52), (110, 113, 120), (176, 179, 184), (226, 227, 229), (255, 255, 253)),
    "rhodium": ((36, 40, 50), (98, 106, 120), (168, 176, 188), (226, 232, 240), (255, 255, 255)),
    "oxidised": ((24, 24, 28), (68, 69, 74), (124, 125, 129), (184, 184, 184), (246, 244, 240)),
    "gold_plated": ((84, 44, 8), (158, 98, 26), (212, 158, 58), (246, 206, 104), (255, 238, 170)),
}
PATINA: Final[dict[str, Colour]] = {
    "silver": (58, 60, 66),
    "rhodium": (52, 58, 70),
    "oxidised": (24, 23, 26),
    "gold_plated": (92, 48, 10),
}


def studio(rx: float, ry: float, rz: float) -> float:
    """Return how bright (0 to 1) the studio is in the direction a mirror sends the eye.

    A large soft light stands up left, a narrow one right; the floor is dark and a dark card gives the edge.
    """
    light = 0.30 + 0.26 * smooth(-0.25, 0.75, ry)
    light -= 0.20 * smooth(-0.15, -0.75, ry) * (1 - 0.6 * smooth(-0.55, -0.95, ry))
    main = smooth(-0.98, -0.72, rx) * smooth(0.22, -0.02, rx) * smooth(0.02, 0.34, ry)
    light += 0.62 * main
    light += (
        0.42
        * smooth(0.50, 0.66, rx)
        * smooth(0.98, 0.84, rx)
        * smooth(-0.62, -0.3, ry)
        * smooth(0.95, 0.6, ry)
    )
    light += 0.20 * smooth(-0.78, -0.93, ry) * smooth(0.75, 0.25, abs(rx))
    light -= 0.20 * smooth(0.12, 0.22, rx) * smooth(0.46, 0.34, rx) * smooth(-0.35, 0.2, ry)
    light -= 0.12 * smooth(0.25, -0.35, rz)
    return min(1.0, max(0.0, light))


class Metal:
    """One metal surface: gives the colour for a normal in view space."""

    def __init__(self, finish: str) -> None:
        self.patina = PATINA[finish]
        ramp = _RAMPS[finish]
        self._table = [
            [self._mirrored(ramp, 2 * i / _STEPS - 1, 2 * j / _STEPS - 1) for i in range(_STEPS + 1)]
            for j in range(_STEPS + 1)
        ]

    @staticmethod
    def _mirrored(ramp: tuple[Colour, ...], nx: float, ny: float) -> P3:
        nz = max(0.0, 1 - nx * nx - ny * ny) ** 0.5
        value = studio(2 * nz * nx, 2 * nz * ny, 2 * nz * nz - 1)
        value *= 0.66 + 0.34 * smooth(0.0, 0.45, nz)
        place = value * (len(ramp) - 1)
        low = min(int(place), len(ramp) - 2)
        part = place - low
        a, b = ramp[low], ramp[low + 1]
        return (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part)

    def shade(self, normal: P3, light: float = 1.0, recess: float = 0.0) -> Colour:
        """Return the colour; `light` darkens for shadow, `recess` (0 to 1) mixes in a groove's patina."""
        half = _STEPS / 2
        c = self._table[int((normal[1] + 1) * half)][int((normal[0] + 1) * half)]
        keep, p = (1 - recess) * light, self.patina
        deep = recess * light
        return (
            int(c[0] * keep + p[0] * deep),
            int(c[1] * keep + p[1] * deep),
            int(c[2] * keep + p[2] * deep),
        )


@lru_cache(maxsize=8)
def metal(finish: str) -> Metal:
    """Return the metal of a finish: silver, rhodium, oxidised or gold_plated."""
    return Metal(finish)


def metals_of(finish: str) -> tuple[Metal, Metal]:
    """Return the metals of band and head; only `two_tone` has two."""
    if finish == "two_tone":
        return metal("silver"), metal("gold_plated")
    return metal(finish), metal(finish)
