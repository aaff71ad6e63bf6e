"""Correct, add and weigh claims. A corrected proposal stays in the history, so that it is not asked again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from regesta.base.ids import random_id
from regesta.domain.claim import Basis, Certainty, Modality, Rank, Reading, Status, ValueState
from regesta.domain.codebook import PropertySpec
from regesta.domain.model import Claim, Decision, Evidence, Origin, OriginKind
from regesta.domain.span import context
from regesta.domain.values import ValueProblem
from regesta.services.captions import relabel
from regesta.services.commands.decisions import accept_claims, settle_record
from regesta.services.project import Step, refuse
from regesta.store.claims import add_claims, claim_by_id, claim_row, claims_of_records, rewrite_references
from regesta.store.content import text_of
from regesta.store.records import record_row
from regesta.store.sources import source_row
from regesta.store.tables import ClaimRow, RecordRow


@dataclass(frozen=True)
class NewValue:
    """What a claim is to say: a value, a set with its reading, or a state without a value."""

    value: Any = None
    members: tuple[str, ...] = ()
    reading: str | None = None
    value_state: str = "value"
    detail: dict[str, Any] | None = None


def source_text(step: Step, source: str) -> str:
    """A source's canonical text.

    Raises:
        BadInput: there is no such source.
    """
    return text_of(step.session, source_row(step.session, source))


def make_evidence(step: Step, claim: str, source: str, start: int, end: int, role: str = "support") -> Evidence:
    """Accepted evidence that a curator points to.

    Raises:
        BadInput: the span is not one of the source's text.
    """
    text = source_text(step, source)
    if not 0 <= start < end <= len(text):
        raise refuse("span_outside", start=start, end=end, characters=len(text))
    prefix, suffix = context(text, start, end)
    return Evidence.model_validate(
        {
            "id": random_id("evidence"),
            "claim": claim,
            "source": source,
            "start": start,
            "end": end,
            "quote": text[start:end],
            "prefix": prefix,
            "suffix": suffix,
            "role": role,
            "status": Status.ACCEPTED,
            "origin": Origin(kind=OriginKind.CURATOR, name=step.curator),
            "decided": Decision(curator=step.curator, at=step.at),
        }
    )


def checked(step: Step, record: RecordRow, prop: str, new: NewValue) -> NewValue:
    """The new value, validated and put in normal form.

    Raises:
        BadInput: the type lacks the property, the value is not of its kind, or a reference leads nowhere or to
            a type that the property does not take.
    """
    spec = step.codebook.type(record.type)
    if not spec.has(prop):
        raise refuse("property_missing", type=record.type, property=prop)
    state = ValueState(new.value_state)
    if state is not ValueState.VALUE:
        return NewValue(value_state=state.value)
    what = spec.property(prop)
    if new.members:
        for member in new.members:
            _check_target(step, what, member)
        return NewValue(members=new.members, reading=Reading(new.reading or "all_of").value)
    if what.kind == "reference":
        _check_target(step, what, str(new.value))
    try:
        return NewValue(value=what.validate_value(new.value), detail=what.validate_detail(new.detail))
    except ValueProblem as problem:
        raise refuse("value_problem", reason=str(problem)) from problem


def _check_target(step: Step, spec: PropertySpec, target: str) -> None:
    record = record_row(step.session, target)
    if not spec.accepts(record.type):
        raise refuse("reference_type", property=spec.label_in("en"), type=record.type, known=", ".join(spec.targets))


def curator_claim(
    step: Step,
    record: RecordRow,
    prop: str,
    new: NewValue,
    *,
    basis: Basis,
    reason: str | None,
    claim_id: str | None = None,
) -> Claim:
    """A claim of the curator's, accepted, without evidence yet."""
    return Claim.model_validate(
        {
            "id": claim_id or random_id("claim"),
            "record": record.id,
            "property": prop,
            "value": new.value,
            "value_detail": new.detail,
            "members": new.members,
            "reading": new.reading,
            "value_state": new.value_state,
            "status": Status.ACCEPTED,
            "basis": basis,
            "origin": Origin(kind=OriginKind.CURATOR, name=step.curator),
            "decided": Decision(curator=step.curator, at=step.at, reason=reason),
        }
    )


def insert_claim(step: Step, record: RecordRow, claim: Claim) -> None:
    """Write a claim and let its acceptance cascade."""
    add_claims(step.session, step.codebook, {record.id: record.type}, [claim])
    row = claim_row(step.session, claim.id)
    came = accept_claims(step, [row], (row.decided or {}).get("reason"))
    for each in came:
        if each.id != record.id:
            step.tell(f"{step.codebook.label(each.type, 'en')}: {each.label}")
    relabel(step, record)


