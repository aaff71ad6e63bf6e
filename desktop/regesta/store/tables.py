"""The tables of a project file. To add a column: here, a migration, `mapping.py`, and the schema list's test.

Ids are the project's own strings. JSON columns hold canonical JSON as text: SQLite's JSON functions in CHECKs
fail under `trusted_schema=OFF` (measured), so pydantic validates instead.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, String, Text, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from regesta.base.ids import canonical_json


class Json(TypeDecorator[Any]):
    """A JSON value as canonical text; `None` is NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002  # SQLAlchemy's signature
        """Python value to text."""
        return None if value is None else canonical_json(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002  # SQLAlchemy's signature
        """Text to Python value."""
        return None if value is None else json.loads(value)


class Base(DeclarativeBase):
    """Base of all rows."""

    type_annotation_map = {dict[str, Any]: Json, list[Any]: Json, Any: Json, str: Text}


def _to(column: str) -> ForeignKey:
    """A reference checked at commit and never cascading: undo must refuse rather than take more along."""
    return ForeignKey(column, deferrable=True, initially="DEFERRED")


class ProjectRow(Base):
    """One fact about the project: title, description, licence, creators, as_of, codebook."""

    __tablename__ = "project"
    key: Mapped[str] = mapped_column(String, primary_key=True)
    value: Mapped[Any]


class SourceRow(Base):
    """A document; its text and bytes lie in `content` by hash. Its id is also that of its record."""

    __tablename__ = "source"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    file_name: Mapped[str]
    media_type: Mapped[str]
    bytes: Mapped[int]
    encoding: Mapped[str | None]
    file_sha256: Mapped[str]
    text_sha256: Mapped[str]
    characters: Mapped[int]
    language: Mapped[str | None]
    reader: Mapped[str]
    state: Mapped[str]
    version: Mapped[int]
    previous: Mapped[str | None]
    url: Mapped[str | None]
    added_at: Mapped[str]
    extracted: Mapped[dict[str, Any] | None]


class PassageRow(Base):
    """A span of a source with its kind."""

    __tablename__ = "passage"
    source: Mapped[str] = mapped_column(_to("source.id"), primary_key=True)
    start: Mapped[int] = mapped_column(Integer, primary_key=True)
    end: Mapped[int]
    kind: Mapped[str]


class RecordRow(Base):
    """One thing of a type in the codebook."""

    __tablename__ = "record"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    type: Mapped[str]
    label: Mapped[str]
    status: Mapped[str]
    origin: Mapped[dict[str, Any]]
    __table_args__ = (Index("record_type", "type", "label", "id"),)


class ClaimRow(Base):
    """One value of one property of one record."""

    __tablename__ = "claim"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    record: Mapped[str] = mapped_column(_to("record.id"))
    property: Mapped[str]
    value: Mapped[Any | None]
    value_detail: Mapped[dict[str, Any] | None]
    members: Mapped[list[Any] | None]
    reading: Mapped[str | None]
    value_state: Mapped[str]
    polarity: Mapped[str]
    modality: Mapped[str]
    status: Mapped[str]
    deferred: Mapped[bool]
    rank: Mapped[str]
    basis: Mapped[str]
    derived_from: Mapped[list[Any] | None]
    as_of: Mapped[str | None]
    valid: Mapped[str | None]
    confidence: Mapped[float | None]
    certainty: Mapped[str | None]
    reason: Mapped[str | None]
    resolution: Mapped[dict[str, Any] | None]
    origin: Mapped[dict[str, Any]]
    decided: Mapped[dict[str, Any] | None]
    __table_args__ = (Index("claim_record", "record", "property"), Index("claim_property", "property", "status"))


class ClaimReferenceRow(Base):
    """A record that a claim's value or one of its members refers to: what `referred by` reads."""

    __tablename__ = "claim_reference"
    claim: Mapped[str] = mapped_column(_to("claim.id"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    record: Mapped[str] = mapped_column(_to("record.id"))
    __table_args__ = (Index("claim_reference_record", "record"),)


class EvidenceRow(Base):
    """Words of one source that carry a claim."""

    __tablename__ = "evidence"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    claim: Mapped[str] = mapped_column(_to("claim.id"))
    source: Mapped[str] = mapped_column(_to("source.id"))
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str]
    prefix: Mapped[str]
    suffix: Mapped[str]
    role: Mapped[str]
    status: Mapped[str]
    origin: Mapped[dict[str, Any]]
    decided: Mapped[dict[str, Any] | None]
    chain: Mapped[list[Any] | None]
    __table_args__ = (Index("evidence_claim", "claim"), Index("evidence_span", "source", "start", "end"))


class MentionRow(Base):
    """A span with a type, linked to a record, a set, or none."""

    __tablename__ = "mention"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    source: Mapped[str] = mapped_column(_to("source.id"))
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str]
    type: Mapped[str]
    kind: Mapped[str]
    record: Mapped[str | None] = mapped_column(_to("record.id"))
    members: Mapped[list[Any] | None]
    reading: Mapped[str | None]
    value: Mapped[str | None]
    resolution: Mapped[dict[str, Any] | None]
    status: Mapped[str]
    origin: Mapped[dict[str, Any]]
    __table_args__ = (Index("mention_span", "source", "start", "end"), Index("mention_record", "record"))


class JudgementRow(Base):
    """Same, not the same, unsure."""

    __tablename__ = "judgement"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    left: Mapped[str] = mapped_column(_to("record.id"))
    right: Mapped[str] = mapped_column(_to("record.id"))
    verdict: Mapped[str]
    status: Mapped[str]
    score: Mapped[float | None]
    features: Mapped[dict[str, Any]]
    origin: Mapped[dict[str, Any]]
    curator: Mapped[str | None]
    at: Mapped[str | None]
    reason: Mapped[str | None]
    __table_args__ = (Index("judgement_left", "left"), Index("judgement_right", "right"))


class NoteRow(Base):
    """Text on anything."""

    __tablename__ = "note"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    target: Mapped[str]
    kind: Mapped[str]
    text: Mapped[str]
    url: Mapped[str | None]
    private: Mapped[bool]
    curator: Mapped[str]
    at: Mapped[str]
    __table_args__ = (Index("note_target", "target"),)


class FlagRow(Base):
    """A flag on anything."""

    __tablename__ = "flag"
    target: Mapped[str] = mapped_column(String, primary_key=True)
    curator: Mapped[str]
    at: Mapped[str]


class ProblemResolutionRow(Base):
    """A curator's word on a problem, by the problem's key."""

    __tablename__ = "problem_resolution"
    key: Mapped[str] = mapped_column(String, primary_key=True)
    verdict: Mapped[str]
    detail: Mapped[str | None]
    reason: Mapped[str | None]
    curator: Mapped[str]
    at: Mapped[str]


class QuestionRow(Base):
    """A saved question with its last answer."""

    __tablename__ = "question"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    question: Mapped[dict[str, Any]]
    answer: Mapped[Any | None]
    curator: Mapped[str]
    at: Mapped[str]


class RedirectRow(Base):
    """An exported id that now leads to another, and the judgement that made it so."""

    __tablename__ = "redirect"
    old: Mapped[str] = mapped_column(String, primary_key=True)
    new: Mapped[str]
    judgement: Mapped[str | None]


class ContentRow(Base):
    """Texts and original bytes by SHA-256; not journalled: content never changes, and undo leaves it."""

    __tablename__ = "content"
    sha256: Mapped[str] = mapped_column(String, primary_key=True)
    data: Mapped[bytes]


class ExportedRow(Base):
    """Cluster ids that an export has shown, in the order of their first export; they never vanish."""

    __tablename__ = "exported"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    first: Mapped[int]


class StepRow(Base):
    """One step of the history; `hash` chains it to the one before."""

    __tablename__ = "step"
    seq: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[str]
    curator: Mapped[str]
    action: Mapped[str]
    label: Mapped[str]
    kind: Mapped[str]
    batch: Mapped[str | None]
    reverses: Mapped[list[Any] | None]
    images: Mapped[str]
    hash: Mapped[str]
    __table_args__ = (Index("step_batch", "batch"),)


class ImageRow(Base):
    """One row before and after a step; a batch's inserts carry `digest` in place of an image."""

    __tablename__ = "image"
    step: Mapped[int] = mapped_column(Integer, primary_key=True)
    n: Mapped[int] = mapped_column(Integer, primary_key=True)
    table: Mapped[str] = mapped_column("tbl", Text)
    key: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]
    digest: Mapped[str | None]
    __table_args__ = (Index("image_row", "tbl", "key"),)


class BatchRow(Base):
    """Long work of many transactions: what it is, how far it came."""

    __tablename__ = "batch"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    label: Mapped[str]
    state: Mapped[str]
    at: Mapped[str]
    plan: Mapped[dict[str, Any]]


JOURNALLED = (
    ProjectRow,
    SourceRow,
    PassageRow,
    RecordRow,
    ClaimRow,
    ClaimReferenceRow,
    EvidenceRow,
    MentionRow,
    JudgementRow,
    NoteRow,
    FlagRow,
    ProblemResolutionRow,
    QuestionRow,
    RedirectRow,
)
"""Tables whose rows the journal records, parents first."""
