"""What visitors sent by phone: one sending is one lead, and consent is theirs, of then."""

from __future__ import annotations

import pytest

from fairdesk.domain.refusals import Refusal
from fairdesk.stand import Stand
from fairdesk.workflows.leads import browse, inbox
from fairdesk.workflows.leads.register import register
from tests.tui.people import send


def test_two_forms_of_one_sending_become_one_lead(stand: Stand) -> None:
    sent = send(stand)
    one, two = inbox.draft_of(stand, sent), inbox.draft_of(stand, sent)
    first = register(stand, one, how="web")
    second = register(stand, two, how="web")
    assert first.lead_id == second.lead_id
    assert len(browse.recent(stand)) == 1
    with pytest.raises(Refusal):
        inbox.draft_of(stand, sent)


def test_another_lead_does_not_take_over_what_was_taken(stand: Stand) -> None:
    sent = send(stand)
    draft = inbox.draft_of(stand, sent)
    register(stand, draft, how="web")
    late = inbox.draft_of(stand, send(stand))
    late.inbox_id = sent
    late.typed |= {"name": "Somebody Else", "email": "else@sample.example"}
    with pytest.raises(Refusal) as refused:
        register(stand, late, how="web")
    assert "took this meanwhile" in refused.value.what
    assert len(browse.recent(stand)) == 1


def test_a_consent_given_on_the_phone_is_of_then_and_of_nobody_here(stand: Stand) -> None:
    sent = send(stand)
    (row,) = inbox.listed(stand)
    lead = browse.show(stand, register(stand, inbox.draft_of(stand, sent), how="web").lead_id)
    (consent,) = lead.consents
    assert (consent.how, consent.staff, consent.at) == ("sent by phone", "", row.at)
    assert consent.wording == "2026-1/sv"
