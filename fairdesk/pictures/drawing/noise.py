"""Even chance: value noise that depends on a seed and a place only."""

from __future__ import annotations

from functools import lru_cache
from math import floor


@lru_cache(maxsize=200_000)
def speck(seed: int, x: int, y: int) -> float:
    """Return a number from 0 to 1 for a lattice point."""
    n = (x * 374761393 + y * 668265263 + seed * 2147483647 + 974711) & 0xFFFFFFFF
    n = ((n ^ (n >> 13)) * 1274126177) & 0xFFFFFFFF
    n = ((n ^ (n >> 16)) * 2246822519) & 0xFFFFFFFF
    return ((n ^ (n >> 15)) & 0xFFFFFF) / 0xFFFFFF


def noise(seed: int, x: float, y: float) -> float:
    """Return smooth noise from 0 to 1."""
    ix, iy = floor(x), floor(y)
    fx, fy = x - ix, y - iy
    fx = fx * fx * fx * (fx * (6 * fx - 15) + 10)
    fy = fy * fy * fy * (fy * (6 * fy - 15) + 10)
    a, b = speck(seed, ix, iy), speck(seed, ix + 1, iy)
    c, d = speck(seed, ix, iy + 1), speck(seed, ix + 1, iy + 1)
    low, high = a + (b - a) * fx, c + (d - c) * fx
    return low + (high - low) * fy


def cloud(seed: int, x: float, y: float, octaves: int = 4) -> float:
    """Return noise of several sizes on top of each other, from 0 to 1."""
    total, weight, sum_of = 0.0, 1.0, 0.0
    for octave in range(octaves):
        total += weight * noise(seed + 31 * octave, x, y)
        sum_of += weight
        weight *= 0.5
        x, y = 1.63 * x - 1.21 * y + 5.7, 1.21 * x + 1.63 * y + 9.1
    return total / sum_of


def cells(seed: int, x: float, y: float) -> tuple[float, float, float]:
    """Return (distance to the nearest of scattered points, distance to the next, that point's own number)."""
    ix, iy = floor(x), floor(y)
    best, second, own = 9.0, 9.0, 0.0
    for cx in (ix - 1, ix, ix + 1):
        for cy in (iy - 1, iy, iy + 1):
            dx = cx + speck(seed, cx, cy) - x
            dy = cy + speck(seed + 7, cx, cy) - y
            d = (dx * dx + dy * dy) ** 0.5
            if d < best:
                best, second, own = d, best, speck(seed + 13, cx, cy)
            elif d < second:
                second = d
    return best, second, own
