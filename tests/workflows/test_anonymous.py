"""A visitor who leaves nothing is counted, and nothing of a person is taken in or lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from fairdesk import settings
from fairdesk.domain.draft import Draft, Pick
from fairdesk.domain.ids import natural_id, new_id
from fairdesk.domain.refusals import Refusal
from fairdesk.models.tables.every import TABLES
from fairdesk.stand import Stand, open_stand
from fairdesk.storage.keeping.source import AnyRow
from fairdesk.workflows.leads import anonymous, browse, undo
from tests.tui.conftest import fill


@pytest.fixture
def made(tmp_path: Path) -> Stand:
    stand = open_stand(settings.load(tmp_path))
    fill(stand)
    return stand


def counted(stand: Stand) -> list[AnyRow]:
    table = TABLES["anonymous_visit"]
    with stand.database.reading() as connection:
        return list(connection.execute(select(table).where(~table.c.deleted)))


def pick(sku: str) -> Pick:
    return Pick(new_id(), ring_id=natural_id("ring", "PM", sku), sku=sku)


def test_country_role_and_rings_are_kept_once_and_never_a_lead(made: Stand) -> None:
    draft = Draft(
        typed={"country": "Sweden", "buyer_type": "retailer"},
        picks=[pick("FZ-1023"), pick("FZ-1031"), pick("FZ-1023")],
    )
    anonymous.count(made, draft)
    anonymous.count(made, draft)
    (row,) = counted(made)
    rings = [natural_id("ring", "PM", sku) for sku in ("FZ-1023", "FZ-1031")]
    assert (row.country, row.buyer_type, row.rings) == ("SE", "retailer", rings)
    assert (row.staff, row.fair_id) == ("Practice Sara", made.the_fair.id)
    assert browse.recent(made) == ()
    assert undo.undo_last(made) == "Taken back: the visit without a name."
    assert counted(made) == []


def test_an_empty_form_counts_too(made: Stand) -> None:
    anonymous.count(made, Draft())
    assert len(counted(made)) == 1


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (Draft(typed={"name": "Test Anna", "note": "tall"}), "Name, Note"),
        (Draft(typed={"email": "a@sample.example"}), "E-mail"),
        (Draft(typed={"handles": "instagram:a"}), "a way to reach them"),
        (Draft(pictures=["a.jpg"]), "a picture"),
        (Draft(consents={"contact": True}), "a consent"),
        (Draft(answers={"q": "yes"}), "an answer"),
        (Draft(rating="hot"), "a rating"),
        (Draft(picks=[Pick(new_id(), words="big turquoise")]), "big turquoise"),
        (Draft(typed={"country": "Nowhere"}), "Nowhere"),
        (Draft(typed={"buyer_type": "king"}), "king"),
    ],
)
def test_what_would_be_lost_or_name_somebody_is_refused(made: Stand, draft: Draft, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        anonymous.count(made, draft)
    assert said in str(refused.value)
    assert counted(made) == []
