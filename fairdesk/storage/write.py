"""The one way in: every change goes through `writing`, which sets stamps, history and search rows."""

from __future__ import annotations

from fairdesk.storage.keeping.act import Who, Write, writing
from fairdesk.storage.keeping.undo import TouchedSince, Undoable, Undone, next_undo, redo_last, undo_last

__all__ = [
    "TouchedSince",
    "Undoable",
    "Undone",
    "Who",
    "Write",
    "next_undo",
    "redo_last",
    "undo_last",
    "writing",
]
