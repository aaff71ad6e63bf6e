"""Add, move and remove the words that carry a claim."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.domain.span import context
from regesta.services.commands.claims import make_evidence, source_text
from regesta.services.commands.decisions import unsupported
from regesta.services.project import Step, refuse
from regesta.store.claims import claim_row
from regesta.store.evidence import add_evidence, evidence_row, remove_evidence
from regesta.store.records import record_row


@dataclass(frozen=True)
class AddEvidence:
    """Point to further words for a claim; `role` is support, referent or against."""

    claim: str
    source: str
    start: int
    end: int
    role: str = "support"

    def label(self) -> str:
        """Its name."""
        return "Add evidence"

    def apply(self, step: Step) -> None:
        """Do it."""
        row = claim_row(step.session, self.claim)
        made = make_evidence(step, row.id, self.source, self.start, self.end, self.role)
        add_evidence(step.session, [made])
        step.name(f"Add evidence for {row.property} of {record_row(step.session, row.record).label}")


@dataclass(frozen=True)
class MoveEvidence:
    """Give evidence another start or end, in code points."""

    evidence: str
    start: int
    end: int

    def label(self) -> str:
        """Its name."""
        return "Move evidence"

    def apply(self, step: Step) -> None:
        """Do it."""
        row = evidence_row(step.session, self.evidence)
        text = source_text(step, row.source)
        if not 0 <= self.start < self.end <= len(text):
            raise refuse("span_outside", start=self.start, end=self.end, characters=len(text))
        row.start, row.end, row.quote = self.start, self.end, text[self.start : self.end]
        row.prefix, row.suffix = context(text, self.start, self.end)


@dataclass(frozen=True)
class RemoveEvidence:
    """Take evidence away from its claim."""

    evidence: str

    def label(self) -> str:
        """Its name."""
        return "Remove evidence"

    def apply(self, step: Step) -> None:
        """Do it."""
        row = evidence_row(step.session, self.evidence)
        claim = claim_row(step.session, row.claim)
        remove_evidence(step.session, row.id)
        unsupported(step, claim)
