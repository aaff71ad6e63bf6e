"""What the services show: frozen rows and pages, ready to draw, made from the project in one read.

Ids are strings; spans are code points of the source's canonical text; dates are EDTF strings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from regesta.domain.changes import ChangeSet as ChangeSet
from regesta.domain.source import Passage


@dataclass(frozen=True)
class ProjectInfo:
    """The project at a glance."""

    path: str
    title: str
    description: str
    licence: str
    creators: str
    as_of: str | None
    uuid: str
    counts: dict[str, int]


@dataclass(frozen=True)
class SourceRow:
    """One line of the queue. `state`: new, in_review, finished, changed, set_aside."""

    id: str
    title: str
    file_name: str
    published_on: str | None
    publisher: str | None
    language: str | None
    state: str
    left: int
    accepted: int
    conflicts: int
    characters: int
    version: int
    flagged: bool = False
    noted: bool = False


@dataclass(frozen=True)
class SimilarSource:
    """Another source with the same or nearly the same text; score 0 to 1."""

    id: str
    title: str
    score: float


@dataclass(frozen=True)
class SourceView:
    """A source to read: its text, passages, and what the header says."""

    row: SourceRow
    text: str
    passages: tuple[Passage, ...]
    media_type: str
    url: str | None
    text_allowed: str
    published_basis: str | None
    published_reason: str | None
    dates_on_anchor: int
    similar: tuple[SimilarSource, ...]
    older_version: str | None
    newer_version: str | None


@dataclass(frozen=True)
class Highlight:
    """A span to paint. `kind` is "mention" or "evidence"; `status` proposed, accepted, rejected."""

    id: str
    kind: str
    start: int
    end: int
    type: str
    status: str
    record: str | None
    claim: str | None = None


@dataclass(frozen=True)
class EvidenceView:
    """Evidence under a claim, with its source's title and its chain in words."""

    id: str
    source: str
    source_title: str
    start: int
    end: int
    quote: str
    role: str
    status: str
    chain: str
    origin: str


@dataclass(frozen=True)
class ClaimView:
    """One claim on a card or a record's page. `display` is the value in words, references as labels."""

    id: str
    record: str
    property: str
    label: str
    kind: str
    value: Any
    members: tuple[str, ...]
    reading: str | None
    value_state: str
    display: str
    detail: str
    status: str
    deferred: bool
    rank: str
    basis: str
    modality: str
    as_of: str | None
    certainty: str | None
    confidence: float | None
    origin: str
    reason: str
    decided: str
    evidence: tuple[EvidenceView, ...]
    differs: bool
    problems: tuple[str, ...]
    notes: int = 0
    flagged: bool = False


@dataclass(frozen=True)
class CardView:
    """A record as found in one source. `group`: differs, new, confirms, set_aside."""

    record: str
    type: str
    type_label: str
    label: str
    status: str
    group: str
    sources: int
    claims: tuple[ClaimView, ...]
    confirms: int
    adds: int
    differs: int
    first: int
    notes: int = 0
    flagged: bool = False


@dataclass(frozen=True)
class RecordRow:
    """One line of a table of records; `cells` by property in the order asked for."""

    id: str
    type: str
    label: str
    status: str
    sources: int
    claims: int
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class NoteView:
    """A note as shown."""

    id: str
    target: str
    kind: str
    text: str
    curator: str
    at: str
    private: bool


@dataclass(frozen=True)
class HistoryRow:
    """One step. `state`: done, undone; `can_undo` when nothing later touched its rows."""

    seq: int
    at: str
    curator: str
    label: str
    kind: str
    reverses: int | None
    undone: bool
    rows: int


@dataclass(frozen=True)
class RecordPage:
    """Everything about a record: its cluster's members, claims, history, problems, what refers to it."""

    row: RecordRow
    type_label: str
    members: tuple[RecordRow, ...]
    claims: tuple[ClaimView, ...]
    referred_by: tuple[RecordRow, ...]
    notes: tuple[NoteView, ...]
    history: tuple[HistoryRow, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True)
class SearchHit:
    """One hit. `kind` is "source" or "record"; `start` and `end` are code points in a source's text."""

    kind: str
    id: str
    title: str
    snippet: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class PairView:
    """Two records that may be the same: score 0 to 1, features by weight, the reason, and who judged."""

    id: str
    left: str
    right: str
    left_label: str
    right_label: str
    type: str
    score: float | None
    features: tuple[tuple[str, float], ...]
    reason: str
    verdict: str
    status: str
    curator: str | None
    at: str | None


@dataclass(frozen=True)
class FinishReport:
    """What *Finish source* shows before it acts: open claims, mentions without a record, unread passages."""

    source: str
    open_claims: int
    open_cards: int
    unlinked_mentions: int
    unused_sentences: int
    problems: int


@dataclass(frozen=True)
class UnfinishedBatch:
    """Long work that was killed or cancelled: `done` of `total` items; `kind` is add or extract."""

    id: str
    kind: str
    label: str
    at: str
    done: int
    total: int


@dataclass(frozen=True)
class Progress:
    """Where long work is: `done` of `total` items; `left_s` is an estimate in seconds or null."""

    label: str
    done: int
    total: int
    left_s: float | None = None
