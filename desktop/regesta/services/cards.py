"""The cards of a source: its records with their claims, beside what the rest of the project says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from regesta.domain.claim import Status
from regesta.domain.clusters import Clusters
from regesta.domain.codebook import Codebook
from regesta.domain.comparing import Relation, relation
from regesta.domain.model import Claim
from regesta.services import desk, snapshot
from regesta.services.project import Project
from regesta.services.showing import Shower
from regesta.services.views import CardView, ClaimView
from regesta.store import tables as t

GROUPS = ("differs", "new", "confirms", "set_aside")


def cards(project: Project, source_id: str) -> list[CardView]:
    """The cards, grouped (differs, new, confirms, set aside), each group in the order of the text."""
    with project.reading() as session:
        here = _claims_here(session, source_id)
        mentioned = _first_mentions(session, source_id)
        records = {
            row.id: row for row in desk.rows_by(session, t.RecordRow, t.RecordRow.id, set(here) | set(mentioned))
        }
        records = {key: row for key, row in records.items() if row.status != Status.REJECTED.value or key in here}
        clusters = snapshot.clusters(session)
        beside = _claims_elsewhere(session, clusters, records, source_id)
        shower = Shower(session, project.codebook, [c for claims in here.values() for c in claims])
        sources = _source_counts(session, clusters, records)
        marks = _Marks(session, set(records))
        made = [
            _card(
                project.codebook,
                row,
                here.get(key, []),
                beside.get(key, []),
                clusters,
                shower,
                sources[key],
                mentioned.get(key),
                marks,
            )
            for key, row in records.items()
            if here.get(key)
        ]
    return sorted(made, key=lambda card: (GROUPS.index(card.group), card.first, card.type, card.record))


class _Marks:
    """Notes and flags on records."""

    def __init__(self, session: Session, records: set[str]) -> None:
        self.flags = {row.target for row in desk.rows_by(session, t.FlagRow, t.FlagRow.target, records)}
        self.notes: dict[str, int] = defaultdict(int)
        for row in desk.rows_by(session, t.NoteRow, t.NoteRow.target, records):
            self.notes[row.target] += 1


def _claims_here(session: Session, source_id: str) -> dict[str, list[Claim]]:
    """Claims with evidence in this source by record, the source's own record left out."""
    ids = set(session.scalars(select(t.EvidenceRow.claim).where(t.EvidenceRow.source == source_id)))
    found: dict[str, list[Claim]] = defaultdict(list)
    for chunk in desk.chunks(ids):
        for claim in desk.claims_where(session, t.ClaimRow.id.in_(chunk), t.ClaimRow.record != source_id):
            found[claim.record].append(claim)
    curators = select(t.ClaimRow.id).where(
        t.ClaimRow.record.in_(list(found)[:900]), t.ClaimRow.id.not_in(select(t.EvidenceRow.claim))
    )
    for claim in desk.claims_where(session, t.ClaimRow.id.in_(curators)):
        found[claim.record].append(claim)
    return found


def _first_mentions(session: Session, source_id: str) -> dict[str, int]:
    rows = session.execute(
        select(t.MentionRow.record, func.min(t.MentionRow.start))
        .where(t.MentionRow.source == source_id, t.MentionRow.record.is_not(None), t.MentionRow.status != "rejected")
        .group_by(t.MentionRow.record)
    )
    return {record: start for record, start in rows if record is not None}


def _claims_elsewhere(
    session: Session, clusters: Clusters, records: Iterable[str], source_id: str
) -> dict[str, list[Claim]]:
    """Standing claims about the same thing with evidence in other sources, by record."""
    wanted = {record: clusters.members(record) for record in records}
    every = desk.claims_of_records(session, {member for members in wanted.values() for member in members})
    found: dict[str, list[Claim]] = defaultdict(list)
    for record, members in wanted.items():
        for member in members:
            for claim in every.get(member, ()):
                others = any(e.source != source_id and e.status is not Status.REJECTED for e in claim.evidence)
                if claim.status is not Status.REJECTED and (others or claim.status is Status.ACCEPTED):
                    found[record].append(claim)
    return found


def _source_counts(session: Session, clusters: Clusters, records: Iterable[str]) -> dict[str, int]:
    members = {record: clusters.members(record) for record in records}
    wanted = {member for each in members.values() for member in each}
    sources: dict[str, set[str]] = defaultdict(set)
    for chunk in desk.chunks(wanted):
        rows = session.execute(
            select(t.ClaimRow.record, t.EvidenceRow.source)
            .join(t.EvidenceRow, t.EvidenceRow.claim == t.ClaimRow.id)
            .where(t.ClaimRow.record.in_(chunk), t.ClaimRow.status != "rejected")
            .distinct()
        )
        for record, source in rows:
            sources[record].add(source)
    return {record: len(set().union(*(sources[m] for m in each))) for record, each in members.items()}


def _card(
    codebook: Codebook,
    row: t.RecordRow,
    claims: list[Claim],
    beside: list[Claim],
    clusters: Clusters,
    shower: Shower,
    sources: int,
    mentioned: int | None,
    marks: _Marks,
) -> CardView:
    spec = codebook.type(row.type)
    views: list[ClaimView] = []
    tally = {Relation.CONFIRMS: 0, Relation.DIFFERS: 0}
    adds = 0
    for claim in snapshot.in_codebook_order(codebook, row.type, claims):
        how = _standing(codebook, row.type, claim, beside, clusters) if claim.status is not Status.REJECTED else None
        if how in tally:
            tally[how] += 1
        elif how is not None:
            adds += 1
        views.append(shower.show(claim, differs=how is Relation.DIFFERS and claim.status is Status.PROPOSED))
    return CardView(
        record=row.id,
        type=row.type,
        type_label=spec.label_in("en"),
        label=row.label,
        status=row.status,
        group=_group(views, tally[Relation.CONFIRMS], adds),
        sources=sources,
        claims=tuple(views),
        confirms=tally[Relation.CONFIRMS],
        adds=adds,
        differs=tally[Relation.DIFFERS],
        first=_first(claims, mentioned),
        notes=marks.notes.get(row.id, 0),
        flagged=row.id in marks.flags,
    )


def _first(claims: list[Claim], mentioned: int | None) -> int:
    """Where the record first stands in the text, by evidence or mention."""
    places = [each.start for claim in claims for each in claim.evidence]
    return min(places + ([mentioned] if mentioned is not None else []), default=0)


def _standing(codebook: Codebook, type_name: str, claim: Claim, beside: list[Claim], clusters: Clusters) -> Relation:
    """How a claim stands to what is known besides: differs outweighs confirms, confirms outweighs adds."""
    spec = codebook.type(type_name)
    if not spec.has(claim.property):
        return Relation.ADDS
    prop = spec.property(claim.property)
    rivals = [other for other in beside if other.property == claim.property and other.id != claim.id]
    found = {relation(prop, claim, other, clusters.id_of) for other in rivals}
    if any(other.id == claim.id and len({e.source for e in other.evidence}) > 1 for other in beside):
        found.add(Relation.CONFIRMS)
    for one in (Relation.DIFFERS, Relation.CONFIRMS):
        if one in found:
            return one
    return Relation.ADDS


def _group(views: list[ClaimView], confirms: int, adds: int) -> str:
    open_views = [view for view in views if view.status == "proposed"]
    if any(view.differs and not view.deferred for view in open_views):
        return "differs"
    if open_views and all(view.deferred for view in open_views):
        return "set_aside"
    return "confirms" if confirms and not adds else "new"
