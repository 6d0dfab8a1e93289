"""A form is checked whole: what may be kept comes out clean, and every fault is named at once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairdesk.domain.draft import TEXT_FIELDS, Draft, Pick
from fairdesk.domain.ids import new_id
from fairdesk.domain.refusals import Refusal
from fairdesk.models.lead_draft import Faults, LeadDraft, check_field


def checked(typed: dict[str, str], *picks: Pick, **more: object) -> LeadDraft:
    return LeadDraft.check(Draft(typed=typed, picks=list(picks)), **more)  # type: ignore[arg-type]


def faults(typed: dict[str, str], *picks: Pick) -> set[str]:
    with pytest.raises(Faults) as caught:
        checked(typed, *picks)
    assert all(str(refusal) for refusal in caught.value.refusals)
    return {refusal.field for refusal in caught.value.refusals}


def pick(**fields: str) -> Pick:
    return Pick(interest_id=new_id(), ring_id=new_id(), **fields)


def test_a_name_and_a_way_to_reach_them_are_enough() -> None:
    lead = checked({"name": "  Made   Visitor ", "email": "Made@Visitor.example"})
    assert (lead.name, lead.incomplete) == ("Made Visitor", "")
    assert [(reach.kind.value, reach.key) for reach in lead.reaches] == [("email", "made@visitor.example")]


@pytest.mark.parametrize(
    "way", [{"phone": "+46 70 123 45 67"}, {"address": "Made Street 1"}, {"handles": "instagram:made"}]
)
def test_other_ways_count(way: dict[str, str]) -> None:
    assert checked({"company": "Made Company", **way}).incomplete == ""


@pytest.mark.parametrize(("field", "reason"), [("badge", "badge"), ("paper_no", "paper_slip")])
def test_a_badge_or_a_slip_needs_no_name(field: str, reason: str) -> None:
    assert checked({field: "B-77"}).incomplete == reason


def test_nobody_and_no_way_are_refused() -> None:
    assert faults({}) == {"name"}
    assert faults({"email": "made@visitor.example"}) == {"name"}
    assert faults({"name": "Made Visitor", "website": "visitor.example"}) == {"email"}
    assert faults({"name": "\u200c\u200c", "email": "made@visitor.example"}) == {"name"}


def test_all_faults_are_told_at_once() -> None:
    typed = {
        "name": "x" * 10_000,
        "email": "no mail",
        "phone": "12",
        "country": "Nowhere",
        "buyer_type": "king",
    }
    assert faults(typed, pick(level="9"), pick(quantity="many")) == {
        "name", "email", "phone", "country", "buyer_type", "level", "quantity",
    }  # fmt: skip


def test_a_phone_is_read_by_the_visitors_country_then_the_stands() -> None:
    lead = checked({"name": "Made", "phone": "۰۹۱۲ ۳۴۵ ۶۷۸۹", "country": "IR"})
    assert lead.reaches[0].key == "+989123456789"
    assert (
        checked({"name": "Made", "phone": "070-123 45 67"}, default_country="SE").reaches[0].key
        == "+46701234567"
    )


def test_interests_are_read_in_any_digits() -> None:
    [interest] = checked({"badge": "1"}, pick(level="۴", quantity="۵۰", size="54x3, 56")).interests
    assert (interest.level, interest.quantity) == ("quote", 50)
    assert [(size["mm"], size["quantity"]) for size in interest.sizes] == [(54.0, 3), (56.0, None)]
    [summed] = checked({"badge": "1"}, pick(level="order", size="54x3, 56x2")).interests
    assert summed.quantity == 5


@given(
    st.dictionaries(st.sampled_from(TEXT_FIELDS), st.text(max_size=300)),
    st.text(max_size=20),
    st.text(max_size=20),
)
@settings(max_examples=150, deadline=None)
def test_any_text_is_kept_clean_or_refused_in_words(typed: dict[str, str], quantity: str, size: str) -> None:
    refusals: tuple[Refusal, ...] = ()
    lead = None
    try:
        lead = checked(typed, pick(quantity=quantity, size=size))
    except Faults as caught:
        refusals = caught.refusals
    assert (lead is None) == bool(refusals)
    assert all(refusal.field and str(refusal) for refusal in refusals)
    if lead is not None:
        assert lead.name == lead.name.strip()
        lead.model_dump_json()


@pytest.mark.parametrize(("field", "value"), [("email", "no mail"), ("country", "Nowhere"), ("phone", "12")])
def test_one_field_is_checked_as_it_is_typed(field: str, value: str) -> None:
    check_field(field, "")
    with pytest.raises(Exception, match=r".") as caught:
        check_field(field, value)
    assert getattr(caught.value, "field", "") == field
