"""A dataset as the rows of bundle version 1: keys in the order of design, section 7, null where empty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from regesta.domain.claim import Status
from regesta.domain.dataset import Dataset, SourceDocument
from regesta.domain.model import Claim, Evidence, Mention, Problem
from regesta.exchange.scope import EXCERPT, text_level

Row = dict[str, Any]


def _fact(dataset: Dataset, source: str, prop: str) -> Claim | None:
    claims = dataset.standing(source, prop)
    claims.sort(key=lambda c: (c.rank.value != "preferred", c.status is not Status.ACCEPTED, c.id))
    return claims[0] if claims else None


def _value(dataset: Dataset, source: str, prop: str) -> Any:
    claim = _fact(dataset, source, prop)
    return claim.value if claim else None


def source_rows(dataset: Dataset, text: str, similar: dict[str, list[Row]]) -> Iterator[Row]:
    """Rows of sources.jsonl, by id; `similar` maps a source's id to `similar_to` entries."""
    spans = _evidence_spans(dataset)
    for key in sorted(dataset.sources):
        document = dataset.sources[key]
        level = text_level(dataset, key, text)
        published = _fact(dataset, key, "published_on")
        yield {
            "id": key,
            "file_name": document.file_name,
            "media_type": document.media_type,
            "bytes": document.bytes,
            "file_sha256": document.file_sha256,
            "text_sha256": document.text_sha256,
            "characters": document.characters,
            "title": _value(dataset, key, "title"),
            "publisher": _value(dataset, key, "publisher"),
            "url": _value(dataset, key, "url") or document.url,
            "published_on": published.value if published else None,
            "published_on_basis": published.basis.value if published else None,
            "language": _value(dataset, key, "language") or document.language,
            "status": document.state,
            "version": document.version,
            "previous": document.previous,
            "text_allowed": _value(dataset, key, "text_allowed") or "quotes",
            "passages": [{"start": p.start, "end": p.end, "kind": p.kind.value} for p in document.passages],
            "similar_to": similar.get(key, []),
            "text": document.text if level == "full" else None,
            "excerpts": list(_excerpts(document, spans.get(key, []))) if level == "quotes" else [],
        }


def _evidence_spans(dataset: Dataset) -> dict[str, list[tuple[int, int]]]:
    """Where the evidence of the bundle stands, by source."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for claims in dataset.claims.values():
        for claim in claims:
            for each in claim.evidence:
                found[each.source].append((each.start, each.end))
    return found


def _excerpts(document: SourceDocument, spans: list[tuple[int, int]]) -> Iterator[Row]:
    """The text around every evidence of the bundle, joined where it meets."""
    end = -1
    start = 0
    for left, right in sorted((max(0, s - EXCERPT), min(document.characters, e + EXCERPT)) for s, e in spans):
        if left > end:
            if end >= 0:
                yield {"start": start, "text": document.text[start:end]}
            start, end = left, right
        end = max(end, right)
    if end >= 0:
        yield {"start": start, "text": document.text[start:end]}


def record_rows(dataset: Dataset, text: str) -> Iterator[Row]:
    """Rows of records.jsonl, by id: a cluster with every member's claims."""
    seen: set[str] = set()
    for key in sorted(dataset.records, key=lambda each: (dataset.clusters.id_of(each), each)):
        cluster = dataset.clusters.id_of(key)
        if cluster in seen:
            continue
        seen.add(cluster)
        lead = dataset.records.get(cluster) or dataset.records[key]
        members = [member for member in dataset.clusters.members(key) if member in dataset.records]
        statuses = {dataset.records[member].status for member in members}
        status = next(s for s in (Status.ACCEPTED, Status.PROPOSED, Status.REJECTED) if s in statuses)
        yield {
            "id": cluster,
            "type": lead.type,
            "label": lead.label,
            "status": status.value,
            "members": [
                {
                    "id": m,
                    "label": dataset.records[m].label,
                    "status": dataset.records[m].status.value,
                    "origin": _origin(dataset.records[m].origin),
                }
                for m in members
            ],
            "claims": list(_claims(dataset, lead.type, members, text)),
        }


def _claims(dataset: Dataset, type_name: str, members: list[str], text: str) -> Iterator[Row]:
    order: dict[str, int] = {}
    if dataset.codebook.has_type(type_name):
        order = {spec.name: n for n, spec in enumerate(dataset.codebook.type(type_name).properties)}
    every = [claim for member in members for claim in dataset.claims.get(member, ())]
    for claim in sorted(every, key=lambda c: (order.get(c.property, len(order)), c.property, c.id)):
        yield _claim(dataset, type_name, claim, text)


