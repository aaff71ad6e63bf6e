"""A pytest plugin: PySide6 as good as not installed, so that a layer that needs it without saying so fails."""

from __future__ import annotations

import importlib.abc
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType


class NoQt(importlib.abc.MetaPathFinder):
    """Refuses to find PySide6, shiboken6 and what stands on them."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Nothing, or the error that a missing package gives."""
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


sys.meta_path.insert(0, NoQt())
