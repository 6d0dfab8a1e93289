"""The columns of the sheet of interests: a row for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fairdesk.domain.labels import level_label, reason_label, sample_label
from fairdesk.domain.money import Money
from fairdesk.exports.sizes import sizes_said
from fairdesk.exports.workbook.cells import Cell, Column, Kind
from fairdesk.exports.workbook.facts import Facts
from fairdesk.exports.workbook.leads import country_name, rating
from fairdesk.language.messages import N_
from fairdesk.models.rows import InterestRow


def _of(tell: Callable[[InterestRow], Cell]) -> Callable[[Facts], Cell]:
    """Return what tells of a row's interest."""

    def told(facts: Facts) -> Cell:
        assert facts.interest is not None
        return tell(facts.interest)

    return told


def _target(row: InterestRow) -> Money | None:
    return None if row.target_minor is None else Money(row.target_minor, row.target_currency)


def _maker(facts: Facts) -> str:
    assert facts.interest is not None
    return facts.about.makers.get(facts.interest.ring_id, "")


def _until(facts: Facts) -> Cell:
    assert facts.interest is not None
    return facts.about.local(facts.interest.sample_until)


INTERESTS: Final[tuple[Column[Facts], ...]] = (
    Column(N_("Name"), Kind.TEXT, 26, Facts.who),
    Column(N_("Company"), Kind.TEXT, 26, lambda facts: facts.contact("company")),
    Column(N_("Country"), Kind.TEXT, 16, country_name),
    Column(N_("Rating"), Kind.RATING, 11, rating, within=True),
    Column(N_("SKU"), Kind.TEXT, 14, _of(lambda row: row.sku)),
    Column(N_("Ring"), Kind.TEXT, 26, _of(lambda row: row.ring_name)),
    Column(N_("Ring in words"), Kind.TEXT, 22, _of(lambda row: row.words)),
    Column(N_("Maker"), Kind.TEXT, 22, _maker),
    Column(N_("Level"), Kind.TEXT, 12, _of(lambda row: level_label(row.level))),
    Column(N_("Quantity"), Kind.NUMBER, 10, _of(lambda row: row.quantity)),
    Column(N_("MOQ"), Kind.NUMBER, 8, _of(lambda row: row.moq)),
    Column(N_("Sizes"), Kind.TEXT, 24, _of(sizes_said)),
    Column(N_("Target price"), Kind.MONEY, 13, _of(_target)),
    Column(N_("Currency"), Kind.TEXT, 10, _of(lambda row: row.target_currency)),
    Column(N_("Reason"), Kind.TEXT, 14, _of(lambda row: reason_label(row.reason))),
    Column(N_("Sample"), Kind.TEXT, 14, _of(lambda row: sample_label(row.sample_state))),
    Column(N_("Sample pieces"), Kind.NUMBER, 10, _of(lambda row: row.sample_pieces)),
    Column(N_("Back by"), Kind.MOMENT, 17, _until),
    Column(N_("Note"), Kind.NOTE, 44, _of(lambda row: row.note), within=True),
    Column(N_("Id"), Kind.TEXT, 36, lambda facts: facts.lead.id),
)
"""Who wants which ring, how far it goes, how many, in which sizes and at what price."""
