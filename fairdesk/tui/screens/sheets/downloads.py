"""Where files that are to be found again go, unless somebody names another place."""

from __future__ import annotations

from pathlib import Path


def downloads() -> Path:
    """Return the person's folder for downloads, else the home folder."""
    folder = Path.home() / "Downloads"
    return folder if folder.is_dir() else Path.home()
