"""What Records reads: tables per type, a record's page, and the picker's choices."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from regesta.domain.claim import Status
from regesta.domain.codebook import Codebook
from regesta.domain.model import Claim
from regesta.services import desk, history, reading, snapshot
from regesta.services.project import Project
from regesta.services.showing import Shower
from regesta.services.views import RecordPage, RecordRow
from regesta.store import search
from regesta.store import tables as t

SORTS = ("label", "status", "id")
COLUMNS = 6
"""Properties that a table shows beside label, status and sources."""


@dataclass(frozen=True)
class RecordQuery:
    """What a table shows: `status` proposed, accepted, rejected or all; `text` matches the label."""

    text: str = ""
    status: str = "all"
    source: str | None = None
    sort: str = "label"
    descending: bool = False


def _filtered(type_name: str, query: RecordQuery) -> Select[t.RecordRow]:
    statement = select(t.RecordRow).where(t.RecordRow.type == type_name)
    if query.status == "all":
        statement = statement.where(t.RecordRow.status != Status.REJECTED.value)
    else:
        statement = statement.where(t.RecordRow.status == query.status)
    for word in query.text.split():
        statement = statement.where(t.RecordRow.label.icontains(word, autoescape=True))
    if query.source is not None:
        here = (
            select(t.ClaimRow.record)
            .join(t.EvidenceRow, t.EvidenceRow.claim == t.ClaimRow.id)
            .where(t.EvidenceRow.source == query.source)
        )
        statement = statement.where(t.RecordRow.id.in_(here))
    return statement


def count(project: Project, type_name: str, query: RecordQuery) -> int:
    """How many records of a type the query leaves."""
    with project.reading() as session:
        return session.scalar(select(func.count()).select_from(_filtered(type_name, query).subquery())) or 0


def counts(project: Project) -> dict[str, tuple[int, int]]:
    """Accepted and proposed records by type."""
    with project.reading() as session:
        rows = session.execute(
            select(t.RecordRow.type, t.RecordRow.status, func.count()).group_by(t.RecordRow.type, t.RecordRow.status)
        )
        found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for type_name, status, number in rows:
            if status != "rejected":
                found[type_name][status == "proposed"] = number
    return {name: (accepted, proposed) for name, (accepted, proposed) in found.items()}


def columns(project: Project, type_name: str) -> list[tuple[str, str]]:
    """The properties that a type's table shows, with their labels: required ones first, then the codebook's order."""
    spec = project.codebook.type(type_name)
    own = [prop for prop in spec.properties if not prop.common and prop.name not in ("name", "label")]
    ranked = sorted(own, key=lambda prop: not prop.required)
    return [(prop.name, prop.label_in("en")) for prop in ranked[:COLUMNS]]


def rows(project: Project, type_name: str, query: RecordQuery, offset: int, limit: int) -> list[RecordRow]:
    """One page of a table."""
    sort = getattr(t.RecordRow, query.sort if query.sort in SORTS else "label")
    with project.reading() as session:
        statement = _filtered(type_name, query).order_by(sort.desc() if query.descending else sort, t.RecordRow.id)
        found = list(session.scalars(statement.offset(offset).limit(limit)))
        return _record_rows(session, project.codebook, found, [name for name, _ in columns(project, type_name)])


def _record_rows(session: Session, codebook: Codebook, found: list[t.RecordRow], wanted: list[str]) -> list[RecordRow]:
    claims = desk.claims_of_records(session, [row.id for row in found])
    shower = Shower(session, codebook, [c for each in claims.values() for c in each])
    return [_record_row(shower, row, claims.get(row.id, []), wanted) for row in found]


def _record_row(shower: Shower, row: t.RecordRow, claims: list[Claim], wanted: list[str]) -> RecordRow:
    standing = [claim for claim in claims if claim.status is not Status.REJECTED]
    standing.sort(key=lambda c: (c.rank != "preferred", c.status is not Status.ACCEPTED))
    cells = []
    for name in wanted:
        shown = dict.fromkeys(shower.display(row.type, claim) for claim in standing if claim.property == name)
        cells.append(", ".join(shown))
    sources = {e.source for claim in standing for e in claim.evidence}
    return RecordRow(row.id, row.type, row.label, row.status, len(sources), len(standing), tuple(cells))


def page(project: Project, record_id: str) -> RecordPage:
    """Everything about a record and the cluster it is in.

    Raises:
        BadInput: there is no such record.
    """
    with project.reading() as session:
        row = desk.record_row(session, record_id)
        members = snapshot.clusters(session).members(record_id)
        by_record = desk.claims_of_records(session, members)
        every = [claim for member in members for claim in by_record.get(member, [])]
        claims = snapshot.in_codebook_order(project.codebook, row.type, every)
        shower = Shower(session, project.codebook, claims)
        shown = {
            each.id: _record_row(shower, each, by_record.get(each.id, []), []) for each in _rows_of(session, members)
        }
        views = tuple(shower.show(claim) for claim in claims)
        related = _record_rows(session, project.codebook, _referring(session, members), [])
    touched = set(members) | {claim.id for claim in claims} | {e.id for claim in claims for e in claim.evidence}
    return RecordPage(
        row=shown[record_id],
        type_label=project.codebook.label(row.type, "en"),
        members=tuple(shown.values()),
        claims=views,
        referred_by=tuple(related),
        notes=tuple(reading.notes(project, record_id)),
        history=tuple(history.steps_touching(project, touched)),
        problems=_problem_lines(project, set(members)),
    )


def _rows_of(session: Session, members: tuple[str, ...]) -> list[t.RecordRow]:
    return desk.rows_by(session, t.RecordRow, t.RecordRow.id, members)


def _referring(session: Session, members: tuple[str, ...]) -> list[t.RecordRow]:
    """Records with a standing claim that refers to one of the members, by label, at most 200."""
    claims = select(t.ClaimRow.record).join(t.ClaimReferenceRow, t.ClaimReferenceRow.claim == t.ClaimRow.id)
    claims = claims.where(t.ClaimReferenceRow.record.in_(members), t.ClaimRow.status != "rejected")
    found = select(t.RecordRow).where(t.RecordRow.id.in_(claims)).order_by(t.RecordRow.label).limit(200)
    return list(session.scalars(found))


def _problem_lines(project: Project, members: set[str]) -> tuple[str, ...]:
    from regesta.services.checking import last_problems

    return tuple(p.message for p in last_problems(project) if p.record in members and p.resolution is None)


def choices(project: Project, types: list[str] | tuple[str, ...], text: str, limit: int = 20) -> list[RecordRow]:
    """Records to pick from, best match first: accepted before proposed, a label that starts so before others."""
    with project.reading() as session:
        statement = select(t.RecordRow).where(t.RecordRow.status != Status.REJECTED.value)
        if types and "any" not in types:
            statement = statement.where(t.RecordRow.type.in_(types))
        ids = [hit.id for hit in search.find(session, "record_fts", text, 200)] if text.strip() else []
        if text.strip():
            statement = statement.where(t.RecordRow.id.in_(ids))
        found = list(session.scalars(statement.order_by(t.RecordRow.label).limit(500)))
        start = text.strip().casefold()
        found.sort(key=lambda r: (not r.label.casefold().startswith(start), r.status != "accepted", r.label, r.id))
        return _record_rows(session, project.codebook, found[:limit], [])
