"""Importing a bundle: restored into an empty project, as proposals into any other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from regesta.base.ids import random_id
from regesta.domain.claim import Status
from regesta.domain.codebook import load_codebook
from regesta.domain.dataset import SourceDocument
from regesta.domain.model import Claim, Evidence, Judgement, Mention, Origin, OriginKind, Record
from regesta.exchange.reader import Held, HeldSource, read_bundle
from regesta.services.project import Project
from regesta.store.bundle_parts import add_questions, add_redirects
from regesta.store.claims import add_claims, known_claims
from regesta.store.exported import remember_exported
from regesta.store.judgements import add_judgements, known_judgements
from regesta.store.mentions import add_mentions, known_mentions
from regesta.store.records import add_records, known_records, record_count
from regesta.store.remarks import add_note, known_notes, resolve_problem
from regesta.store.settings import put_settings
from regesta.store.sources import Arrival, add_source, is_source
from regesta.store.work import Session

Decided = TypeVar("Decided", Claim, Evidence, Mention, Judgement)
"""What has a status and an origin."""


@dataclass(frozen=True)
class ImportReport:
    """What an import did, or (dry run) would do."""

    restored: bool
    sources: int
    records: int
    claims: int
    mentions: int
    judgements: int
    known: int


def import_bundle(project: Project, path: Path, *, dry_run: bool = False) -> ImportReport:
    """Import a bundle.

    Into an empty project everything is restored: ids, decisions, judgements, notes, resolutions, settings and
    codebook. Into any other it comes as proposals; what is there already (same id) is left as it is.

    Raises:
        UserError: the bundle cannot be read or is not valid; nothing was changed.
    """
    held = read_bundle(path)
    empty = _is_empty(project)
    if dry_run:
        return _report(held, empty, 0)
    if not empty:
        project.back_up()
    with project.step("import_bundle", f"Import {path.name}", kind="batch", batch=random_id("batch")) as open_work:
        writer = BundleWriter(project, open_work.session, held, restore=empty)
        known = writer.write()
    project.announce(open_work)
    return _report(held, empty, known)


def _report(held: Held, restored: bool, known: int) -> ImportReport:
    counts = (len(held.sources), len(held.records), len(held.claims), len(held.mentions), len(held.judgements))
    return ImportReport(restored, *counts, known)


def _is_empty(project: Project) -> bool:
    with project.reading() as session:
        return record_count(session) == 0


class BundleWriter:
    """Writes what a bundle holds inside one step."""

    def __init__(self, project: Project, session: Session, held: Held, *, restore: bool) -> None:
        self._project = project
        self._session = session
        self._held = held
        self._restore = restore
        self._codebook = load_codebook(held.codebook, "codebook.yaml") if restore else project.codebook
        self._known = 0

    def write(self) -> int:
        """Write it; returns how many records were there already."""
        if self._restore:
            put_settings(self._session, {**self._held.info, "codebook": self._held.codebook})
        for source in self._held.sources:
            self._source(source)
        types = self._records()
        self._claims(types)
        self._mentions()
        self._judgements()
        self._notes()
        if self._restore:
            self._bookkeeping()
        return self._known

    def _source(self, source: HeldSource) -> None:
        row = source.row
        if is_source(self._session, row["id"]):
            return
        similar = [{"source": e["source"], "score": float(e["score"])} for e in row["similar_to"]]
        names = ("id", "file_name", "media_type", "bytes", "file_sha256", "text_sha256", "characters", "language")
        document = SourceDocument(
            **{name: row[name] for name in names},
            state=row["status"],
            version=row["version"],
            previous=row["previous"],
            url=row["url"],
            text=_text(source),
            passages=source.passages,
            complete=source.text is not None,
        )
        arrival = Arrival(
            at=self._project.now(),
            reader="import 1",
            original=source.original,
            found={"similar": similar} if similar else None,
        )
        add_source(self._session, document, arrival)

    def _status(self, status: Status) -> Status:
        return status if self._restore or status is Status.REJECTED else Status.PROPOSED

    def _origin(self, origin: Origin) -> Origin:
        return origin if self._restore else Origin(kind=OriginKind.IMPORT, name=origin.name, version=origin.version)

    def _records(self) -> dict[str, str]:
        types = {record.id: record.type for record in self._held.records}
        known = known_records(self._session, types)
        self._known = len(known)
        add_records(self._session, [self._record(each) for each in self._held.records if each.id not in known])
        return types

    def _record(self, record: Record) -> Record:
        status = record.status if record.type == "source" else self._status(record.status)
        return record.model_copy(update={"status": status, "origin": self._origin(record.origin)})

    def _claims(self, types: dict[str, str]) -> None:
        known = known_claims(self._session, (claim.id for claim in self._held.claims))
        claims = [claim for claim in self._held.claims if claim.id not in known]
        if not self._restore:
            claims = [self._as_proposal(claim) for claim in claims]
        add_claims(self._session, self._codebook, types, claims)

    def _as_proposal(self, claim: Claim) -> Claim:
        evidence = tuple(self._came_in(each) for each in claim.evidence)
        return self._came_in(claim).model_copy(update={"evidence": evidence})

    def _mentions(self) -> None:
        known = known_mentions(self._session, (mention.id for mention in self._held.mentions))
        add_mentions(self._session, [self._came_in(each) for each in self._held.mentions if each.id not in known])

    def _judgements(self) -> None:
        known = known_judgements(self._session, (each.id for each in self._held.judgements))
        add_judgements(self._session, [self._came_in(each) for each in self._held.judgements if each.id not in known])

    def _came_in(self, item: Decided) -> Decided:
        return item.model_copy(update={"status": self._status(item.status), "origin": self._origin(item.origin)})

    def _notes(self) -> None:
        known = known_notes(self._session, (note.id for note in self._held.notes))
        for note in self._held.notes:
            if note.id not in known:
                add_note(self._session, note)

    def _bookkeeping(self) -> None:
        """Resolutions, redirects, questions, and the ids that this bundle has shown."""
        for key, resolution in self._held.resolutions.items():
            resolve_problem(self._session, key, resolution)
        add_redirects(self._session, self._held.redirects)
        add_questions(self._session, self._held.questions)
        remember_exported(self._session, self._held.ids)


def _text(source: HeldSource) -> str:
    """The whole text, or what excerpts give, blank between them."""
    if source.text is not None:
        return source.text
    letters = [" "] * source.row["characters"]
    for start, piece in source.excerpts:
        letters[start : start + len(piece)] = piece
    return "".join(letters)
