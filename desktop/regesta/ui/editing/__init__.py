"""Entering values: an editor for each kind, and the form that stands in place of a claim."""
