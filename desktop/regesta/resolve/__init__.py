"""Candidates, features and scores for pairs of records. Pure functions."""
