"""The two worker pools of the program, made on first use: one that reads files, one that holds the language model."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from regesta.services.workers import MODEL, PARSER, WorkerPool

READ_SECONDS = 60.0
EXTRACT_SECONDS = 600.0

Cancelled = Callable[[], bool]


@lru_cache(maxsize=1)
def _reading() -> WorkerPool:
    atexit.register(close)
    return WorkerPool(size=1, limits=PARSER)


@lru_cache(maxsize=1)
def _extraction() -> WorkerPool:
    atexit.register(close)
    return WorkerPool(size=1, limits=MODEL)


def read(request: dict[str, Any], cancelled: Cancelled | None = None) -> dict[str, Any]:
    """Read one file in a worker (`regesta.ingest.worker`).

    Raises:
        WorkerFailed: the worker died, ran out of memory, took more than a minute, or was cancelled.
    """
    return _reading().call("ingest.read", request, READ_SECONDS, cancelled)


def extract(request: dict[str, Any], cancelled: Cancelled | None = None) -> dict[str, Any]:
    """Extract from one source in a worker (`regesta.extract.worker`).

    Raises:
        WorkerFailed: the worker died, ran out of memory, took more than ten minutes, or was cancelled.
    """
    return _extraction().call("extract.run", request, EXTRACT_SECONDS, cancelled)


def close() -> None:
    """End the workers; the next call starts new ones."""
    for pool in (_reading, _extraction):
        if pool.cache_info().currsize:
            pool().close()
            pool.cache_clear()
