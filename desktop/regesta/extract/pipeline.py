"""From a request to proposals: read, run every step, put the drafts of one record together."""

from __future__ import annotations

import re
from collections import defaultdict

from regesta.domain.proposal import ClaimDraft, EvidenceDraft, MentionDraft, Proposals, ReadingRequest, RecordDraft
from regesta.extract import gazetteer, model
from regesta.extract.gazetteer import by_iso
from regesta.extract.linking import link
from regesta.extract.organisations import home_countries
from regesta.extract.reading import Reading
from regesta.extract.registry import all_steps
from regesta.extract.sentences import split

NO_MODEL = "no language model is installed: names come from rules and the gazetteer alone"
_CREDIT = re.compile(
    r"\((?:Reporting|Additional [Rr]eporting|Editing|Writing)\b[^)]*\)"
    r"|^(?:Additional )?(?:[Rr]eporting|[Ee]diting|[Ww]riting) by [^\n]{3,160}$",
    re.MULTILINE,
)


def extract(request: ReadingRequest) -> Proposals:
    """All proposals for one source; the same request gives the same proposals.

    Args:
        request: the source's canonical text with its passages, its date, and what the project knows.

    Returns:
        Drafts of records and mentions, every claim with evidence in code points of `request.text`.
    """
    name = model.choose(request.model)
    notices = (NO_MODEL,) if name is None and request.model != "none" else ()
    reading = read(request, name)
    for step in all_steps():
        reading = reading.adding(step.run(reading))
    versions = {step.name: step.version for step in all_steps()}
    return Proposals(
        records=link(_joined(reading.records), request.known),
        mentions=_distinct(reading.mentions),
        steps=versions,
        notices=notices,
    )


def read(request: ReadingRequest, model_name: str | None) -> Reading:
    """The reading that the first step gets."""
    furniture = tuple((p.start, p.end) for p in request.passages if p.kind.boilerplate)
    furniture += tuple((m.start(), m.end()) for m in _CREDIT.finditer(request.text))
    counts = home_countries(request.text)
    home = tuple(by_iso()[iso] for iso, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:3])
    return Reading(
        request=request,
        gazetteer=gazetteer.with_known(request.known),
        sentences=tuple(split(request.text)),
        furniture=furniture,
        model_entities=tuple(model.entities(request.text, model_name)) if model_name else (),
        home=home,
    )


def _joined(drafts: tuple[RecordDraft, ...]) -> tuple[RecordDraft, ...]:
    """One draft for each key, its claims put together; the label of the first."""
    groups: dict[str, list[RecordDraft]] = defaultdict(list)
    for draft in drafts:
        groups[draft.key].append(draft)
    out = []
    for group in groups.values():
        claims = _claims([c for d in group for c in d.claims])
        existing = next((d.existing for d in group if d.existing), None)
        out.append(group[0].model_copy(update={"claims": claims, "existing": existing}))
    return tuple(out)


def _claims(claims: list[ClaimDraft]) -> tuple[ClaimDraft, ...]:
    """Claims of one record: the same value, polarity and modality is one claim with all the evidence."""
    table: dict[str, ClaimDraft] = {}
    for claim in claims:
        identity = repr((claim.property, claim.value, claim.members, claim.polarity, claim.modality))
        if identity not in table:
            table[identity] = claim
            continue
        kept = table[identity]
        evidence: dict[EvidenceDraft, None] = dict.fromkeys((*kept.evidence, *claim.evidence))
        best = kept if kept.confidence >= claim.confidence else claim
        table[identity] = best.model_copy(update={"evidence": tuple(evidence)})
    return tuple(table.values())


def _distinct(mentions: tuple[MentionDraft, ...]) -> tuple[MentionDraft, ...]:
    """Mentions in order, each span and type once."""
    table: dict[tuple[int, int, str], MentionDraft] = {}
    for mention in mentions:
        place = (mention.start, mention.end, mention.type)
        if place not in table or (table[place].value is None and mention.value is not None):
            table[place] = mention
    return tuple(table[k] for k in sorted(table))
