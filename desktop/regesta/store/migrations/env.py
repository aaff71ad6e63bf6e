"""Alembic's environment: the caller hands over an open connection; there is no ini file and no offline mode."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transaction_per_migration=True)
context.run_migrations()