def _claim(dataset: Dataset, type_name: str, claim: Claim, text: str) -> Row:
    value = claim.value
    if isinstance(value, str) and _refers(dataset, type_name, claim.property):
        value = dataset.clusters.id_of(value)
    return {
        "id": claim.id,
        "member": claim.record,
        "property": claim.property,
        "value": value,
        "value_detail": claim.value_detail,
        "members": [dataset.clusters.id_of(member) for member in claim.members],
        "reading": claim.reading.value if claim.reading else None,
        "value_state": claim.value_state.value,
        "polarity": claim.polarity.value,
        "status": claim.status.value,
        "deferred": claim.deferred,
        "rank": claim.rank.value,
        "basis": claim.basis.value,
        "derived_from": sorted(claim.derived_from),
        "modality": claim.modality.value,
        "as_of": claim.as_of,
        "valid": claim.valid,
        "confidence": None if claim.confidence is None else f"{claim.confidence:.4f}",
        "certainty": claim.certainty.value if claim.certainty else None,
        "reason": claim.reason,
        "resolution": claim.resolution.model_dump(mode="json") if claim.resolution else None,
        "origin": _origin(claim.origin),
        "decided": claim.decided.model_dump(mode="json") if claim.decided else None,
        "evidence": [_evidence(dataset, each, text) for each in claim.evidence],
    }


def _refers(dataset: Dataset, type_name: str, prop: str) -> bool:
    if not dataset.codebook.has_type(type_name) or not dataset.codebook.type(type_name).has(prop):
        return False
    return dataset.codebook.type(type_name).property(prop).kind == "reference"


def _origin(origin: Any) -> Row:
    return {"kind": origin.kind.value, "name": origin.name, "version": origin.version}


def _evidence(dataset: Dataset, each: Evidence, text: str) -> Row:
    shown = text_level(dataset, each.source, text) != "none"
    return {
        "id": each.id,
        "source": each.source,
        "start": each.start,
        "end": each.end,
        "quote": each.quote if shown else None,
        "prefix": each.prefix if shown else None,
        "suffix": each.suffix if shown else None,
        "role": each.role.value,
        "status": each.status.value,
        "origin": _origin(each.origin),
        "decided": each.decided.model_dump(mode="json") if each.decided else None,
        "chain": [
            {
                "record": dataset.clusters.id_of(link.record) if link.record else None,
                "text": link.text,
                "role": link.role.value,
            }
            for link in each.chain
        ],
    }


def mention_rows(dataset: Dataset, text: str) -> Iterator[Row]:
    """Rows of mentions.jsonl, by id."""
    for mention in sorted(dataset.mentions, key=lambda each: each.id):
        yield _mention(dataset, mention, shown=text_level(dataset, mention.source, text) != "none")


def _mention(dataset: Dataset, mention: Mention, *, shown: bool) -> Row:
    return {
        "id": mention.id,
        "source": mention.source,
        "start": mention.start,
        "end": mention.end,
        "quote": mention.quote if shown else None,
        "type": mention.type,
        "kind": mention.kind.value,
        "record": dataset.clusters.id_of(mention.record) if mention.record else None,
        "member": mention.record,
        "members": list(mention.members),
        "reading": mention.reading.value if mention.reading else None,
        "value": mention.value,
        "resolution": mention.resolution.model_dump(mode="json") if mention.resolution else None,
        "status": mention.status.value,
        "origin": _origin(mention.origin),
    }


def judgement_rows(dataset: Dataset) -> Iterator[Row]:
    """Rows of judgements.jsonl, by id."""
    for each in sorted(dataset.judgements, key=lambda j: j.id):
        yield {
            "id": each.id,
            "left": each.left,
            "right": each.right,
            "verdict": each.verdict.value,
            "status": each.status.value,
            "score": None if each.score is None else f"{each.score:.4f}",
            "features": {name: f"{value:.4f}" for name, value in sorted(each.features.items())},
            "origin": _origin(each.origin),
            "curator": each.curator,
            "at": each.at,
            "reason": each.reason,
        }


def note_rows(dataset: Dataset) -> Iterator[Row]:
    """Rows of notes.jsonl, by id."""
    for each in sorted(dataset.notes, key=lambda n: n.id):
        yield {
            "id": each.id,
            "target": each.target,
            "kind": each.kind.value,
            "text": each.text,
            "url": each.url,
            "private": each.private,
            "curator": each.curator,
            "at": each.at,
        }


def redirect_rows(dataset: Dataset) -> Iterator[Row]:
    """Rows of redirects.jsonl: every id that an earlier export showed and this one does not."""
    shown = {dataset.clusters.id_of(key) for key in dataset.records}
    found = {old: (new, judgement) for old, new, judgement in dataset.redirects}
    for old in dataset.exported:
        if old not in shown:
            new = dataset.clusters.id_of(old)
            found.setdefault(old, (new if new in shown else "", None))
    for old in sorted(found):
        new, judgement = found[old]
        yield {"old": old, "new": new or None, "judgement": judgement or _joining(dataset, old)}


def _joining(dataset: Dataset, record: str) -> str | None:
    return next((j.id for j in dataset.judgements if record in (j.left, j.right) and j.verdict.value == "same"), None)


def problem_rows(problems: list[Problem]) -> list[Row]:
    """The entries of problems.json, by key."""
    return [each.model_dump(mode="json") for each in sorted(problems, key=lambda p: p.key)]
