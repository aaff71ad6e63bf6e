"""Short ways to run the extractor in tests: by rules alone, or with the language model that loads once."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from regesta.domain.proposal import KnownRecord, Proposals, ReadingRequest, Ref
from regesta.domain.source import Passage, PassageKind
from regesta.extract.dates.finder import find
from regesta.extract.pipeline import extract
from regesta.extract.sentences import index_at, split


def run(text: str, anchor: str | None = None, *, model: str = "auto", known: tuple[KnownRecord, ...] = ()) -> Proposals:
    """The proposals for a text that is body throughout."""
    passages = (Passage(start=0, end=len(text), kind=PassageKind.BODY),)
    return extract(
        ReadingRequest(source="s", text=text, passages=passages, published_on=anchor, known=known, model=model)
    )


def values(proposals: Proposals, type_: str) -> list[dict[str, list[Any]]]:
    """The records of a type: property to values, references as the labels of their records."""
    labels = {r.key: r.label for r in proposals.records}
    out = []
    for record in proposals.records:
        if record.type == type_:
            facts: dict[str, list[Any]] = defaultdict(list)
            for claim in record.claims:
                facts[claim.property].append(labels[claim.value.key] if isinstance(claim.value, Ref) else claim.value)
            out.append(dict(facts))
    return out


def labels(proposals: Proposals, type_: str) -> list[str]:
    """The labels of the records of a type, in order."""
    return sorted(r.label for r in proposals.records if r.type == type_)


def surfaces(text: str, proposals: Proposals, type_: str) -> set[str]:
    """The distinct words of the mentions of a type."""
    return {text[m.start : m.end] for m in proposals.mentions if m.type == type_}


def dates(text: str, anchor: str | None) -> dict[str, str | None]:
    """Time expressions of a text with their EDTF values."""
    sentences = tuple(split(text))

    def around(offset: int) -> tuple[int, int]:
        found = sentences[index_at(sentences, offset)]
        return found.start, found.end

    return {text[t.start : t.end]: t.value for t in find(text, anchor, around)}


def values_at(found: dict[str, str | None], surface: str) -> list[str | None]:
    """EDTF values of the expressions that overlap a surface: how much of its words one takes is not asked here."""
    return [value for words, value in found.items() if surface in words or words in surface]
