"""Adding sources: read in a worker, stored one transaction a source, duplicates and new versions told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from regesta.base.errors import BadInput, UserError
from regesta.base.ids import derived_id, random_id, sha256_bytes
from regesta.domain.claim import Basis, Status
from regesta.domain.model import Claim, Decision, Evidence, Origin, OriginKind
from regesta.domain.span import context
from regesta.domain.values import ValueProblem
from regesta.ingest import worker
from regesta.ingest.expand import Found, expand
from regesta.ingest.likeness import Fingerprint, find_alike
from regesta.ingest.limits import Unreadable
from regesta.ingest.metadata_rows import MetadataRow, match_rows
from regesta.ingest.reading import MetadataDraft, ReadSource
from regesta.services import desk, pools
from regesta.services.project import Project
from regesta.services.views import Progress
from regesta.services.workers import WorkerFailed, WorkerTimeout
from regesta.store import tables as t

FIELDS = (
    "title",
    "publisher",
    "author",
    "url",
    "published_on",
    "language",
    "text_allowed",
    "licence",
    "credit",
    "agency",
)


Facts = list[tuple[str, str]]
"""What a curator says of a source: property and value, a property of many values several times."""


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
) -> AddReport:
    """Add files, folders and zips. One that cannot be read is reported and leaves nothing; the rest goes on.

    Raises:
        UserError: a path does not exist, or the project cannot be written.
    """
    given = options or AddOptions()
    _check_facts(project, given.facts())
    report = AddReport()
    found = list(expand(paths))
    matched = match_rows(metadata, [item.name for item in found])
    report.unused_metadata = [row.file_name for row in matched.unused]
    batch = random_id("batch")
    for number, item in enumerate(found):
        if cancel is not None and cancel():
            report.cancelled = True
            break
        if progress is not None:
            progress(Progress(f"Adding {item.name}", number, len(found)))
        row = matched.rows.get(item.name)
        _add_one(project, item, given, row.values() if row else [], batch, report)
    if progress is not None:
        progress(Progress("Added", len(found), len(found)))
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


def _add_one(project: Project, item: Found, options: AddOptions, facts: Facts, batch: str, report: AddReport) -> None:
    try:
        data = _load(item)
        said = {name for name, _ in options.facts()}
        facts = [pair for pair in facts if pair[0] not in said] + options.facts()
        _check_facts(project, facts)
        with project.reading() as session:
            known = session.scalar(select(t.SourceRow).where(t.SourceRow.file_sha256 == sha256_bytes(data)).limit(1))
        if known is not None:
            report.duplicates.append((item.name, known.id))
            return
        read = _read(item.name, data, options.encoding)
        with project.step("add_source", "Add sources", kind="batch", batch=batch) as open_work:
            source = SourceWriter(project, open_work.session, read, data).write(facts, report)
        project.announce(open_work)
        report.added.append(source)
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


class SourceWriter:
    """Writes one source: row, texts, passages, and what is known of it as claims on its own record."""

    def __init__(self, project: Project, session: Session, read: ReadSource, data: bytes) -> None:
        self._project = project
        self._session = session
        self._read = read
        self._data = data
        self.id = derived_id("source", read.file_sha256)

    def write(self, facts: Facts, report: AddReport) -> str:
        """Write it; the curator's `facts` outweigh what was read from the file."""
        read = self._read
        url = dict(facts).get("url") or next((m.value for m in read.metadata if m.property == "url"), None)
        previous = self._previous(url)
        similar = self._similar(previous)
        self._content(read.file_sha256, self._data)
        self._content(read.text_sha256, read.text.encode("utf-8"))
        row = t.SourceRow(
            id=self.id,
            file_name=read.file_name,
            media_type=read.media_type,
            bytes=len(self._data),
            encoding=read.encoding,
            file_sha256=read.file_sha256,
            text_sha256=read.text_sha256,
            characters=len(read.text),
            language=read.language,
            reader=read.reader,
            state="new" if previous is None else "changed",
            version=previous.version + 1 if previous else 1,
            previous=previous.id if previous else None,
            url=url,
            added_at=self._project.now(),
            extracted={"similar": similar, "signature": list(read.signature)},
        )
        self._session.add(row)
        self._session.flush()
        if read.passages:
            passages = [
                {"source": self.id, "start": p.start, "end": p.end, "kind": p.kind.value} for p in read.passages
            ]
            self._session.execute(insert(t.PassageRow), passages)
        self._record(facts)
        if previous is not None:
            report.versions.append((self.id, previous.id))
        report.similar += [(self.id, entry["source"], entry["score"]) for entry in similar]
        return self.id

    def _content(self, digest: str, data: bytes) -> None:
        if self._session.get(t.ContentRow, digest) is None:
            self._session.add(t.ContentRow(sha256=digest, data=data))

    def _previous(self, url: str | None) -> t.SourceRow | None:
        """The latest source of the same address: other text there is a new version."""
        if not url:
            return None
        same = select(t.SourceRow).where(t.SourceRow.url == url, t.SourceRow.text_sha256 != self._read.text_sha256)
        return self._session.scalar(same.order_by(t.SourceRow.version.desc()).limit(1))

    def _similar(self, previous: t.SourceRow | None) -> list[dict[str, Any]]:
        others = [
            Fingerprint(
                source=row.id,
                file_sha256=row.file_sha256,
                text_sha256=row.text_sha256,
                signature=tuple((row.extracted or {}).get("signature", ())),
            )
            for row in self._session.scalars(select(t.SourceRow).order_by(t.SourceRow.id))
            if previous is None or row.id != previous.id
        ]
        read = self._read
        new = Fingerprint(
            source=self.id, file_sha256=read.file_sha256, text_sha256=read.text_sha256, signature=read.signature
        )
        return [{"source": each.source, "score": each.score} for each in find_alike(new, others)]

    def _record(self, facts: Facts) -> None:
        """The source's own record: metadata as proposed claims with evidence, the curator's word as accepted ones."""
        codebook, read = self._project.codebook, self._read
        reader = Origin(kind=OriginKind.EXTRACTOR, name="metadata", version=read.reader)
        title = dict(facts).get("title") or next((m.value for m in read.metadata if m.property == "title"), None)
        record = t.RecordRow(
            id=self.id,
            type="source",
            label=str(title or read.file_name),
            status=Status.ACCEPTED.value,
            origin=reader.model_dump(mode="json"),
        )
        self._session.add(record)
        self._session.flush()
        claims = [
            self._read_claim(m, reader)
            for m in read.metadata
            if m.property not in dict(facts) and codebook.type("source").has(m.property)
        ]
        claims += [self._given_claim(name, value) for name, value in facts if codebook.type("source").has(name)]
        unique = {claim.id: claim for claim in claims}
        desk.add_claims(self._session, codebook, {self.id: "source"}, list(unique.values()))

    def _read_claim(self, found: MetadataDraft, origin: Origin) -> Claim:
        claim_id = derived_id("claim", self.id, found.property, found.value)
        evidence: tuple[Evidence, ...] = ()
        if found.span is not None:
            start, end = found.span.start, found.span.end
            prefix, suffix = context(self._read.text, start, end)
            evidence = (
                Evidence(
                    id=derived_id("evidence", claim_id, self.id, start, end),
                    claim=claim_id,
                    source=self.id,
                    start=start,
                    end=end,
                    quote=self._read.text[start:end],
                    prefix=prefix,
                    suffix=suffix,
                    origin=origin,
                ),
            )
        return Claim(
            id=claim_id,
            record=self.id,
            property=found.property,
            value=found.value,
            basis=found.basis,
            reason=found.reason,
            confidence=0.8,
            origin=origin,
            evidence=evidence,
        )

    def _given_claim(self, name: str, value: str) -> Claim:
        curator, at = self._project.curator, self._project.now()
        return Claim(
            id=derived_id("claim", self.id, name, value, "curator"),
            record=self.id,
            property=name,
            value=value,
            status=Status.ACCEPTED,
            basis=Basis.CURATOR,
            origin=Origin(kind=OriginKind.CURATOR, name=curator),
            decided=Decision(curator=curator, at=at, reason="given when the source was added"),
        )
