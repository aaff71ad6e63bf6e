"""The Records workspace: a table per type, and the page of a record."""
