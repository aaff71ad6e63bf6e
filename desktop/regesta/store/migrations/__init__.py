"""Alembic migrations, one revision a schema version; a project is created by running them all.

To change the schema: edit `tables.py`, add `versions/rNNNN_name.py`, raise `engine.SCHEMA_VERSION`, and run
`python -m regesta.store.schema` to rewrite the list of expected statements.
"""
