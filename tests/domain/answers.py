"""Asks something and hands back the refusal, if that was the answer; any other error goes on up."""

from __future__ import annotations

from collections.abc import Callable

from fairdesk.domain.refusals import Refusal


def refusal_of(call: Callable[..., object], *given: object) -> Refusal | None:
    """Return the refusal that `call` answers with, or None when it was content."""
    try:
        call(*given)
    except Refusal as refusal:
        return refusal
    return None
