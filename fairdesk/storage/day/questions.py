"""Reads of the stand's questions, and of what leads answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, select

from fairdesk.domain.questions import Question, said, said_answer
from fairdesk.models.rows import AnswerRow
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import AnyRow, Source, reading

_QUESTION: Final = TABLES["qualifier"]
_ANSWER: Final = TABLES["answer"]
_COLUMNS: Final = tuple(
    _QUESTION.c[name] for name in ("id", "code", "kind", "question", "choices", "place", "required")
)


def questions(source: Source, fair_id: str) -> tuple[Question, ...]:
    """Return the questions of a fair, in their order."""
    wanted = (
        select(*_COLUMNS)
        .where(_QUESTION.c.fair_id == fair_id, ~_QUESTION.c.deleted)
        .order_by(_QUESTION.c.place, _QUESTION.c.code)
    )
    with reading(source) as connection:
        return tuple(_question(row) for row in connection.execute(wanted))


def answers(
    connection: Connection, lead_ids: Sequence[str], *, languages: Sequence[str] = ()
) -> dict[str, tuple[AnswerRow, ...]]:
    """Return what leads answered, by lead, in the order of the questions; one statement for any number."""
    wanted = (
        select(_ANSWER.c.lead_id, _ANSWER.c.value, _ANSWER.c.id.label("answer_id"), *_COLUMNS)
        .join(_QUESTION, _QUESTION.c.id == _ANSWER.c.qualifier_id)
        .where(_ANSWER.c.lead_id.in_(lead_ids), ~_ANSWER.c.deleted, _ANSWER.c.value != "")
        .order_by(_QUESTION.c.place, _QUESTION.c.code)
    )
    found: dict[str, tuple[AnswerRow, ...]] = {}
    for row in connection.execute(wanted):
        question = _question(row)
        answer = AnswerRow(
            question.code,
            said(question.words, languages),
            row.value,
            said_answer(question, row.value, languages),
            row.answer_id,
            question.id,
        )
        found[row.lead_id] = (*found.get(row.lead_id, ()), answer)
    return found


def _question(row: AnyRow) -> Question:
    choices = tuple(
        (str(one["code"]), {lang: word for lang, word in one.items() if lang != "code"})
        for one in row.choices
    )
    return Question(row.id, row.code, row.kind, row.question, choices, row.place, row.required)
