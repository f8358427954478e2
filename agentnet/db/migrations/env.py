"""Alembic's entry: the caller hands over the connection and owns the transaction."""

from alembic import context
from sqlmodel import SQLModel

from agentnet.db.migrations import OPTIONS

context.configure(connection=context.config.attributes["connection"], target_metadata=SQLModel.metadata, **OPTIONS)
context.run_migrations()
