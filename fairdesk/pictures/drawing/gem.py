"""Faceted stones, by following light: into the crown, round the pavilion, and out to the studio."""

from __future__ import annotations

from math import cos, exp, log, pi, radians, sin, sqrt
from typing import Final

from PIL import Image

from fairdesk.pictures.drawing.cabochon import LIGHT
from fairdesk.pictures.drawing.cuts import Cut
from fairdesk.pictures.drawing.space import P2, P3, Camera, Scene, smooth, unit
from fairdesk.pictures.drawing.stones import Stone

Plane = tuple[float, float, float, float]
"""The half space n.p <= d that one facet closes: (nx, ny, nz, d), n of length one."""

_BOUNCES: Final = 6


def facets(cut: Cut, outline: list[P2]) -> list[Plane]:
    """Return the planes of a stone of this outline, its girdle at the height 0."""
    reach = min(cut.half_width, cut.half_length)
    if cut.form == "step":
        angles = [k * pi / 4 for k in range(8)]
        crown = [(angles, slope, rise * reach) for slope, rise in ((52.0, 0.04), (39.0, 0.0), (27.0, -0.045))]
        pavilion = [(angles, slope, 0.0) for slope in (60.0, 49.0, 38.0)]
        planes = [_step(outline, a, s, k) for k, (row, s, _r) in enumerate(crown) for a in row]
        planes += [_step(outline, a, -s, k) for k, (row, s, _r) in enumerate(pavilion) for a in row]
    else:
        eight = [k * pi / 4 + pi / 8 for k in range(8)]
        sixteen = [k * pi / 8 + pi / 16 for k in range(16)]
        planes = [_plane(outline, a, 36.0, 0.03) for a in eight]
        planes += [_plane(outline, a, 43.0, 0.03) for a in sixteen]
        planes += [_plane(outline, a + pi / 8, 25.5, 0.095 * reach) for a in eight]
        planes += [_plane(outline, a, -42.5, 0.0) for a in eight]
        planes += [_plane(outline, a, -45.5, 0.0) for a in sixteen]
    return [*planes, (0.0, 1.0, 0.0, cut.height)]


def _support(outline: list[P2], angle: float) -> float:
    c, s = cos(angle), sin(angle)
    return max(x * c + z * s for x, z in outline)


def _plane(outline: list[P2], angle: float, slope: float, height: float) -> Plane:
    """Return the facet that leans `slope` degrees (below the girdle when negative) at `angle`."""
    tilt = radians(abs(slope))
    side = 1.0 if slope > 0 else -1.0
    n = (sin(tilt) * cos(angle), side * cos(tilt), sin(tilt) * sin(angle))
    return (*n, sin(tilt) * _support(outline, angle) + cos(tilt) * height)


def _step(outline: list[P2], angle: float, slope: float, row: int) -> Plane:
    """Return a facet of the step cut's `row`, counted from the girdle."""
    n = _plane(outline, angle, slope, 0.0)
    side = 1.0 if slope > 0 else -1.0
    start = (0.03, 0.10, 0.185)[row] if side > 0 else (0.0, 0.22, 0.46)[row]
    inset = (0.0, 0.07, 0.20)[row] if side > 0 else (0.0, 0.14, 0.38)[row]
    horizontal = sqrt(n[0] ** 2 + n[2] ** 2)
    return (n[0], n[1], n[2], horizontal * (_support(outline, angle) - inset) + abs(n[1]) * start)


def draw_gem(scene: Scene, cut: Cut, stone: Stone, seat: float, fineness: float) -> None:
    """Add a faceted stone with its girdle at the height `seat`; `fineness` is rays a pixel."""
    camera = scene.camera
    outline = cut.outline()
    planes = facets(cut, outline)
    seen = [camera.turned((x, seat + y, z)) for x, z in outline for y in (0.0, cut.height)]
    spots = [camera.pixel(v) for v in seen]
    left, top = int(min(x for x, _y in spots)) - 2, int(min(y for _x, y in spots)) - 2
    wide, high = int(max(x for x, _y in spots)) + 3 - left, int(max(y for _x, y in spots)) + 3 - top
    columns, rows = int(wide * fineness), int(high * fineness)
    tracer = _Tracer(planes, stone, camera, seat)
    image = Image.new("RGBA", (columns, rows))
    image.putdata(
        [
            tracer.colour(left + (i + 0.5) / fineness, top + (j + 0.5) / fineness)
            for j in range(rows)
            for i in range(columns)
        ]
    )
    sized = image.resize((wide, high), Image.Resampling.BICUBIC)
    depth = camera.turned((0.0, seat + 0.3 * cut.height, 0.0))[2]
    scene.picture(sized, (left, top), depth)


