"""Accept, reject, set aside, finish. Accepting takes evidence, record, name, references and mentions along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from regesta.domain.claim import Status
from regesta.services import desk
from regesta.services.project import Step, refuse
from regesta.store.tables import ClaimRow, EvidenceRow, MentionRow, RecordRow, SourceRow

RESTS = ("leave", "defer", "reject")
STATES = ("new", "in_review", "finished", "changed", "set_aside")


def accept_claims(step: Step, rows: Iterable[ClaimRow], reason: str | None = None) -> list[RecordRow]:
    """Accept claims with their evidence, their records, and the records that they refer to.

    Returns:
        The records that this accepted, in the order in which they came along.
    """
    rows = list(rows)
    for row in rows:
        _accept_row(step, row, reason)
    _accept_evidence(step, rows)
    came: list[RecordRow] = []
    wanted = [row.record for row in rows] + sorted(desk.referred(step.session, [row.id for row in rows]))
    for record_id in dict.fromkeys(wanted):
        record = desk.record_row(step.session, record_id)
        if record.status != Status.ACCEPTED.value:
            came.append(record)
            accept_record_with_name(step, record)
    _accept_carrying_mentions(step, rows)
    return came


def _accept_row(step: Step, row: ClaimRow, reason: str | None) -> None:
    if row.status != Status.ACCEPTED.value:
        row.status = Status.ACCEPTED.value
        row.decided = desk.decision(step, reason)
    row.deferred = False


def _accept_evidence(step: Step, rows: Iterable[ClaimRow]) -> None:
    for each in desk.rows_by(step.session, EvidenceRow, EvidenceRow.claim, (row.id for row in rows)):
        if each.status == Status.PROPOSED.value:
            each.status = Status.ACCEPTED.value
            each.decided = desk.decision(step)


def accept_record_with_name(step: Step, record: RecordRow) -> None:
    """Accept a record, the claims that its label is made of, and its mentions."""
    record.status = Status.ACCEPTED.value
    spec = step.codebook.type(record.type)
    naming = [name for name in spec.caption_properties() if spec.property(name).kind in {"name", "text", "integer"}]
    rows = step.session.scalars(
        select(ClaimRow).where(
            ClaimRow.record == record.id, ClaimRow.property.in_(naming), ClaimRow.status == Status.PROPOSED.value
        )
    ).all()
    named = [row for row in rows if str(row.value) in record.label]
    for row in named:
        _accept_row(step, row, None)
    _accept_evidence(step, named)
    desk.set_mention_status(step.session, record.id, Status.ACCEPTED)


def _accept_carrying_mentions(step: Step, rows: Iterable[ClaimRow]) -> None:
    """Mentions of no record (dates) inside the evidence of an accepted claim become accepted with it."""
    for each in desk.rows_by(step.session, EvidenceRow, EvidenceRow.claim, (row.id for row in rows)):
        inside = step.session.scalars(
            select(MentionRow).where(
                MentionRow.source == each.source,
                MentionRow.start < each.end,
                MentionRow.end > each.start,
                MentionRow.record.is_(None),
                MentionRow.status == Status.PROPOSED.value,
            )
        )
        for mention in inside:
            mention.status = Status.ACCEPTED.value


def _tell(step: Step, came: list[RecordRow]) -> None:
    for record in came:
        step.tell(f"{step.codebook.label(record.type, 'en')}: {record.label}")


@dataclass(frozen=True)
class AcceptClaims:
    """Accept claims; what comes along is told."""

    claims: tuple[str, ...]
    reason: str | None = None

    def label(self) -> str:
        """Its name."""
        return "Accept claim" if len(self.claims) == 1 else f"Accept {len(self.claims)} claims"

    def apply(self, step: Step) -> None:
        """Do it."""
        rows = [desk.claim_row(step.session, claim) for claim in self.claims]
        came = accept_claims(step, rows, self.reason)
        if len(rows) == 1:
            step.name(f"Accept {rows[0].property} of {desk.record_row(step.session, rows[0].record).label}")
        _tell(step, [record for record in came if record.id != rows[0].record])


@dataclass(frozen=True)
class RejectClaims:
    """Reject claims; a record left without an accepted claim is a proposal again."""

    claims: tuple[str, ...]
    reason: str | None = None

    def label(self) -> str:
        """Its name."""
        return "Reject claim" if len(self.claims) == 1 else f"Reject {len(self.claims)} claims"

    def apply(self, step: Step) -> None:
        """Do it."""
        rows = [desk.claim_row(step.session, claim) for claim in self.claims]
        reject_claims(step, rows, self.reason)
        for record in {row.record for row in rows}:
            settle_record(step, desk.record_row(step.session, record))
        if len(rows) == 1:
            step.name(f"Reject {rows[0].property} of {desk.record_row(step.session, rows[0].record).label}")


def reject_claims(step: Step, rows: Iterable[ClaimRow], reason: str | None = None) -> None:
    """Reject claims with their open evidence."""
    rows = list(rows)
    for row in rows:
        row.status = Status.REJECTED.value
        row.deferred = False
        row.decided = desk.decision(step, reason)
    for each in desk.rows_by(step.session, EvidenceRow, EvidenceRow.claim, (row.id for row in rows)):
        if each.status == Status.PROPOSED.value:
            each.status = Status.REJECTED.value
            each.decided = desk.decision(step)


def settle_record(step: Step, record: RecordRow) -> None:
    """A record without an accepted claim is proposed; its label follows what stands."""
    step.session.flush()
    accepted = step.session.scalar(
        select(ClaimRow.id).where(ClaimRow.record == record.id, ClaimRow.status == Status.ACCEPTED.value).limit(1)
    )
    if accepted is None and record.status == Status.ACCEPTED.value:
        record.status = Status.PROPOSED.value
        desk.set_mention_status(step.session, record.id, Status.PROPOSED)
    desk.relabel(step.session, step.codebook, record)


@dataclass(frozen=True)
class DeferClaims:
    """Set claims aside as *unsure*, or take them up again."""

    claims: tuple[str, ...]
    deferred: bool = True

    def label(self) -> str:
        """Its name."""
        return "Set aside as unsure" if self.deferred else "Take up again"

    def apply(self, step: Step) -> None:
        """Do it."""
        for claim in self.claims:
            desk.claim_row(step.session, claim).deferred = self.deferred


@dataclass(frozen=True)
class AcceptRecord:
    """Accept a record with its name, and no other claim."""

    record: str

    def label(self) -> str:
        """Its name."""
        return "Accept record"

    def apply(self, step: Step) -> None:
        """Do it."""
        record = desk.record_row(step.session, self.record)
        accept_record_with_name(step, record)
        step.name(f"Accept {record.label}")


@dataclass(frozen=True)
class RejectRecord:
    """Reject a record and its open claims; its mentions go with it."""

    record: str
    reason: str | None = None

    def label(self) -> str:
        """Its name."""
        return "Reject record"

    def apply(self, step: Step) -> None:
        """Do it."""
        record = desk.record_row(step.session, self.record)
        record.status = Status.REJECTED.value
        rows = step.session.scalars(
            select(ClaimRow).where(ClaimRow.record == record.id, ClaimRow.status == Status.PROPOSED.value)
        ).all()
        reject_claims(step, rows, self.reason)
        desk.set_mention_status(step.session, record.id, Status.REJECTED)
        step.name(f"Reject {record.label}")


@dataclass(frozen=True)
class DecideEvidence:
    """Tick or untick one piece of evidence; a claim whose last evidence goes is a proposal again."""

    evidence: str
    status: str

    def label(self) -> str:
        """Its name."""
        return {"accepted": "Accept evidence", "rejected": "Reject evidence"}.get(self.status, "Reopen evidence")

    def apply(self, step: Step) -> None:
        """Do it."""
        row = step.session.get(EvidenceRow, self.evidence)
        if row is None:
            raise refuse("evidence_missing", id=self.evidence)
        row.status = Status(self.status).value
        row.decided = desk.decision(step)
        step.session.flush()
        unsupported(step, desk.claim_row(step.session, row.claim))


def unsupported(step: Step, claim: ClaimRow) -> None:
    """A claim stands while one evidence, or a curator's reason, stands; otherwise it is a proposal again."""
    stands = step.session.scalar(
        select(EvidenceRow.id)
        .where(EvidenceRow.claim == claim.id, EvidenceRow.status != Status.REJECTED.value)
        .limit(1)
    )
    reasoned = claim.basis == "curator" or bool((claim.decided or {}).get("reason"))
    if stands is None and not reasoned and claim.status == Status.ACCEPTED.value:
        claim.status = Status.PROPOSED.value
        settle_record(step, desk.record_row(step.session, claim.record))


