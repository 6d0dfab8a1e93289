"""The ring sizes of an interest, as cells and notes say them."""

from __future__ import annotations

from collections.abc import Callable

from fairdesk.models.rows import InterestRow


def sizes_said(row: InterestRow, between: str = "; ", worded: Callable[[str], str] = str) -> str:
    """Return sizes as `54 mm (19) × 20; 56 mm`: millimetres, the buyer's words, and how many.

    `worded` makes the buyer's words fit for where they stand.
    """
    said = (
        size_said(
            "" if mm is None else f"{mm:g} mm", worded(words), "" if quantity is None else str(quantity)
        )
        for mm, quantity, words in row.sizes
    )
    return between.join(filter(None, said))


def size_said(measured: str, words: str, many: str) -> str:
    """Return one size as `54 mm (19) × 20`; any of the three may be empty, and none hides another."""
    size = f"{measured} ({words})" if measured and words else measured or words
    return f"{size} × {many}".strip() if many else size
