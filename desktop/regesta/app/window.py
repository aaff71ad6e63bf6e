"""Opening the window: the only place below which Qt is imported."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from regesta.base.errors import WrongUse
from regesta.base.settings import curator_name


def has_display() -> bool:
    """Whether a window can be shown: always on Windows and macOS; elsewhere where a display server is named."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def show(path: Path | None, *, curator: str | None = None, demo: bool = False) -> int:
    """Open the window and run until it is closed; returns the exit code.

    Raises:
        WrongUse: there is no display to show it on.
    """
    if not has_display():
        raise WrongUse("no_display")
    from regesta.ui.start import open_window

    return open_window(path, curator=curator_name(curator), demo=demo)
