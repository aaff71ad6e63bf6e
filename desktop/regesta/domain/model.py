"""The things a project holds: records, claims, evidence, mentions, judgements, notes (design, section 2)."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field

from regesta.domain.claim import (
    Basis,
    Certainty,
    ChainRole,
    EvidenceRole,
    MentionKind,
    Modality,
    Polarity,
    Rank,
    Reading,
    Status,
    ValueState,
)
from regesta.domain.proposal import Resolution
from regesta.domain.span import Frozen


class OriginKind(StrEnum):
    """Who made something."""

    EXTRACTOR = "extractor"
    CURATOR = "curator"
    IMPORT = "import"


class Origin(Frozen):
    """Who made something: the step and its version, or the curator's name."""

    kind: OriginKind
    name: str
    version: str | None = None


class Decision(Frozen):
    """Who decided, when (UTC ISO 8601, `Z`), and why."""

    curator: str
    at: str
    reason: str | None = None


class ChainLink(Frozen):
    """One link of an attribution, outermost first: a record's id or a text."""

    record: str | None = None
    text: str | None = None
    role: ChainRole


class Evidence(Frozen):
    """Words of one source that carry a claim; `start` and `end` in code points of its canonical text."""

    id: str
    claim: str
    source: str
    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""
    role: EvidenceRole = EvidenceRole.SUPPORT
    status: Status = Status.PROPOSED
    origin: Origin
    decided: Decision | None = None
    chain: tuple[ChainLink, ...] = ()


class Claim(Frozen):
    """One value of one property of one record.

    `value` is the JSON value of the property's kind, a reference being a record's id; a set has `members`
    and a `reading`, and then no value. `confidence` is the extractor's, 0 to 1.
    """

    id: str
    record: str
    property: str
    value: Any = None
    value_detail: dict[str, Any] | None = None
    members: tuple[str, ...] = ()
    reading: Reading | None = None
    value_state: ValueState = ValueState.VALUE
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    status: Status = Status.PROPOSED
    deferred: bool = False
    rank: Rank = Rank.NORMAL
    basis: Basis = Basis.STATED
    derived_from: tuple[str, ...] = ()
    as_of: str | None = None
    valid: str | None = None
    confidence: float | None = Field(default=None, ge=0, le=1)
    certainty: Certainty | None = None
    reason: str | None = None
    resolution: Resolution | None = None
    origin: Origin
    decided: Decision | None = None
    evidence: tuple[Evidence, ...] = ()


class Record(Frozen):
    """One thing of a type in the codebook."""

    id: str
    type: str
    label: str
    status: Status = Status.PROPOSED
    origin: Origin


class Mention(Frozen):
    """A span with a type, linked to a record, to a set of records, or to none."""

    id: str
    source: str
    start: int
    end: int
    quote: str
    type: str
    kind: MentionKind = MentionKind.NAME
    record: str | None = None
    members: tuple[str, ...] = ()
    reading: Reading | None = None
    value: str | None = None
    resolution: Resolution | None = None
    status: Status = Status.PROPOSED
    origin: Origin


class Verdict(StrEnum):
    """What a judgement says of two records."""

    SAME = "same"
    NOT_SAME = "not_same"
    UNSURE = "unsure"


class Judgement(Frozen):
    """Same, not the same, unsure, about two records (`left` < `right`); never rewrites a record."""

    id: str
    left: str
    right: str
    verdict: Verdict
    status: Status
    score: float | None = Field(default=None, ge=0, le=1)
    features: dict[str, float] = Field(default_factory=dict)
    origin: Origin
    curator: str | None = None
    at: str | None = None
    reason: str | None = None


class NoteKind(StrEnum):
    """What a note is; outside knowledge is never evidence."""

    NOTE = "note"
    QUESTION = "question"
    OUTSIDE_KNOWLEDGE = "outside_knowledge"
    LOOKED_FOR = "looked_for_not_found"


class Note(Frozen):
    """Text on anything: `target` is an id of a source, record, claim, mention, or a problem's key."""

    id: str
    target: str
    kind: NoteKind = NoteKind.NOTE
    text: str
    url: str | None = None
    private: bool = False
    curator: str
    at: str


class Severity(StrEnum):
    """How much a problem weighs; errors block an export."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class ResolutionVerdict(StrEnum):
    """What a curator decided about a problem."""

    PREFER = "prefer"
    KEEP_BOTH = "keep_both"
    ERROR_IN_SOURCE = "error_in_source"
    DIFFERENT_THINGS = "different_things"
    OPEN = "open"


class ProblemResolution(Frozen):
    """A curator's word on a problem, with what it then rested on: it comes back when a claim joins."""

    verdict: ResolutionVerdict
    detail: str | None = None
    reason: str | None = None
    curator: str
    at: str


class Problem(Frozen):
    """What a check found. `key` is derived from rule, target and claims, so that a resolution finds it again."""

    key: str
    rule: str
    severity: Severity
    message: str
    record: str | None = None
    source: str | None = None
    property: str | None = None
    claims: tuple[str, ...] = ()
    fix: str | None = None
    resolution: ProblemResolution | None = None
