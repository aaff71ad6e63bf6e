"""The command line (design, section 8). To add a command: a module with a function, and a line in `_COMMANDS`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from regesta.app.console import INTERRUPTED, say
from regesta.base.errors import UserError

NAMES = (
    "demo", "new", "add", "extract", "resolve", "check", "set", "export", "import", "validate", "diff", "search",
    "info", "history", "backup", "repair", "formats", "undo", "redo", "ask",
)  # fmt: skip


def build() -> typer.Typer:
    """The application with all its commands."""
    from regesta.app import reading_commands, writing_commands

    app = typer.Typer(
        name="regesta",
        help="Sourced registers of diplomatic contacts: propose, review, export. Without a command: the window.",
        no_args_is_help=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    writing_commands.register(app)
    reading_commands.register(app)
    return app


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    0 done · 1 done or refused because of what was found · 2 wrong use · 3 bad input, nothing changed · 4 the
    project is locked, newer or damaged · 130 interrupted.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if not words or (words[0] not in NAMES and not words[0].startswith("-")):
            return _window(words)
        build()(words)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except UserError as error:
        say(f"regesta: {error.message.text()}")
        return error.exit_code
    except (KeyboardInterrupt, BrokenPipeError):
        return INTERRUPTED
    return 0


def _window(words: list[str]) -> int:
    """Open the window on a project, or empty."""
    if len(words) > 1:
        say(f"regesta: “{words[0]}” is no command. Commands: {', '.join(NAMES)}; or one project to open.")
        return 2
    from regesta.app.window import show

    path = Path(words[0]) if words else None
    if path is not None and not path.exists():
        say(f"regesta: “{words[0]}” is neither a command nor a project. Commands: {', '.join(NAMES)}.")
        return 2
    return show(path)
