"""Same, not the same, unsure: edges between records that never rewrite them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import or_, select

from regesta.base.ids import random_id
from regesta.domain.claim import Status
from regesta.domain.model import Origin, OriginKind, Verdict
from regesta.services import desk
from regesta.services.project import Step, refuse
from regesta.store.tables import JudgementRow


@dataclass(frozen=True)
class Judge:
    """A curator's verdict on two records; it takes the place of an earlier one on the same pair."""

    left: str
    right: str
    verdict: str
    reason: str | None = None

    def label(self) -> str:
        """Its name."""
        return {"same": "Judge as the same", "not_same": "Judge as not the same"}.get(self.verdict, "Judge as unsure")

    def apply(self, step: Step) -> None:
        """Do it."""
        left, right = sorted((self.left, self.right))
        if left == right:
            raise refuse("judge_itself")
        one, other = desk.record_row(step.session, left), desk.record_row(step.session, right)
        if one.type != other.type and self.verdict == Verdict.SAME.value:
            raise refuse("judge_types", left=one.type, right=other.type)
        row = step.session.scalar(
            select(JudgementRow).where(JudgementRow.left == left, JudgementRow.right == right).limit(1)
        )
        if row is None:
            origin = Origin(kind=OriginKind.CURATOR, name=step.curator).model_dump(mode="json")
            row = JudgementRow(id=random_id("judgement"), left=left, right=right, features={}, origin=origin)
            row.score = None
            step.session.add(row)
        row.verdict, row.status = Verdict(self.verdict).value, Status.ACCEPTED.value
        row.curator, row.at, row.reason = step.curator, step.at, self.reason
        step.name(f"{self.label()}: {one.label} · {other.label}")


@dataclass(frozen=True)
class Split:
    """Take a record out of its cluster: every *same* about it is rejected; each member keeps what it had."""

    record: str
    reason: str | None = None

    def label(self) -> str:
        """Its name."""
        return "Split"

    def apply(self, step: Step) -> None:
        """Do it."""
        record = desk.record_row(step.session, self.record)
        rows = step.session.scalars(
            select(JudgementRow).where(
                or_(JudgementRow.left == record.id, JudgementRow.right == record.id),
                JudgementRow.verdict == Verdict.SAME.value,
                JudgementRow.status != Status.REJECTED.value,
            )
        ).all()
        if not rows:
            raise refuse("split_alone", label=record.label)
        for row in rows:
            row.status = Status.REJECTED.value
            row.curator, row.at, row.reason = step.curator, step.at, self.reason
        step.name(f"Split {record.label}")
