"""A form that was shown without a tick is kept as a consent not given, with its notice."""

from __future__ import annotations

from fairdesk.domain.draft import Draft
from fairdesk.domain.leads.consents import last_words, state
from fairdesk.models.rows import ConsentRow
from fairdesk.stand import Stand
from fairdesk.storage import leads
from fairdesk.workflows.contacts import person
from fairdesk.workflows.leads import edit, register


def form(shown: bool, **consents: bool) -> Draft:
    return Draft(typed={"name": "Anna", "email": "anna@x.example"}, consents=consents, shown=shown)


def kept(stand: Stand, lead_id: str) -> tuple[ConsentRow, ...]:
    return leads.detail(stand.database, lead_id).consents


def said(rows: tuple[ConsentRow, ...]) -> list[tuple[str, str, bool]]:
    return [(row.purpose, state(row), row.notice_shown) for row in rows]


def test_shown_without_a_tick(stand: Stand) -> None:
    draft = form(shown=True)
    lead = register.register(stand, draft).lead_id
    rows = kept(stand, lead)
    assert said(rows) == [("contact", "refused", True)]
    assert (rows[0].wording, rows[0].how) == ("2026-1/en", "confirmed on the screen")
    draft.consents["contact"] = True
    register.register(stand, draft)
    assert [state(row) for row in last_words(kept(stand, lead))] == ["granted"]


def test_not_shown_and_no_tick_is_no_consent(stand: Stand) -> None:
    assert kept(stand, register.register(stand, form(shown=False)).lead_id) == ()


def test_shown_with_news_only_has_its_notice(stand: Stand) -> None:
    rows = kept(stand, register.register(stand, form(shown=True, marketing=True)).lead_id)
    assert said(rows) == [("marketing", "granted", True)]


def test_shown_at_a_second_visit_takes_nothing_back(stand: Stand) -> None:
    lead = register.register(stand, form(shown=False, contact=True)).lead_id
    assert said(kept(stand, lead)) == [("contact", "granted", False)]
    register.register(stand, form(shown=True))
    assert said(kept(stand, lead)) == [("contact", "granted", True)]


def test_shown_again_does_not_undo_a_withdrawal(stand: Stand) -> None:
    done = register.register(stand, form(shown=False))
    person.withdraw(stand, done.contact_id)
    register.register(stand, form(shown=True))
    assert {state(row) for row in last_words(kept(stand, done.lead_id))} == {"withdrawn"}


def test_shown_when_a_lead_is_changed(stand: Stand) -> None:
    lead = register.register(stand, form(shown=False)).lead_id
    draft = edit.draft_of(stand, lead)
    draft.shown = True
    edit.save(stand, draft)
    assert said(kept(stand, lead)) == [("contact", "refused", True)]
