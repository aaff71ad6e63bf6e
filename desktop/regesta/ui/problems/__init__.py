"""The Problems workspace: what the checks found, and what was decided about it."""
