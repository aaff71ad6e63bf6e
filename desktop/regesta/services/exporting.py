"""Exporting a bundle: restrict, check exactly that, refuse on errors, write, remember the ids that were shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from regesta.base.errors import ProjectUnavailable, Refused
from regesta.checks.run import run
from regesta.domain.dataset import Dataset
from regesta.domain.model import Problem, Severity
from regesta.exchange import files, scope, writer
from regesta.exchange.scope import Options
from regesta.services import snapshot
from regesta.services.project import Project
from regesta.services.views import Progress
from regesta.store.content import bytes_of
from regesta.store.exported import remember_exported
from regesta.store.sources import likenesses, source_rows
from regesta.store.steps import all_steps, images_of

ExportOptions = Options
Report = Callable[[Progress], None]


@dataclass(frozen=True)
class HeldBack:
    """A source whose text goes out less than asked for, and how far."""

    source: str
    title: str
    level: str


@dataclass(frozen=True)
class ExportPreview:
    """What an export would hold and what stands in its way."""

    errors: tuple[Problem, ...]
    warnings: int
    counts: dict[str, int]
    held_back: tuple[HeldBack, ...]


@dataclass(frozen=True)
class ExportReport:
    """What an export wrote; `bundle_id` is the SHA-256 of its manifest."""

    path: Path
    bundle_id: str
    counts: dict[str, int]
    errors: int
    warnings: int
    held_back: tuple[HeldBack, ...]


def _restricted(project: Project, options: Options) -> tuple[Dataset, list[Problem]]:
    dataset = scope.restrict(snapshot.load(project), options.include)
    return dataset, run(dataset)


def preview(project: Project, options: Options) -> ExportPreview:
    """What the export would hold, which errors block it, what rights hold back."""
    dataset, problems = _restricted(project, options)
    return ExportPreview(
        errors=tuple(_open(problems, Severity.ERROR)),
        warnings=len(_open(problems, Severity.WARNING)),
        counts=_counts(dataset),
        held_back=_held_back(dataset, options),
    )


def _open(problems: list[Problem], severity: Severity) -> list[Problem]:
    return [each for each in problems if each.severity is severity and each.resolution is None]


def _counts(dataset: Dataset) -> dict[str, int]:
    things = Counter(record.type for key, record in dataset.records.items() if dataset.clusters.id_of(key) == key)
    return {
        "sources": len(dataset.sources),
        "records": sum(things.values()) - things.get("source", 0),
        "claims": sum(
            len(found) for record, found in dataset.claims.items() if dataset.records[record].type != "source"
        ),
        "mentions": len(dataset.mentions),
        "judgements": len(dataset.judgements),
    }


def _held_back(dataset: Dataset, options: Options) -> tuple[HeldBack, ...]:
    found = []
    for key in sorted(dataset.sources):
        level = scope.text_level(dataset, key, options.text)
        if level != options.text:
            label = dataset.records[key].label if key in dataset.records else key
            found.append(HeldBack(key, label, level))
    return tuple(found)


def export(
    project: Project,
    out: Path,
    options: Options,
    *,
    progress: Report | None = None,
    cancel: Callable[[], bool] | None = None,
) -> ExportReport:
    """Write a bundle.

    Raises:
        Refused: errors block it (and `allow_errors` is not set), or it was cancelled; nothing was written.
        ProjectUnavailable: the project file is damaged: a bundle of it would not be what was decided.
        UserError: the target is taken or cannot be written.
    """
    tell = progress or (lambda _: None)
    stop = cancel or (lambda: False)
    tell(Progress("Checking the project file", 0, 4))
    if damage := project.damage():
        raise ProjectUnavailable("project_damaged", path=project.path, reason="; ".join(damage[:3]))
    tell(Progress("Reading the project", 1, 4))
    dataset, problems = _restricted(project, options)
    errors = _open(problems, Severity.ERROR)
    if errors and not options.allow_errors:
        raise Refused("export_blocked", count=len(errors), first=errors[0].message)
    tell(Progress("Writing the bundle", 2, 4))
    made = writer.build(dataset, problems, options, _extra(project, dataset, options))
    if stop():
        raise Refused("cancelled")
    files.write(out, made)
    _remember(project, sorted({dataset.clusters.id_of(key) for key in dataset.records}))
    tell(Progress("Done", 4, 4))
    return ExportReport(
        out,
        writer.bundle_id(made),
        _counts(dataset),
        len(errors),
        len(_open(problems, Severity.WARNING)),
        _held_back(dataset, options),
    )


def _extra(project: Project, dataset: Dataset, options: Options) -> writer.Extra:
    alike: dict[str, dict[str, str]] = defaultdict(dict)
    originals: dict[str, bytes] = {}
    with project.reading() as session:
        for row in source_rows(session):
            for other, score in likenesses(row):
                alike[row.id][other] = alike[other][row.id] = f"{score:.4f}"  # told of both, in any order
            if options.originals and scope.text_level(dataset, row.id, "full") == "full":
                data = bytes_of(session, row.file_sha256)
                if data is not None:
                    originals[row.file_sha256] = data
    similar = {
        key: [{"source": other, "score": s} for other, s in sorted(found.items())] for key, found in alike.items()
    }
    return writer.Extra(_history(project) if options.history else None, originals, similar)


def _history(project: Project) -> list[dict[str, Any]]:
    """Every step with the images of its rows, as history.jsonl has it."""
    made = []
    with project.reading() as session:
        for step in all_steps(session):
            images = images_of(session, step.seq)
            made.append(
                {
                    "seq": step.seq,
                    "at": step.at,
                    "curator": step.curator,
                    "action": step.action,
                    "label": step.label,
                    "kind": step.kind,
                    "batch": step.batch,
                    "reverses": step.reverses,
                    "target": [[image.table, image.key] for image in images],
                    "before": [image.before for image in images],
                    "after": [image.after if image.digest is None else {"sha256": image.digest} for image in images],
                    "hash": step.hash,
                }
            )
    return made


def _remember(project: Project, ids: list[str]) -> None:
    """Keep the ids that this export showed: an id once exported never vanishes. A reader cannot, and need not."""
    if project.read_only:
        return
    with project.step("export", "Export") as open_work:
        remember_exported(open_work.session, ids)
