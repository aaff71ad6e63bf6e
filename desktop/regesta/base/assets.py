"""The only finder of `resources/` and `seeds/`: beside the package in a wheel, else in the checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def _data_root() -> Path:
    """The folder that holds `resources` and `seeds`.

    A wheel carries both under `regesta/_data`; an editable install and an unpacked sdist have them two
    folders above the package.
    """
    packed = _PACKAGE / "_data"
    if (packed / "resources").is_dir():
        return packed
    return _PACKAGE.parent.parent


def resource(name: str) -> Path:
    """The path of a shipped resource.

    Raises:
        FileNotFoundError: the installation is incomplete; the message names the file.
    """
    path = _data_root() / "resources" / name
    if not path.exists():
        raise FileNotFoundError(f"Regesta's installation lacks {path}; install it again")
    return path


def seeds_folder() -> Path:
    """The folder of the sample sources."""
    return _data_root() / "seeds"
