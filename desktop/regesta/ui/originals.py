"""Original files put where the system's own programs can open them: a folder of this run, gone at its end."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path, PurePath

_folder: list[tempfile.TemporaryDirectory[str]] = []
_OPENABLE = {".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml", ".rtf", ".odt"}


def keep(file_name: str, data: bytes) -> Path:
    """Write an original under a harmless name and return its path; a kind that is not known opens as text."""
    if not _folder:
        _folder.append(tempfile.TemporaryDirectory(prefix="regesta-"))
    name = PurePath(file_name.replace("\\", "/")).name
    stem, suffix = PurePath(name).stem, PurePath(name).suffix.lower()
    stem = re.sub(r"[^\w .-]", "_", stem)[:80] or "original"
    path = Path(_folder[0].name) / f"{stem}{suffix if suffix in _OPENABLE else '.txt'}"
    if path.exists():
        path.chmod(0o600)
    path.write_bytes(data)
    path.chmod(0o400)
    return path
