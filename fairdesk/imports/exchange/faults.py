"""What may be wrong with a file of leads that a fairdesk is said to have written."""

from __future__ import annotations

from fairdesk.domain.clean import short
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_


def damaged(file: str) -> Refusal:
    """Return the refusal of a file that is not as it was written."""
    return Refusal(
        N_("{file} is damaged or not whole."),
        hint=N_("Copy it again, or export it anew. Nothing was changed."),
        file=short(file, 80),
    )


def foreign(file: str) -> Refusal:
    """Return the refusal of a file that holds something else than leads of a fairdesk."""
    return Refusal(
        N_("{file} holds no leads of fairdesk."),
        hint=N_("Give a ZIP or a JSON file that fairdesk export json wrote. Nothing was changed."),
        file=short(file, 80),
    )


def too_big(file: str) -> Refusal:
    """Return the refusal of a file that unpacks to more than any fair has."""
    return Refusal(
        N_("{file} unpacks to more than a fair can hold."),
        hint=N_("Export it anew, in parts. Nothing was changed."),
        file=short(file, 80),
    )


def newer(file: str) -> Refusal:
    """Return the refusal of a file that only a newer fairdesk understands."""
    return Refusal(
        N_("{file} was written by a newer fairdesk."),
        hint=N_("Install the newest fairdesk, then import it again. Nothing was changed."),
        file=short(file, 80),
    )


def misread(file: str, part: str, line: int, field: str) -> Refusal:
    """Return the refusal of a row that is none: `part` is the file in the ZIP, or the table."""
    return Refusal(
        N_("{file}: line {line} of {part} is not as it should be ({what})."),
        hint=N_("Mend that line, or export the file anew. Nothing was changed."),
        file=short(file, 80),
        part=part,
        line=line,
        what=short(field, 40) or "?",
    )
