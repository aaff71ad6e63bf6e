"""Everything that is said of one thing, claim by claim: on whose word, in which source."""

from __future__ import annotations

from regesta.checks import bounds, cadence, identity
from regesta.domain.claim import ValueState
from regesta.domain.model import Claim
from regesta.services.questions.answer import NO_SOURCE, Answer, Reader, shown

_COLUMNS = ("of", "property", "value", "basis", "through", "source")
_DOUBTS = (cadence.broken_cadence, cadence.two_frequencies, bounds.filed_under, identity.same_proposer)


def about(reader: Reader, name: str, prop: str | None = None) -> Answer:
    """What is said of a thing, or of one property of it; what was looked for and not said is noted."""
    question = f"What is said of {name}?" if prop is None else f"What is said of {name}: {prop}?"
    types = [spec.name for spec in reader.dataset.codebook.types if spec.name not in {"statement", "source"}]
    found = reader.find(name, *types)
    rows, silent = [], []
    for thing in found:
        spec = reader.dataset.codebook.type(reader.dataset.records[thing].type)
        wanted = [p for p in spec.properties if prop in {None, p.name, p.label_in("en")}]
        for each in wanted:
            claims = reader.claims(thing, each.name)
            for claim in claims:
                cells = (reader.label(thing), each.label_in("en"), _value(reader, claim), claim.basis.value)
                rows.append(reader.row((*cells, reader.through([claim]), reader.sources([claim])), [claim]))
            if not claims and (prop is not None or _looked_for(reader, thing, each.name)):
                silent.append(f"{reader.label(thing)}, {each.label_in('en')}: {NO_SOURCE}")
    doubts = reader.doubts(_DOUBTS, found)
    return Answer(question, _COLUMNS, tuple(rows), (*silent, *doubts) if rows or silent else (NO_SOURCE,))


def _looked_for(reader: Reader, thing: str, prop: str) -> bool:
    """Whether somebody read for it: the source does not say, or it is known that none tells."""
    members = reader.dataset.clusters.members(thing)
    states = {c.value_state for m in members for c in reader.dataset.claims.get(m, ()) if c.property == prop}
    return bool(states & {ValueState.NOT_SAID, ValueState.UNKNOWN})


def _value(reader: Reader, claim: Claim) -> str:
    detail = claim.value_detail or {}
    if claim.members:
        return f" {'or' if claim.reading == 'one_of' else 'and'} ".join(map(reader.label, claim.members))
    words = shown([detail.get("wording") or "", reader.label(detail["for_party"]) if "for_party" in detail else ""])
    known = isinstance(claim.value, str) and claim.value in reader.dataset.records
    value = reader.label(str(claim.value)) if known else str(claim.value)
    return f"{value} ({words.strip(', ')})" if words.strip(", ") else value
