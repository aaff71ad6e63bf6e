"""Judgements about pairs of records, and the clusters that they make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import insert, or_, select
from sqlalchemy.orm import Session

from regesta.domain.claim import Status
from regesta.domain.clusters import Clusters, make_clusters
from regesta.domain.model import Judgement, Verdict
from regesta.store.by_id import delete_by, values_by
from regesta.store.exported import exported_ids
from regesta.store.tables import JudgementRow


class Joint(NamedTuple):
    """The part of a judgement that makes clusters: read for thousands of them on every card."""

    left: str
    right: str
    verdict: Verdict
    status: Status
    score: float | None


def clusters(session: Session, *, proposals: bool = True) -> Clusters:
    """The clusters as they stand; with `proposals` joins that are only proposed count too."""
    columns = (JudgementRow.left, JudgementRow.right, JudgementRow.verdict, JudgementRow.status, JudgementRow.score)
    wanted = select(*columns).where(JudgementRow.status != Status.REJECTED.value)
    if not proposals:
        wanted = wanted.where(JudgementRow.status == Status.ACCEPTED.value)
    edges = [Joint(row[0], row[1], Verdict(row[2]), Status(row[3]), row[4]) for row in session.execute(wanted)]
    return make_clusters(edges, proposals=proposals, exported=exported_ids(session))


def judgement_on(session: Session, left: str, right: str) -> JudgementRow | None:
    """The judgement about a pair (`left` < `right`), or None."""
    return session.scalar(select(JudgementRow).where(JudgementRow.left == left, JudgementRow.right == right).limit(1))


def standing_joins(session: Session, record: str) -> list[JudgementRow]:
    """Every *same* about a record that is not rejected."""
    wanted = select(JudgementRow).where(
        or_(JudgementRow.left == record, JudgementRow.right == record),
        JudgementRow.verdict == Verdict.SAME.value,
        JudgementRow.status != Status.REJECTED.value,
    )
    return list(session.scalars(wanted))


def undecided_pairs(session: Session, limit: int) -> list[JudgementRow]:
    """Pairs that wait for a judgement, highest score first."""
    wanted = select(JudgementRow).where(JudgementRow.status == Status.PROPOSED.value)
    return list(session.scalars(wanted.order_by(JudgementRow.score.desc(), JudgementRow.id).limit(limit)))


def decided_pairs(session: Session, limit: int) -> list[JudgementRow]:
    """Pairs that were judged, newest first."""
    wanted = select(JudgementRow).where(JudgementRow.status != Status.PROPOSED.value)
    return list(session.scalars(wanted.order_by(JudgementRow.at.desc()).limit(limit)))


def known_judgements(session: Session, ids: Iterable[str]) -> set[str]:
    """Which of the ids are judgements."""
    return values_by(session, JudgementRow.id, ids)


def add_judgements(session: Session, judgements: Sequence[Judgement]) -> None:
    """Add judgements."""
    if judgements:
        session.execute(insert(JudgementRow), [each.model_dump(mode="json") for each in judgements])


def rescore(session: Session, judgement: str, by: Judgement) -> None:
    """Give an open judgement the score, features and reason of one made anew."""
    row = session.get(JudgementRow, judgement)
    if row is not None:
        row.score, row.features, row.reason = by.score, by.features, by.reason


def remove_judgements(session: Session, ids: Iterable[str]) -> None:
    """Take judgements away."""
    delete_by(session, JudgementRow, JudgementRow.id, ids)
