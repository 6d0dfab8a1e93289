"""The stand's questions: answered in any language or digit, kept with the lead, required only if so said."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairdesk.domain.draft import Draft
from fairdesk.domain.questions import Question, check_answer, said_answer
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import QuestionKind
from fairdesk.models.lead_draft import Faults
from fairdesk.stand import Stand
from fairdesk.workflows.fair import questions
from fairdesk.workflows.leads import browse, edit
from fairdesk.workflows.leads.register import register
from fairdesk.workflows.leads.undo import undo_last
from fairdesk.workflows.leads.visit import add_visit

SHOP = [("shop", {"en": "own shop", "fa": "فروشگاه"}), ("online", {"en": "online"}), ("both", {"en": "both"})]
ANNA = {"name": "Practice Anna", "email": "anna@sample.example"}


@pytest.fixture
def asked(stand: Stand) -> Stand:
    """A stand with one question of each kind."""
    questions.put(stand, "sells", kind="choice", words={"en": "Where do you sell?"}, choices=SHOP)
    questions.put(stand, "shops", kind="number", words={"en": "How many shops?"})
    questions.put(stand, "silver", kind="yes_no", words={"en": "Silver already?", "fa": "نقره؟"})
    questions.put(stand, "why", words={"en": "Why here?"})
    return stand


def answers(stand: Stand, lead_id: str) -> dict[str, str]:
    """Return a lead's answers by question."""
    return {row.code: row.value for row in browse.show(stand, lead_id).answers}


@pytest.mark.parametrize(
    ("code", "typed", "kept"),
    [
        ("sells", "1", "shop"),
        ("sells", "۲", "online"),
        ("sells", "فروشگاه", "shop"),
        ("sells", "OWN  Shop", "shop"),
        ("shops", "۱۲", "12"),
        ("silver", "y", "yes"),
        ("silver", "خیر", "no"),
        ("silver", "2", "no"),
        ("why", " by  chance ", "by chance"),
    ],
)
def test_an_answer_is_kept_as_its_kind_says(asked: Stand, code: str, typed: str, kept: str) -> None:
    lead = register(asked, Draft(typed=dict(ANNA), answers={code: typed})).lead_id
    assert answers(asked, lead) == {code: kept}


@pytest.mark.parametrize(
    ("code", "typed"), [("sells", "4"), ("sells", "street"), ("shops", "many"), ("silver", "?")]
)
def test_what_is_no_answer_is_refused_with_the_field(asked: Stand, code: str, typed: str) -> None:
    with pytest.raises(Faults) as refused:
        register(asked, Draft(typed=dict(ANNA), answers={code: typed}))
    assert [fault.field for fault in refused.value.refusals] == [f"answer-{code}"]
    assert browse.recent(asked) == ()


def test_only_what_the_fair_requires_holds_a_save_back(asked: Stand) -> None:
    register(asked, Draft(typed=dict(ANNA)))
    questions.put(asked, "silver", required=True)
    with pytest.raises(Faults, match="Silver already"):
        register(asked, Draft(typed={"name": "Practice Bo", "email": "bo@sample.example"}))
    badge = register(asked, Draft(typed={"badge": "B-77"}))
    assert browse.show(asked, badge.lead_id).incomplete == "badge"
    lead = browse.recent(asked)[1].id
    add_visit(asked, lead)
    edit.save(asked, edit.draft_of(asked, lead))
    questions.put(asked, "silver", required=False)
    register(asked, Draft(typed={"name": "Practice Bo", "email": "bo@sample.example"}))


def test_a_newer_answer_wins_and_the_history_keeps_the_older(asked: Stand) -> None:
    lead = register(asked, Draft(typed=dict(ANNA), answers={"sells": "shop", "shops": "3"})).lead_id
    add_visit(asked, lead, Draft(answers={"sells": "both"}))
    assert answers(asked, lead) == {"sells": "both", "shops": "3"}
    assert undo_last(asked) == "Taken back: the last visit of Practice Anna."
    assert answers(asked, lead) == {"sells": "shop", "shops": "3"}
    draft = edit.draft_of(asked, lead)
    assert draft.answers == {"sells": "shop", "shops": "3"}
    draft.answers["shops"] = ""
    edit.save(asked, draft)
    assert answers(asked, lead) == {"sells": "shop"}
    undo_last(asked)
    undo_last(asked)
    assert browse.recent(asked) == ()


def test_questions_are_ordered_dropped_and_come_back(asked: Stand) -> None:
    lead = register(asked, Draft(typed=dict(ANNA), answers={"why": "rain"})).lead_id
    assert [one.code for one in questions.move(asked, "why", -9)] == ["why", "sells", "shops", "silver"]
    questions.drop(asked, "why")
    assert [one.code for one in questions.listed(asked)] == ["sells", "shops", "silver"]
    assert answers(asked, lead) == {"why": "rain"}
    edit.save(asked, edit.draft_of(asked, lead))
    questions.put(asked, "why", words={"en": "Why here?"})
    assert answers(asked, lead) == {"why": "rain"}


@pytest.mark.parametrize(
    ("code", "more"),
    [
        ("", {"words": {"en": "Words?"}}),
        ("کد", {"words": {"en": "Words?"}}),
        ("empty", {}),
        ("few", {"words": {"en": "Words?"}, "kind": "choice", "choices": SHOP[:1]}),
        ("twice", {"words": {"en": "Words?"}, "kind": "choice", "choices": [SHOP[0], SHOP[0]]}),
        ("kind", {"words": {"en": "Words?"}, "kind": "guess"}),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(stand: Stand, code: str, more: dict[str, object]) -> None:
    with pytest.raises(Refusal):
        questions.put(stand, code, **more)  # type: ignore[arg-type]
    assert questions.listed(stand) == ()


@given(st.sampled_from(tuple(QuestionKind)), st.text(max_size=60))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_refused_in_words_or_reads_back_the_same(kind: QuestionKind, text: str) -> None:
    question = Question("id", "sells", kind.value, {"en": "Where?"}, tuple(SHOP), 1, False)
    try:
        value = check_answer(question, text)
    except Refusal:
        return
    assert check_answer(question, value) == value
    assert bool(said_answer(question, value)) == bool(value)


def test_a_choice_that_is_gone_holds_no_change_of_the_lead_back(stand: Stand) -> None:
    questions.put(stand, "shop", words={"en": "Where?"}, kind="choice", choices=SHOP)
    typed = {"name": "Anna Provberg", "email": "anna@sample.example"}
    lead = register(stand, Draft(typed=typed, answers={"shop": SHOP[0][0]})).lead_id
    questions.put(stand, "shop", choices=[*SHOP[1:], ("new", {"en": "new"})])
    draft = edit.draft_of(stand, lead)
    draft.typed["city"] = "Uppsala"
    edit.save(stand, draft)
    assert browse.show(stand, lead).contact.city == "Uppsala"
    draft.answers["shop"] = "nowhere"
    with pytest.raises(Faults):
        edit.save(stand, draft)


def test_a_visit_that_leaves_an_answer_open_takes_none_away(stand: Stand) -> None:
    questions.put(stand, "hello", words={"en": "What?"}, kind="text")
    typed = {"name": "Anna Provberg", "email": "anna@sample.example"}
    lead = register(stand, Draft(typed=typed, answers={"hello": "silver"})).lead_id
    register(stand, Draft(typed=typed, answers={"hello": " "}))
    assert [answer.value for answer in browse.show(stand, lead).answers] == ["silver"]
