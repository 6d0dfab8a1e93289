"""A day at the stand: samples with who and when, questions that must be answered, closed days."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None
TIME = sa.DateTime(timezone=True)


def _filled(table: str, column: sa.Column[str] | sa.Column[bool]) -> None:
    """Add a column that no row may leave empty; the default fills the rows there are, then goes."""
    op.add_column(table, column)
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column(table, column.name, server_default=None)


def upgrade() -> None:
    """Go up to this schema."""
    op.add_column("interest", sa.Column("sample_at", TIME))
    _filled("interest", sa.Column("sample_staff", sa.String(), nullable=False, server_default=""))
    _filled("qualifier", sa.Column("required", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "day_close",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("stamps", sa.JSON(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("erased", sa.Boolean(), nullable=False),
        sa.Column("fair_id", sa.String(32), sa.ForeignKey("fair.id"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("staff", sa.String(), nullable=False),
        sa.Column("counted", sa.JSON(), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
    )
    op.create_index("ix_day_close_fair_id", "day_close", ["fair_id"])
