"""A first look at the leads saved last, while the stand is still being opened."""

from __future__ import annotations

from fairdesk.settings import Settings
from fairdesk.storage.opening import glance as storage_glance
from fairdesk.storage.opening.glance import Glance

__all__ = ["Glance", "glance"]

MOST = 24
"""Leads that fit beside any form."""


def glance(settings: Settings) -> Glance | None:
    """Return the fair in use and its newest leads; None for a database outside the data folder."""
    if settings.database:
        return None
    return storage_glance.glance(settings.data / "fairdesk.db", settings.fair, MOST)
