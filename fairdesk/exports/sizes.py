"""The ring sizes of an interest, as cells say them."""

from __future__ import annotations

from fairdesk.models.rows import InterestRow


def sizes_said(row: InterestRow) -> str:
    """Return sizes as `54 mm (19) × 20; 56 mm`: millimetres, the buyer's words, and how many."""
    said = []
    for mm, quantity, words in row.sizes:
        size = words if mm is None else f"{mm:g} mm ({words})" if words else f"{mm:g} mm"
        said.append(size if quantity is None else f"{size} × {quantity}".strip())
    return "; ".join(said)
