"""Opening the window: the only place below which Qt is imported."""

from __future__ import annotations

from pathlib import Path

from regesta.base.settings import curator_name


def show(path: Path | None, *, curator: str | None = None, demo: bool = False) -> int:
    """Open the window and run until it is closed; returns the exit code."""
    from regesta.ui.start import open_window

    return open_window(path, curator=curator_name(curator), demo=demo)
