"""What the command line prints: results on stdout, progress and messages on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from regesta.services.views import Progress

INTERRUPTED = 130


def command(function: Callable[..., int | None]) -> Callable[..., None]:
    """A command whose return value is the exit code, and which Ctrl+C ends with 130."""

    @wraps(function)
    def wrapped(*args: Any, **options: Any) -> None:
        try:
            code = function(*args, **options)
        except KeyboardInterrupt as stop:
            raise typer.Exit(INTERRUPTED) from stop
        raise typer.Exit(code or 0)

    return wrapped


def out(text: str) -> None:
    """A line of the result."""
    sys.stdout.write(text + "\n")


def say(text: str) -> None:
    """A line for the person, on stderr."""
    sys.stderr.write(text + "\n")


def as_json(value: Any) -> None:
    """A result for machines."""
    out(json.dumps(_plain(value), ensure_ascii=False, indent=1))


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, Path) else value


class ProgressLine:
    """Takes `Progress` from a service and draws a bar, when stderr is a terminal."""

    def __init__(self, bar: Bar | None) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=None) if bar else None

    def __call__(self, progress: Progress) -> None:
        """Show where the work is."""
        if self._bar is not None and self._task is not None:
            # The label may hold a file's name: rich would read brackets in it as markup.
            self._bar.update(
                self._task, description=escape(progress.label), completed=progress.done, total=progress.total
            )


@contextmanager
def progress_line() -> Iterator[ProgressLine]:
    """A progress bar on stderr while work runs; silent where stderr is no terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield ProgressLine(None)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        yield ProgressLine(bar)
