"""Rules over a dataset; each yields problems. Pure functions."""
