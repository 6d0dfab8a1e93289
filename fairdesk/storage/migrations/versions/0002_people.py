"""Contacts, leads and all that belongs to them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None
TIME = sa.DateTime(timezone=True)


def _kept(name: str, *parts: sa.schema.SchemaItem) -> None:
    """Make a table that laptops exchange."""
    op.create_table(
        name,
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("stamps", sa.JSON(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("erased", sa.Boolean(), nullable=False),
        *parts,
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    """Return text columns."""
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def upgrade() -> None:
    """Go up to this schema."""
    _kept(
        "contact",
        *_texts(
            "name",
            "latin_name",
            "native_name",
            "given",
            "family",
            "salutation",
            "company",
            "title",
            "buyer_type",
            "country",
            "city",
            "address",
            "website",
            "language",
            "mail_language",
            "vat_id",
            "note",
        ),
        sa.Column("merged_into", sa.String(32), sa.ForeignKey("contact.id")),
    )
    op.create_index("ix_contact_merged_into", "contact", ["merged_into"])
    _kept(
        "reach",
        sa.Column("contact_id", sa.String(32), sa.ForeignKey("contact.id"), nullable=False),
        *_texts("kind", "value", "key", "label"),
        sa.Column("verified", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_reach_contact_id", "reach", ["contact_id"])
    op.create_index("ix_reach_key", "reach", ["key"])
    _kept(
        "lead",
        sa.Column("contact_id", sa.String(32), sa.ForeignKey("contact.id"), nullable=False),
        sa.Column("fair_id", sa.String(32), sa.ForeignKey("fair.id"), nullable=False),
        *_texts("rating", "owner", "next_step"),
        sa.Column("due_at", TIME),
        *_texts("how"),
        sa.Column("captured_at", TIME, nullable=False),
        sa.Column("captured_offset_minutes", sa.Integer(), nullable=False),
        *_texts("incomplete", "discarded_reason"),
    )
    op.create_index("ix_lead_contact_id", "lead", ["contact_id"])
    op.create_index("ix_lead_fair_id", "lead", ["fair_id"])
    _kept(
        "visit",
        sa.Column("lead_id", sa.String(32), sa.ForeignKey("lead.id"), nullable=False),
        sa.Column("at", TIME, nullable=False),
        *_texts("staff", "note"),
    )
    op.create_index("ix_visit_lead_id", "visit", ["lead_id"])
    _kept(
        "interest",
        sa.Column("lead_id", sa.String(32), sa.ForeignKey("lead.id"), nullable=False),
        sa.Column("ring_id", sa.String(32), sa.ForeignKey("ring.id")),
        *_texts("words", "level"),
        sa.Column("quantity", sa.Integer()),
        sa.Column("sizes", sa.JSON(), nullable=False),
        sa.Column("target_minor", sa.Integer()),
        *_texts("target_currency", "reason", "note", "source"),
        sa.Column("at", TIME, nullable=False),
        *_texts("sample_state"),
        sa.Column("sample_until", TIME),
        sa.Column("sample_pieces", sa.Integer()),
        sa.Column("sample_value_minor", sa.Integer()),
        *_texts("sample_value_currency"),
    )
    op.create_index("ix_interest_lead_id", "interest", ["lead_id"])
    op.create_index("ix_interest_ring_id", "interest", ["ring_id"])
    _kept(
        "answer",
        sa.Column("lead_id", sa.String(32), sa.ForeignKey("lead.id"), nullable=False),
        sa.Column("qualifier_id", sa.String(32), sa.ForeignKey("qualifier.id"), nullable=False),
        *_texts("value"),
    )
    op.create_index("ix_answer_lead_id", "answer", ["lead_id"])
    op.create_index("ix_answer_qualifier_id", "answer", ["qualifier_id"])
    _kept(
        "consent",
        sa.Column("contact_id", sa.String(32), sa.ForeignKey("contact.id"), nullable=False),
        *_texts("purpose", "wording"),
        sa.Column("granted", sa.Boolean(), nullable=False),
        sa.Column("notice_shown", sa.Boolean(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        *_texts("how", "staff"),
        sa.Column("withdrawn_at", TIME),
    )
    op.create_index("ix_consent_contact_id", "consent", ["contact_id"])
    _kept(
        "follow_up",
        sa.Column("lead_id", sa.String(32), sa.ForeignKey("lead.id"), nullable=False),
        *_texts("kind"),
        sa.Column("due_at", TIME),
        *_texts("place"),
        sa.Column("done_at", TIME),
        *_texts("outcome"),
        sa.Column("order_minor", sa.Integer()),
        *_texts("order_currency", "note", "staff"),
    )
    op.create_index("ix_follow_up_lead_id", "follow_up", ["lead_id"])
    _kept(
        "anonymous_visit",
        sa.Column("fair_id", sa.String(32), sa.ForeignKey("fair.id"), nullable=False),
        sa.Column("at", TIME, nullable=False),
        *_texts("staff", "country", "buyer_type"),
        sa.Column("rings", sa.JSON(), nullable=False),
    )
    op.create_index("ix_anonymous_visit_fair_id", "anonymous_visit", ["fair_id"])
    _kept(
        "inbox",
        sa.Column("fair_id", sa.String(32), sa.ForeignKey("fair.id"), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("typed", sa.JSON(), nullable=False),
        sa.Column("rings", sa.JSON(), nullable=False),
        *_texts("language", "wording"),
        sa.Column("consents", sa.JSON(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        *_texts("state", "staff"),
        sa.Column("lead_id", sa.String(32), nullable=False),
    )
    op.create_index("ix_inbox_fair_id", "inbox", ["fair_id"])
    op.create_index("ix_inbox_lead_id", "inbox", ["lead_id"])
