"""What a visitor sends by phone: the fields of a short form and the rings ticked, exactly as typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Final, Self

FIELDS: Final = ("name", "company", "country", "email", "phone", "note")
"""What can be typed, in the order of the form."""


@dataclass(frozen=True, slots=True)
class SentPick:
    """A ring with the quantity and sizes typed for it; `words` where no ring here is meant."""

    ring_id: str = ""
    words: str = ""
    quantity: str = ""
    size: str = ""

    def as_json(self) -> dict[str, str]:
        """Return what is stated of it."""
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Self:
        """Return the pick that `as_json` gave; what is unknown is left out."""
        return cls(**{name: str(value) for name, value in data.items() if name in cls.__dataclass_fields__})


@dataclass(frozen=True, slots=True)
class Sending:
    """One form sent: `typed` by field, `wording` (version/language) is what the consents were asked with."""

    typed: Mapping[str, str]
    picks: tuple[SentPick, ...] = ()
    language: str = ""
    wording: str = ""
    consents: Mapping[str, bool] = field(default_factory=dict)
