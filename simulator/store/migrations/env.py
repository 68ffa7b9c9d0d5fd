"""Alembic's way in. It is handed a connection with a transaction open, and leaves both to `simulator.store.schema`."""

from alembic import context

from simulator.store.tables import Row

context.configure(connection=context.config.attributes["connection"], target_metadata=Row.metadata)
context.run_migrations()
