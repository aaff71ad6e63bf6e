"""Claims as they are shown: values in words, references as labels, origin and evidence in short sentences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from regesta.domain.codebook import Codebook
from regesta.domain.model import Claim, Evidence, Origin
from regesta.domain.values import KINDS
from regesta.services.views import ClaimView, EvidenceView
from regesta.store.claims import referred
from regesta.store.records import records_by_id
from regesta.store.remarks import flagged, note_counts
from regesta.store.work import Session

_STATES = {"not_said": "not said", "unknown": "unknown", "none": "none"}
_JOINTS = {"all_of": " and ", "one_of": " or ", "some_of": " · some of · "}


class Shower:
    """Turns claims into `ClaimView`s; knows the labels of everything they refer to."""

    def __init__(self, session: Session, codebook: Codebook, claims: Iterable[Claim], language: str = "en") -> None:
        claims = list(claims)
        self._codebook = codebook
        self._language = language
        wanted = referred(session, [claim.id for claim in claims]) | {claim.record for claim in claims}
        wanted |= {each.source for claim in claims for each in claim.evidence}
        wanted |= {link.record for claim in claims for e in claim.evidence for link in e.chain if link.record}
        rows = records_by_id(session, wanted)
        self.labels = {key: row.label for key, row in rows.items()}
        self.types = {key: row.type for key, row in rows.items()}
        ids = {claim.id for claim in claims}
        self._notes = note_counts(session, ids)
        self._flags = flagged(session, ids)

    def display(self, record_type: str, claim: Claim) -> str:
        """A claim's value in words."""
        if claim.value_state != "value":
            return _STATES[claim.value_state.value]
        if claim.members:
            words = [self.labels.get(member, member) for member in claim.members]
            return _JOINTS[claim.reading.value if claim.reading else "all_of"].join(words)
        return self.value_words(record_type, claim.property, claim.value)

    def value_words(self, record_type: str, prop: str, value: Any) -> str:
        """One value in words."""
        spec = self._codebook.type(record_type)
        if not spec.has(prop):
            return str(value)
        what = spec.property(prop)
        if what.kind == "reference":
            return self.labels.get(value, str(value))
        if what.kind == "enum":
            return what.term_label(str(value), self._language)
        return KINDS[what.kind].format(value)

    def show(self, claim: Claim, *, differs: bool = False, problems: tuple[str, ...] = ()) -> ClaimView:
        """A claim ready to draw."""
        record_type = self.types.get(claim.record, "")
        spec = self._codebook.type(record_type)
        what = spec.property(claim.property) if spec.has(claim.property) else None
        return ClaimView(
            id=claim.id,
            record=claim.record,
            property=claim.property,
            label=what.label_in(self._language) if what else claim.property,
            kind=what.kind if what else "text",
            value=claim.value,
            members=claim.members,
            reading=claim.reading.value if claim.reading else None,
            value_state=claim.value_state.value,
            display=self.display(record_type, claim),
            detail=_detail(claim),
            status=claim.status.value,
            deferred=claim.deferred,
            rank=claim.rank.value,
            basis=claim.basis.value,
            modality=claim.modality.value,
            as_of=claim.as_of,
            certainty=claim.certainty.value if claim.certainty else None,
            confidence=claim.confidence,
            origin=_origin(claim.origin),
            reason=claim.reason or "",
            decided=_decided(claim),
            evidence=tuple(self.evidence(each) for each in claim.evidence),
            differs=differs,
            problems=problems,
            notes=self._notes.get(claim.id, 0),
            flagged=claim.id in self._flags,
        )

    def evidence(self, each: Evidence) -> EvidenceView:
        """Evidence ready to draw."""
        chain = [link.text or self.labels.get(link.record or "", link.record or "") for link in each.chain]
        return EvidenceView(
            id=each.id,
            source=each.source,
            source_title=self.labels.get(each.source, each.source),
            start=each.start,
            end=each.end,
            quote=each.quote,
            role=each.role.value,
            status=each.status.value,
            chain=" → ".join(chain),
            origin=_origin(each.origin),
        )


def _detail(claim: Claim) -> str:
    """What stands small beside the value: anchor and rule, modality, when it held, language and form."""
    parts = []
    if claim.resolution is not None:
        anchor = f" from {claim.resolution.anchor}" if claim.resolution.anchor else ""
        parts.append(f"“{claim.resolution.surface}”{anchor} · {claim.resolution.rule.replace('_', ' ')}")
    if claim.modality != "asserted":
        parts.append(claim.modality.value.replace("_", " "))
    if claim.polarity == "negated":
        parts.append("negated")
    if claim.as_of:
        parts.append(f"as of {claim.as_of}")
    for key, value in sorted((claim.value_detail or {}).items()):
        if isinstance(value, str) and key in {"lang", "form", "wording"}:
            parts.append(value.replace("_", " "))
    if claim.basis in {"inferred", "curator"}:
        parts.append("inferred" if claim.basis == "inferred" else "curator's word")
    return " · ".join(parts)


def _origin(origin: Origin) -> str:
    return f"{origin.name} {origin.version}" if origin.version else origin.name


def _decided(claim: Claim) -> str:
    if claim.decided is None:
        return ""
    reason = f": {claim.decided.reason}" if claim.decided.reason else ""
    return f"{claim.status.value} by {claim.decided.curator}, {claim.decided.at}{reason}"
