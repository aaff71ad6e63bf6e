"""Accept, reject, set aside, finish. Accepting takes evidence, record, name, references and mentions along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from regesta.domain.claim import Status
from regesta.services.captions import relabel
from regesta.services.project import Step, refuse
from regesta.store.claims import (
    claim_row,
    claims_with_evidence_in,
    confirmed_in,
    confirmed_rows,
    has_accepted_claim,
    has_standing_claim,
    open_claims_in,
    open_claims_of,
    referred,
)
from regesta.store.evidence import evidence_row, evidence_rows, has_standing_evidence
from regesta.store.mentions import open_unlinked_within, set_mention_status
from regesta.store.records import record_row
from regesta.store.sources import begin_review, source_row
from regesta.store.tables import ClaimRow, RecordRow

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
    _decide_evidence(step, rows, Status.ACCEPTED)
    came: list[RecordRow] = []
    wanted = [row.record for row in rows] + sorted(referred(step.session, [row.id for row in rows]))
    for record_id in dict.fromkeys(wanted):
        record = record_row(step.session, record_id)
        if record.status != Status.ACCEPTED.value:
            came.append(record)
            accept_record_with_name(step, record)
    _accept_carrying_mentions(step, rows)
    return came


def _accept_row(step: Step, row: ClaimRow, reason: str | None) -> None:
    if row.status != Status.ACCEPTED.value:
        row.status = Status.ACCEPTED.value
        row.decided = step.decision(reason)
    row.deferred = False


def _decide_evidence(step: Step, rows: Iterable[ClaimRow], status: Status, source: str | None = None) -> None:
    """Decide the open evidence of claims, of one source or of all; with a first decision a source is in review."""
    touched = set()
    for each in evidence_rows(step.session, (row.id for row in rows)):
        if each.status == Status.PROPOSED.value and source in (None, each.source):
            each.status = status.value
            each.decided = step.decision()
            touched.add(each.source)
    begin_review(step.session, touched)


def accept_record_with_name(step: Step, record: RecordRow) -> None:
    """Accept a record, the claims that its label is made of, and its mentions."""
    record.status = Status.ACCEPTED.value
    spec = step.codebook.type(record.type)
    naming = [name for name in spec.caption_properties() if spec.property(name).kind in {"name", "text", "integer"}]
    named = [row for row in open_claims_of(step.session, record.id, naming) if str(row.value) in record.label]
    for row in named:
        _accept_row(step, row, None)
    _decide_evidence(step, named, Status.ACCEPTED)
    set_mention_status(step.session, record.id, Status.ACCEPTED)


def _accept_carrying_mentions(step: Step, rows: Iterable[ClaimRow]) -> None:
    """Mentions of no record (dates) inside the evidence of an accepted claim become accepted with it."""
    for each in evidence_rows(step.session, (row.id for row in rows)):
        for mention in open_unlinked_within(step.session, each.source, each.start, each.end):
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
        rows = [claim_row(step.session, claim) for claim in self.claims]
        came = accept_claims(step, rows, self.reason)
        if len(rows) == 1:
            step.name(f"Accept {rows[0].property} of {record_row(step.session, rows[0].record).label}")
        _tell(step, [record for record in came if record.id != rows[0].record])


@dataclass(frozen=True)
class RejectClaims:
    """Reject claims; a record left without an accepted claim is a proposal again.

    With `source`, an accepted claim that this source only confirms keeps standing: what is rejected is the open
    evidence there.
    """

    claims: tuple[str, ...]
    reason: str | None = None
    source: str | None = None

    def label(self) -> str:
        """Its name."""
        return "Reject claim" if len(self.claims) == 1 else f"Reject {len(self.claims)} claims"

    def apply(self, step: Step) -> None:
        """Do it."""
        rows = [claim_row(step.session, claim) for claim in self.claims]
        confirmed = confirmed_in(step.session, self.source, self.claims) if self.source else set()
        for row in rows:
            if row.id in confirmed:
                _decide_evidence(step, [row], Status.REJECTED, self.source)
        reject_claims(step, [row for row in rows if row.id not in confirmed], self.reason)
        for record in {row.record for row in rows}:
            settle_record(step, record_row(step.session, record))
        if len(rows) == 1:
            step.name(f"Reject {rows[0].property} of {record_row(step.session, rows[0].record).label}")


def reject_claims(step: Step, rows: Iterable[ClaimRow], reason: str | None = None) -> None:
    """Reject claims with their open evidence."""
    rows = list(rows)
    for row in rows:
        row.status = Status.REJECTED.value
        row.deferred = False
        row.decided = step.decision(reason)
    _decide_evidence(step, rows, Status.REJECTED)


def settle_record(step: Step, record: RecordRow) -> None:
    """A record without an accepted claim is proposed; its label follows what stands."""
    if record.status == Status.ACCEPTED.value and not has_accepted_claim(step.session, record.id):
        record.status = Status.PROPOSED.value
        set_mention_status(step.session, record.id, Status.PROPOSED)
    relabel(step, record)


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
            claim_row(step.session, claim).deferred = self.deferred


@dataclass(frozen=True)
class AcceptRecord:
    """Accept a record with its name, and no other claim."""

    record: str

    def label(self) -> str:
        """Its name."""
        return "Accept record"

    def apply(self, step: Step) -> None:
        """Do it."""
        record = record_row(step.session, self.record)
        accept_record_with_name(step, record)
        step.name(f"Accept {record.label}")


@dataclass(frozen=True)
class RejectRecord:
    """Reject a record and its open claims; its mentions go with it.

    With `source`, a record that is accepted keeps standing: what is rejected is what this source adds to it.
    """

    record: str
    reason: str | None = None
    source: str | None = None

    def label(self) -> str:
        """Its name."""
        return "Reject record"

    def apply(self, step: Step) -> None:
        """Do it."""
        record = record_row(step.session, self.record)
        if self.source is not None and record.status == Status.ACCEPTED.value:
            step.name(f"Reject what a source adds to {record.label}")
            self._reject_here(step, self.source)
            return
        record.status = Status.REJECTED.value
        reject_claims(step, open_claims_of(step.session, record.id), self.reason)
        set_mention_status(step.session, record.id, Status.REJECTED)
        step.name(f"Reject {record.label}")

    def _reject_here(self, step: Step, source: str) -> None:
        """Reject the claims that only this source carries, and its evidence for the others."""
        rows = claims_with_evidence_in(step.session, self.record, source)
        carried = {row.id: {e.source for e in evidence_rows(step.session, [row.id])} for row in rows}
        alone = [row for row in rows if row.status == Status.PROPOSED.value and carried[row.id] == {source}]
        reject_claims(step, alone, self.reason)
        _decide_evidence(step, [row for row in rows if row not in alone], Status.REJECTED, source)
        set_mention_status(step.session, self.record, Status.REJECTED, source)


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
        row = evidence_row(step.session, self.evidence)
        row.status = Status(self.status).value
        row.decided = step.decision()
        unsupported(step, claim_row(step.session, row.claim))


def unsupported(step: Step, claim: ClaimRow) -> None:
    """A claim stands while one evidence, or a curator's reason, stands; otherwise it is a proposal again."""
    reasoned = claim.basis == "curator" or bool((claim.decided or {}).get("reason"))
    if claim.status == Status.ACCEPTED.value and not reasoned and not has_standing_evidence(step.session, claim.id):
        claim.status = Status.PROPOSED.value
        settle_record(step, record_row(step.session, claim.record))


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
        rows = [claim_row(step.session, claim) for claim in self.claims]
        came = accept_claims(step, rows)
        label = record_row(step.session, self.record).label
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
        source = source_row(step.session, self.source)
        source.state = "finished"
        if self.rest == "leave":
            return
        rows = open_claims_in(step.session, self.source)
        if self.rest == "defer":
            for row in rows:
                row.deferred = True
            return
        reject_claims(step, rows)
        _decide_evidence(step, confirmed_rows(step.session, self.source), Status.REJECTED, self.source)
        self._reject_emptied(step, {row.record for row in rows})

    def _reject_emptied(self, step: Step, records: set[str]) -> None:
        """A proposed record all of whose claims are rejected goes with them."""
        for record_id in sorted(records):
            record = record_row(step.session, record_id)
            if record.status == Status.PROPOSED.value and not has_standing_claim(step.session, record_id):
                record.status = Status.REJECTED.value
                set_mention_status(step.session, record_id, Status.REJECTED)


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
        source = source_row(step.session, self.source)
        source.state = self.state
