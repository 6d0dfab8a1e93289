"""What phones sent is taken in, linked, set aside and confirmed; each can be taken back."""

from __future__ import annotations

import pytest

from fairdesk.domain.draft import Draft
from fairdesk.domain.ids import new_id
from fairdesk.domain.refusals import Refusal
from fairdesk.models.rows import LeadDetail
from fairdesk.stand import Stand
from fairdesk.storage.keeping.undo import UNDOABLE
from fairdesk.storage.write import writing
from fairdesk.workflows.inbox import accept, look
from fairdesk.workflows.inbox.arrivals import Arrivals
from fairdesk.workflows.inbox.confirm import confirm, unconfirmed
from fairdesk.workflows.leads import browse, discard, edit, inbox, undo
from fairdesk.workflows.leads.register import register
from tests.tui.people import ANNA, JONAS, keep, send

SENT = {"name": "Sample Phone", "email": "sent@sample.example"}


def waiting(stand: Stand) -> list[str]:
    return [row.id for row in inbox.listed(stand)]


def sent(stand: Stand, **typed: str) -> str:
    """Put a sending with these fields into the inbox, and return its id."""
    row_id = new_id()
    with writing(stand.database, stand.who, "sent") as write:
        write.add("inbox", [{"id": row_id, "fair_id": stand.the_fair.id, "at": write.at, "typed": typed,
                             "picks": [], "consents": {}, "wording": "", "language": ""}])  # fmt: skip
    return row_id


def taken(stand: Stand, row_id: str) -> LeadDetail:
    return browse.show(stand, accept.accept(stand, row_id).lead_id)


def reaches(lead: LeadDetail) -> dict[str, bool]:
    return {reach.value: bool(reach.verified) for reach in lead.reaches}


def test_what_is_taken_in_is_a_lead_that_came_by_phone_and_is_not_confirmed(stand: Stand) -> None:
    lead = taken(stand, send(stand))
    assert (lead.contact.name, lead.how, lead.contact.language) == ("Sample Phone", "web", "sv")
    assert reaches(lead) == {"sent@sample.example": False}
    assert unconfirmed(lead)
    assert waiting(stand) == []


def test_a_known_visitor_becomes_another_visit_and_what_is_known_stays_confirmed(stand: Stand) -> None:
    anna = keep(stand, ANNA)
    row_id = sent(stand, name="anna provberg", email=ANNA["email"], phone="+46 70 123 45 67", note="Call me")
    done = accept.accept(stand, row_id)
    assert (done.status, done.lead_id, done.visits) == ("known", anna, 2)
    lead = browse.show(stand, anna)
    assert (len(browse.recent(stand)), lead.how, lead.contact.name) == (1, "desk", "Anna Provberg")
    assert reaches(lead) == {ANNA["email"]: True, "+46 70 123 45 67": False}
    assert unconfirmed(lead)
    assert [visit.note for visit in lead.visits if visit.note] == ["Call me"]


def test_one_sending_is_taken_in_once(stand: Stand) -> None:
    row_id = send(stand)
    accept.accept(stand, row_id)
    with pytest.raises(Refusal) as refused:
        accept.accept(stand, row_id)
    assert "took this meanwhile" in refused.value.what
    assert len(browse.recent(stand)) == 1


def test_many_are_taken_in_each_for_itself(stand: Stand) -> None:
    good, taken_meanwhile, bad = send(stand, "Sample One"), send(stand, "Sample Two"), sent(stand, note="x")
    accept.accept(stand, taken_meanwhile)
    done, left = accept.accept_all(stand, [bad, taken_meanwhile, good, "0" * 32])
    assert [one.name for one in done] == ["Sample One"]
    assert [one.id for one in left] == [bad, taken_meanwhile, "0" * 32]
    assert all(one.why for one in left)
    assert waiting(stand) == [bad]


def test_what_is_linked_is_a_visit_of_that_lead_whatever_its_name(stand: Stand) -> None:
    jonas = keep(stand, JONAS)
    row_id = send(stand, "Somebody Else")
    done = accept.accept(stand, row_id, jonas)
    assert (done.status, done.lead_id, done.visits) == ("known", jonas, 2)
    lead = browse.show(stand, jonas)
    assert lead.contact.name == JONAS["name"]
    assert reaches(lead) == {JONAS["email"]: True, "sent@sample.example": False}
    assert waiting(stand) == []


def test_linking_to_no_lead_or_one_set_aside_leaves_it_waiting(stand: Stand) -> None:
    jonas, row_id = keep(stand, JONAS), send(stand)
    discard.discard(stand, jonas, "test")
    for lead_id in (jonas, "f" * 32):
        done, left = accept.accept_all(stand, [row_id], lead_id)
        assert (done, [one.id for one in left]) == ([], [row_id])
    assert waiting(stand) == [row_id]


def test_what_was_taken_in_or_linked_waits_again_once_it_is_taken_back(stand: Stand) -> None:
    jonas, one, two = keep(stand, JONAS), send(stand, "Sample One"), send(stand, "Sample Two")
    accept.accept(stand, one)
    accept.accept(stand, two, jonas)
    assert undo.undo_last(stand) == "Taken back: the last visit of Jonas Muster."
    assert waiting(stand) == [two]
    assert reaches(browse.show(stand, jonas)) == {JONAS["email"]: True}
    assert undo.undo_last(stand) == "Taken back: Sample One is not saved any more."
    assert waiting(stand) == [one, two]
    again = taken(stand, one)
    assert again.contact.name == "Sample One"
    assert waiting(stand) == [two]


