"""What Records reads: tables per type, a record's page, and the picker's choices."""

from __future__ import annotations

from regesta.domain.claim import Status
from regesta.domain.codebook import Codebook
from regesta.domain.model import Claim
from regesta.services import history, reading
from regesta.services.project import Project
from regesta.services.showing import Shower
from regesta.services.views import RecordPage, RecordRow
from regesta.store import record_pages
from regesta.store.claims import claims_of_records, in_codebook_order
from regesta.store.judgements import clusters
from regesta.store.record_pages import RecordQuery as RecordQuery
from regesta.store.records import record_row, records_by_id
from regesta.store.tables import RecordRow as StoredRecord
from regesta.store.work import Session

COLUMNS = 6
"""Properties that a table shows beside label, status and sources."""


def count(project: Project, type_name: str, query: RecordQuery) -> int:
    """How many records of a type the query leaves."""
    with project.reading() as session:
        return record_pages.count_matching(session, type_name, query)


def counts(project: Project) -> dict[str, tuple[int, int]]:
    """Accepted and proposed records by type."""
    with project.reading() as session:
        return record_pages.count_by_type(session)


def columns(project: Project, type_name: str) -> list[tuple[str, str]]:
    """The properties that a type's table shows, with their labels: required ones first, then the codebook's order."""
    spec = project.codebook.type(type_name)
    own = [prop for prop in spec.properties if not prop.common and prop.name not in ("name", "label")]
    ranked = sorted(own, key=lambda prop: not prop.required)
    return [(prop.name, prop.label_in("en")) for prop in ranked[:COLUMNS]]


def rows(project: Project, type_name: str, query: RecordQuery, offset: int, limit: int) -> list[RecordRow]:
    """One page of a table."""
    with project.reading() as session:
        found = record_pages.page_of(session, type_name, query, offset, limit)
        return _record_rows(session, project.codebook, found, [name for name, _ in columns(project, type_name)])


def _record_rows(session: Session, codebook: Codebook, found: list[StoredRecord], wanted: list[str]) -> list[RecordRow]:
    claims = claims_of_records(session, [row.id for row in found])
    shower = Shower(session, codebook, [c for each in claims.values() for c in each])
    return [_record_row(shower, row, claims.get(row.id, []), wanted) for row in found]


def _record_row(shower: Shower, row: StoredRecord, claims: list[Claim], wanted: list[str]) -> RecordRow:
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
        row = record_row(session, record_id)
        members = clusters(session).members(record_id)
        by_record = claims_of_records(session, members)
        every = [claim for member in members for claim in by_record.get(member, [])]
        claims = in_codebook_order(project.codebook, row.type, every)
        shower = Shower(session, project.codebook, claims)
        shown = {
            key: _record_row(shower, each, by_record.get(key, []), [])
            for key, each in records_by_id(session, members).items()
        }
        views = tuple(shower.show(claim) for claim in claims)
        related = _record_rows(session, project.codebook, record_pages.referring(session, members), [])
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


def _problem_lines(project: Project, members: set[str]) -> tuple[str, ...]:
    from regesta.services.checking import last_problems

    return tuple(p.message for p in last_problems(project) if p.record in members and p.resolution is None)


def choices(project: Project, types: list[str] | tuple[str, ...], text: str, limit: int = 20) -> list[RecordRow]:
    """Records to pick from, best match first: accepted before proposed, a label that starts so before others."""
    start = text.strip().casefold()
    with project.reading() as session:
        found = record_pages.choosable(session, types, text)
        found.sort(key=lambda r: (not r.label.casefold().startswith(start), r.status != "accepted", r.label, r.id))
        return _record_rows(session, project.codebook, found[:limit], [])
