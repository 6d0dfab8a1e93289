"""The stand's own questions: what each takes for an answer, and how answers are said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fairdesk.domain.clean import clean_line, short
from fairdesk.domain.folding import fold
from fairdesk.domain.numbers import whole
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import QuestionKind
from fairdesk.language.digits import ascii_digits
from fairdesk.language.messages import N_, _

MOST_CHOICES: Final = 9
"""Choices of one question: each has a digit."""

YES: Final = "yes"
NO: Final = "no"
_YES: Final = frozenset(
    fold(word) for word in ("yes", "y", "1", "ja", "j", "بله", "بلی", "آری", "نعم", "true")
)
_NO: Final = frozenset(
    fold(word) for word in ("no", "n", "2", "0", "nein", "nej", "نه", "خیر", "لا", "false")
)

Words = Mapping[str, str]
"""A text by language (ISO 639-1)."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a fair; `choices` are (code, words) pairs, of a choice only."""

    id: str
    code: str
    kind: str
    words: Words
    choices: tuple[tuple[str, Words], ...]
    place: int
    required: bool


def field_of(code: str) -> str:
    """Return the name that a refusal gives to the answer's field."""
    return f"answer-{code}"


def said(words: Words, languages: Sequence[str] = ()) -> str:
    """Return a text in the first of `languages` there is, else in English, Persian or any."""
    return next((words[lang] for lang in (*languages, "en", "fa", *words) if words.get(lang)), "")


def check_answer(question: Question, text: str) -> str:
    """Return an answer as kept: a choice's code, digits, yes or no, or a line of text; "" for none.

    A choice is given by its code, its digit from 1, or its words in any language; digits of any script.
    Raises `Refusal` for an answer that the question does not take.
    """
    given = clean_line(text, field_of(question.code))
    if not given:
        return ""
    if question.kind == QuestionKind.TEXT:
        return given
    if question.kind == QuestionKind.NUMBER:
        number = whole(given, field_of(question.code))
        return "" if number is None else str(number)
    if question.kind == QuestionKind.YES_NO:
        word = fold(ascii_digits(given))
        answer = YES if word in _YES else NO if word in _NO else ""
    else:
        answer = _choice(question, given)
    if not answer:
        raise Refusal(
            N_("{value} is no answer to “{question}”."),
            hint=N_("Use one of: {known}."),
            field=field_of(question.code),
            value=short(given),
            question=short(said(question.words), 60),
            known=", ".join(code for code, _words in choices_of(question)),
        )
    return answer


def choices_of(question: Question) -> tuple[tuple[str, Words], ...]:
    """Return what can be chosen: a choice's own, or yes and no."""
    if question.kind == QuestionKind.YES_NO:
        return ((YES, {"en": _("yes")}), (NO, {"en": _("no")}))
    return question.choices


def said_answer(question: Question, value: str, languages: Sequence[str] = ()) -> str:
    """Return an answer as people read it."""
    return next((said(words, languages) for code, words in choices_of(question) if code == value), value)


def _choice(question: Question, given: str) -> str:
    digit = ascii_digits(given)
    wanted = fold(given)
    for number, (code, words) in enumerate(question.choices, start=1):
        if wanted in {fold(code), *(fold(word) for word in words.values())}:
            return code
        if digit == str(number) and not any(fold(other) == fold(digit) for other, _words in question.choices):
            return code
    return ""
