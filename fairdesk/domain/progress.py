"""How far long work is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Is told how many are done, and of how many; may raise to stop the work."""
