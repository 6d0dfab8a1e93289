"""Finds the wordings of consent among fairdesk's data files."""

from __future__ import annotations

from fairdesk.assets_dir import assets_dir


def wording_texts() -> dict[str, dict[str, str]]:
    """Return the text of every wording file, by version and language."""
    folder = assets_dir() / "consent"
    return {
        version.name: {path.stem: path.read_text(encoding="utf-8") for path in sorted(version.glob("*.txt"))}
        for version in sorted(folder.iterdir())
        if version.is_dir()
    }
