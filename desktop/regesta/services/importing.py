"""Importing a bundle: restored into an empty project, as proposals into any other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from regesta.base.ids import random_id
from regesta.domain.claim import Status
from regesta.domain.codebook import load_codebook
from regesta.domain.model import Claim, Origin, OriginKind, Record
from regesta.exchange.reader import Held, HeldSource, read_bundle
from regesta.services import desk
from regesta.services.project import Project
from regesta.store import mapping
from regesta.store import tables as t


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
        return not session.scalar(select(func.count()).select_from(t.RecordRow))


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
            self._settings()
        for source in self._held.sources:
            self._source(source)
        self._session.flush()
        types = self._records()
        self._claims(types)
        self._mentions()
        self._judgements()
        self._notes()
        if self._restore:
            self._bookkeeping()
        return self._known

    def _settings(self) -> None:
        values = {**self._held.info, "codebook": self._held.codebook}
        for key, value in values.items():
            self._session.merge(t.ProjectRow(key=key, value=value))

    def _source(self, source: HeldSource) -> None:
        row = source.row
        if self._session.get(t.SourceRow, row["id"]) is not None:
            return
        self._text(source)
        if source.original is not None and self._session.get(t.ContentRow, row["file_sha256"]) is None:
            self._session.add(t.ContentRow(sha256=row["file_sha256"], data=source.original))
        similar = [{"source": e["source"], "score": float(e["score"])} for e in row["similar_to"]]
        names = ("id", "file_name", "media_type", "bytes", "file_sha256", "text_sha256", "characters", "language")
        made = t.SourceRow(
            **{name: row[name] for name in names},
            encoding=None,
            reader="import 1",
            state=row["status"],
            version=row["version"],
            previous=row["previous"],
            url=row["url"],
            added_at=self._project.now(),
            extracted={"similar": similar} if similar else None,
        )
        self._session.add(made)
        self._session.flush()
        passages = [
            {"source": row["id"], "start": p.start, "end": p.end, "kind": p.kind.value} for p in source.passages
        ]
        if passages:
            self._session.execute(insert(t.PassageRow), passages)

    def _text(self, source: HeldSource) -> None:
        """The whole text under its hash; or what excerpts give, blank between them, marked as partial."""
        digest = source.row["text_sha256"]
        if source.text is not None:
            key, text = digest, source.text
        else:
            letters = [" "] * source.row["characters"]
            for start, piece in source.excerpts:
                letters[start : start + len(piece)] = piece
            key, text = f"partial:{digest}", "".join(letters)
        if self._session.get(t.ContentRow, key) is None and self._session.get(t.ContentRow, digest) is None:
            self._session.add(t.ContentRow(sha256=key, data=text.encode("utf-8")))

    def _status(self, status: Status) -> Status:
        return status if self._restore or status is Status.REJECTED else Status.PROPOSED

    def _origin(self, origin: Origin) -> Origin:
        return origin if self._restore else Origin(kind=OriginKind.IMPORT, name=origin.name, version=origin.version)

    def _fresh(self, table: type[Any], ids: Iterable[str]) -> set[str]:
        wanted = set(ids)
        return wanted - {row.id for row in desk.rows_by(self._session, table, table.id, wanted)}

    def _records(self) -> dict[str, str]:
        types = {record.id: record.type for record in self._held.records}
        fresh = self._fresh(t.RecordRow, types)
        self._known = len(types) - len(fresh)
        rows = [self._record(record) for record in self._held.records if record.id in fresh]
        if rows:
            self._session.execute(insert(t.RecordRow), rows)
        return types

    def _record(self, record: Record) -> dict[str, Any]:
        status = record.status if record.type == "source" else self._status(record.status)
        origin = self._origin(record.origin).model_dump(mode="json")
        return {"id": record.id, "type": record.type, "label": record.label, "status": status.value, "origin": origin}

    def _claims(self, types: dict[str, str]) -> None:
        fresh = self._fresh(t.ClaimRow, (claim.id for claim in self._held.claims))
        claims = [claim for claim in self._held.claims if claim.id in fresh]
        if not self._restore:
            claims = [self._as_proposal(claim) for claim in claims]
        desk.add_claims(self._session, self._codebook, types, claims)

    def _as_proposal(self, claim: Claim) -> Claim:
        evidence = tuple(
            each.model_copy(update={"status": self._status(each.status), "origin": self._origin(each.origin)})
            for each in claim.evidence
        )
        changes = {"status": self._status(claim.status), "origin": self._origin(claim.origin), "evidence": evidence}
        return claim.model_copy(update=changes)

    def _mentions(self) -> None:
        fresh = self._fresh(t.MentionRow, (mention.id for mention in self._held.mentions))
        rows = []
        for mention in self._held.mentions:
            if mention.id in fresh:
                changes = {"status": self._status(mention.status), "origin": self._origin(mention.origin)}
                rows.append(mapping.mention_values(mention.model_copy(update=changes)))
        if rows:
            self._session.execute(insert(t.MentionRow), rows)

    def _judgements(self) -> None:
        fresh = self._fresh(t.JudgementRow, (each.id for each in self._held.judgements))
        rows = []
        for each in self._held.judgements:
            if each.id in fresh:
                changes = {"status": self._status(each.status), "origin": self._origin(each.origin)}
                rows.append(each.model_copy(update=changes).model_dump(mode="json"))
        if rows:
            self._session.execute(insert(t.JudgementRow), rows)

    def _notes(self) -> None:
        fresh = self._fresh(t.NoteRow, (note.id for note in self._held.notes))
        self._session.add_all(t.NoteRow(**n.model_dump(mode="json")) for n in self._held.notes if n.id in fresh)

    def _bookkeeping(self) -> None:
        """Resolutions, redirects, questions, and the ids that this bundle has shown."""
        for key, resolution in self._held.resolutions.items():
            self._session.add(t.ProblemResolutionRow(key=key, **resolution.model_dump(mode="json")))
        for row in self._held.redirects:
            self._session.add(t.RedirectRow(old=row["old"], new=row["new"] or "", judgement=row["judgement"]))
        self._session.add_all(t.QuestionRow(**row) for row in self._held.questions)
        self._session.add_all(t.ExportedRow(id=each, first=1) for each in self._held.ids)
