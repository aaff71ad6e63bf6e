"""What the extractor hands over: drafts with local keys, before anything has an id in a project.

A draft refers to a record by its local key (any string, unique among the drafts of one source) or, where it
was linked to a record that the project already has, by that record's id in `RecordDraft.existing`.
Everything is JSON: drafts cross a process boundary. The services give ids and write them as *proposed*.
"""

from __future__ import annotations

from typing import Any

from pydantic import Field

from regesta.domain.claim import Basis, ChainRole, EvidenceRole, MentionKind, Modality, Polarity, Reading, ValueState
from regesta.domain.source import Passage
from regesta.domain.span import Frozen


class Ref(Frozen):
    """A reference to a draft record by its local key."""

    key: str


class Resolution(Frozen):
    """How a surface became a value: the words, the anchor's EDTF date (or null), the rule's name."""

    surface: str
    anchor: str | None = None
    rule: str


class ChainDraft(Frozen):
    """One link of an attribution, outermost first: a record or a text."""

    record: Ref | None = None
    text: str | None = None
    role: ChainRole


class EvidenceDraft(Frozen):
    """Code points `start` to `end` of the source's canonical text, and through whom it speaks."""

    start: int
    end: int
    role: EvidenceRole = EvidenceRole.SUPPORT
    chain: tuple[ChainDraft, ...] = ()


class ClaimDraft(Frozen):
    """One proposed value of one property.

    `value` is the JSON value of the property's kind (a date is its EDTF string), or a `Ref` for a reference;
    a set has `members` with a `reading` and no value. `confidence` is 0 to 1; `reason` is one line that a
    curator reads; `step` names the step that proposed it. Inferred claims list in `derived_from` the local
    keys and properties, as "key property", of their premises.
    """

    property: str
    value: Ref | str | int | bool | dict[str, Any] | None = None
    value_detail: dict[str, Any] | None = None
    members: tuple[Ref, ...] = ()
    reading: Reading | None = None
    value_state: ValueState = ValueState.VALUE
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    basis: Basis = Basis.STATED
    derived_from: tuple[str, ...] = ()
    as_of: str | None = None
    valid: str | None = None
    confidence: float = Field(ge=0, le=1)
    reason: str
    step: str
    resolution: Resolution | None = None
    evidence: tuple[EvidenceDraft, ...] = Field(min_length=1)


class RecordDraft(Frozen):
    """One proposed record, or (with `existing`, a record's id) further claims for one that is there."""

    key: str
    type: str
    label: str
    existing: str | None = None
    claims: tuple[ClaimDraft, ...] = ()


class MentionDraft(Frozen):
    """A span with a type, linked to a record, to a set (`members` + `reading`), or to none.

    A date mention has its EDTF in `value` (null where unresolved) and its `resolution`.
    """

    start: int
    end: int
    type: str
    kind: MentionKind = MentionKind.NAME
    record: Ref | None = None
    members: tuple[Ref, ...] = ()
    reading: Reading | None = None
    value: str | None = None
    resolution: Resolution | None = None
    confidence: float = Field(ge=0, le=1)
    step: str


class Proposals(Frozen):
    """All that one run over one source proposes, and the versions of the steps that did."""

    records: tuple[RecordDraft, ...] = ()
    mentions: tuple[MentionDraft, ...] = ()
    steps: dict[str, str] = Field(default_factory=dict)
    notices: tuple[str, ...] = ()


class KnownRecord(Frozen):
    """A record that the project has accepted, as the extractor needs it to link to.

    `names` are the accepted names (forms typo, garbled and weak left out); `facts` maps a property to its
    accepted values, references as record ids, for matching events (mechanism, ordinal, start, participant …).
    """

    id: str
    type: str
    label: str
    names: tuple[str, ...] = ()
    facts: dict[str, tuple[str | int, ...]] = Field(default_factory=dict)


class ReadingRequest(Frozen):
    """What a run of the extractor gets: one source and what is known already.

    `published_on` is EDTF (day, interval or one-of set) or null where the date is unknown; it anchors
    relative dates. `model` names a spaCy pipeline, "auto" for the best installed, "none" for rules alone.
    """

    source: str
    text: str
    passages: tuple[Passage, ...]
    published_on: str | None = None
    language: str | None = None
    publisher: str | None = None
    known: tuple[KnownRecord, ...] = ()
    model: str = "auto"
