"""Bands made of wire: split, twisted and filigree."""

from __future__ import annotations

from math import asin, cos, exp, pi, sin

from fairdesk.pictures.drawing.band_patterns import tube_point
from fairdesk.pictures.drawing.bands import UNDER_HEAD, Form, draw_hoop
from fairdesk.pictures.drawing.metal import Metal
from fairdesk.pictures.drawing.solids import bead, wire
from fairdesk.pictures.drawing.space import P3, Scene, smooth


def _angle(k: int, count: int) -> float:
    """Return the angle of the wire's point `k`, from one side of the head round to the other."""
    start = asin(UNDER_HEAD)
    return pi - start + (pi + 2 * start) * k / (count - 1)


def split(scene: Scene, metal: Metal) -> None:
    """Add a band that parts into two arms towards the stone."""
    count = 700
    for side in (-1, 1):
        path: list[P3] = []
        thick: list[float] = []
        for k in range(count):
            angle = _angle(k, count)
            apart = 0.06 + 0.30 * smooth(-0.45, 0.75, sin(angle))
            path.append(tube_point(angle, 1.10, side * apart))
            thick.append(0.115 - 0.015 * smooth(-0.5, 0.6, sin(angle)))
        wire(scene, metal, path, thick, sides=44)


def twisted(scene: Scene, metal: Metal) -> None:
    """Add a band of three wires laid round each other."""
    count = 900
    for strand in range(3):
        path: list[P3] = []
        for k in range(count):
            angle = _angle(k, count)
            turn = 13 * angle + 2 * pi * strand / 3
            away = 0.082 + 0.03 * smooth(-0.6, 0.9, sin(angle))
            path.append(tube_point(angle, 1.13 + away * cos(turn), away * 1.35 * sin(turn)))
        wire(scene, metal, path, 0.088, sides=26)


def filigree(scene: Scene, form: Form, metal: Metal) -> None:
    """Add a band of scrolled wire and grains between two twisted edges, on a dark ground."""
    draw_hoop(scene, form, metal, lambda _angle, _across: (0.0, 0.93))
    count = 1500
    for side in (-1, 1):
        for strand in range(2):
            path: list[P3] = []
            for k in range(count):
                angle = _angle(k, count)
                turn = 60 * angle + pi * strand
                z = side * form.half_width(angle)
                path.append(tube_point(angle, 1.07 + 0.028 * cos(turn), z + 0.028 * sin(turn)))
            wire(scene, metal, path, 0.034, sides=12)
    cells = 18
    for cell in range(cells):
        middle = pi / 2 + 2 * pi * (cell + 0.5) / cells
        if sin(middle) > 0.95:
            continue
        half = form.half_width(middle)
        r = 1.0 + form.thickness(middle) + 0.02
        for side in (-1, 1):
            _scroll(scene, metal, middle, side, half, r)
        bead(scene, metal, tube_point(middle + pi / cells, r + 0.01, 0.0), 0.040)
        bead(scene, metal, tube_point(middle + pi / cells, r, 0.62 * half), 0.026)
        bead(scene, metal, tube_point(middle + pi / cells, r, -0.62 * half), 0.026)


def _scroll(scene: Scene, metal: Metal, middle: float, side: int, half: float, r: float) -> None:
    """Add one spiral of an S: it leaves the middle and rolls up in its half of the band."""
    path = []
    size = 0.44 * half
    for k in range(88):
        turn = 0.13 * k
        away = size * exp(-0.115 * turn * 1.6)
        z = side * (0.47 * half + away * cos(turn + pi)) * 1.0
        path.append(tube_point(middle + side * away * sin(turn + pi) * 0.9, r, z))
    wire(scene, metal, path, 0.021, sides=12)
    end = path[-1]
    bead(scene, metal, end, 0.030, steps=7)
