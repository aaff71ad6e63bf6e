"""Where the program keeps what is not a project: settings, logs, backups (platform conventions)."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

NAME = "regesta"


def _base(variable: str, default: str) -> Path:
    """A folder of the platform, or the one below REGESTA_HOME where that is set (tests, portable use)."""
    home = os.environ.get("REGESTA_HOME")
    path = Path(home) / variable if home else Path(default)
    path.mkdir(parents=True, exist_ok=True)
    return path


def config_folder() -> Path:
    """Settings and keys."""
    return _base("config", platformdirs.user_config_dir(NAME, appauthor=False))


def data_folder() -> Path:
    """Backups and the demo project."""
    return _base("data", platformdirs.user_data_dir(NAME, appauthor=False))


def state_folder() -> Path:
    """Logs, recent projects, window state."""
    return _base("state", platformdirs.user_state_dir(NAME, appauthor=False))


def backups_folder() -> Path:
    """Automatic backups, away from the projects."""
    path = data_folder() / "backups"
    path.mkdir(parents=True, exist_ok=True)
    return path
