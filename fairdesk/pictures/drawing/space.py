"""Points in space, the camera, and the list of faces that a picture is painted from, far ones first.

The unit is the ring's inner radius. x points right, y up through the stone, z to the viewer along the finger.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import cos, sin, sqrt

from PIL import Image, ImageDraw

P2 = tuple[float, float]
P3 = tuple[float, float, float]
Colour = tuple[int, int, int]
Shade = Callable[[P3, int, int], Colour | None]
"""Gives a face's colour from its normal (in view space) and its place in the grid; None leaves it out."""


def unit(v: P3) -> P3:
    """Return `v` at length one."""
    length = sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]) or 1.0
    return (v[0] / length, v[1] / length, v[2] / length)


def cross(a: P3, b: P3) -> P3:
    """Return the vector at right angles to both."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def dot(a: P3, b: P3) -> float:
    """Return the inner product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def smooth(low: float, high: float, x: float) -> float:
    """Return 0 below `low`, 1 above `high`, and an even curve between."""
    t = (x - low) / (high - low)
    t = 0.0 if t < 0 else 1.0 if t > 1 else t
    return t * t * (3 - 2 * t)


class Camera:
    """Looks down on the ring from `pitch` above, turned by `yaw` (both in radians), without perspective."""

    def __init__(self, yaw: float, pitch: float, scale: float, centre: P2) -> None:
        self.cy, self.sy = cos(yaw), sin(yaw)
        self.cp, self.sp = cos(pitch), sin(pitch)
        self.scale, self.centre = scale, centre

    def turned(self, p: P3) -> P3:
        """Return the world vector `p` in view space: right, up, towards the viewer."""
        x = self.cy * p[0] + self.sy * p[2]
        z = self.cy * p[2] - self.sy * p[0]
        return (x, self.cp * p[1] - self.sp * z, self.sp * p[1] + self.cp * z)

    def world(self, v: P3) -> P3:
        """Return the view vector `v` in world space."""
        y = self.cp * v[1] + self.sp * v[2]
        z = self.cp * v[2] - self.sp * v[1]
        return (self.cy * v[0] - self.sy * z, y, self.sy * v[0] + self.cy * z)

    def pixel(self, v: P3) -> P2:
        """Return where the view point `v` falls on the canvas."""
        return (self.centre[0] + self.scale * v[0], self.centre[1] - self.scale * v[1])


class Scene:
    """Collects faces and pictures with their depth, and paints them."""

    def __init__(self, camera: Camera) -> None:
        self.camera = camera
        self._faces: list[tuple[float, list[P2], Colour]] = []
        self._pictures: list[tuple[float, Image.Image, tuple[int, int]]] = []

    def polygon(self, points: Sequence[P3], colour: Colour, lift: float = 0.0) -> None:
        """Add one flat face; `lift` moves it towards the viewer in the order of painting."""
        seen = [self.camera.turned(p) for p in points]
        depth = sum(v[2] for v in seen) / len(seen) + lift
        self._faces.append((depth, [self.camera.pixel(v) for v in seen], colour))

    def picture(self, image: Image.Image, corner: tuple[int, int], depth: float) -> None:
        """Add a finished picture with its upper left corner at `corner`."""
        self._pictures.append((depth, image, corner))

    def grid(
        self, rows: Sequence[Sequence[P3]], shade: Shade, *, wrap: bool = False, lift: float = 0.0
    ) -> None:
        """Add a curved sheet given as rows of points; `wrap` closes each row on itself.

        Only faces whose normal (row direction x column direction) looks at the viewer are kept.
        """
        turned = self.camera.turned
        seen = [[turned(p) for p in row] for row in rows]
        flat = [[self.camera.pixel(v) for v in row] for row in seen]
        count = len(rows[0])
        columns = [(j, (j + 1) % count) for j in range(count if wrap else count - 1)]
        for i in range(len(rows) - 1):
            near, far, near2, far2 = seen[i], seen[i + 1], flat[i], flat[i + 1]
            for j, k in columns:
                a, b, c, d = near[j], near[k], far[k], far[j]
                px, py, pz = c[0] - a[0], c[1] - a[1], c[2] - a[2]
                qx, qy, qz = b[0] - d[0], b[1] - d[1], b[2] - d[2]
                nz = px * qy - py * qx
                if nz <= 0:
                    continue
                nx, ny = py * qz - pz * qy, pz * qx - px * qz
                length = sqrt(nx * nx + ny * ny + nz * nz)
                colour = shade((nx / length, ny / length, nz / length), i, j)
                if colour is not None:
                    depth = (a[2] + b[2] + c[2] + d[2]) / 4 + lift
                    self._faces.append((depth, [near2[j], near2[k], far2[k], far2[j]], colour))

    def paint(self, size: int) -> Image.Image:
        """Return the scene on a square transparent canvas."""
        canvas = Image.new("RGBA", (size, size), (0, 0, 0, 0))
        draw = ImageDraw.Draw(canvas)
        pictures = sorted(self._pictures, key=lambda item: item[0])
        for depth, points, colour in sorted(self._faces, key=lambda face: face[0]):
            while pictures and pictures[0][0] < depth:
                _depth, image, corner = pictures.pop(0)
                canvas.paste(image, corner, image.getchannel("A"))
                draw = ImageDraw.Draw(canvas)
            draw.polygon(points, fill=(*colour, 255))
        for _depth, image, corner in pictures:
            canvas.paste(image, corner, image.getchannel("A"))
        return canvas
