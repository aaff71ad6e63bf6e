"""What Review reads: the queue, a source with its header, highlights by window, and the cards of a source."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from regesta.domain.model import Claim
from regesta.services.cards import cards as cards
from regesta.services.project import Project
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
from regesta.store.claims import claim_by_id, standing_claims_of
from regesta.store.content import bytes_of, text_of
from regesta.store.marked_spans import (
    anchored_date_count,
    evidence_spans,
    evidence_within,
    mentions_within,
    unlinked_mention_count,
)
from regesta.store.remarks import flagged, note_counts, notes_on
from regesta.store.sources import (
    likenesses,
    newer_version,
    passages,
    same_text,
    source_row,
    source_rows,
    sources_by_id,
)
from regesta.store.tables import ClaimRow
from regesta.store.tables import SourceRow as StoredSource
from regesta.store.work import Session
from regesta.store.work_left import claim_counts, project_counts, undecided_claims

SOURCE_FACTS = ("title", "publisher", "published_on", "language", "url", "text_allowed", "similar_to")


def facts(session: Session, sources: list[str]) -> dict[str, dict[str, Claim]]:
    """The leading standing claim of each source fact, without its evidence, by source and property."""
    leading: dict[tuple[str, str], ClaimRow] = {}
    for row in sorted(standing_claims_of(session, sources, SOURCE_FACTS), key=_leading):
        leading.setdefault((row.record, row.property), row)
    found: dict[str, dict[str, Claim]] = defaultdict(dict)
    for (source, prop), row in leading.items():
        found[source][prop] = mapping.claim(row)
    return found


def _leading(row: ClaimRow) -> tuple[bool, bool, float, str]:
    return (row.rank != "preferred", row.status != "accepted", -(row.confidence or 1), row.id)


def sources(project: Project) -> list[SourceRow]:
    """The queue, by publication date (undated last), then title."""
    with project.reading() as session:
        rows = source_rows(session)
        ids = [row.id for row in rows]
        known = facts(session, ids)
        counts = claim_counts(session)
        conflicts = _conflicts(project)
        flags = flagged(session, ids)
        noted = set(note_counts(session, ids))
        made = [
            _row(
                row,
                known.get(row.id, {}),
                counts.left.get(row.id, 0),
                counts.accepted.get(row.id, 0),
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
    row: StoredSource,
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


def _conflicts(project: Project) -> dict[str, int]:
    """Open problems of contradiction by source, as last checked (services.checking keeps them)."""
    from regesta.services.checking import last_problems

    found: dict[str, int] = defaultdict(int)
    for problem in last_problems(project):
        if problem.rule.startswith("contradiction") and problem.resolution is None and problem.source:
            found[problem.source] += 1
    return found


def source(project: Project, source_id: str) -> SourceView:
    """A source to read.

    Raises:
        BadInput: there is no such source.
    """
    with project.reading() as session:
        row = source_row(session, source_id)
        known = facts(session, [source_id]).get(source_id, {})
        counts = claim_counts(session, source_id)
        published = known.get("published_on")
        allowed = known.get("text_allowed")
        url = known.get("url")
        return SourceView(
            row=_row(row, known, counts.left.get(source_id, 0), counts.accepted.get(source_id, 0), 0, set(), set()),
            text=text_of(session, row),
            passages=passages(session, source_id),
            media_type=row.media_type,
            url=str(url.value) if url else row.url,
            text_allowed=str(allowed.value) if allowed else "quotes",
            published_basis=published.basis.value if published else None,
            published_reason=published.reason if published else None,
            dates_on_anchor=anchored_date_count(session, source_id),
            similar=_similar(session, row),
            older_version=row.previous,
            newer_version=newer_version(session, source_id),
        )


def _similar(session: Session, row: StoredSource) -> tuple[SimilarSource, ...]:
    """Sources with the same text, and those found nearly the same when this one was added."""
    found = {other.id: SimilarSource(other.id, other.file_name, 1.0) for other in same_text(session, row)}
    scores = likenesses(row)
    names = sources_by_id(session, (source for source, _ in scores))
    for source, score in scores:
        if source in names:
            found.setdefault(source, SimilarSource(source, names[source].file_name, score))
    return tuple(found.values())


def original(project: Project, source_id: str) -> bytes:
    """The source's original bytes."""
    with project.reading() as session:
        return bytes_of(session, source_row(session, source_id).file_sha256) or b""


def highlights(project: Project, source_id: str, start: int, end: int) -> list[Highlight]:
    """Mentions and evidence that meet a window of the text (code points), by start."""
    with project.reading() as session:
        found = [
            Highlight(row.id, "mention", row.start, row.end, row.type, row.status, row.record or _first(row.members))
            for row in mentions_within(session, source_id, start, end)
        ]
        found += [
            Highlight(row.id, "evidence", row.start, row.end, type_name, row.status, record, row.claim)
            for row, record, type_name in evidence_within(session, source_id, start, end)
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
        found = claim_by_id(session, claim_id)
        return Shower(session, project.codebook, [found]).show(found)


def notes(project: Project, target: str) -> list[NoteView]:
    """The notes on anything, oldest first."""
    with project.reading() as session:
        found = notes_on(session, target)
    return [NoteView(n.id, n.target, n.kind.value, n.text, n.curator, n.at, n.private) for n in found]


def finish_report(project: Project, source_id: str) -> FinishReport:
    """What is open, unused and not looked at in a source."""
    with project.reading() as session:
        row = source_row(session, source_id)
        undecided = undecided_claims(session, source_id)
        return FinishReport(
            source=source_id,
            open_claims=len(undecided),
            open_cards=len({record for _, record in undecided}),
            unlinked_mentions=unlinked_mention_count(session, source_id),
            unused_sentences=_unused(text_of(session, row), evidence_spans(session, source_id)),
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
        counted = project_counts(session)
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
