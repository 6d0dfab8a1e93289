"""Pictures, history, exports, tombstones, and what searches read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
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
        "picture",
        *_texts("sha256", "mime"),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_picture_sha256", "picture", ["sha256"])
    _kept(
        "picture_use",
        sa.Column("picture_id", sa.String(32), sa.ForeignKey("picture.id"), nullable=False),
        *_texts("kind"),
        sa.Column("ring_id", sa.String(32), sa.ForeignKey("ring.id")),
        sa.Column("maker_id", sa.String(32), sa.ForeignKey("maker.id")),
        sa.Column("contact_id", sa.String(32), sa.ForeignKey("contact.id")),
        sa.Column("place", sa.Integer(), nullable=False),
    )
    op.create_index("ix_picture_use_contact_id", "picture_use", ["contact_id"])
    op.create_index("ix_picture_use_maker_id", "picture_use", ["maker_id"])
    op.create_index("ix_picture_use_picture_id", "picture_use", ["picture_id"])
    op.create_index("ix_picture_use_ring_id", "picture_use", ["ring_id"])
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("act", sa.String(32), nullable=False),
        *_texts("act_name"),
        sa.Column("undoes", sa.String(32), nullable=False),
        sa.Column("at", TIME, nullable=False),
        *_texts("stamp", "device", "staff", "table"),
        sa.Column("row", sa.String(32), nullable=False),
        *_texts("action"),
        sa.Column("before", sa.JSON(), nullable=False),
    )
    op.create_index("ix_history_act", "history", ["act"])
    op.create_index("ix_history_row", "history", ["row"])
    op.create_index("ix_history_stamp", "history", ["stamp"])
    op.create_index("ix_history_undoes", "history", ["undoes"])
    _kept(
        "export_log",
        sa.Column("fair_id", sa.String(32), sa.ForeignKey("fair.id")),
        sa.Column("at", TIME, nullable=False),
        *_texts("kind", "recipient"),
        sa.Column("leads", sa.Integer(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        *_texts("staff"),
    )
    op.create_index("ix_export_log_fair_id", "export_log", ["fair_id"])
    _kept(
        "tombstone",
        *_texts("kind", "hmac"),
        sa.Column("erased_at", TIME, nullable=False),
    )
    op.create_index("ix_tombstone_hmac", "tombstone", ["hmac"])
    _found()
    if op.get_bind().dialect.name == "sqlite":
        _sqlite_search()
    else:
        _postgresql_search()
    op.execute(CATALOGUE_PICTURE)


def _found() -> None:
    """Make what searches read."""
    op.create_table(
        "lead_search",
        sa.Column("rid", sa.Integer(), primary_key=True),
        sa.Column("lead_id", sa.String(32), nullable=False),
        sa.Column("contact_id", sa.String(32), nullable=False),
        sa.Column("fair_id", sa.String(32), nullable=False),
        *_texts("name", "company", "name_key", "company_key", "country", "city", "language", "rating"),
        sa.Column("rings", sa.Integer(), nullable=False),
        *_texts("staff"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("captured_at", TIME, nullable=False),
        sa.Column("last_visit_at", TIME, nullable=False),
        sa.Column("incomplete", sa.Boolean(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        *_texts("discarded", "body"),
        sa.UniqueConstraint("lead_id"),
    )
    op.create_index("ix_lead_search_captured", "lead_search", ["fair_id", "hidden", "captured_at", "rating"])
    op.create_index("ix_lead_search_company_key", "lead_search", ["company_key"])
    op.create_index("ix_lead_search_contact_id", "lead_search", ["contact_id"])
    op.create_index("ix_lead_search_country", "lead_search", ["fair_id", "hidden", "country", "rid"])
    op.create_index("ix_lead_search_day", "lead_search", ["fair_id", "hidden", "day", "rid"])
    op.create_index("ix_lead_search_name_key", "lead_search", ["name_key"])
    op.create_index("ix_lead_search_newest", "lead_search", ["fair_id", "hidden", "rid"])
    op.create_index("ix_lead_search_rating", "lead_search", ["fair_id", "hidden", "rating", "rid"])
    op.create_table(
        "ring_search",
        sa.Column("ring_id", sa.String(32), primary_key=True),
        *_texts("sku_key"),
        sa.Column("active", sa.Boolean(), nullable=False),
        *_texts("stone"),
        sa.Column("names", sa.JSON(), nullable=False),
        *_texts("maker_code"),
        sa.Column("maker_names", sa.JSON(), nullable=False),
        *_texts("name_keys", "body"),
    )
    op.create_index("ix_ring_search_sku_key", "ring_search", ["sku_key"])
    op.create_table(
        "ring_lead",
        sa.Column("ring_id", sa.String(32), primary_key=True),
        sa.Column("rid", sa.Integer(), primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ring_lead_rid", "ring_lead", ["rid"])


CATALOGUE_PICTURE = """
    CREATE VIEW catalogue_picture AS
    SELECT u.ring_id, u.maker_id, u.kind, u.place, p.id AS picture_id, p.mime, p.bytes
    FROM picture_use u JOIN picture p ON p.id = u.picture_id
    WHERE u.contact_id IS NULL AND u.kind IN ('ring', 'maker', 'logo') AND NOT u.deleted AND NOT p.erased
"""

FTS = (
    """
    CREATE VIRTUAL TABLE lead_fts
    USING fts5(body, content='lead_search', content_rowid='rid', tokenize='trigram', detail=none)
    """,
    """
    CREATE TRIGGER lead_search_added AFTER INSERT ON lead_search BEGIN
        INSERT INTO lead_fts(rowid, body) VALUES (new.rid, new.body);
    END
    """,
    """
    CREATE TRIGGER lead_search_gone AFTER DELETE ON lead_search BEGIN
        INSERT INTO lead_fts(lead_fts, rowid, body) VALUES ('delete', old.rid, old.body);
    END
    """,
    """
    CREATE TRIGGER lead_search_changed AFTER UPDATE OF body ON lead_search WHEN old.body <> new.body BEGIN
        INSERT INTO lead_fts(lead_fts, rowid, body) VALUES ('delete', old.rid, old.body);
        INSERT INTO lead_fts(rowid, body) VALUES (new.rid, new.body);
    END
    """,
)


def _sqlite_search() -> None:
    """Index the leads' folded texts by three letters, their places left out, kept in step by triggers."""
    for statement in FTS:
        op.execute(statement)


def _postgresql_search() -> None:
    """Index the leads' folded texts by three letters where the server has pg_trgm, else they are scanned."""
    has = (
        op.get_bind().exec_driver_sql("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'").scalar()
    )
    if has:
        op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        op.execute("CREATE INDEX ix_lead_search_body ON lead_search USING gin (body gin_trgm_ops)")
