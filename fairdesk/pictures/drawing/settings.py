"""Settings: the head of the ring, which holds the stone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin
from typing import Final

from fairdesk.pictures.drawing.band_patterns import lit
from fairdesk.pictures.drawing.cuts import Cut
from fairdesk.pictures.drawing.metal import Metal
from fairdesk.pictures.drawing.noise import speck
from fairdesk.pictures.drawing.solids import bead, collar, outward, wire
from fairdesk.pictures.drawing.space import P2, P3, Colour, Scene

SEAT: Final = 1.44
"""The height of the girdle above the finger's axis."""

_PROFILES: Final[dict[str, tuple[P2, ...]]] = {
    "bezel": (
        (-0.22, 1.00), (-0.10, 1.10), (0.01, 1.18), (0.055, 1.24), (0.065, 1.25), (0.045, 1.262),
        (0.05, 1.28),         (0.075, 1.40), (0.088, 1.46), (0.085, 1.49), (0.065, 1.515), (0.035, 1.523),
        (0.008, 1.512), (-0.016, 1.47),
    ),
    "flush": (
        (-0.10, 0.98), (0.08, 1.08), (0.18, 1.18), (0.235, 1.27), (0.245, 1.33), (0.235, 1.38), (0.205, 1.43),
        (0.155, 1.47), (0.095, 1.495), (0.035, 1.505), (0.005, 1.50), (-0.012, 1.47),
    ),
    "halo_pave": (
        (-0.15, 1.00), (0.0, 1.12), (0.12, 1.22), (0.225, 1.32), (0.245, 1.36), (0.25, 1.40), (0.235, 1.425),
        (0.215, 1.43), (0.20, 1.415), (0.065, 1.425), (0.058, 1.48), (0.04, 1.50),
        (0.01, 1.50), (-0.012, 1.47),
    ),
    "claw": (
        (-0.30, 1.00), (-0.20, 1.15), (-0.10, 1.28), (-0.03, 1.38), (0.012, 1.41), (0.02, 1.43),
        (-0.01, 1.45),
    ),
}  # fmt: skip


_CLAW: Final[tuple[P2, ...]] = (
    (-0.38, 1.02), (-0.14, 1.16), (0.04, 1.34), (0.075, 1.44), (0.06, 1.53), (-0.005, 1.575), (-0.08, 1.585),
)  # fmt: skip


def draw_setting(scene: Scene, kind: str, cut: Cut, metal: Metal, seed: int) -> None:
    """Add the setting `kind` round a stone of this cut, seated at SEAT."""
    outline = cut.outline()
    if kind == "claw":
        _claws(scene, metal, cut, outline)
        return
    profile = _PROFILES.get(kind, _PROFILES["bezel"])
    collar(scene, metal, outline, profile, dark_below=0.55, bend=_bend(kind, outline))
    if kind == "beaded_bezel":
        for x, z in along(outline, 0.125, 0.112):
            bead(scene, metal, (x, 1.335, z), 0.060)
        for x, z in along(outline, 0.070, 0.060):
            bead(scene, metal, (x, 1.225, z), 0.030, 0.85, steps=6)
    elif kind == "halo_pave":
        places = along(outline, 0.132, 0.150)
        for k, (x, z) in enumerate(places):
            _paved(scene, (x, 1.432, z), 0.066, seed + k)
        for x, z in along(outline, 0.215, 0.075):
            bead(scene, metal, (x, 1.425, z), 0.021, steps=6)
    elif kind == "crown":
        _arches(scene, metal, outline)


def along(outline: Sequence[P2], away: float, spacing: float) -> list[P2]:
    """Return evenly spaced places at a distance outside the outline."""
    ring = [
        (x + nx * away, z + nz * away) for (x, z), (nx, nz) in zip(outline, outward(outline), strict=True)
    ]
    steps = [hypot(ring[k][0] - ring[k - 1][0], ring[k][1] - ring[k - 1][1]) for k in range(len(ring))]
    count = max(8, round(sum(steps) / spacing))
    found: list[P2] = []
    gone, due = 0.0, 0.0
    for place, step in zip(ring, steps, strict=True):
        gone += step
        if gone >= due and len(found) < count:
            found.append(place)
            due += sum(steps) / count
    return found


def _bend(kind: str, outline: Sequence[P2]) -> Callable[[P2, int], P2] | None:
    """Return what makes a collar uneven: a channel's two rails, or a crown's teeth."""
    normals = outward(outline)
    count = len(outline)
    if kind == "channel":

        def rails(place: P2, j: int) -> P2:
            side = normals[j][0] ** 4
            away, height = place
            return (away * (1 + 1.9 * side) if away > 0 else away, height + 0.07 * side * (height > 1.39))

        return rails
    if kind == "crown":

        def teeth(place: P2, j: int) -> P2:
            tooth = abs(cos(7 * 2 * pi * j / count)) ** 1.6
            away, height = place
            top = max(0.0, (height - 1.36) / 0.16)
            return (away - 0.085 * tooth * top * top, height + (0.135 * tooth - 0.055) * top)

        return teeth
    return None


