"""Functions that a worker is asked to run in the tests: good, slow, hungry and deadly ones."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any


def echo(payload: dict[str, Any]) -> dict[str, Any]:
    return {"got": payload, "pid": os.getpid()}


def sleep(payload: dict[str, Any]) -> dict[str, Any]:
    time.sleep(payload["seconds"])
    return {}


def spin(_: dict[str, Any]) -> dict[str, Any]:
    while True:
        pass


def eat(_: dict[str, Any]) -> dict[str, Any]:
    kept = []
    while True:
        kept.append(bytearray(16 * 1024 * 1024))


def die(_: dict[str, Any]) -> dict[str, Any]:
    os._exit(7)


def fail(_: dict[str, Any]) -> dict[str, Any]:
    raise LookupError("nothing \ud800 here")


def huge(_: dict[str, Any]) -> dict[str, Any]:
    return {"text": "x" * (3 * 1024 * 1024)}


def write(payload: dict[str, Any]) -> dict[str, Any]:
    Path(payload["path"]).write_text("x" * 100_000, encoding="utf-8")
    return {}


def fork(_: dict[str, Any]) -> dict[str, Any]:
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return {}
