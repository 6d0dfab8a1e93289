"""This laptop remembers a choice: the fair in use, who is at the keyboard, how it likes to work."""

from __future__ import annotations

from fairdesk import settings as settings_file
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.stand import Stand


def remember(stand: Stand, **values: str) -> None:
    """Keep settings in `settings.toml`. Raises `Refusal` when it cannot; the choice holds today."""
    try:
        stand.settings = settings_file.change(stand.settings, **values)
    except OSError as error:
        raise Refusal(
            N_("This laptop cannot remember the choice: {file} cannot be written ({why})."),
            hint=N_("It holds until fairdesk is closed. Look at that file, then choose again."),
            file=settings_file.FILE_NAME,
            why=error.strerror or str(error),
        ) from error
