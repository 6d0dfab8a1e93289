"""What one command runs with: its options, the stand while it is needed, and the way to answer."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from fairdesk.cli import streams
from fairdesk.cli.options import Options
from fairdesk.domain.clean import short
from fairdesk.language.messages import _, use_language

if TYPE_CHECKING:
    from fairdesk.stand import Stand


@dataclass(frozen=True)
class Run:
    """One run of one command."""

    options: Options

    @contextmanager
    def stand(self) -> Iterator[Stand]:
        """Open the stand for as long as the command needs it. Raises `Refusal` when it cannot be opened."""
        from fairdesk.stand import open_stand

        settings = self.options.settings()
        use_language(settings.language)
        if settings.broken:
            streams.say_error(
                _("settings.toml cannot be read, so standard settings are used: {why}").format(
                    why=short(settings.broken, 120)
                )
            )
        stand = open_stand(settings)
        try:
            if stand.device.copied_from:
                streams.say_error(
                    _("This data folder came from another laptop: it has a device id of its own now.")
                )
            yield stand
        finally:
            stand.close()

    def answer(self, values: Mapping[str, Any], say: Callable[[], str]) -> None:
        """Write `values` as JSON when that is wanted, else what `say` says to people."""
        streams.write((as_json(values) if self.options.json else streams.as_seen(say(), sys.stdout)) + "\n")

    def note(self, sentence: str) -> None:
        """Say something to people beside the answer: to standard error, and not to programs."""
        if not self.options.json:
            streams.say_error(sentence)

    @property
    def to_terminal(self) -> bool:
        """Whether a person sees the answer, not a file or a program."""
        return streams.is_terminal(sys.stdout)


def as_json(values: Mapping[str, Any]) -> str:
    """Return `values` as JSON text; rows as objects, times and days in ISO 8601."""
    return json.dumps(values, ensure_ascii=False, indent=2, default=_plain, allow_nan=False)


def _plain(value: object) -> object:
    """Return what JSON can hold of a row or a time."""
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
