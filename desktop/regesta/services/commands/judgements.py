"""Same, not the same, unsure: edges between records that never rewrite them."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.base.ids import random_id
from regesta.domain.claim import Status
from regesta.domain.model import Judgement, Origin, OriginKind, Verdict
from regesta.services.project import Step, refuse
from regesta.store.judgements import add_judgements, judgement_on, standing_joins
from regesta.store.records import record_row


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
        one, other = record_row(step.session, left), record_row(step.session, right)
        if one.type != other.type and self.verdict == Verdict.SAME.value:
            raise refuse("judge_types", left=one.type, right=other.type)
        row = judgement_on(step.session, left, right)
        if row is None:
            add_judgements(step.session, [self._fresh(step, left, right)])
        else:
            row.verdict, row.status = Verdict(self.verdict).value, Status.ACCEPTED.value
            row.curator, row.at, row.reason = step.curator, step.at, self.reason
        step.name(f"{self.label()}: {one.label} · {other.label}")

    def _fresh(self, step: Step, left: str, right: str) -> Judgement:
        return Judgement(
            id=random_id("judgement"),
            left=left,
            right=right,
            verdict=Verdict(self.verdict),
            status=Status.ACCEPTED,
            origin=Origin(kind=OriginKind.CURATOR, name=step.curator),
            curator=step.curator,
            at=step.at,
            reason=self.reason,
        )


@dataclass(frozen=True)
class JudgeAll:
    """One verdict on many pairs at once, as one step: what a curator has looked through as a list."""

    pairs: tuple[tuple[str, str], ...]
    verdict: str
    reason: str | None = None

    def label(self) -> str:
        """Its name."""
        return f"Judge {len(self.pairs)} pairs as {self.verdict.replace('_', ' ')}"

    def apply(self, step: Step) -> None:
        """Do it."""
        for left, right in self.pairs:
            Judge(left, right, self.verdict, self.reason).apply(step)
        step.name(self.label())


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
        record = record_row(step.session, self.record)
        rows = standing_joins(step.session, record.id)
        if not rows:
            raise refuse("split_alone", label=record.label)
        for row in rows:
            row.status = Status.REJECTED.value
            row.curator, row.at, row.reason = step.curator, step.at, self.reason
        step.name(f"Split {record.label}")
