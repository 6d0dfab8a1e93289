"""What phones send: rings with quantity and sizes, or in words; what staff were told is confirmed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up to this schema."""
    op.add_column("inbox", sa.Column("picks", sa.JSON(), nullable=False, server_default="[]"))
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("inbox", "picks", server_default=None)
    inbox = sa.table("inbox", sa.column("id"), sa.column("rings", sa.JSON()), sa.column("picks", sa.JSON()))
    for row in op.get_bind().execute(sa.select(inbox.c.id, inbox.c.rings)).all():
        picks = [{"ring_id": ring_id} for ring_id in row.rings]
        op.execute(sa.update(inbox).where(inbox.c.id == row.id).values(picks=picks))
    op.drop_column("inbox", "rings")
    op.drop_column("inbox", "verified")  # the ways to reach somebody are, each for itself
    reach = sa.table("reach", sa.column("verified", sa.Boolean()))
    op.execute(sa.update(reach).values(verified=sa.true()))