def _rounded(line: Sequence[P2]) -> list[P2]:
    """Return `line` with its corners cut three times over."""
    path = list(line)
    for _time in range(3):
        cut = [path[0]]
        for (a, b), (c, d) in pairwise(path):
            cut += [(0.75 * a + 0.25 * c, 0.75 * b + 0.25 * d), (0.25 * a + 0.75 * c, 0.25 * b + 0.75 * d)]
        path = [*cut, path[-1]]
    return path


def _claws(scene: Scene, metal: Metal, cut: Cut, outline: Sequence[P2]) -> None:
    """Add an open basket with four or six claws whose tips lie on the stone."""
    collar(scene, metal, outline, _PROFILES["claw"], light=0.62, dark_below=0.6)
    normals = outward(outline)
    rim = [(x + 0.02 * nx, 1.41, z + 0.02 * nz) for (x, z), (nx, nz) in zip(outline, normals, strict=True)]
    wire(scene, metal, rim, 0.036, closed=True)
    if cut.shape == "marquise":
        turns = [0.25, 0.75, 0.07, 0.43, 0.57, 0.93]
    elif cut.shape == "round" and cut.half_width == cut.half_length:
        turns = [k / 6 + 1 / 12 for k in range(6)]
    elif cut.shape == "pear":
        turns = [0.06, 0.25, 0.44, 0.60, 0.75, 0.90]
    else:
        turns = [0.125, 0.375, 0.625, 0.875]
    for turn in turns:
        j = int(turn * len(outline)) % len(outline)
        (x, z), (nx, nz) = outline[j], normals[j]
        stations = _rounded(_CLAW)
        path = [(x + nx * away, height, z + nz * away) for away, height in stations]
        wire(scene, metal, path, [0.072 - 0.014 * k / len(path) for k in range(len(path))], sides=26)
        bead(scene, metal, path[-1], 0.062, steps=14)


def _arches(scene: Scene, metal: Metal, outline: Sequence[P2]) -> None:
    """Add the openings of a crown's wall, and a grain on every tooth."""
    normals = outward(outline)
    count = len(outline)
    for k in range(14):
        middle = round(k * count / 14)
        shape: list[P3] = []
        for s in range(13):
            t = s / 12
            j = round(middle + (t - 0.5) * count / 14 * 0.62) % count
            high = 1.285 + 0.125 * (1 - abs(2 * t - 1) ** 1.8)
            shape.append(_wall(outline[j], normals[j], high))
        j0, j1 = (round(middle + d * count / 14 * 0.62) % count for d in (0.5, -0.5))
        shape += [_wall(outline[j0], normals[j0], 1.285), _wall(outline[j1], normals[j1], 1.285)]
        facing = scene.camera.turned((normals[middle % count][0], 0.1, normals[middle % count][1]))
        if facing[2] > 0.05:
            scene.polygon(shape, metal.patina, lift=0.04)
        x, z = outline[middle % count]
        nx, nz = normals[middle % count]
        bead(scene, metal, (x - 0.015 * nx, 1.60, z - 0.015 * nz), 0.034, steps=7)


def _wall(place: P2, normal: P2, height: float) -> P3:
    away = 0.055 + (height - 1.28) * 0.2
    return (place[0] + normal[0] * away, height, place[1] + normal[1] * away)


def _paved(scene: Scene, middle: P3, radius: float, seed: int) -> None:
    """Add one small clear brilliant that lies flat."""
    clear: Colour = (226, 234, 242)
    turn = speck(seed, 2, 2) * pi

    def ring(part: float, rise: float) -> list[P3]:
        return [
            (
                middle[0] + part * radius * cos(turn + k * pi / 4),
                middle[1] + rise,
                middle[2] + part * radius * sin(turn + k * pi / 4),
            )
            for k in range(8)
        ]

    scene.polygon(ring(1.16, 0.001), (40, 42, 50), lift=0.01)
    rim, table = ring(1.0, 0.004), ring(0.52, 0.03)
    for k in range(8):
        n = (k + 1) % 8
        side = atan2(rim[k][2], rim[k][0] + 1e-9)
        light = 0.40 + 0.95 * speck(seed, k, 3) + 0.05 * sin(side)
        scene.polygon([rim[k], rim[n], table[n], table[k]], lit(clear, light), lift=0.02)
    scene.polygon(table, lit(clear, 0.7 + 0.5 * speck(seed, 9, 9)), lift=0.03)
    scene.polygon([table[k] for k in (1, 3, 5)], (255, 255, 255), lift=0.035)
