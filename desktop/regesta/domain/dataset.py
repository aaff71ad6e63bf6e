"""A whole project at one moment, as checks, reconciliation and export read it. Frozen; no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from regesta.domain.claim import Polarity, Status, ValueState
from regesta.domain.clusters import Clusters
from regesta.domain.codebook import Codebook
from regesta.domain.model import Claim, Judgement, Mention, Note, ProblemResolution, Record
from regesta.domain.source import Passage


@dataclass(frozen=True)
class SourceDocument:
    """A source as stored; what its record's claims say of it (title, date …) is with the claims."""

    id: str
    file_name: str
    media_type: str
    bytes: int
    file_sha256: str
    text_sha256: str
    characters: int
    language: str | None
    state: str
    version: int
    previous: str | None
    url: str | None
    text: str
    passages: tuple[Passage, ...] = ()
    complete: bool = True
    """Whether `text` is whole; an imported bundle may have held excerpts only, and the rest is blank."""


@dataclass(frozen=True)
class Dataset:
    """Everything of a project: `claims` by record id, in the order of the codebook's properties."""

    codebook: Codebook
    info: Mapping[str, Any]
    sources: Mapping[str, SourceDocument]
    records: Mapping[str, Record]
    claims: Mapping[str, tuple[Claim, ...]]
    mentions: tuple[Mention, ...]
    judgements: tuple[Judgement, ...]
    notes: tuple[Note, ...]
    flags: frozenset[str]
    resolutions: Mapping[str, ProblemResolution]
    clusters: Clusters
    redirects: tuple[tuple[str, str, str | None], ...] = ()
    questions: tuple[Mapping[str, Any], ...] = ()
    exported: Mapping[str, int] = field(default_factory=dict)
    memo: dict[str, Any] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What is derived from it and asked for again and again, by name; it dies with the dataset."""

    def standing(self, record: str, prop: str | None = None) -> list[Claim]:
        """The claims of one record that are not rejected, affirm a value or a set, of one property or of all."""
        return [
            claim
            for claim in self.claims.get(record, ())
            if claim.status is not Status.REJECTED
            and claim.polarity is Polarity.AFFIRMED
            and claim.value_state is ValueState.VALUE
            and (prop is None or claim.property == prop)
        ]

    def of_type(self, type_name: str) -> list[Record]:
        """Records of a type that are not rejected, by id."""
        return self._by_type.get(type_name, [])

    @cached_property
    def _by_type(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for key in sorted(self.records):
            record = self.records[key]
            if record.status is not Status.REJECTED:
                found.setdefault(record.type, []).append(record)
        return found

    @cached_property
    def claim_by_id(self) -> dict[str, Claim]:
        """Every claim by its id."""
        return {claim.id: claim for claims in self.claims.values() for claim in claims}

    def same_thing(self, left: str, right: str) -> bool:
        """Whether two records are one, or in one cluster."""
        return self.clusters.id_of(left) == self.clusters.id_of(right)

    def published_on(self, source: str) -> str | None:
        """The source's publication date as EDTF: the accepted or else the first proposed value."""
        claims = self.standing(source, "published_on")
        claims.sort(key=lambda c: (c.status is not Status.ACCEPTED, c.rank != "preferred", c.id))
        return str(claims[0].value) if claims and claims[0].value is not None else None