def test_what_is_set_aside_waits_again_once_it_is_taken_back(stand: Stand) -> None:
    ids = [send(stand, "Sample One"), send(stand, "Sample Two"), send(stand, "Sample Three")]
    inbox.discard(stand, *ids[:2])
    assert waiting(stand) == ids[2:]
    pending = undo.pending(stand)
    assert pending is not None
    assert pending.sentence.startswith("What was sent by phone was set aside at")
    assert undo.undo_last(stand) == "Taken back: what was set aside waits again."
    assert waiting(stand) == ids
    assert undo.redo_last(stand) is not None
    assert waiting(stand) == ids[2:]


def test_setting_aside_is_all_or_nothing(stand: Stand) -> None:
    one, two = send(stand, "Sample One"), send(stand, "Sample Two")
    accept.accept(stand, two)
    with pytest.raises(Refusal):
        inbox.discard(stand, one, two)
    assert waiting(stand) == [one]


def test_who_is_confirmed_is_reached_surely_until_that_is_taken_back(stand: Stand) -> None:
    lead = taken(stand, sent(stand, name="Sample Phone", email="a@sample.example", phone="+46701234567"))
    assert not any(reaches(lead).values())
    sure = confirm(stand, lead.id[-6:])
    assert all(reaches(sure).values())
    assert not unconfirmed(sure)
    assert undo.undo_last(stand) == "Taken back: how Sample Phone is reached is not confirmed any more."
    assert not any(reaches(browse.show(stand, lead.id)).values())
    assert len(browse.recent(stand)) == 1, "the lead itself stays"
    assert undo.redo_last(stand) is not None
    assert all(reaches(browse.show(stand, lead.id)).values())


def test_confirming_twice_is_one_act(stand: Stand) -> None:
    lead = taken(stand, send(stand))
    confirm(stand, lead.id)
    confirm(stand, lead.id)
    assert "not confirmed any more" in (undo.undo_last(stand) or "")
    assert "not saved any more" in (undo.undo_last(stand) or "")


def test_nobody_confirms_a_lead_that_is_none_or_was_set_aside(stand: Stand) -> None:
    lead = taken(stand, send(stand))
    discard.discard(stand, lead.id, "test")
    for lead_id in (lead.id, "f" * 32, ""):
        with pytest.raises(Refusal):
            confirm(stand, lead_id)


def test_what_staff_hear_at_the_desk_is_confirmed_by_that(stand: Stand) -> None:
    lead = taken(stand, sent(stand, name="Sample Phone", email="a@sample.example", phone="+46701234567"))
    done = register(stand, Draft(typed={"name": "Sample Phone", "email": "A@sample.example"}))
    assert (done.status, done.lead_id) == ("known", lead.id)
    assert reaches(browse.show(stand, lead.id)) == {"a@sample.example": True, "+46701234567": False}


def test_what_is_sent_again_confirms_nothing_and_takes_no_confirmation_away(stand: Stand) -> None:
    lead = taken(stand, sent(stand, **SENT))
    taken(stand, sent(stand, **SENT, note="again"))
    assert reaches(browse.show(stand, lead.id)) == {"sent@sample.example": False}
    confirm(stand, lead.id)
    taken(stand, sent(stand, **SENT, note="once more"))
    assert reaches(browse.show(stand, lead.id)) == {"sent@sample.example": True}


def test_a_change_at_the_desk_confirms_only_what_was_typed_there(stand: Stand) -> None:
    lead = taken(stand, send(stand))
    form = edit.draft_of(stand, lead.id)
    form.typed |= {"company": "Sample AB", "phone": "+46701234567"}
    edit.save(stand, form)
    assert reaches(browse.show(stand, lead.id)) == {"sent@sample.example": False, "+46701234567": True}
    form = edit.draft_of(stand, lead.id)
    form.typed["email"] = "right@sample.example"
    edit.save(stand, form)
    assert reaches(browse.show(stand, lead.id)) == {"right@sample.example": True, "+46701234567": True}


def test_every_act_that_can_be_taken_back_has_its_sentence() -> None:
    assert set(undo.DONE) == set(UNDOABLE)


def test_one_waiting_is_found_by_the_end_of_its_id_only(stand: Stand) -> None:
    row_id = send(stand)
    assert look.one(stand, row_id) == look.one(stand, f" {row_id[-6:].upper()} ") == row_id
    for ending in ("", row_id[-5:], "zzzzzz", row_id + "0"):
        with pytest.raises(Refusal) as refused:
            look.one(stand, ending)
        assert "Nothing that waits" in str(refused.value)


def test_arrivals_are_told_once_and_by_initials(stand: Stand) -> None:
    send(stand, "Sample First")
    looking = Arrivals(stand)
    first = looking.look()
    assert first is not None
    assert (first.count, first.fresh, first.newest) == (1, 0, ""), "what waited before is no news"
    assert looking.look() is None
    send(stand, "Sample Second", "FZ-1023", "FZ-1031")
    second = looking.look()
    assert second is not None
    assert (second.count, second.fresh, second.newest, second.rings) == (2, 1, "S.S.", 2)
    inbox.discard(stand, *waiting(stand))
    third = looking.look()
    assert third is not None
    assert (third.count, third.fresh) == (0, 0)
    looking.close()
