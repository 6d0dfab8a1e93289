"""Draws every ring of the sample fair: `python -m fairdesk.pictures.drawing [OUT_DIR] [SKU ...]`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from fairdesk.assets_dir import assets_dir
from fairdesk.pictures.drawing.encode import small_png
from fairdesk.pictures.drawing.look import Look, LookFault, read_looks
from fairdesk.pictures.drawing.ring import draw_ring


def picture_of(look: Look) -> bytes:
    """Return the ring's picture as the bytes of a PNG, the same for the same look."""
    return small_png(draw_ring(look))


def main(arguments: Sequence[str]) -> int:
    """Write OUT_DIR/SKU.png for every look, or for the SKUs named; return the exit code."""
    sample = assets_dir() / "sample"
    folder = Path(arguments[0]) if arguments else sample / "pictures"
    try:
        looks = read_looks(sample / "looks.toml")
    except LookFault as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    wanted = set(arguments[1:])
    chosen = [look for look in looks if not wanted or look.sku in wanted]
    folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as pool:
        for look, data in zip(chosen, pool.map(picture_of, chosen), strict=True):
            (folder / f"{look.sku}.png").write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
