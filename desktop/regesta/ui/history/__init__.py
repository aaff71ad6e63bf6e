"""The History workspace: every step, and undo from there."""
