"""The time, in one place so that tests and reproducible demos can set it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], str]
"""Gives the current time as UTC ISO 8601 to the second, ending in `Z`."""


def utc_now() -> str:
    """Now, as `2024-04-19T08:00:00Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def fixed(at: str) -> Clock:
    """A clock that stands still at the given time."""
    return lambda: at
