"""Made leads to export: none of these people exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

from fairdesk.domain.ids import new_id
from fairdesk.models.rows import (
    ConsentRow,
    ContactRow,
    HistoryRow,
    InterestRow,
    LeadDetail,
    ReachRow,
    VisitRow,
)
from fairdesk.models.stand_rows import FairRow

AT: Final = datetime(2027, 3, 4, 22, 30, 15, tzinfo=UTC)
"""Half past eleven at night in Stockholm."""

FAIR: Final = FairRow(
    id="f" * 32, code="TEST27", name="Sample Jewellery Fair 2027", venue="Sample Hall", hall="3", stand="C14",
    city="Stockholm", country="SE", time_zone="Europe/Stockholm", starts=date(2027, 3, 3),
    ends=date(2027, 3, 6), opening_hours="", currency="EUR", base_url="https://qomrings.example",
    show_price=False, price_terms="",
    controller="", controller_address="", controller_contact="", eu_representative="", recipients="",
    retention_months=24, legal_notice="", due_hours={"hot": 24}, sample=True,
)  # fmt: skip

CONTACT: Final = ContactRow(
    id="0192f0c1d2e37a4b8c5d6e7f80919293", name="Test Övningsson", latin_name="", native_name="", given="",
    family="", salutation="", company="Prövning Smycken AB", title="Inköpare", buyer_type="retailer",
    country="SE",
    city="Göteborg", address="Testgatan 1\n411 01", website="https://provning.example/ringar", language="sv",
    mail_language="", note="Likes blue stones",
)  # fmt: skip

INTEREST: Final = InterestRow(
    id="1" * 32, ring_id="2" * 32, sku="FZ-1023", ring_name="Neyshabur Sky", words="", level="quote",
    quantity=50, sizes=((54.0, None, ""),), target_minor=None, target_currency="", reason="", note="",
    source="desk", moq=10,
)  # fmt: skip


def reach(kind: str, value: str, key: str = "", label: str = "") -> ReachRow:
    return ReachRow(new_id(), kind, value, key or value, label, False)


def consent(purpose: str = "contact", **changes: Any) -> ConsentRow:  # noqa: ANN401  the value of any field
    row = ConsentRow(new_id(), purpose, True, "2026-1/sv", AT, "desk", "Practice Sara", None)
    return replace(row, **changes)


def visit(at: datetime = AT, note: str = "") -> VisitRow:
    return VisitRow(new_id(), at, "Practice Sara", note)


def lead(**changes: Any) -> LeadDetail:  # noqa: ANN401  the value of any field
    """Return a made lead; `changes` may name fields of the lead or of its contact."""
    whole = LeadDetail(
        id=new_id(), contact=CONTACT, fair=FAIR, rating="hot", rating_chosen="", rating_suggested="hot",
        owner="Practice Sara", captured_at=AT, captured_offset_minutes=60, how="desk", staff="Practice Sara",
        incomplete="", discarded="", due_at=None,
        reaches=(
            reach("email", "test@provning.example"), reach("phone", "070-174 06 05", "+46701740605"),
        ),
        interests=(INTEREST,), visits=(visit(),), consents=(consent(),),
        history=(HistoryRow(AT, "Practice Sara", "d", "lead", "1", "add", {}),),
    )  # fmt: skip
    of_lead = {name: value for name, value in changes.items() if name in LeadDetail.__dataclass_fields__}
    of_contact = {name: value for name, value in changes.items() if name not in of_lead}
    return replace(whole, **{"contact": replace(CONTACT, **of_contact), **of_lead})
