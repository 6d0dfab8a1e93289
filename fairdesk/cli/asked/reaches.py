"""Ways to reach a visitor beside the one of each kind that the form has a field for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import typer

from fairdesk.domain.draft import Draft
from fairdesk.domain.trade import ReachKind
from fairdesk.language.messages import _

HANDLES: Final = "handles"
AGAIN: Final = ("email", "phone")
"""Fields that may be given again; the form has one of each, the others stand among the handles."""


def add_handles(draft: Draft, fields: Mapping[str, Any]) -> None:
    """Add the handles that were given, and what was given again of the other ways.

    Of a kind that is given several times nothing else stays: these are all of them.
    """
    again = {kind: fields[kind][1:] for kind in AGAIN if isinstance(fields.get(kind), list)}
    lines = draft.typed.get(HANDLES, "").splitlines()
    gone = tuple(f"{kind}:" for kind, values in again.items() if values)
    _keep(draft, [line for line in lines if not line.startswith(gone)])
    for given in fields.get("handle", ()):
        _add_handle(draft, given)
    lines = draft.typed.get(HANDLES, "").splitlines()
    _keep(draft, [*lines, *(f"{kind}:{' '.join(one.split())}" for kind in again for one in again[kind])])


def _keep(draft: Draft, lines: Sequence[str]) -> None:
    """Put the handles into the form, each once; where there are none, it stays as it is."""
    if lines or HANDLES in draft.typed:
        draft.typed[HANDLES] = "\n".join(dict.fromkeys(lines))


def _add_handle(draft: Draft, given: str) -> None:
    """Add one KIND:VALUE, in the place of another of that kind."""
    kind, colon, value = given.partition(":")
    kind = kind.strip().casefold().replace("-", "_")
    if not colon or kind not in tuple(ReachKind):
        raise typer.BadParameter(
            _("'{value}' is not KIND:VALUE with one of {known}.").format(
                value=given, known=", ".join(ReachKind)
            ),
            param_hint="--handle",
        )
    kept = [line for line in draft.typed.get(HANDLES, "").splitlines() if not line.startswith(f"{kind}:")]
    draft.typed[HANDLES] = "\n".join([*kept, f"{kind}:{' '.join(value.split())}"])
