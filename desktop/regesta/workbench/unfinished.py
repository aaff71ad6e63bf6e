"""Long work that was stopped or killed: what to say of it, going on with it, keeping it, taking it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from regesta.services.views import Progress, UnfinishedBatch
from regesta.workbench import wording
from regesta.workbench.gateway import Gateway

_KINDS = {"add": "Adding sources", "extract": "Proposing records"}


def waiting(gateway: Gateway) -> list[UnfinishedBatch]:
    """What waits for a word, oldest first; nothing where the project cannot be written."""
    from regesta.services import batches

    return [] if gateway.project.read_only else batches.unfinished(gateway.project)


def go_on(
    gateway: Gateway, batch: UnfinishedBatch, tick: Callable[[Progress], None], cancel: Callable[[], bool]
) -> Any:
    """Do the rest: the report of adding or of extracting."""
    from regesta.services import adding, extracting

    if batch.kind == "add":
        return adding.resume(gateway.project, batch.id, progress=tick, cancel=cancel)
    return extracting.extract(gateway.project, resumes=batch.id, progress=tick, cancel=cancel)


def unread(gateway: Gateway) -> list[str]:
    """Sources that nothing was decided in yet: those of stopped work among them, which go on to be read."""
    return [row.id for row in gateway.sources() if row.state == "new"]


def keep(gateway: Gateway, batch: UnfinishedBatch) -> None:
    """Leave what was done as it is."""
    from regesta.services import batches

    batches.keep(gateway.project, batch.id)


def take_back(gateway: Gateway, batch: UnfinishedBatch) -> None:
    """Take back all of what was done."""
    from regesta.services import batches

    batches.undo(gateway.project, batch.id)


def question(batch: UnfinishedBatch) -> str:
    """What is asked about it."""
    what = _KINDS.get(batch.kind, batch.label)
    files = "file" if batch.kind == "add" else "source"
    at = wording.clock(batch.at)
    since = f", begun {at}," if at else ""
    left = batch.total - batch.done
    return (
        f"{what}{since} was stopped: {batch.done:,} of {wording.count(batch.total, files)} done, {left:,} left.\n\n"
        "Go on with the rest, keep what is done and leave the rest, or take back what is done?"
    )


def answers(batch: UnfinishedBatch) -> list[str]:
    """The three ways, in words with counts."""
    left = batch.total - batch.done
    return [f"Go on with {left:,}", f"Keep the {batch.done:,} done", f"Take {batch.done:,} back"]