class _Tracer:
    """Follows the ray of one place on the canvas."""

    def __init__(self, planes: list[Plane], stone: Stone, camera: Camera, seat: float) -> None:
        self._planes, self._camera, self._seat = planes, camera, seat
        self._index = stone.index
        self._view = camera.world((0.0, 0.0, -1.0))
        tint = [
            max(0.004, min(0.97, c / 255)) for c in (_clearer(stone.body[k], stone.glow[k]) for k in range(3))
        ]
        self._loss = [-0.62 * log(c) for c in tint]
        self._stone = stone

    def colour(self, x: float, y: float) -> tuple[int, int, int, int]:
        """Return what the canvas place shows of the stone, transparent beside it."""
        camera = self._camera
        v = ((x - camera.centre[0]) / camera.scale, (camera.centre[1] - y) / camera.scale, 4.0)
        start = camera.world(v)
        p = (start[0], start[1] - self._seat, start[2])
        d = self._view
        enter, leave, face = -1e9, 1e9, None
        for plane in self._planes:
            down = plane[0] * d[0] + plane[1] * d[1] + plane[2] * d[2]
            room = plane[3] - plane[0] * p[0] - plane[1] * p[1] - plane[2] * p[2]
            if down < 0:
                if room / down > enter:
                    enter, face = room / down, plane
            elif down > 0:
                leave = min(leave, room / down)
            elif room < 0:
                return (0, 0, 0, 0)
        if face is None or enter > leave:
            return (0, 0, 0, 0)
        r, g, b = self._inside((p[0] + enter * d[0], p[1] + enter * d[1], p[2] + enter * d[2]), d, face)
        return (min(255, int(r)), min(255, int(g)), min(255, int(b)), 255)

    def _inside(self, p: P3, d: P3, face: Plane) -> P3:
        """Return the light that comes back out of the stone, and the gloss of the facet on top."""
        down = -(face[0] * d[0] + face[1] * d[1] + face[2] * d[2])
        mirror = (d[0] + 2 * down * face[0], d[1] + 2 * down * face[1], d[2] + 2 * down * face[2])
        gloss = 0.05 + 0.95 * (1 - down) ** 5
        shine = 255 * gloss * 1.5 * self._studio(mirror)
        ratio = 1 / self._index
        inner = sqrt(max(0.0, 1 - ratio * ratio * (1 - down * down)))
        k = ratio * down - inner
        d = unit((ratio * d[0] + k * face[0], ratio * d[1] + k * face[1], ratio * d[2] + k * face[2]))
        way = 0.0
        light = 0.10
        for _bounce in range(_BOUNCES):
            far, wall = self._exit(p, d)
            way += far
            p = (p[0] + far * d[0], p[1] + far * d[1], p[2] + far * d[2])
            out = wall[0] * d[0] + wall[1] * d[1] + wall[2] * d[2]
            bend = self._index * self._index * (1 - out * out)
            if bend < 1:
                k = sqrt(1 - bend) - self._index * out
                leaving = unit(
                    (
                        self._index * d[0] + k * wall[0],
                        self._index * d[1] + k * wall[1],
                        self._index * d[2] + k * wall[2],
                    )
                )
                light = self._studio(leaving)
                way += 1.4 if leaving[1] < 0 else 0.0
                break
            d = (d[0] - 2 * out * wall[0], d[1] - 2 * out * wall[1], d[2] - 2 * out * wall[2])
        stone = self._stone
        lit = 0.30 + 0.75 * max(
            0.0, sum(a * b for a, b in zip(self._camera.turned(face[:3]), LIGHT, strict=True))
        )
        cloudy = max(0.0, 0.88 - stone.clear)
        red, green, blue = (
            (255 * light * exp(-loss * way) + 0.16 * stone.dark[c]) * (1 - cloudy)
            + lit * stone.body[c] * cloudy
            + shine
            for c, loss in enumerate(self._loss)
        )
        return (red, green, blue)

    def _exit(self, p: P3, d: P3) -> tuple[float, Plane]:
        far, wall = 1e9, self._planes[0]
        for plane in self._planes:
            down = plane[0] * d[0] + plane[1] * d[1] + plane[2] * d[2]
            if down > 1e-9:
                t = (plane[3] - plane[0] * p[0] - plane[1] * p[1] - plane[2] * p[2]) / down
                if 1e-7 < t < far:
                    far, wall = t, plane
        return (far, wall) if far < 1e8 else (0.0, wall)

    def _studio(self, direction: P3) -> float:
        """Return the light from a direction: lamps above, the viewer's own shade, silver below."""
        v = self._camera.turned(direction)
        if direction[1] < 0:
            bright = 0.5 + 0.5 * sin(7.0 * v[0] + 4.0 * v[1] + 1.3)
            return 0.16 + 0.74 * bright * bright
        light = 0.34 + 0.42 * smooth(0.1, 0.9, v[1])
        light += 1.05 * smooth(-0.85, -0.6, v[0]) * smooth(0.05, -0.15, v[0]) * smooth(0.0, 0.3, v[1])
        light += 0.75 * smooth(0.35, 0.5, v[0]) * smooth(0.9, 0.75, v[0]) * smooth(-0.4, -0.1, v[1])
        return light - 0.26 * smooth(0.86, 0.97, v[2])


def _clearer(body: float, glow: float) -> float:
    return 0.45 * body + 0.55 * glow
