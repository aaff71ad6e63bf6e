"""Rows to domain models and back; one function each way, tested as a round trip."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from regesta.domain.dataset import SourceDocument
from regesta.domain.model import Claim, Evidence, Judgement, Mention, Note, ProblemResolution, Record
from regesta.domain.source import Passage
from regesta.store.tables import (
    ClaimReferenceRow,
    ClaimRow,
    EvidenceRow,
    JudgementRow,
    MentionRow,
    NoteRow,
    ProblemResolutionRow,
    QuestionRow,
    RecordRow,
    SourceRow,
)


def _plain(row: Any, *without: str) -> dict[str, Any]:
    return {column.name: getattr(row, column.name) for column in row.__table__.columns if column.name not in without}


def evidence(row: EvidenceRow) -> Evidence:
    """An evidence row as domain evidence."""
    return Evidence.model_validate({**_plain(row), "chain": row.chain or ()})


def claim(row: ClaimRow, evidence_rows: Iterable[EvidenceRow] = ()) -> Claim:
    """A claim row with its evidence rows as a domain claim, the evidence by source, start, end."""
    ordered = sorted(evidence_rows, key=lambda e: (e.source, e.start, e.end, e.id))
    data = {**_plain(row), "members": row.members or (), "derived_from": row.derived_from or ()}
    return Claim.model_validate({**data, "evidence": tuple(evidence(each) for each in ordered)})


def record(row: RecordRow) -> Record:
    """A record row as a domain record."""
    return Record.model_validate(_plain(row))


def mention(row: MentionRow) -> Mention:
    """A mention row as a domain mention."""
    return Mention.model_validate({**_plain(row), "members": row.members or ()})


def judgement(row: JudgementRow) -> Judgement:
    """A judgement row as a domain judgement."""
    return Judgement.model_validate(_plain(row))


def note(row: NoteRow) -> Note:
    """A note row as a domain note."""
    return Note.model_validate(_plain(row))


def problem_resolution(row: ProblemResolutionRow) -> ProblemResolution:
    """A resolution row as a domain resolution."""
    return ProblemResolution.model_validate(_plain(row, "key"))


def question(row: QuestionRow) -> dict[str, Any]:
    """A saved question's row as a bundle has it."""
    return _plain(row)


def source_document(row: SourceRow, text: str, whole: bool, passages: tuple[Passage, ...]) -> SourceDocument:
    """A source's row with its text and passages; `whole` says whether the text is."""
    shared = {each.name for each in fields(SourceDocument)} & set(row.__table__.columns.keys())
    values = {name: getattr(row, name) for name in shared}
    return SourceDocument(**values, text=text, passages=passages, complete=whole)


def claim_values(item: Claim) -> dict[str, Any]:
    """A domain claim as the values of its row, evidence left out."""
    data = item.model_dump(mode="json", exclude={"evidence"})
    data["members"] = list(item.members) or None
    data["derived_from"] = list(item.derived_from) or None
    data["confidence"] = None if item.confidence is None else round(item.confidence, 4)
    return data


def evidence_values(item: Evidence) -> dict[str, Any]:
    """Domain evidence as the values of its row."""
    data = item.model_dump(mode="json")
    data["chain"] = data["chain"] or None
    return data


def mention_values(item: Mention) -> dict[str, Any]:
    """A domain mention as the values of its row."""
    data = item.model_dump(mode="json")
    data["members"] = list(item.members) or None
    return data


def reference_values(item: Claim, *, refers: bool) -> list[dict[str, Any]]:
    """The rows of `claim_reference` for a claim: its members, or its value where the property is a reference."""
    targets = list(item.members) or ([item.value] if refers and isinstance(item.value, str) else [])
    return [{"claim": item.id, "position": n, "record": target} for n, target in enumerate(targets)]


def references(item: Claim, *, refers: bool) -> list[ClaimReferenceRow]:
    """The same as ORM rows."""
    return [ClaimReferenceRow(**values) for values in reference_values(item, refers=refers)]
