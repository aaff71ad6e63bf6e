"""The sample project: built from the shipped sources with the program's own services, the same each time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from regesta.base import paths
from regesta.base.assets import seeds_folder
from regesta.base.clock import fixed
from regesta.services import adding, checking, exporting, extracting, reading, reconciling
from regesta.services.commands.decisions import AcceptClaims
from regesta.services.metadata import load_metadata
from regesta.services.project import Project
from regesta.services.views import Progress

TITLE = "Sino-Russian consultations"
CURATOR = "Sample curator"
UUID = "project-0000000000000000demo"
AT = "2024-12-01T09:00:00Z"
SURE = 0.85
"""Confidence from which the sample curator accepts what is found in the first source."""

Report = Callable[[Progress], None]


@dataclass(frozen=True)
class DemoReport:
    """What the demo did without a window, and where it lies."""

    project: Path
    bundle: Path
    bundle_id: str
    counts: dict[str, int]
    problems: int

    def lines(self) -> list[str]:
        """In words, a line each."""
        return [
            f"project  {self.project}",
            f"bundle   {self.bundle}",
            f"         {', '.join(f'{count} {name}' for name, count in self.counts.items())}, {self.problems} problems",
            f"bundle id {self.bundle_id}",
        ]


def default_path() -> Path:
    """Where the sample project is made when no path is given."""
    return paths.data_folder() / "demo.regesta"


def build(path: Path, *, progress: Report | None = None, cancel: Callable[[], bool] | None = None) -> Project:
    """Make the sample project: add, extract, resolve; a few decisions are taken, so that all states are seen.

    Raises:
        UserError: the path is taken or cannot be written.
    """
    project = Project.create(path, curator=CURATOR, title=TITLE, clock=fixed(AT), uuid=UUID)
    folder = seeds_folder()
    texts = sorted(folder.glob("*.txt"))
    adding.add(project, texts, metadata=load_metadata(folder / "metadata.jsonl"), progress=progress, cancel=cancel)
    ordered = sorted(reading.sources(project), key=lambda row: (row.published_on or "9999", row.file_name))
    _read_first(project, ordered[0].id)
    rest = [row.id for row in ordered[1:]]
    extracting.extract(project, rest, progress=progress, cancel=cancel)
    reconciling.resolve(project, progress=progress)
    checking.problems(project)
    return project


def _read_first(project: Project, source: str) -> None:
    """Accept what the extractor is sure of in one source: the names are known when the others are read."""
    extracting.extract(project, [source])
    cards = reading.cards(project, source)
    sure = tuple(
        claim.id
        for card in cards
        for claim in card.claims
        if (claim.confidence or 0) >= SURE and claim.status == "proposed"
    )
    if sure:
        project.run(AcceptClaims(sure, "read in the sample"))


def run(path: Path | None = None, *, progress: Report | None = None) -> DemoReport:
    """The main job without a window: build, check, export; an earlier demo under the default path is replaced.

    Raises:
        UserError: the given path is taken, or nothing can be written there.
    """
    target = path or default_path()
    if path is None:
        target.unlink(missing_ok=True)
    with build(target, progress=progress) as project:
        found = checking.problems(project)
        bundle = target.with_suffix(".bundle")
        options = exporting.ExportOptions(include="proposed", text="full", allow_errors=True)
        report = exporting.export(project, bundle, options, progress=progress)
    return DemoReport(target, report.path, report.bundle_id, report.counts, len(found))
