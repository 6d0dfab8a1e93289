"""Alembic's environment: the connection comes from `storage.schema`, with its transaction already open."""

from __future__ import annotations

from alembic import context

from fairdesk.models.tables.every import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
