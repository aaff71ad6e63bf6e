"""What the window asks of an open project: every read, in one place.

The services and all that they import (SQLAlchemy among it) are imported when first used, so that the window
paints before. Each call may run in any thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from regesta.domain.changes import ChangeSet
from regesta.domain.model import Problem
from regesta.services.views import (
    CardView,
    ClaimView,
    FinishReport,
    Highlight,
    HistoryRow,
    NoteView,
    PairView,
    Progress,
    ProjectInfo,
    RecordPage,
    RecordRow,
    SearchHit,
    SourceRow,
    SourceView,
)

if TYPE_CHECKING:
    from regesta.domain.codebook import Codebook
    from regesta.services.adding import AddReport
    from regesta.services.exporting import ExportOptions, ExportPreview, ExportReport
    from regesta.services.extracting import ExtractReport
    from regesta.services.project import Command, Project
    from regesta.services.reconciling import ResolveReport
    from regesta.services.registry import RecordQuery

Tick = Callable[[Progress], None]
Cancel = Callable[[], bool]


@dataclass(frozen=True)
class UndoState:
    """What Undo and Redo would do, and which step the history ends with."""

    undo: str | None = None
    redo: str | None = None


@dataclass(frozen=True)
class ExportForm:
    """What the export page asks for."""

    include: str = "accepted"
    text: str = "quotes"
    history: bool = False
    originals: bool = False
    allow_errors: bool = False


@dataclass(frozen=True)
class Query:
    """What a table of records shows."""

    text: str = ""
    status: str = "all"
    sort: str = "label"
    descending: bool = False


class Gateway:
    """The reads and the running of commands over one project."""

    def __init__(self, project: Project) -> None:
        self.project = project

    @staticmethod
    def open(path: Path, curator: str) -> Gateway:
        """Open a project.

        Raises:
            UserError: it cannot be opened.
        """
        from regesta.services.project import Project

        return Gateway(Project.open(path, curator=curator))

    @staticmethod
    def create(path: Path, curator: str) -> Gateway:
        """Make a project.

        Raises:
            UserError: it cannot be made.
        """
        from regesta.services.project import Project

        return Gateway(Project.create(path, curator=curator))

    @staticmethod
    def open_sample(path: Path, curator: str, tick: Tick, cancel: Cancel) -> Gateway:
        """Open the sample project; where it is not there yet it is built beside its place first.

        Raises:
            UserError: it cannot be made or opened.
        """
        from regesta.services import demo

        if not path.exists():
            part = path.with_name(f"building {path.name}")
            for old in path.parent.glob(f"{part.name}*"):
                old.unlink()
            demo.build(part, progress=tick, cancel=cancel).close()
            part.replace(path)
        return Gateway.open(path, curator)

    def resolve(self, tick: Tick, cancel: Cancel) -> ResolveReport:
        """Propose judgements across sources; it is short and is not cancelled halfway."""
        from regesta.services import reconciling

        del cancel
        return reconciling.resolve(self.project, progress=tick)

    def pairs(self, *, decided: bool = False) -> list[PairView]:
        """Pairs to judge, or those that were judged."""
        from regesta.services import reconciling

        return reconciling.pairs(self.project, decided=decided)

    @property
    def codebook(self) -> Codebook:
        """The project's codebook."""
        return self.project.codebook

    @property
    def path(self) -> Path:
        """Where the project lies."""
        return self.project.path

    def close(self) -> None:
        """Back up if anything changed, and close the project."""
        self.project.close()

    def back_up(self) -> None:
        """Back the project up if it changed since the last time."""
        if not self.project.read_only:
            self.project.back_up()

    def damage(self) -> list[str]:
        """What a slow look over the file finds; empty is good."""
        return self.project.damage()

    # -- doing ---------------------------------------------------------------------------------------------

    def run(self, command: Command) -> ChangeSet:
        """Do one action."""
        return self.project.run(command)

    def undo(self) -> ChangeSet:
        """Undo the latest step."""
        from regesta.services import history

        return history.undo(self.project)

    def redo(self) -> ChangeSet:
        """Do again what was undone."""
        from regesta.services import history

        return history.redo(self.project)

    def undo_step(self, seq: int) -> ChangeSet:
        """Undo a step in the middle."""
        from regesta.services import history

        return history.undo_step(self.project, seq)

    def undo_state(self) -> UndoState:
        """What Undo and Redo would do."""
        from regesta.services import history

        stacks = history.stacks(self.project)
        return UndoState(stacks.undo[-1].label if stacks.undo else None, stacks.redo[-1].label if stacks.redo else None)

    # -- Review --------------------------------------------------------------------------------------------

    def sources(self) -> list[SourceRow]:
        """The queue."""
        from regesta.services import reading

        return reading.sources(self.project)

    def source(self, source: str) -> SourceView:
        """A source to read."""
        from regesta.services import reading

        return reading.source(self.project, source)

    def highlights(self, source: str, start: int, end: int) -> list[Highlight]:
        """The spans that meet a window of the text."""
        from regesta.services import reading

        return reading.highlights(self.project, source, start, end)

    def cards(self, source: str) -> list[CardView]:
        """The records in a source."""
        from regesta.services import cards

        return cards.cards(self.project, source)

    def source_facts(self, source: str) -> dict[str, object]:
        """A source's own facts: the leading value of each property."""
        from regesta.services import registry

        standing = [claim for claim in registry.page(self.project, source).claims if claim.status != "rejected"]
        standing.sort(key=lambda claim: (claim.rank != "preferred", claim.status != "accepted"))
        facts: dict[str, object] = {}
        for claim in standing:
            facts.setdefault(claim.property, claim.value)
        return facts

    def finish_report(self, source: str) -> FinishReport:
        """What is open in a source."""
        from regesta.services import reading

        return reading.finish_report(self.project, source)

    def notes(self, target: str) -> list[NoteView]:
        """The notes on anything."""
        from regesta.services import reading

        return reading.notes(self.project, target)

    def claim(self, claim: str) -> ClaimView:
        """One claim."""
        from regesta.services import reading

        return reading.claim(self.project, claim)

    def original(self, source: str) -> bytes:
        """A source's original bytes."""
        from regesta.services import reading

        return reading.original(self.project, source)

    # -- Records, search -----------------------------------------------------------------------------------

    def type_counts(self) -> dict[str, tuple[int, int]]:
        """Accepted and proposed records by type."""
        from regesta.services import registry

        return registry.counts(self.project)

    def columns(self, type_name: str) -> list[tuple[str, str]]:
        """The properties of a type's table, with labels."""
        from regesta.services import registry

        return registry.columns(self.project, type_name)

    def record_count(self, type_name: str, query: Query) -> int:
        """How many records a query leaves."""
        from regesta.services import registry

        return registry.count(self.project, type_name, _asked(query))

    def record_rows(self, type_name: str, query: Query, offset: int, limit: int) -> list[RecordRow]:
        """One page of a table."""
        from regesta.services import registry

        return registry.rows(self.project, type_name, _asked(query), offset, limit)

    def record_page(self, record: str) -> RecordPage:
        """Everything about a record."""
        from regesta.services import registry

        return registry.page(self.project, record)

    def choices(self, types: Sequence[str], text: str, limit: int = 20) -> list[RecordRow]:
        """Records to pick from."""
        from regesta.services import registry

        return registry.choices(self.project, tuple(types), text, limit)

    def search(self, text: str, limit: int = 12) -> list[SearchHit]:
        """Sources and records that hold the words."""
        from regesta.services import searching

        return searching.search(self.project, text, limit=limit)

    # -- long work -----------------------------------------------------------------------------------------

    def add(self, paths: Sequence[Path], tick: Tick, cancel: Cancel) -> AddReport:
        """Add files and folders."""
        from regesta.services import adding

        return adding.add(self.project, paths, progress=tick, cancel=cancel)

    def extract(self, sources: Sequence[str] | None, tick: Tick, cancel: Cancel) -> ExtractReport:
        """Propose from sources; None for all."""
        from regesta.services import extracting

        return extracting.extract(self.project, sources, progress=tick, cancel=cancel)

    def preview(self, wanted: ExportForm) -> ExportPreview:
        """What an export would hold, and what stands in its way."""
        from regesta.services import exporting

        return exporting.preview(self.project, _options(wanted))

    def export(self, out: Path, wanted: ExportForm, tick: Tick, cancel: Cancel) -> ExportReport:
        """Write a bundle."""
        from regesta.services import exporting

        return exporting.export(self.project, out, _options(wanted), progress=tick, cancel=cancel)

    # -- the rest ------------------------------------------------------------------------------------------

    def problems(self) -> list[Problem]:
        """What the checks find."""
        from regesta.services import checking

        return checking.problems(self.project)

    def history(self, offset: int, limit: int) -> list[HistoryRow]:
        """Steps, newest first."""
        from regesta.services import history

        return history.rows(self.project, offset, limit)

    def history_count(self) -> int:
        """How many steps there are."""
        from regesta.services import history

        return history.count(self.project)

    def info(self) -> ProjectInfo:
        """The project at a glance."""
        known = {key: str(value) for key, value in self.project.settings().items() if value is not None}
        return ProjectInfo(
            path=str(self.path),
            title=known.get("title") or self.path.stem,
            description=known.get("description", ""),
            licence=known.get("licence", ""),
            creators=known.get("creators", ""),
            as_of=known.get("as_of"),
            uuid=known.get("uuid", ""),
            counts={},
        )


def _options(wanted: ExportForm) -> ExportOptions:
    from regesta.services.exporting import ExportOptions

    return ExportOptions(
        include=wanted.include,
        text=wanted.text,
        history=wanted.history,
        originals=wanted.originals,
        allow_errors=wanted.allow_errors,
    )


def _asked(query: Query) -> RecordQuery:
    from regesta.services.registry import RecordQuery

    return RecordQuery(text=query.text, status=query.status, sort=query.sort, descending=query.descending)