@dataclass(frozen=True)
class EditClaim:
    """Give a claim another value.

    A curator's own claim changes in place. An extractor's or an imported one is rejected as corrected, and a
    curator's claim with the same evidence takes its place.
    """

    claim: str
    value: Any = None
    members: tuple[str, ...] = ()
    reading: str | None = None
    value_state: str = "value"
    detail: dict[str, Any] | None = None
    reason: str | None = None

    def label(self) -> str:
        """Its name."""
        return "Edit claim"

    def apply(self, step: Step) -> None:
        """Do it."""
        row = claim_row(step.session, self.claim)
        record = record_row(step.session, row.record)
        given = NewValue(self.value, self.members, self.reading, self.value_state, self.detail)
        new = checked(step, record, row.property, given)
        step.name(f"Edit {row.property} of {record.label}")
        if row.origin["kind"] == OriginKind.CURATOR.value:
            self._in_place(step, record, row, new)
        else:
            self._replace(step, record, row, new)
        relabel(step, record)

    def _in_place(self, step: Step, record: RecordRow, row: ClaimRow, new: NewValue) -> None:
        row.value, row.members, row.reading = new.value, list(new.members) or None, new.reading
        row.value_state, row.value_detail = new.value_state, new.detail
        row.decided = step.decision(self.reason)
        rewrite_references(step.session, step.codebook, record.type, row)
        accept_claims(step, [row], self.reason)

    def _replace(self, step: Step, record: RecordRow, row: ClaimRow, new: NewValue) -> None:
        basis = Basis.STATED if row.basis == "stated" else Basis.CURATOR
        claim = curator_claim(step, record, row.property, new, basis=basis, reason=self.reason)
        copies = [
            each.model_copy(
                update={
                    "id": random_id("evidence"),
                    "claim": claim.id,
                    "status": Status.ACCEPTED,
                    "decided": Decision(curator=step.curator, at=step.at),
                }
            )
            for each in claim_by_id(step.session, row.id).evidence
            if each.status is not Status.REJECTED
        ]
        row.status = Status.REJECTED.value
        row.deferred = False
        row.decided = step.decision(self.reason or "corrected")
        insert_claim(step, record, claim.model_copy(update={"evidence": tuple(copies)}))


@dataclass(frozen=True)
class AddClaim:
    """A claim of the curator's: with evidence where a span of a source is given, else on the curator's word."""

    record: str
    property: str
    value: Any = None
    source: str | None = None
    start: int | None = None
    end: int | None = None
    members: tuple[str, ...] = ()
    reading: str | None = None
    value_state: str = "value"
    detail: dict[str, Any] | None = None
    reason: str | None = None

    def label(self) -> str:
        """Its name."""
        return f"Add {self.property}"

    def apply(self, step: Step) -> None:
        """Do it."""
        record = record_row(step.session, self.record)
        given = NewValue(self.value, self.members, self.reading, self.value_state, self.detail)
        new = checked(step, record, self.property, given)
        evidenced = self.source is not None and self.start is not None and self.end is not None
        basis = Basis.STATED if evidenced else Basis.CURATOR
        claim = curator_claim(step, record, self.property, new, basis=basis, reason=self.reason)
        if self.source is not None and self.start is not None and self.end is not None:
            evidence = make_evidence(step, claim.id, self.source, self.start, self.end)
            claim = claim.model_copy(update={"evidence": (evidence,)})
        insert_claim(step, record, claim)
        step.name(f"Add {self.property} of {record.label}")


@dataclass(frozen=True)
class SetRank:
    """Prefer a value, or take that back. Preferring one makes its rivals normal again."""

    claim: str
    rank: str

    def label(self) -> str:
        """Its name."""
        return {"preferred": "Prefer value", "deprecated": "Deprecate value"}.get(self.rank, "Rank value as normal")

    def apply(self, step: Step) -> None:
        """Do it."""
        row = claim_row(step.session, self.claim)
        row.rank = Rank(self.rank).value
        if row.rank == Rank.PREFERRED.value:
            for rival in claims_of_records(step.session, [row.record])[row.record]:
                if rival.property == row.property and rival.id != row.id and rival.rank is Rank.PREFERRED:
                    claim_row(step.session, rival.id).rank = Rank.NORMAL.value
        relabel(step, record_row(step.session, row.record))


@dataclass(frozen=True)
class SetCertainty:
    """How sure the curator is; None takes it back."""

    claim: str
    certainty: str | None

    def label(self) -> str:
        """Its name."""
        return "Set certainty"

    def apply(self, step: Step) -> None:
        """Do it."""
        row = claim_row(step.session, self.claim)
        row.certainty = Certainty(self.certainty).value if self.certainty else None


@dataclass(frozen=True)
class SetModality:
    """How far the source commits itself."""

    claim: str
    modality: str

    def label(self) -> str:
        """Its name."""
        return "Set modality"

    def apply(self, step: Step) -> None:
        """Do it."""
        row = claim_row(step.session, self.claim)
        row.modality = Modality(self.modality).value
        settle_record(step, record_row(step.session, row.record))
