"""Whether something was written since it was asked last."""

from __future__ import annotations

from fairdesk.stand import Stand
from fairdesk.storage.changes import watch


class Watching:
    """Watches a stand's database from now on."""

    def __init__(self, stand: Stand) -> None:
        self._watch = watch(stand.database)

    def changed(self) -> bool:
        """Say whether anybody wrote since this was asked. Raises `Refusal` when the database is gone."""
        return self._watch.changed()

    def close(self) -> None:
        """Let the database go."""
        self._watch.close()
