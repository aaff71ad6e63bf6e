"""The commands that the window gives, made when they are given: the services are imported on first use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from regesta.workbench.entry import Entered

if TYPE_CHECKING:
    from regesta.services.project import Command


def accept(claims: Sequence[str]) -> Command:
    """Accept claims, with what comes along."""
    from regesta.services.commands.decisions import AcceptClaims

    return AcceptClaims(tuple(claims))


def reject(claims: Sequence[str], reason: str | None = None, *, source: str | None = None) -> Command:
    """Reject claims; in a source, what it only confirms keeps standing without its words."""
    from regesta.services.commands.decisions import RejectClaims

    return RejectClaims(tuple(claims), reason, source)


def defer(claims: Sequence[str], *, deferred: bool = True) -> Command:
    """Set claims aside as unsure, or take them back."""
    from regesta.services.commands.decisions import DeferClaims

    return DeferClaims(tuple(claims), deferred)


def judge_all(pairs: Sequence[tuple[str, str]], verdict: str, reason: str | None = None) -> Command:
    """One verdict on many pairs, as one step."""
    from regesta.services.commands.judgements import JudgeAll

    return JudgeAll(tuple(pairs), verdict, reason)


def accept_record(record: str) -> Command:
    """Accept a record and what it rests on."""
    from regesta.services.commands.decisions import AcceptRecord

    return AcceptRecord(record)


def reject_record(record: str, *, source: str | None = None) -> Command:
    """Reject a record and its open claims; of an accepted one, what a source adds to it."""
    from regesta.services.commands.decisions import RejectRecord

    return RejectRecord(record, source=source)


def decide_evidence(evidence: str, status: str) -> Command:
    """Decide on one piece of evidence."""
    from regesta.services.commands.decisions import DecideEvidence

    return DecideEvidence(evidence, status)


def accept_clear(record: str, claims: Sequence[str]) -> Command:
    """Accept what is clear on a card."""
    from regesta.services.commands.decisions import AcceptClear

    return AcceptClear(record, tuple(claims))


def finish(source: str, rest: str) -> Command:
    """Finish a source; `rest` is leave, defer or reject."""
    from regesta.services.commands.decisions import FinishSource

    return FinishSource(source, rest)


def set_state(source: str, state: str) -> Command:
    """Put a source into another part of the queue."""
    from regesta.services.commands.decisions import SetSourceState

    return SetSourceState(source, state)


def edit(claim: str, entered: Entered, reason: str | None = None) -> Command:
    """Give a claim another value."""
    from regesta.services.commands.claims import EditClaim

    return EditClaim(
        claim, entered.value, tuple(entered.members), entered.reading, entered.value_state, entered.detail, reason
    )


def add_claim(
    record: str, prop: str, entered: Entered, span: tuple[str, int, int] | None, reason: str | None
) -> Command:
    """Give a record a further value, with the words that carry it."""
    from regesta.services.commands.claims import AddClaim

    source, start, end = span or (None, None, None)
    return AddClaim(
        record,
        prop,
        entered.value,
        source,
        start,
        end,
        tuple(entered.members),
        entered.reading,
        entered.value_state,
        entered.detail,
        reason,
    )


def set_rank(claim: str, rank: str) -> Command:
    """Prefer a claim, or not."""
    from regesta.services.commands.claims import SetRank

    return SetRank(claim, rank)


def set_certainty(claim: str, certainty: str | None) -> Command:
    """Say how certain the curator is."""
    from regesta.services.commands.claims import SetCertainty

    return SetCertainty(claim, certainty)


def add_evidence(claim: str, source: str, start: int, end: int) -> Command:
    """Add words that carry a claim."""
    from regesta.services.commands.evidence import AddEvidence

    return AddEvidence(claim, source, start, end)


def move_evidence(evidence: str, start: int, end: int) -> Command:
    """Move the ends of a piece of evidence."""
    from regesta.services.commands.evidence import MoveEvidence

    return MoveEvidence(evidence, start, end)


def create_record(type_name: str, name: str, span: tuple[str, int, int] | None = None) -> Command:
    """Make a record, from words of a source where there are any."""
    from regesta.services.commands.records import CreateRecord

    source, start, end = span or (None, None, None)
    return CreateRecord(type_name, name, source, start, end)


def add_mention(source: str, start: int, end: int, type_name: str, record: str | None) -> Command:
    """Mark a span as a mention."""
    from regesta.services.commands.records import AddMention

    return AddMention(source, start, end, type_name, record)


def link_mention(mention: str, records: Sequence[str]) -> Command:
    """Say which record or records a mention means."""
    from regesta.services.commands.records import LinkMention

    return LinkMention(mention, records[0] if records else None, tuple(records[1:]))


def mark_occurrences(source: str, record: str, spans: Sequence[tuple[int, int]]) -> Command:
    """Mark further occurrences of a record's name."""
    from regesta.services.commands.records import MarkOccurrences

    return MarkOccurrences(source, record, tuple(spans))


def judge(left: str, right: str, verdict: str, reason: str | None = None) -> Command:
    """Say whether two records are the same."""
    from regesta.services.commands.judgements import Judge

    return Judge(left, right, verdict, reason)


def split(record: str) -> Command:
    """Take a cluster apart."""
    from regesta.services.commands.judgements import Split

    return Split(record)


def note(target: str, text: str, kind: str = "note", *, private: bool = False) -> Command:
    """Write a note on anything."""
    from regesta.services.commands.notes import AddNote

    return AddNote(target, text, kind, private)


def remove_note(note_id: str) -> Command:
    """Take a note away."""
    from regesta.services.commands.notes import RemoveNote

    return RemoveNote(note_id)


def flag(target: str, *, flagged: bool) -> Command:
    """Flag anything, or take its flag away."""
    from regesta.services.commands.notes import SetFlag

    return SetFlag(target, flagged)


def resolve_problem(problem: str, verdict: str, detail: str | None, reason: str | None) -> Command:
    """Decide about a problem."""
    from regesta.services.commands.notes import ResolveProblem

    return ResolveProblem(problem, verdict, detail, reason)


def set_source_field(source: str, prop: str, value: Any) -> Command:
    """Say a fact about a source."""
    from regesta.services.commands.project import SetSourceField

    return SetSourceField(source, prop, value)


def set_project(key: str, value: str) -> Command:
    """Say a fact about the project."""
    from regesta.services.commands.project import SetProject

    return SetProject(key, value)
