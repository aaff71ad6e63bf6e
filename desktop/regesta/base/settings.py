"""The program's settings: one small JSON file, typed, rewritten whole."""

from __future__ import annotations

import getpass
import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from regesta.base.paths import config_folder

RECENT = 10


class Settings(BaseModel):
    """What a person sets once for all projects."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    curator: str | None = None
    theme: str = "system"
    font_size: int = Field(default=0, ge=-4, le=12)
    keys: dict[str, str] = Field(default_factory=dict)
    recent: tuple[str, ...] = ()
    geometry: dict[str, str] = Field(default_factory=dict)

    def with_recent(self, path: Path) -> Settings:
        """The same settings with a project on top of the recent ones."""
        entry = str(path.resolve())
        rest = [each for each in self.recent if each != entry]
        return self.model_copy(update={"recent": tuple([entry, *rest][:RECENT])})


def settings_file() -> Path:
    """Where the settings lie."""
    return config_folder() / "settings.json"


def load_settings() -> Settings:
    """The saved settings; the defaults where there are none or the file cannot be read."""
    try:
        return Settings.model_validate_json(settings_file().read_text(encoding="utf-8"))
    except (OSError, ValidationError):
        return Settings()


def save_settings(settings: Settings) -> None:
    """Write the settings beside the old ones, then rename: a killed write leaves the old file."""
    target = settings_file()
    part = target.with_suffix(".part")
    part.write_text(settings.model_dump_json(indent=1), encoding="utf-8")
    part.replace(target)


def curator_name(given: str | None = None) -> str:
    """Who decides: the name given, else the settings', else the login name."""
    name = given or load_settings().curator
    if name:
        return name
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return os.environ.get("USERNAME", "curator")
