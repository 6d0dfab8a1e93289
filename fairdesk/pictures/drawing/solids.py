"""Simple bodies put into a scene: beads, wires, and collars that follow an outline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import cos, pi, sin

from fairdesk.pictures.drawing.metal import Metal
from fairdesk.pictures.drawing.space import P2, P3, Colour, Scene, cross, unit


def bead(scene: Scene, metal: Metal, centre: P3, radius: float, light: float = 1.0, steps: int = 9) -> None:
    """Add a ball of metal."""
    rows = [
        [
            (
                centre[0] + radius * sin(pi * i / steps) * cos(2 * pi * j / (2 * steps)),
                centre[1] - radius * cos(pi * i / steps),
                centre[2] + radius * sin(pi * i / steps) * sin(2 * pi * j / (2 * steps)),
            )
            for j in range(2 * steps)
        ]
        for i in range(steps + 1)
    ]

    def shade(normal: P3, _i: int, _j: int) -> Colour:
        return metal.shade(normal, light)

    scene.grid(rows, shade, wrap=True)


def wire(
    scene: Scene,
    metal: Metal,
    path: Sequence[P3],
    radii: Sequence[float] | float,
    *,
    closed: bool = False,
    light: float = 1.0,
    sides: int = 10,
) -> None:
    """Add a round wire along `path`; `radii` is its thickness, for all points or for each."""
    count = len(path)
    thick = [radii] * count if isinstance(radii, int | float) else list(radii)
    rows: list[list[P3]] = []
    v: P3 = (0.0, 0.0, 1.0)
    for i in range(count + (1 if closed else 0)):
        p = path[i % count]
        after = path[(i + 1) % count] if closed else path[min(i + 1, count - 1)]
        before = path[(i - 1) % count] if closed else path[max(i - 1, 0)]
        along = unit((after[0] - before[0], after[1] - before[1], after[2] - before[2]))
        u = unit(cross(v, along)) if not closed and rows else unit(cross(along, (0.0, 0.0, 1.0)))
        v = cross(along, u)
        r = thick[i % count]
        ring = []
        for k in range(sides):
            c, s = r * cos(2 * pi * k / sides), r * sin(2 * pi * k / sides)
            ring.append((p[0] + c * u[0] - s * v[0], p[1] + c * u[1] - s * v[1], p[2] + c * u[2] - s * v[2]))
        rows.append(ring)

    def shade(normal: P3, _i: int, _j: int) -> Colour:
        return metal.shade(normal, light)

    scene.grid(rows, shade, wrap=True)


def outward(outline: Sequence[P2]) -> list[P2]:
    """Return the unit normals of a closed outline that runs from +x towards +z."""
    count = len(outline)
    found = []
    for i in range(count):
        ax, az = outline[i - 1]
        bx, bz = outline[(i + 1) % count]
        nx, nz = bz - az, ax - bx
        length = (nx * nx + nz * nz) ** 0.5 or 1.0
        found.append((nx / length, nz / length))
    return found


def collar(
    scene: Scene,
    metal: Metal,
    outline: Sequence[P2],
    profile: Sequence[P2],
    *,
    light: float = 1.0,
    dark_below: float = 0.0,
    bend: Callable[[P2, int], P2] | None = None,
) -> None:
    """Add a wall round `outline`: `profile` lists (distance outwards, height) from the bottom outside.

    `dark_below` shades the lowest part of the wall by that share; `bend` changes a profile's place for the
    outline's point of that number.
    """
    normals = outward(outline)
    rows: list[list[P3]] = []
    for place in profile:
        row: list[P3] = []
        for j, ((x, z), (nx, nz)) in enumerate(zip(outline, normals, strict=True)):
            away, height = place if bend is None else bend(place, j)
            row.append((x + nx * away, height, z + nz * away))
        rows.append(row)
    low, high = min(h for _a, h in profile), max(h for _a, h in profile)

    def shade(normal: P3, i: int, _j: int) -> Colour:
        part = 1 - (profile[i][1] - low) / (high - low or 1.0)
        return metal.shade(normal, light * (1 - dark_below * part * part))

    scene.grid(rows, shade, wrap=True)
