"""A form that stood open while others worked: each keeps what they changed, and nothing else is undone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from fairdesk.domain.draft import Draft, Pick, rebased
from fairdesk.domain.ids import new_id
from fairdesk.stand import Stand
from fairdesk.workflows.leads import browse, edit, interests
from fairdesk.workflows.leads.register import register

TYPED = {"name": "Anna Provberg", "email": "anna@sample.example", "country": "SE"}


def test_a_form_left_open_takes_nothing_of_others_away(stand: Stand) -> None:
    lead = register(stand, Draft(typed=dict(TYPED), picks=[Pick(new_id(), words="the large one")])).lead_id
    left_open = Draft.from_json(edit.draft_of(stand, lead).as_json())
    other = replace(stand, device=replace(stand.device, id="0000000b"))
    theirs = edit.draft_of(other, lead)
    theirs.typed |= {"phone": "+46701234567", "company": "Sample House"}
    theirs.consents = {"marketing": True}
    theirs.picks.append(Pick(new_id(), words="the blue one", level="order"))
    edit.save(other, theirs)
    left_open.typed["city"] = "Uppsala"
    left_open.picks[0].quantity = "5"
    edit.save(stand, left_open)
    kept = browse.show(stand, lead)
    assert (kept.contact.city, kept.contact.company) == ("Uppsala", "Sample House")
    assert {reach.kind for reach in kept.reaches} == {"email", "phone"}
    assert {(one.words, one.level, one.quantity) for one in kept.interests} == {
        ("the large one", "liked", 5),
        ("the blue one", "order", None),
    }
    assert [consent.withdrawn_at for consent in kept.consents] == [None]


def test_a_ring_taken_away_meanwhile_comes_back_only_when_this_form_changed_it(stand: Stand) -> None:
    picks = [Pick(new_id(), words="one"), Pick(new_id(), words="two")]
    lead = register(stand, Draft(typed=dict(TYPED), picks=picks)).lead_id
    left_open = edit.draft_of(stand, lead)
    for words in ("one", "two"):
        interests.remove(stand, lead, words)
    left_open.picks[1].level = "order"
    edit.save(stand, left_open)
    assert [(one.words, one.level) for one in browse.show(stand, lead).interests] == [("two", "order")]


words = st.text("abç ‌", max_size=3)
typed = st.dictionaries(st.sampled_from(["name", "city", "note"]), words)
picks = st.dictionaries(st.sampled_from(["1", "2", "3"]), st.sampled_from(["liked", "order"]))


def form(held: tuple[dict[str, str], dict[str, str]]) -> Draft:
    """Return a form with these texts, and rings by id and level."""
    return Draft(typed=dict(held[0]), picks=[Pick(key, level=level) for key, level in held[1].items()])


def told(draft: Draft) -> tuple[dict[str, str], dict[str, str]]:
    """Return what a form says, without empty texts."""
    texts = {name: text for name, text in draft.typed.items() if text}
    return texts, {pick.interest_id: pick.level for pick in draft.picks}


forms = st.tuples(typed, picks)


@given(forms, forms, forms)
def test_what_neither_touched_stays_and_what_one_touched_is_theirs(
    base: tuple[dict[str, str], dict[str, str]],
    mine: tuple[dict[str, str], dict[str, str]],
    now: tuple[dict[str, str], dict[str, str]],
) -> None:
    assert told(rebased(form(base), form(base), form(now))) == told(form(now)), "an untouched form"
    assert told(rebased(form(mine), form(base), form(base))) == told(form(mine)), "nobody else was there"
    texts, levels = told(rebased(form(mine), form(base), form(now)))
    for name in ("name", "city", "note"):
        before, own, other = (held[0].get(name, "") for held in (base, mine, now))
        assert texts.get(name, "") == (own if own != before else other)
    for key in ("1", "2", "3"):
        level_before, own_level, other_level = (held[1].get(key) for held in (base, mine, now))
        assert levels.get(key) == (own_level if own_level != level_before else other_level)
