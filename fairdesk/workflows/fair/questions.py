"""The stand's own questions at a fair: add, change, order, drop."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from fairdesk.domain.clean import clean_line, short
from fairdesk.domain.ids import natural_id
from fairdesk.domain.questions import MOST_CHOICES, Question
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import LANGUAGES, QuestionKind
from fairdesk.language.messages import N_
from fairdesk.stand import Stand
from fairdesk.storage.day import questions as stored
from fairdesk.storage.write import writing

CODE: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,29}")


def listed(stand: Stand) -> tuple[Question, ...]:
    """Return the questions of the fair in use, in their order; none when there is no fair."""
    return stored.questions(stand.database, stand.fair.id) if stand.fair else ()


def by_code(stand: Stand, code: str) -> Question:
    """Return a question by its code. Raises `Refusal` when there is none."""
    found = listed(stand)
    for question in found:
        if question.code == code.strip().casefold():
            return question
    raise Refusal(
        N_("There is no question {code} at this fair."),
        hint=N_("Its questions are: {known}."),
        field="answer",
        code=short(code) or "?",
        known=", ".join(one.code for one in found) or "–",
    )


def put(
    stand: Stand,
    code: str,
    *,
    kind: str = "",
    words: Mapping[str, str] | None = None,
    choices: Sequence[tuple[str, Mapping[str, str]]] | None = None,
    required: bool | None = None,
) -> Question:
    """Add a question, or change what is given of the one with that code.

    `words` and each choice's words are by language. Raises `Refusal` for a question that cannot be asked.
    """
    clean = clean_line(code, "code").casefold().replace(" ", "-")
    if not CODE.fullmatch(clean):
        raise Refusal(
            N_("{code} cannot be the code of a question."),
            hint=N_("Use small Latin letters, digits and hyphens, as has-shop."),
            field="code",
            code=short(code) or "?",
        )
    known = {question.code: question for question in listed(stand)}
    old = known.get(clean)
    question = Question(
        natural_id("qualifier", stand.the_fair.id, clean),
        clean,
        _kind(kind or (old.kind if old else "")),
        {**(old.words if old else {}), **_words(words or {})},
        tuple((name, _words(said)) for name, said in choices)
        if choices is not None
        else (old.choices if old else ()),
        old.place if old else max((one.place for one in known.values()), default=0) + 1,
        required if required is not None else bool(old and old.required),
    )
    _check(question)
    row = {
        "id": question.id,
        "fair_id": stand.the_fair.id,
        "code": clean,
        "kind": question.kind,
        "question": {lang: word for lang, word in question.words.items() if word},
        "choices": [{"code": name, **said} for name, said in question.choices],
        "place": question.place,
        "required": question.required,
    }
    with writing(stand.database, stand.who, "question") as write:
        write.put("qualifier", [row])
    return by_code(stand, clean)


def drop(stand: Stand, code: str) -> None:
    """Ask a question no more; answers that were given stay with their leads."""
    question = by_code(stand, code)
    with writing(stand.database, stand.who, "question") as write:
        write.change("qualifier", question.id, {"deleted": True})


def move(stand: Stand, code: str, by: int) -> tuple[Question, ...]:
    """Ask a question earlier (`by` below 0) or later, and return all in their order."""
    question = by_code(stand, code)
    order = list(listed(stand))
    at = order.index(question)
    order.insert(max(0, min(len(order) - 1, at + by)), order.pop(at))
    with writing(stand.database, stand.who, "question") as write:
        for place, one in enumerate(order, start=1):
            write.change("qualifier", one.id, {"place": place})
    return listed(stand)


def _kind(text: str) -> str:
    kind = text.strip().casefold().replace("-", "_") or QuestionKind.TEXT.value
    if kind not in tuple(QuestionKind):
        raise Refusal(
            N_("{value} is no kind of question."),
            hint=N_("Use one of: {known}."),
            field="kind",
            value=short(text),
            known=", ".join(QuestionKind),
        )
    return kind


def _words(words: Mapping[str, str]) -> dict[str, str]:
    return {lang: clean_line(word, "question", 120) for lang, word in words.items() if lang in LANGUAGES}


def _check(question: Question) -> None:
    """Raise `Refusal` for a question without words, or a choice that is none."""
    if not any(question.words.values()):
        raise Refusal(N_("The question has no words."), hint=N_("Write what is asked."), field="words")
    if question.kind != QuestionKind.CHOICE:
        return
    codes = [code for code, _words in question.choices]
    if not 2 <= len(codes) <= MOST_CHOICES or len(set(codes)) != len(codes) or not all(codes):
        raise Refusal(
            N_("A choice needs from 2 to {most} different answers."),
            hint=N_("Write them with commas between, as own shop, online, both."),
            field="choices",
            most=MOST_CHOICES,
        )
