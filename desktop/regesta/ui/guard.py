"""A fence around every override that C++ calls: an exception in one would end the process (measured)."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def guard(default: R) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Report what an override raises and answer `default` in its place."""

    def fence(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def fenced(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return function(*args, **kwargs)
            except Exception:  # noqa: BLE001  # C++ is the caller: whatever it is must end here
                kind, error, trace = sys.exc_info()
                if kind is not None and error is not None:
                    sys.excepthook(kind, error, trace)
                return default

        return fenced

    return fence
