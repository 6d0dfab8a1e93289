"""A refusal: what happened and what to do, as message ids that the faces translate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fairdesk.language.messages import _


class Refusal(Exception):
    """Something a person asked for was refused; nothing was changed.

    `message` and `hint` are gettext message ids (English), `values` fill their `{names}`.
    `field` names the form field at fault, when there is one.
    """

    def __init__(self, message: str, *, hint: str = "", field: str = "", **values: object) -> None:
        super().__init__(message)
        self.message: Final = message
        self.hint: Final = hint
        self.field = field
        self.values: Final[Mapping[str, object]] = values

    @property
    def what(self) -> str:
        """Say what happened, in the interface's language."""
        return _(self.message).format(**self.values)

    @property
    def todo(self) -> str:
        """Say what to do about it, in the interface's language; empty when `what` says it all."""
        return _(self.hint).format(**self.values)

    def told(self, *, hint: str = "", field: str = "") -> Refusal:
        """Return this refusal with another hint and field."""
        return Refusal(self.message, hint=hint, field=field, **self.values)

    def __str__(self) -> str:
        return f"{self.what} {self.todo}".strip()
