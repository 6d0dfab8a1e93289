"""Finds the `assets/` folder, in a checkout and in an installed wheel alike."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def assets_dir() -> Path:
    """Return the folder with fairdesk's data files: `assets/` of the checkout, else the wheel's copy."""
    package = Path(__file__).resolve().parent
    inside = package / "_assets"
    return inside if inside.is_dir() else package.parent / "assets"
