"""What Review reads: the queue, a source with its header, highlights by window, and the cards of a source."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from regesta.domain.claim import Status
from regesta.domain.model import Claim
from regesta.services import desk, snapshot
from regesta.services.cards import cards as cards
from regesta.services.project import Project, refuse
from regesta.services.showing import Shower
from regesta.services.views import (
    ClaimView,
    FinishReport,
    Highlight,
    NoteView,
    ProjectInfo,
    SimilarSource,
    SourceRow,
    SourceView,
)
from regesta.store import mapping
from regesta.store import tables as t

SOURCE_FACTS = ("title", "publisher", "published_on", "language", "url", "text_allowed", "similar_to")


def facts(session: Session, sources: list[str]) -> dict[str, dict[str, Claim]]:
    """The leading standing claim of each source fact, by source and property."""
    found: dict[str, dict[str, Claim]] = defaultdict(dict)
    for source, claims in desk.claims_of_records(session, sources).items():
        standing = [c for c in claims if c.status is not Status.REJECTED and c.property in SOURCE_FACTS]
        standing.sort(
            key=lambda c: (c.rank != "preferred", c.status is not Status.ACCEPTED, -(c.confidence or 1), c.id)
        )
        for claim in standing:
            found[source].setdefault(claim.property, claim)
    return found


def _counts(session: Session) -> tuple[dict[str, int], dict[str, int]]:
    """Open and accepted claims by source (the sources' own claims left out)."""
    columns = (t.EvidenceRow.source, t.ClaimRow.status, func.count(func.distinct(t.ClaimRow.id)))
    rows = session.execute(
        select(*columns)
        .join(t.ClaimRow, t.ClaimRow.id == t.EvidenceRow.claim)
        .where(t.ClaimRow.deferred.is_(False), t.ClaimRow.record != t.EvidenceRow.source)
        .group_by(t.EvidenceRow.source, t.ClaimRow.status)
    )
    left: dict[str, int] = {}
    accepted: dict[str, int] = {}
    for source, status, count in rows:
        if status == "proposed":
            left[source] = count
        elif status == "accepted":
            accepted[source] = count
    return left, accepted


def sources(project: Project) -> list[SourceRow]:
    """The queue, by publication date (undated last), then title."""
    with project.reading() as session:
        rows = session.scalars(select(t.SourceRow)).all()
        known = facts(session, [row.id for row in rows])
        left, accepted = _counts(session)
        conflicts = _conflicts(session, project)
        flags = set(session.scalars(select(t.FlagRow.target)))
        noted = set(session.scalars(select(t.NoteRow.target)))
        made = [
            _row(
                row,
                known.get(row.id, {}),
                left.get(row.id, 0),
                accepted.get(row.id, 0),
                conflicts.get(row.id, 0),
                flags,
                noted,
            )
            for row in rows
        ]
    return sorted(made, key=lambda row: (row.published_on is None, _newest_first(row.published_on), row.title, row.id))


def _newest_first(published: str | None) -> tuple[int, ...]:
    return tuple(-ord(c) for c in published or "")


def _row(
    row: t.SourceRow,
    facts: dict[str, Claim],
    left: int,
    accepted: int,
    conflicts: int,
    flags: set[str],
    noted: set[str],
) -> SourceRow:
    def value(name: str) -> str | None:
        return str(facts[name].value) if name in facts and facts[name].value is not None else None

    return SourceRow(
        id=row.id,
        title=value("title") or row.file_name,
        file_name=row.file_name,
        published_on=value("published_on"),
        publisher=value("publisher"),
        language=value("language") or row.language,
        state=row.state,
        left=left,
        accepted=accepted,
        conflicts=conflicts,
        characters=row.characters,
        version=row.version,
        flagged=row.id in flags,
        noted=row.id in noted,
    )


def _conflicts(session: Session, project: Project) -> dict[str, int]:
    """Open problems of contradiction by source, as last checked (services.checking keeps them)."""
    del session
    from regesta.services.checking import last_problems

    found: dict[str, int] = defaultdict(int)
    for problem in last_problems(project):
        if problem.rule.startswith("contradiction") and problem.resolution is None and problem.source:
            found[problem.source] += 1
    return found


def source_row(session: Session, source: str) -> t.SourceRow:
    """A source's row.

    Raises:
        BadInput: there is no such source.
    """
    row = session.get(t.SourceRow, source)
    if row is None:
        raise refuse("source_missing", id=source)
    return row


def source(project: Project, source_id: str) -> SourceView:
    """A source to read.

    Raises:
        BadInput: there is no such source.
    """
    with project.reading() as session:
        row = source_row(session, source_id)
        known = facts(session, [source_id]).get(source_id, {})
        left, accepted = _counts(session)
        published = known.get("published_on")
        allowed = known.get("text_allowed")
        url = known.get("url")
        return SourceView(
            row=_row(row, known, left.get(source_id, 0), accepted.get(source_id, 0), 0, set(), set()),
            text=snapshot.text_of(session, row),
            passages=snapshot.passages(session, source_id),
            media_type=row.media_type,
            url=str(url.value) if url else row.url,
            text_allowed=str(allowed.value) if allowed else "quotes",
            published_basis=published.basis.value if published else None,
            published_reason=published.reason if published else None,
            dates_on_anchor=_anchored(session, source_id),
            similar=_similar(session, row),
            older_version=row.previous,
            newer_version=session.scalar(select(t.SourceRow.id).where(t.SourceRow.previous == source_id).limit(1)),
        )


def _anchored(session: Session, source_id: str) -> int:
    rows = session.scalars(
        select(t.MentionRow.resolution).where(t.MentionRow.source == source_id, t.MentionRow.type == "date")
    )
    return sum(1 for resolution in rows if resolution and resolution.get("anchor"))


def _similar(session: Session, row: t.SourceRow) -> tuple[SimilarSource, ...]:
    """Sources with the same text, and those found nearly the same when this one was added."""
    found = {
        other.id: SimilarSource(other.id, other.file_name, 1.0)
        for other in session.scalars(
            select(t.SourceRow).where(t.SourceRow.text_sha256 == row.text_sha256, t.SourceRow.id != row.id)
        )
    }
    for entry in (row.extracted or {}).get("similar", ()):
        other = session.get(t.SourceRow, entry["source"])
        if other is not None:
            found.setdefault(other.id, SimilarSource(other.id, other.file_name, float(entry["score"])))
    return tuple(found.values())


def original(project: Project, source_id: str) -> bytes:
    """The source's original bytes."""
    with project.reading() as session:
        content = session.get(t.ContentRow, source_row(session, source_id).file_sha256)
        return content.data if content else b""


def highlights(project: Project, source_id: str, start: int, end: int) -> list[Highlight]:
    """Mentions and evidence that meet a window of the text (code points), by start."""
    with project.reading() as session:
        mentions = session.scalars(
            select(t.MentionRow).where(
                t.MentionRow.source == source_id,
                t.MentionRow.start < end,
                t.MentionRow.end > start,
                t.MentionRow.status != "rejected",
            )
        )
        found = [
            Highlight(row.id, "mention", row.start, row.end, row.type, row.status, row.record or _first(row.members))
            for row in mentions
        ]
        evidence = session.execute(
            select(t.EvidenceRow, t.ClaimRow.record, t.RecordRow.type)
            .join(t.ClaimRow, t.ClaimRow.id == t.EvidenceRow.claim)
            .join(t.RecordRow, t.RecordRow.id == t.ClaimRow.record)
            .where(
                t.EvidenceRow.source == source_id,
                t.EvidenceRow.start < end,
                t.EvidenceRow.end > start,
                t.EvidenceRow.status != "rejected",
                t.ClaimRow.status != "rejected",
                t.ClaimRow.record != source_id,
            )
        )
        found += [
            Highlight(row.id, "evidence", row.start, row.end, type_name, row.status, record, row.claim)
            for row, record, type_name in evidence
        ]
    return sorted(found, key=lambda each: (each.start, each.end, each.id))


def _first(members: Any) -> str | None:
    return str(members[0]) if members else None


def claim(project: Project, claim_id: str) -> ClaimView:
    """One claim as shown.

    Raises:
        BadInput: there is no such claim.
    """
    with project.reading() as session:
        desk.claim_row(session, claim_id)
        found = desk.claims_where(session, t.ClaimRow.id == claim_id)
        return Shower(session, project.codebook, found).show(found[0])


def notes(project: Project, target: str) -> list[NoteView]:
    """The notes on anything, oldest first."""
    with project.reading() as session:
        rows = session.scalars(select(t.NoteRow).where(t.NoteRow.target == target).order_by(t.NoteRow.at, t.NoteRow.id))
        found = [mapping.note(row) for row in rows]
    return [NoteView(n.id, n.target, n.kind.value, n.text, n.curator, n.at, n.private) for n in found]


def finish_report(project: Project, source_id: str) -> FinishReport:
    """What is open, unused and not looked at in a source."""
    with project.reading() as session:
        row = source_row(session, source_id)
        here = select(t.EvidenceRow.claim).where(t.EvidenceRow.source == source_id)
        open_rows = session.execute(
            select(t.ClaimRow.id, t.ClaimRow.record).where(
                t.ClaimRow.id.in_(here),
                t.ClaimRow.status == "proposed",
                t.ClaimRow.deferred.is_(False),
                t.ClaimRow.record != source_id,
            )
        ).all()
        unlinked = session.scalar(
            select(func.count())
            .select_from(t.MentionRow)
            .where(
                t.MentionRow.source == source_id,
                t.MentionRow.record.is_(None),
                t.MentionRow.members.is_(None),
                t.MentionRow.type != "date",
                t.MentionRow.status != "rejected",
            )
        )
        spans = session.execute(
            select(t.EvidenceRow.start, t.EvidenceRow.end).where(
                t.EvidenceRow.source == source_id, t.EvidenceRow.status != "rejected"
            )
        ).all()
        return FinishReport(
            source=source_id,
            open_claims=len(open_rows),
            open_cards=len({record for _, record in open_rows}),
            unlinked_mentions=unlinked or 0,
            unused_sentences=_unused(snapshot.text_of(session, row), list(spans)),
            problems=sum(1 for p in _problems(project) if p.source == source_id and p.resolution is None),
        )


def _problems(project: Project) -> list[Any]:
    from regesta.services.checking import last_problems

    return list(last_problems(project))


def _unused(text: str, spans: list[tuple[int, int]]) -> int:
    """Lines of the text that carry no evidence."""
    used = 0
    lines = 0
    place = 0
    for line in text.split("\n"):
        if line.strip():
            lines += 1
            used += any(start < place + len(line) and end > place for start, end in spans)
        place += len(line) + 1
    return lines - used


def info(project: Project) -> ProjectInfo:
    """The project at a glance."""
    settings = project.settings()
    with project.reading() as session:
        counted = {
            "sources": session.scalar(select(func.count()).select_from(t.SourceRow)) or 0,
            "records": session.scalar(
                select(func.count())
                .select_from(t.RecordRow)
                .where(t.RecordRow.type != "source", t.RecordRow.status != "rejected")
            )
            or 0,
        }
        for status in ("accepted", "proposed"):
            counted[f"claims {status}"] = (
                session.scalar(select(func.count()).select_from(t.ClaimRow).where(t.ClaimRow.status == status)) or 0
            )
    return ProjectInfo(
        path=str(project.path),
        title=str(settings.get("title") or project.path.stem),
        description=str(settings.get("description") or ""),
        licence=str(settings.get("licence") or ""),
        creators=str(settings.get("creators") or ""),
        as_of=settings.get("as_of"),
        uuid=str(settings.get("uuid") or ""),
        counts=counted,
    )
