"""What a visitor answered to the stand's questions: checked with the form, and kept with the lead."""

from __future__ import annotations

from fairdesk.domain.draft import Draft
from fairdesk.domain.ids import natural_id
from fairdesk.domain.questions import check_answer, field_of, said
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.models.lead_draft import Faults
from fairdesk.stand import Stand
from fairdesk.storage.write import Write
from fairdesk.workflows.fair.questions import by_code, listed

Answers = dict[str, str]
"""Answers as kept, by the question's id; an empty one takes an answer away."""


def checked(stand: Stand, draft: Draft, *, all_needed: bool = False) -> Answers:
    """Return the answers of a form. With `all_needed`, those that the fair requires must be there.

    Raises `Faults` with every answer that is none, or is missing; each names its field.
    """
    asked = {question.code: question for question in listed(stand)}
    faults: list[Refusal] = []
    answers: Answers = {}
    for code, text in draft.answers.items():
        try:
            question = asked.get(code) or by_code(stand, code)
            answers[question.id] = check_answer(question, text)
        except Refusal as fault:
            faults.append(fault)
    for question in asked.values() if all_needed else ():
        if question.required and not answers.get(question.id):
            if any(fault.field == field_of(question.code) for fault in faults):
                continue
            faults.append(
                Refusal(
                    N_("Not saved: “{question}” is not answered."),
                    hint=N_("This fair wants it from every visitor. What you typed is kept."),
                    field=field_of(question.code),
                    question=said(question.words, (stand.settings.language,)),
                )
            )
    if faults:
        raise Faults(tuple(faults))
    return answers


def keep(write: Write, answers: Answers, lead_id: str, *, cleared: bool = False) -> None:
    """Write answers with a lead; one given anew takes the place of the old, which the history keeps.

    An empty answer takes one away only with `cleared`: another visit says nothing by leaving it open.
    """
    rows = [
        {
            "id": natural_id("answer", lead_id, question_id),
            "lead_id": lead_id,
            "qualifier_id": question_id,
            "value": value,
        }
        for question_id, value in answers.items()
        if value or cleared
    ]
    write.put("answer", rows)
