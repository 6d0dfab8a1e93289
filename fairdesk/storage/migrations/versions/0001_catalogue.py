"""Fairs, makers, rings, codes, staff and devices."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
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
        "fair",
        *_texts("code", "name", "venue", "hall", "stand", "city", "country", "time_zone"),
        sa.Column("starts", sa.Date()),
        sa.Column("ends", sa.Date()),
        *_texts("opening_hours", "currency", "base_url"),
        sa.Column("show_price", sa.Boolean(), nullable=False),
        *_texts(
            "price_terms",
            "controller",
            "controller_address",
            "controller_contact",
            "eu_representative",
            "recipients",
        ),
        sa.Column("retention_months", sa.Integer(), nullable=False),
        *_texts("legal_notice"),
        sa.Column("due_hours", sa.JSON(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_fair_code", "fair", ["code"])
    _kept(
        "maker",
        *_texts(
            "code",
            "brand",
            "contact_name",
            "address",
            "city",
            "country",
            "website",
            "email",
            "phone",
            "eu_responsible",
            "vat_id",
            "gi_name",
            "gi_number",
            "gi_register",
            "gi_territory",
            "gi_status",
        ),
        sa.Column("gi_date", sa.Date()),
        sa.Column("sample", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_maker_code", "maker", ["code"])
    _kept(
        "maker_text",
        sa.Column("maker_id", sa.String(32), sa.ForeignKey("maker.id"), nullable=False),
        *_texts("language", "name", "text"),
    )
    op.create_index("ix_maker_text_maker_id", "maker_text", ["maker_id"])
    _kept(
        "ring",
        sa.Column("maker_id", sa.String(32), sa.ForeignKey("maker.id"), nullable=False),
        *_texts("sku", "metal"),
        sa.Column("fineness", sa.Integer()),
        *_texts("mark", "plating", "made_by", "technique"),
        sa.Column("weight_g", sa.Float()),
        *_texts(
            "stone", "trade_name", "stone_kind", "treatment", "origin_claimed", "origin_evidence", "stone_mm"
        ),
        sa.Column("stone_count", sa.Integer()),
        *_texts(
            "engraving",
            "engraving_meaning",
            "nickel",
            "nickel_report",
            "lead",
            "lead_report",
            "cadmium",
            "cadmium_report",
            "country_of_origin",
            "hs_code",
        ),
        sa.Column("size_min", sa.Float()),
        sa.Column("size_max", sa.Float()),
        sa.Column("size_step", sa.Float()),
        sa.Column("moq", sa.Integer()),
        sa.Column("price_minor", sa.Integer()),
        *_texts("price_currency"),
        sa.Column("price_valid_until", sa.Date()),
        sa.Column("lead_time_days", sa.Integer()),
        *_texts("award", "gi_name", "gi_number", "gi_register", "gi_territory", "gi_status"),
        sa.Column("gi_date", sa.Date()),
        *_texts("marketplace_link", "link_mode"),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_ring_maker_id", "ring", ["maker_id"])
    op.create_index("ix_ring_sku", "ring", ["sku"])
    _kept(
        "ring_text",
        sa.Column("ring_id", sa.String(32), sa.ForeignKey("ring.id"), nullable=False),
        *_texts("language", "name", "text"),
    )
    op.create_index("ix_ring_text_ring_id", "ring_text", ["ring_id"])
    _kept(
        "code",
        *_texts("code"),
        sa.Column("ring_id", sa.String(32), sa.ForeignKey("ring.id"), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_code_code", "code", ["code"])
    op.create_index("ix_code_ring_id", "code", ["ring_id"])
    op.create_table(
        "scan_count",
        sa.Column("code", sa.String(), primary_key=True),
        sa.Column("minute", TIME, primary_key=True),
        sa.Column("language", sa.String(), primary_key=True),
        sa.Column("device", sa.String(), primary_key=True),
        sa.Column("count", sa.Integer(), nullable=False),
    )
    _kept(
        "staff",
        *_texts("name", "pin_hash", "languages"),
        sa.Column("sample", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_staff_name", "staff", ["name"])
    _kept(
        "device",
        *_texts("code", "name"),
    )
    op.create_index("ix_device_code", "device", ["code"])
    _kept(
        "wording",
        *_texts("version", "language", "text"),
    )
    _kept(
        "qualifier",
        sa.Column("fair_id", sa.String(32), sa.ForeignKey("fair.id"), nullable=False),
        *_texts("code"),
        sa.Column("question", sa.JSON(), nullable=False),
        *_texts("kind"),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
    )
    op.create_index("ix_qualifier_fair_id", "qualifier", ["fair_id"])
