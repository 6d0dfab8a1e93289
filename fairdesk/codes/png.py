"""The picture's pen: a code as a black and white PNG."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from fairdesk.codes.matrix import QUIET, Matrix


def png(matrix: Matrix, pixels_per_module: int = 10, quiet: int = QUIET) -> bytes:
    """Return the code as a PNG file of one bit a pixel; `quiet` is the quiet zone in modules."""
    rows = matrix.framed(quiet)
    side = len(rows)
    bits = b"".join(
        int("".join("0" if dark else "1" for dark in row).ljust(-side % 8 + side, "1"), 2).to_bytes(
            (side + 7) // 8
        )
        for row in rows
    )
    pixels = side * pixels_per_module
    picture = Image.frombytes("1", (side, side), bits).resize((pixels, pixels), Image.Resampling.NEAREST)
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()
