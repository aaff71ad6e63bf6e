"""Shorthand for the drafts that the steps make: keys from content, claims with their evidence and reason."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from regesta.domain.claim import Basis, MentionKind, Modality, Reading
from regesta.domain.proposal import ChainDraft, ClaimDraft, EvidenceDraft, MentionDraft, Ref, Resolution

Value = Ref | str | int | bool | dict[str, Any] | None


def key(type_: str, *parts: object) -> str:
    """A record's local key from its type and content: small letters, no marks, words joined by single spaces."""
    return f"{type_}:" + "|".join(fold(str(p)) for p in parts if p is not None)


def fold(text: str) -> str:
    """Small letters without diacritics or punctuation, for keys and for comparing names."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[^\w.+&/-]+", " ", bare.replace("’s", "").replace("'s", "")).split())


def squeeze(text: str) -> str:
    """The text with its white space made single spaces."""
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes drafts for one step."""

    step: str

    def claim(
        self,
        property_: str,
        value: Value,
        spans: Iterable[tuple[int, int]],
        confidence: float,
        reason: str,
        *,
        basis: Basis = Basis.STATED,
        modality: Modality = Modality.ASSERTED,
        resolution: Resolution | None = None,
        detail: dict[str, Any] | None = None,
        chain: tuple[ChainDraft, ...] = (),
        as_of: str | None = None,
        derived_from: tuple[str, ...] = (),
        members: tuple[Ref, ...] = (),
        reading: Reading | None = None,
    ) -> ClaimDraft:
        """One claim with evidence at the spans (code points)."""
        return ClaimDraft(
            property=property_,
            value=value,
            value_detail=detail,
            members=members,
            reading=reading,
            basis=basis,
            modality=modality,
            as_of=as_of,
            confidence=round(confidence, 3),
            reason=reason,
            step=self.step,
            resolution=resolution,
            derived_from=derived_from,
            evidence=tuple(EvidenceDraft(start=a, end=b, chain=chain) for a, b in dict.fromkeys(spans)),
        )

    def mention(
        self,
        start: int,
        end: int,
        type_: str,
        record: str | None,
        *,
        kind: MentionKind = MentionKind.NAME,
        confidence: float = 0.8,
    ) -> MentionDraft:
        """One mention of a record, or of none."""
        return MentionDraft(
            start=start,
            end=end,
            type=type_,
            kind=kind,
            record=Ref(key=record) if record else None,
            confidence=confidence,
            step=self.step,
        )