@dataclass(frozen=True)
class AcceptClear:
    """Accept the claims given: what `Space` found visible, evidenced and without a problem on a card."""

    record: str
    claims: tuple[str, ...]

    def label(self) -> str:
        """Its name."""
        return f"Accept {len(self.claims)} clear claims"

    def apply(self, step: Step) -> None:
        """Do it."""
        rows = [desk.claim_row(step.session, claim) for claim in self.claims]
        came = accept_claims(step, rows)
        label = desk.record_row(step.session, self.record).label
        step.name(f"Accept {len(rows)} claims of {label}")
        _tell(step, [record for record in came if record.id != self.record])


@dataclass(frozen=True)
class FinishSource:
    """Close a source: leave, set aside or reject what is still open in it."""

    source: str
    rest: str = "leave"

    def label(self) -> str:
        """Its name."""
        return "Finish source"

    def apply(self, step: Step) -> None:
        """Do it."""
        if self.rest not in RESTS:
            raise refuse("choice_unknown", what="rest", found=self.rest, known=", ".join(RESTS))
        source = step.session.get(SourceRow, self.source)
        if source is None:
            raise refuse("source_missing", id=self.source)
        source.state = "finished"
        if self.rest == "leave":
            return
        here = select(EvidenceRow.claim).where(EvidenceRow.source == self.source)
        rows = step.session.scalars(
            select(ClaimRow).where(ClaimRow.id.in_(here), ClaimRow.status == Status.PROPOSED.value)
        ).all()
        if self.rest == "defer":
            for row in rows:
                row.deferred = True
            return
        reject_claims(step, rows)
        self._reject_emptied(step, {row.record for row in rows})

    def _reject_emptied(self, step: Step, records: set[str]) -> None:
        """A proposed record all of whose claims are rejected goes with them."""
        step.session.flush()
        for record_id in sorted(records):
            open_claim = step.session.scalar(
                select(ClaimRow.id)
                .where(ClaimRow.record == record_id, ClaimRow.status != Status.REJECTED.value)
                .limit(1)
            )
            record = desk.record_row(step.session, record_id)
            if open_claim is None and record.status == Status.PROPOSED.value:
                record.status = Status.REJECTED.value
                desk.set_mention_status(step.session, record_id, Status.REJECTED)


@dataclass(frozen=True)
class SetSourceState:
    """Put a source into another part of the queue."""

    source: str
    state: str

    def label(self) -> str:
        """Its name."""
        return f"Mark source as {self.state.replace('_', ' ')}"

    def apply(self, step: Step) -> None:
        """Do it."""
        if self.state not in STATES:
            raise refuse("choice_unknown", what="state", found=self.state, known=", ".join(STATES))
        source = step.session.get(SourceRow, self.source)
        if source is None:
            raise refuse("source_missing", id=self.source)
        source.state = self.state
