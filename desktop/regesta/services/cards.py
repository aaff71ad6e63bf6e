"""The cards of a source: its records with their claims, beside what the rest of the project says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from regesta.domain.claim import Status
from regesta.domain.clusters import Clusters
from regesta.domain.codebook import Codebook, TypeSpec
from regesta.domain.comparing import Relation, relation
from regesta.domain.model import Claim
from regesta.services.project import Project
from regesta.services.showing import Shower
from regesta.services.views import CardView, ClaimView
from regesta.store.claims import claims_of_records, in_codebook_order
from regesta.store.judgements import clusters as current_clusters
from regesta.store.mentions import first_mentions
from regesta.store.records import records_by_id
from regesta.store.remarks import flagged, note_counts
from regesta.store.source_records import claims_in, sources_by_record
from regesta.store.tables import RecordRow
from regesta.store.work import Session

GROUPS = ("differs", "new", "confirms", "set_aside")


def cards(project: Project, source_id: str) -> list[CardView]:
    """The cards, grouped (differs, new, confirms, set aside): events first, as accepting one takes its people and
    places along; then what is made of other records; each in the order of the text.
    """
    with project.reading() as session:
        here = claims_in(session, source_id)
        mentioned = first_mentions(session, source_id)
        records = records_by_id(session, set(here) | set(mentioned))
        records = {key: row for key, row in records.items() if row.status != Status.REJECTED.value or key in here}
        clusters = current_clusters(session)
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
                source_id,
            )
            for key, row in records.items()
            if here.get(key)
        ]
    weight = {spec.name: _weight(spec) for spec in project.codebook.types}
    return sorted(made, key=lambda c: (GROUPS.index(c.group), weight[c.type], c.first, c.type, c.record))


def _weight(spec: TypeSpec) -> int:
    """What comes first on the cards' side: events, then what is made of other records, then what has a name."""
    return 0 if spec.event else 1 if spec.composed else 2


class _Marks:
    """Notes and flags on records."""

    def __init__(self, session: Session, records: set[str]) -> None:
        self.flags = flagged(session, records)
        self.notes = note_counts(session, records)


def _claims_elsewhere(
    session: Session, clusters: Clusters, records: Iterable[str], source_id: str
) -> dict[str, list[Claim]]:
    """Standing claims about the same thing with evidence in other sources, by record.

    Of a thing that hundreds of sources name only some members are read beside the card; the checks read all.
    """
    wanted = {record: _some(session, clusters.members(record), record) for record in records}
    every = claims_of_records(session, {member for members in wanted.values() for member in members})
    found: dict[str, list[Claim]] = defaultdict(list)
    for record, members in wanted.items():
        for member in members:
            for claim in every.get(member, ()):
                others = any(e.source != source_id and e.status is not Status.REJECTED for e in claim.evidence)
                if claim.status is not Status.REJECTED and (others or claim.status is Status.ACCEPTED):
                    found[record].append(claim)
    return found


BESIDE = 24
"""Members of a cluster that are compared on a card, accepted ones first."""


def _some(session: Session, members: tuple[str, ...], record: str) -> list[str]:
    if len(members) <= BESIDE:
        return list(members)
    rows = records_by_id(session, members)
    ranked = sorted(members, key=lambda m: (m != record, rows[m].status != Status.ACCEPTED.value, m))
    return ranked[:BESIDE]


def _source_counts(session: Session, clusters: Clusters, records: Iterable[str]) -> dict[str, int]:
    """How many sources carry each record's thing."""
    members = {record: clusters.members(record) for record in records}
    sources = sources_by_record(session, (member for each in members.values() for member in each))
    return {record: len(set().union(*(sources.get(m, set()) for m in each))) for record, each in members.items()}


def _card(
    codebook: Codebook,
    row: RecordRow,
    claims: list[Claim],
    beside: list[Claim],
    clusters: Clusters,
    shower: Shower,
    sources: int,
    mentioned: int | None,
    marks: _Marks,
    source: str,
) -> CardView:
    spec = codebook.type(row.type)
    views: list[ClaimView] = []
    tally = {Relation.CONFIRMS: 0, Relation.DIFFERS: 0}
    adds = 0
    for claim in in_codebook_order(codebook, row.type, claims):
        how = _standing(codebook, row.type, claim, beside, clusters) if claim.status is not Status.REJECTED else None
        if how in tally:
            tally[how] += 1
        elif how is not None:
            adds += 1
        view = shower.show(claim, differs=how is Relation.DIFFERS and claim.status is Status.PROPOSED)
        views.append(replace(view, status=_status_here(claim, source)))
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


def _status_here(claim: Claim, source: str) -> str:
    """A claim's status as this source must show it: one that it only confirms waits until its evidence is decided."""
    here = {each.status for each in claim.evidence if each.source == source}
    waits = Status.PROPOSED in here and Status.ACCEPTED not in here
    return Status.PROPOSED.value if claim.status is Status.ACCEPTED and waits else claim.status.value


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
    return "confirms" if not open_views or (confirms and not adds) else "new"
