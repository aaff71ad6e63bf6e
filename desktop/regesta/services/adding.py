"""Adding sources: read in a worker, stored one transaction a source, duplicates and new versions told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from regesta.base.errors import BadInput, UserError
from regesta.base.ids import sha256_bytes
from regesta.domain.values import ValueProblem
from regesta.ingest import worker
from regesta.ingest.expand import Found, expand
from regesta.ingest.limits import Unreadable
from regesta.ingest.metadata_rows import MetadataRow, match_rows
from regesta.ingest.reading import ReadSource
from regesta.services import batches, pools
from regesta.services.project import Project
from regesta.services.source_writer import Facts, SourceWriter
from regesta.services.views import Progress
from regesta.services.workers import WorkerFailed, WorkerTimeout
from regesta.store.batches import BatchState
from regesta.store.sources import source_of_file


@dataclass(frozen=True)
class AddOptions:
    """What the curator says of all the files added: EDTF date, publisher, url, language, encoding."""

    published_on: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    encoding: str | None = None

    def facts(self) -> Facts:
        """The source properties that are set, with their values."""
        names = ("published_on", "publisher", "url", "language")
        return [(name, value) for name in names if (value := getattr(self, name))]


@dataclass
class AddReport:
    """What adding did: ids of new sources, files that were there already, new versions, and what failed."""

    added: list[str] = field(default_factory=list)
    duplicates: list[tuple[str, str]] = field(default_factory=list)
    versions: list[tuple[str, str]] = field(default_factory=list)
    similar: list[tuple[str, str, float]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    unused_metadata: list[str] = field(default_factory=list)
    cancelled: bool = False


def add(
    project: Project,
    paths: Iterable[Path],
    *,
    metadata: Sequence[MetadataRow] = (),
    options: AddOptions | None = None,
    progress: Callable[[Progress], None] | None = None,
    cancel: Callable[[], bool] | None = None,
    resumes: BatchState | None = None,
) -> AddReport:
    """Add files, folders and zips. One that cannot be read is reported and leaves nothing; the rest goes on.

    Raises:
        UserError: a path does not exist, or the project cannot be written.
    """
    given = options or AddOptions()
    _check_facts(project, given.facts())
    report = AddReport()
    named = list(paths)
    names = [item.name for item in expand(named)]
    matched = match_rows(metadata, names)
    report.unused_metadata = [row.file_name for row in matched.unused]
    arguments = {
        "paths": [str(path.resolve()) for path in named],
        "options": asdict(given),
        "metadata": [row.model_dump(mode="json") for row in metadata],
    }
    with batches.Batch(project, "add", "Add sources", names, resumes=resumes, **arguments) as batch:
        for number, item in enumerate(expand(named)):  # anew: an archive is open only while it is gone through
            if cancel is not None and cancel():
                report.cancelled = batch.cancelled = True
                break
            if progress is not None:
                progress(Progress(f"Adding {item.name}", number, len(names)))
            row = matched.rows.get(item.name)
            _add_one(project, item, given, row.values() if row else [], batch, report)
    if progress is not None:
        progress(Progress("Added", len(names), len(names)))
    return report


def resume(
    project: Project,
    batch: str,
    *,
    progress: Callable[[Progress], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> AddReport:
    """Go on with adding that was killed or cancelled; what is there already is passed over.

    Raises:
        UserError: there is no such batch, or the project cannot be written.
    """
    state = batches.state_of(project, batch)
    rows = [MetadataRow.model_validate(row) for row in state.arguments["metadata"]]
    paths = [Path(path) for path in state.arguments["paths"]]
    options = AddOptions(**state.arguments["options"])
    report = add(project, paths, metadata=rows, options=options, progress=progress, cancel=cancel, resumes=state)
    report.duplicates = []
    return report


def _check_facts(project: Project, facts: Facts) -> None:
    """Refuse a bad date or address before anything is read.

    Raises:
        BadInput: a value is not of its property's kind.
    """
    spec = project.codebook.type("source")
    for name, value in facts:
        try:
            spec.property(name).validate_value(value)
        except ValueProblem as problem:
            raise BadInput("value_problem", reason=str(problem)) from problem


def _add_one(
    project: Project, item: Found, options: AddOptions, facts: Facts, batch: batches.Batch, report: AddReport
) -> None:
    try:
        data = _load(item)
        said = {name for name, _ in options.facts()}
        facts = [pair for pair in facts if pair[0] not in said] + options.facts()
        _check_facts(project, facts)
        with project.reading() as session:
            known = source_of_file(session, sha256_bytes(data))
        if known is not None:
            report.duplicates.append((item.name, known))
            return
        read = _read(item.name, data, options.encoding)
        with project.step("add_source", "Add sources", kind="batch", batch=batch.id) as open_work:
            batch.mark(open_work.session, item.name)
            written = SourceWriter(project, open_work.session, read, data).write(facts)
        project.announce(open_work)
        report.added.append(written.id)
        if written.previous is not None:
            report.versions.append((written.id, written.previous))
        report.similar += [(written.id, other, score) for other, score in written.similar]
    except UserError as error:
        if error.exit_code == 4:
            raise
        report.failed.append((item.name, error.message.text()))


def _load(item: Found) -> bytes:
    try:
        return item.load()
    except Unreadable as problem:
        raise BadInput("source_unreadable", name=item.name, reason=problem.reason) from problem


def _read(name: str, data: bytes, encoding: str | None) -> ReadSource:
    try:
        return worker.source_of(pools.read(worker.payload(name, data, encoding)))
    except WorkerTimeout as error:
        raise BadInput("source_unreadable", name=name, reason="reading it took too long") from error
    except WorkerFailed as error:
        raise BadInput("source_unreadable", name=name, reason=str(error)) from error
    except Unreadable as problem:
        raise BadInput("source_unreadable", name=name, reason=problem.reason) from problem
